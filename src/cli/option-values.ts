import type { LocalDate } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';
import type { UnitActor } from '../people/unit-change.store';
import { misused } from './failure';
import { actorFromText } from './issuing-actor.store';

/** Values that several commands take, read in one way. */

/** Who acts, from `--by`; null: whoever is entitled by the post. */
export function byFrom(text: string | undefined): UnitActor | null {
  if (text === undefined) return null;
  const actor = actorFromText(text);
  if (actor === null) throw misused('usage.invalid-value', { given: text, expected: 'PERSON/POST/UNIT' });
  return actor;
}

export function dayFrom(text: string): LocalDate {
  if (!isLocalDate(text)) throw misused('usage.invalid-value', { given: text, expected: 'YYYY-MM-DD' });
  return text;
}
