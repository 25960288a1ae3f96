import type { LocalDate } from '../../workflows/vocabulary';
import type { Comparator, Span } from './counting';

export type Every = 'week' | 'month' | 'quarter' | 'half-year' | 'nine-months' | 'year';

/** "trước ngày 05 tháng đầu quý": `{day: 5, month: 1, comparator: 'before'}`. `day` is a day of the month, clamped to its
 *  last (31 = the last day), or of the week (1 = Monday) when the period is a week. `month` counts within the period from
 *  1; without it the last month is meant. Without a comparator: by. */
export interface DayOfPeriod {
  readonly day: number;
  readonly month?: number;
  readonly comparator?: Comparator;
}

/** "từ ngày 1 đến ngày 5 hằng tháng": both days included. */
export interface WindowOfPeriod {
  readonly window: readonly [from: number, to: number];
  readonly month?: number;
}

/** Cut-off and day to send by come from a reporting regime; a plan may set another day to send by and keep the cut-off.
 *  Source: DOMAIN §4. */
export interface RegimeOfPeriod {
  readonly regime: string;
  readonly sendBy?: SendByRule;
}

/** The day to send by: the cut-off itself, some working days after it, or a day of the month of the cut-off. */
export type SendByRule =
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'after-cut-off'; readonly workingDays: number }
  | { readonly kind: 'day-of-month'; readonly day: number; readonly comparator: Comparator };

export type PeriodicDue = DayOfPeriod | WindowOfPeriod | RegimeOfPeriod;

/** Each period has its own due day. `prescribed`: the text says "hằng năm" and no day; the chain supplies it. */
export interface PeriodicRule {
  readonly kind: 'periodic';
  readonly every: Every;
  readonly due: PeriodicDue | 'prescribed';
}

export type SettledPeriodicRule = PeriodicRule & { readonly due: PeriodicDue };

export interface OnDateRule {
  readonly kind: 'on-date';
  readonly comparator: Comparator;
  readonly date: LocalDate;
  /** `HH:mm` in Vietnam. */
  readonly time?: string;
}

/** `anchor` names a moment of the duty's own: `issued` and `plan-end` come from the plan, others (`received`, `detected`,
 *  `assigned`, …) are told as they happen. */
export interface WithinRule extends Span {
  readonly kind: 'within';
  readonly anchor: string;
}

/** "kịp thời" or "chậm nhất sau 24 giờ", from an event. */
export type OnEventRule =
  | { readonly kind: 'on-event'; readonly event: string; readonly promptly: true }
  | { readonly kind: 'on-event'; readonly event: string; readonly within: Span };

/** When a duty is due, as the text says it. `standing` ("không hạn") is a value of its own, not the absence of one;
 *  `as-prescribed` ("theo quy định") is resolved by others. Source: DOMAIN §1, §8. */
export type DeadlineRule =
  | { readonly kind: 'standing' }
  | OnDateRule
  | PeriodicRule
  | WithinRule
  | OnEventRule
  | { readonly kind: 'as-prescribed' };
