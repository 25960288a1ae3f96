import { assertNever } from '../../workflows/vocabulary';
import type { LocalDate } from '../../workflows/vocabulary';
import type { Comparator, Span } from './counting';
import type { DeadlineRule, Every, PeriodicDue } from './deadline-rule';

/** How the product understood a deadline, so that whoever wrote the plan can say whether that is what was meant. */
export interface Understood {
  readonly vi: string;
  readonly en: string;
}

const EVERY: Readonly<Record<Every, Understood>> = {
  week: { vi: 'hằng tuần', en: 'every week' },
  month: { vi: 'hằng tháng', en: 'every month' },
  quarter: { vi: 'hằng quý', en: 'every quarter' },
  'half-year': { vi: '6 tháng một lần', en: 'every half-year' },
  'nine-months': { vi: '9 tháng đầu năm', en: 'for the first nine months' },
  year: { vi: 'hằng năm', en: 'every year' },
};
const COMPARATOR: Readonly<Record<Comparator, Understood>> = {
  before: { vi: 'trước', en: 'before' },
  by: { vi: 'chậm nhất', en: 'by' },
  until: { vi: 'đến hết', en: 'up to the end of' },
};
const UNIT: Readonly<Record<Span['unit'], Understood>> = {
  hour: { vi: 'giờ', en: 'hours' },
  day: { vi: 'ngày', en: 'days' },
  'working-day': { vi: 'ngày làm việc', en: 'working days' },
  month: { vi: 'tháng', en: 'months' },
};

export function understood(rule: DeadlineRule): Understood {
  switch (rule.kind) {
    case 'standing':
      return { vi: 'thường xuyên, không hạn', en: 'standing, no due date' };
    case 'on-date':
      return onDate(rule);
    case 'periodic':
      return periodic(rule.every, rule.due);
    case 'within':
      return {
        vi: `trong ${span(rule).vi} kể từ “${rule.anchor}”`,
        en: `within ${span(rule).en} of “${rule.anchor}”`,
      };
    case 'on-event':
      if ('promptly' in rule)
        return { vi: `khi phát sinh “${rule.event}”, kịp thời`, en: `promptly upon “${rule.event}”` };
      return {
        vi: `khi phát sinh “${rule.event}”, trong ${span(rule.within).vi}`,
        en: `within ${span(rule.within).en} of “${rule.event}”`,
      };
    case 'as-prescribed':
      return { vi: 'theo quy định', en: 'as prescribed elsewhere' };
    default:
      return assertNever(rule);
  }
}

/** `30/6/2024`. */
const dayText = (day: LocalDate): string => day.split('-').map(Number).reverse().join('/');

const span = ({ amount, unit }: Span): Understood => ({
  vi: `${amount} ${UNIT[unit].vi}`,
  en: `${amount} ${UNIT[unit].en}`,
});

function onDate(rule: Extract<DeadlineRule, { kind: 'on-date' }>): Understood {
  const [before, { vi, en }] = [rule.time === undefined ? '' : `${rule.time} `, COMPARATOR[rule.comparator]];
  return { vi: `${vi} ${before}${dayText(rule.date)}`, en: `${en} ${before}${dayText(rule.date)}` };
}

function periodic(every: Every, due: PeriodicDue | 'prescribed'): Understood {
  const { vi, en } = EVERY[every];
  if (due === 'prescribed') return { vi: `${vi}, ngày theo quy định`, en: `${en}, on a day set elsewhere` };
  if ('regime' in due) return { vi: `${vi}, theo chế độ “${due.regime}”`, en: `${en}, by the regime “${due.regime}”` };
  const month =
    due.month === undefined ? { vi: '', en: '' } : { vi: ` tháng ${due.month}`, en: ` of month ${due.month}` };
  if ('window' in due) {
    const [from, to] = due.window;
    return {
      vi: `${vi}, từ ngày ${from} đến ngày ${to}${month.vi}`,
      en: `${en}, from day ${from} to ${to}${month.en}`,
    };
  }
  const how = COMPARATOR[due.comparator ?? 'by'];
  return { vi: `${vi}, ${how.vi} ngày ${due.day}${month.vi}`, en: `${en}, ${how.en} day ${due.day}${month.en}` };
}
