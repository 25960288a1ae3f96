import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { refusal, type Plain } from '../../../workflows/vocabulary';
import { Refused } from '../refused';
import { fieldRefusals } from './validation.pipe';

export type ReadEvent = { readonly type: string; readonly [field: string]: Plain };

/** Reads an event by the family that its type belongs to. Refuses `event.unknown`, and `request.invalid` with the wrong fields
 *  under `event.`. What is not given stays absent. */
export function readEvent(sent: object, families: ReadonlyMap<string, Type<object>>): ReadEvent {
  const type = 'type' in sent ? String(sent.type) : '';
  const family = families.get(type);
  if (!family) throw new Refused(refusal('event.unknown', { event: type.slice(0, 100).normalize('NFC') }));
  const event = plainToInstance(family, sent);
  const errors = validateSync(event, { whitelist: true, forbidNonWhitelisted: true });
  const fields = fieldRefusals(errors, 'event');
  if (fields.length > 0) throw new Refused(refusal('request.invalid', { count: fields.length }), fields);
  const given = Object.entries(event).filter(([, value]) => value !== undefined && value !== null);
  return { ...(Object.fromEntries(given) as { [field: string]: Plain }), type };
}
