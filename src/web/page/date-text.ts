import type { Instant, LocalDate } from '../../../workflows/vocabulary';

/** `22/11/2026`, in both languages: an office reads one way of writing days. */
export const dayText = (on: LocalDate): string => `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

const LOCAL = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  hourCycle: 'h23',
});

/** `07:00, 22/11/2026`, in the time of Vietnam. */
export function momentText(at: Instant, to: 'minute' | 'second'): string {
  const part = Object.fromEntries(LOCAL.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
  const time = [part['hour'], part['minute'], ...(to === 'second' ? [part['second']] : [])].join(':');
  return `${time}, ${part['day']}/${part['month']}/${part['year']}`;
}
