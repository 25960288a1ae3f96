import type { Comparator, DraftDeadline } from '../draft';

/** The pieces that the deadline wordings are made of, as patterns over `plain` text. Every repetition is bounded. */

export const DAY_MONTH_YEAR =
  '(?:ngày\\s{0,2})?(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4})|(?:ngày\\s{0,2})?(\\d{1,2})\\s{0,2}tháng\\s{0,2}(\\d{1,2})\\s{0,2}(?:năm\\s{0,2}|/\\s?)(\\d{4})';
export const DAY_MONTH =
  'ngày\\s{0,2}(\\d{1,2})\\s{0,2}(?:[/.-]|tháng)\\s{0,2}(\\d{1,2})(?![/.\\-]?\\d)|(?<!\\d)(\\d{1,2})\\s?/\\s?(\\d{1,2})(?![/.\\-]?\\d)';
export const MONTH_YEAR =
  'tháng\\s{0,2}(\\d{1,2})\\s?(?:[/.-]\\s?|\\s{0,2}năm\\s{0,2})(\\d{4})|(?<![\\d/.-])(\\d{1,2})\\s?[/.-]\\s?(\\d{4})(?!\\d)';
export const QUARTER_YEAR =
  'quý\\s{0,2}(iv|iii|ii|i|[1-4])\\s{0,2}(?:[/.,-]\\s?|năm\\s{0,2})?\\s?(?:năm\\s{0,2})?(\\d{4})';
/** "hằng" and "hàng" are written for each other. */
export const EACH = '(?:h[ằà]ng|mỗi|từng)';

/** `before` leaves the day out; `by` and `until` include it. Source: DOMAIN §6. */
export function comparatorOf(words: string): Comparator | null {
  if (/(?:^|\s)trước(?!\s*mắt)/u.test(words)) return 'before';
  if (/đến|hết/u.test(words)) return 'until';
  return words.trim() === '' ? null : 'by';
}

export const COMPARATOR_WORDS =
  '(?:trước(?:\\s+thời\\s+điểm|\\s+hoặc\\s+trong)?|chậm\\s+nhất(?:\\s+là)?(?:\\s+(?:vào|đến|trước))?|muộn\\s+nhất(?:\\s+là)?(?:\\s+(?:vào|đến|trước))?|không\\s+(?:quá|muộn\\s+hơn|chậm\\s+hơn)|(?:cho\\s+)?(?<!tính\\s)đến(?:\\s+hết)?|tới(?:\\s+hết)?|hết|xong(?:\\s+(?:trước|trong|vào))?|hoàn\\s+thành(?:\\s+(?:trước|trong|vào|xong))?|trong|vào|từ)';

export type Deadline = Omit<DraftDeadline, 'literal'>;

export const NO_DEADLINE: Deadline = {
  ...{ kind: 'as-prescribed', date: null, comparator: null, period: null, day: null },
  ...{ anchor: null, amount: null, unit: null, time: null },
};

/** A wording that was found: where, what it means, and how much it says. The most telling one is the duty's deadline. */
export interface Wording {
  readonly start: number;
  readonly end: number;
  readonly deadline: Deadline;
}
