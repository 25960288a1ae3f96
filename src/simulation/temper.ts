/** How one duty fares with those who have it: drawn once by a random office, or set by a behaviour file. Days are working days. */
export interface Temper {
  /** From the opening to the first touch. */
  readonly startsAfter: number;
  /** From the due date to the handing in: negative before it, positive after; where there is no due date, from the opening.
   *  Null: it is never handed in. */
  readonly handsInAfterDue: number | null;
  /** Sessions held, drafts written and the like, although nothing is ever handed in. */
  readonly triesAnyway: boolean;
  /** From handing in to the office's answer; null: the office leaves it lying. */
  readonly judgedAfter: number | null;
  /** How often the office sends it back before it is content. */
  readonly returns: number;
  /** From a return to the next handing in; null: it stays with the unit. */
  readonly mendedAfter: number | null;
  /** The unit has nothing to report, to send or to find, and says so. */
  readonly nothingToTell: boolean;
  /** The head hands the duty back with a reason, and it is given again. */
  readonly handsBack: boolean;
  readonly moreTime: MoreTime | null;
  readonly attendance: Attendance;
  /** From the due date to the day on which the head of the office lets a duty go that nobody fulfils; null: never. */
  readonly letGoAfterDue: number | null;
  /** A standing duty: between two reports of the unit, and between two assessments by the office. */
  readonly reportsEvery: number;
  readonly assessedEvery: number;
}

export interface MoreTime {
  /** Before the due date. */
  readonly askedBefore: number;
  readonly days: number;
  readonly decision: 'extension.granted' | 'extension.refused' | 'extension.counter-offered';
  readonly decidedAfter: number;
  /** Days offered instead, and whether the unit takes them. */
  readonly offeredDays: number;
  readonly accepts: boolean;
}

export interface Attendance {
  readonly headcount: number;
  /** Who came to the first session, in percent of the headcount. */
  readonly firstPercent: number;
  /** Whether the rest comes to make-up sessions; without them the duty stays open. */
  readonly makesUp: boolean;
}

/** Everybody does everything, a little before it is due. */
export const DILIGENT: Temper = {
  startsAfter: 2,
  handsInAfterDue: -2,
  triesAnyway: false,
  judgedAfter: 2,
  returns: 0,
  mendedAfter: 3,
  nothingToTell: false,
  handsBack: false,
  moreTime: null,
  attendance: { headcount: 40, firstPercent: 100, makesUp: true },
  letGoAfterDue: null,
  reportsEvery: 60,
  assessedEvery: 80,
};
