import type { LocalDate } from '../../workflows/vocabulary';

/** How sure we are of a fact: A = law or official text read, B = second-hand, C = general knowledge. Source: DOMAIN. */
export type Sure = 'A' | 'B' | 'C';

/** Why a day is off: a holiday of the law; a day added because a holiday fell on a weekly rest day; a working day that the
 *  Government exchanged for a Saturday. Source: DOMAIN §6. */
export type OffKind = 'holiday' | 'added' | 'swapped';

export interface OffDay {
  readonly on: LocalDate;
  /** Vietnamese, as the announcement names it. */
  readonly name: string;
  readonly kind: OffKind;
  readonly sure: Sure;
}

/** A weekly rest day on which offices work, in exchange for a swapped day. */
export interface WorkedDay {
  readonly on: LocalDate;
  readonly insteadOf: LocalDate;
  readonly sure: Sure;
}

/** The days off of one year: announced, or worked out by the rule and provisional until they are. */
export interface CalendarYear {
  readonly year: number;
  readonly version: number;
  readonly status: 'announced' | 'provisional';
  readonly sure: Sure;
  readonly source: string;
  readonly off: readonly OffDay[];
  readonly worked: readonly WorkedDay[];
}
