import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldRefusals } from '../../platform/http/validation.pipe';
import type { FieldRefusal } from '../../platform/refused';
import type { Typed } from './typed';

/** Reads a form into its DTO, or tells each wrong field, so that the form can be shown again with all that was typed. What was left
 *  empty is absent. */
export function readForm<T extends object>(
  dto: Type<T>,
  typed: Typed,
): { readonly read: T } | { readonly wrong: readonly FieldRefusal[] } {
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const read = plainToInstance(dto, given);
  const wrong = fieldRefusals(validateSync(read, { whitelist: true, forbidNonWhitelisted: true }), '');
  return wrong.length === 0 ? { read } : { wrong };
}
