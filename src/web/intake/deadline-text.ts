import type { DraftDeadline } from '../../intake/draft';
import type { Language } from '../../platform/refusals/refusal-text';
import { partialDayText } from '../page/document-text';
import { words } from '../../platform/words';

const WORDS = words({
  standing: { vi: 'làm thường xuyên, không có ngày cuối', en: 'standing, without a last day' },
  prescribed: { vi: 'theo quy định khác, chưa có ngày', en: 'as prescribed elsewhere, no day yet' },
  event: { vi: 'mỗi khi phát sinh', en: 'whenever it arises' },
  before: { vi: (day: string) => `trước ${day}`, en: (day: string) => `before ${day}` },
  by: { vi: (day: string) => `chậm nhất ${day}`, en: (day: string) => `by ${day}` },
  until: { vi: (day: string) => `đến hết ${day}`, en: (day: string) => `until the end of ${day}` },
  window: {
    vi: (from: string, to: string) => `từ ${from} đến ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  within: { vi: (amount: string) => `trong ${amount}`, en: (amount: string) => `within ${amount}` },
  every: {
    vi: (period: string, day: string) => `mỗi ${period}${day}`,
    en: (period: string, day: string) => `every ${period}${day}`,
  },
  onDay: { vi: (day: string) => `, ngày ${day}`, en: (day: string) => `, on day ${day}` },
});

const PERIODS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  week: { vi: 'tuần', en: 'week' },
  month: { vi: 'tháng', en: 'month' },
  quarter: { vi: 'quý', en: 'quarter' },
  'half-year': { vi: '6 tháng', en: 'half-year' },
  'nine-months': { vi: '9 tháng', en: 'nine months' },
  year: { vi: 'năm', en: 'year' },
};

const UNITS: Readonly<Record<NonNullable<DraftDeadline['unit']>, { readonly vi: string; readonly en: string }>> = {
  hour: { vi: 'giờ', en: 'hours' },
  day: { vi: 'ngày', en: 'days' },
  'working-day': { vi: 'ngày làm việc', en: 'working days' },
  month: { vi: 'tháng', en: 'months' },
};

/** What the words of a deadline were understood as, so that a person sees a misreading. */
export function deadlineText(deadline: DraftDeadline, language: Language): string {
  const t = WORDS(language);
  switch (deadline.kind) {
    case 'standing':
      return t.standing;
    case 'as-prescribed':
      return t.prescribed;
    case 'on-event':
      return t.event;
    case 'within':
      return deadline.amount === null || deadline.unit === null
        ? t.prescribed
        : t.within(`${deadline.amount} ${UNITS[deadline.unit][language]}`);
    case 'periodic':
      return t.every(
        (deadline.period ?? '')
          .split('+')
          .map((each) => PERIODS[each]?.[language] ?? each)
          .join(', '),
        deadline.day === null ? '' : t.onDay(deadline.day.replaceAll('+', ', ')),
      );
    case 'on-date':
      return onDate(deadline, language);
  }
}

function onDate({ date, comparator, time }: DraftDeadline, language: Language): string {
  const t = WORDS(language);
  const [first = '', last] = (date ?? '').split('/').map(partialDayText);
  const text = last === undefined ? t[comparator ?? 'by'](first) : t.window(first, last);
  return time === null ? text : `${time}, ${text}`;
}
