import { FAMILY_OF_CASE_EVENT } from '../cases/case-event.dto';
import { FAMILY_OF_EVENT } from '../obligations/event.dto';
import { FAMILY_OF_PLAN_EVENT } from '../plans/plans.dto';
import { readEvent, type ReadEvent } from '../platform/http/event-reader.dto';
import { nearest } from '../platform/nearest-name';
import { Refused } from '../platform/refused';
import { misused } from './failure';

const FAMILIES = { obligation: FAMILY_OF_EVENT, plan: FAMILY_OF_PLAN_EVENT, case: FAMILY_OF_CASE_EVENT } as const;

/** The event as its family of the API reads it. */
export function readFields(kind: keyof typeof FAMILIES, stated: { readonly type: string }): ReadEvent {
  const families = FAMILIES[kind];
  if (!families.has(stated.type)) {
    const guess = nearest(stated.type, [...families.keys()]);
    const expected = guess === null ? [...families.keys()].join(', ') : guess;
    throw misused('usage.invalid-value', { given: stated.type, expected });
  }
  try {
    return readEvent(stated, families);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const [field] = error.fields;
    throw misused('usage.invalid-value', {
      given: field?.path ?? stated.type,
      expected: field?.code ?? error.refusal.code,
    });
  }
}
