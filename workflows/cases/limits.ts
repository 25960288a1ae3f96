import type { Due } from '../obligations/work';
import type { Instant, LocalDate } from '../vocabulary';

/** The days of a disciplinary review with the working shown: from which day, how many, by which provision, and how sure we are of it.
 *  Worked out where calendar and settings are known; a machine is only told. Source: DOMAIN §5. */

/** Thời hạn: by when the case is to be decided. `days` null: not confirmed by any source, so none runs until a person sets one. */
export interface TimeLimit {
  readonly track: string;
  readonly provision: string;
  readonly sure: string;
  readonly from: LocalDate;
  readonly days: number | null;
  /** In all, once it is extended; null where no extension is known. */
  readonly extendedDays: number | null;
  readonly extended: boolean;
  /** Calendar days for which the case was not yet considered: given back. */
  readonly suspendedDays: number;
  readonly due: Due | null;
  /** The sum in words of days: `2026-03-02 + 90 = 2026-05-31`. */
  readonly working: string;
}

/** Thời hiệu: until when a form may be imposed at all; `until` null: there is none for this form. */
export interface Limitation {
  readonly provision: string;
  readonly sure: string;
  readonly forms: readonly string[];
  readonly from: LocalDate;
  readonly years: number | null;
  readonly due: Due | null;
  readonly working: string;
}

export interface Limits {
  readonly timeLimit: TimeLimit | null;
  readonly limitations: readonly Limitation[];
  readonly complaintWindow: {
    readonly provision: string | null;
    readonly months: number;
    readonly due: Due;
  } | null;
  /** While the case is not yet considered: since when. */
  readonly suspendedAt: Instant | null;
}
