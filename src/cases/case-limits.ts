import type { Limitation, Limits, TimeLimit } from '../../workflows/cases/limits';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { dueAtEndOf, dueWithin, type CountingContext } from '../calendar/counting';
import { addMonths, daysBetween, localDateOf } from '../calendar/local-date';
import { provisionOn, type LawRegister } from '../rules/law/provision';

/** Time limit and limitation of a review, worked out with the working shown. Pure. Source: DOMAIN §5, ADR 0052. */

export type Track = 'party' | 'administrative';

/** Days as workflows/policies/case-limits.yaml has them; null is not confirmed. */
export interface LimitRecord {
  readonly id: string;
  readonly track: Track;
  /** `any`: whoever has no record of their own. */
  readonly status: string;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly timeLimit: {
    readonly provision: string;
    readonly days: number | null;
    readonly extendedDays: number | null;
  };
  readonly limitations: readonly {
    readonly provision: string;
    readonly forms: readonly string[];
    readonly years: number | 'none' | null;
  }[];
}

export interface LimitSettings {
  readonly limits: readonly LimitRecord[];
  readonly complaintWindows: readonly {
    readonly track: Track;
    readonly provision: string | null;
    readonly months: number | null;
  }[];
}

/** What the days of a review run from. */
export interface ToLimit {
  readonly track: Track;
  readonly status: string;
  readonly actOn: LocalDate;
  /** A new violation begins the limitation anew. */
  readonly countedFrom: LocalDate;
  /** When it came to light. */
  readonly detectedOn: LocalDate;
}

export interface LimitContext extends CountingContext {
  readonly settings: LimitSettings;
  readonly law: LawRegister;
}

/** The limits as a review opens with them; a track without any record has none that is known. */
export function limitsOf(about: ToLimit, context: LimitContext): Limits {
  const record = recordFor(about, context.settings);
  return {
    timeLimit: record === null ? null : timeLimitOf(about, record, context),
    limitations: (record?.limitations ?? []).map((each) => limitationOf(about, each, context)),
    complaintWindow: null,
    suspendedAt: null,
  };
}

function recordFor({ track, status, actOn }: ToLimit, { limits }: LimitSettings): LimitRecord | null {
  const inForce = limits.filter(
    ({ effectiveFrom, effectiveTo, ...each }) =>
      each.track === track && effectiveFrom <= actOn && (effectiveTo === null || actOn <= effectiveTo),
  );
  return inForce.find((each) => each.status === status) ?? inForce.find((each) => each.status === 'any') ?? null;
}

function timeLimitOf(about: ToLimit, { timeLimit }: LimitRecord, context: LimitContext): TimeLimit {
  const { provision, days, extendedDays } = timeLimit;
  const blank = {
    ...{ track: about.track, provision, sure: sureOf(provision, about.actOn, context.law) },
    ...{ from: about.detectedOn, days, extendedDays, extended: false, suspendedDays: 0 },
  };
  return counted(blank, context);
}

/** The due day and the sum that gives it. */
function counted(limit: Omit<TimeLimit, 'due' | 'working'>, context: CountingContext): TimeLimit {
  const { from, days, extendedDays, extended, suspendedDays } = limit;
  const allowed = extended ? extendedDays : days;
  if (allowed === null) return { ...limit, due: null, working: `${from} + ? (chưa xác nhận / not confirmed)` };
  const due = dueWithin({ amount: allowed + suspendedDays, unit: 'day' }, from, context);
  const given = suspendedDays === 0 ? '' : ` + ${suspendedDays}`;
  return { ...limit, due, working: `${from} + ${allowed}${given} = ${due.dueOn}` };
}

const MONTHS_OF_YEAR = 12;

/** Years from the day of the act, or of a new violation; the day itself is not counted. */
function limitationOf(
  { actOn, countedFrom }: ToLimit,
  { provision, forms, years }: LimitRecord['limitations'][number],
  { law }: LimitContext,
): Limitation {
  const base = { provision, sure: sureOf(provision, actOn, law), forms, from: countedFrom };
  if (years === null)
    return { ...base, years: null, due: null, working: `${countedFrom} + ? (chưa xác nhận / not confirmed)` };
  if (years === 'none') return { ...base, years: null, due: null, working: 'không có thời hiệu / none' };
  const due = dueAtEndOf(addMonths(countedFrom, years * MONTHS_OF_YEAR));
  const restarted = countedFrom === actOn ? '' : ' (vi phạm mới / a new violation)';
  return { ...base, years, due, working: `${countedFrom}${restarted} + ${years} năm / years = ${due.dueOn}` };
}

const sureOf = (provision: string, on: LocalDate, law: LawRegister): string =>
  provisionOn(law, provision, on)?.sure ?? 'not-in-force';

/** Illness, pregnancy, detention: no day runs from now on. */
export const suspendedLimits = (limits: Limits, at: Instant): Limits => ({ ...limits, suspendedAt: at });

/** The days of the suspension are given back. */
export function resumedLimits(limits: Limits, at: Instant, context: CountingContext): Limits {
  const { timeLimit, suspendedAt } = limits;
  if (timeLimit === null || suspendedAt === null) return { ...limits, suspendedAt: null };
  const days = daysBetween(localDateOf(suspendedAt), localDateOf(at));
  const suspendedDays = timeLimit.suspendedDays + days;
  return { ...limits, suspendedAt: null, timeLimit: counted({ ...timeLimit, suspendedDays }, context) };
}

/** Null where no longer limit is known. */
export function extendedLimits(limits: Limits, context: CountingContext): Limits | null {
  const { timeLimit } = limits;
  if (timeLimit === null || timeLimit.extendedDays === null) return null;
  return { ...limits, timeLimit: counted({ ...timeLimit, extended: true }, context) };
}

/** The window opens when the decision is made known. */
export function withComplaintWindow(limits: Limits | null, track: Track, at: Instant, context: LimitContext): Limits {
  const window = context.settings.complaintWindows.find((each) => each.track === track);
  const base = limits ?? { timeLimit: null, limitations: [], complaintWindow: null, suspendedAt: null };
  if (window === undefined || window.months === null) return base;
  const due = dueWithin({ amount: window.months, unit: 'month' }, localDateOf(at), context);
  return { ...base, complaintWindow: { provision: window.provision, months: window.months, due } };
}
