import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { addDays } from '../calendar/local-date';

/** A calendar as text (RFC 5545): what other programs subscribe to. */

/** A whole day of somebody's calendar. */
export interface CalendarDay {
  /** The same as long as the thing lives, so that a program changes its entry and makes no second one. */
  readonly uid: string;
  /** Rises with each change. */
  readonly sequence: number;
  readonly on: LocalDate;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  readonly url: string | null;
  /** It no longer has to be done: programs strike it out. */
  readonly cancelled: boolean;
}

/** `now` is when the text is written. Lines end in CRLF and hold at most 75 octets (RFC 5545, 3.1). */
export function calendarText(
  {
    name,
    description,
    days,
  }: { readonly name: string; readonly description: string; readonly days: readonly CalendarDay[] },
  now: Instant,
): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    ...[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Don Doc//Han nghia vu//VI',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
    ],
    ...[`X-WR-CALNAME:${escaped(name)}`, `X-WR-CALDESC:${escaped(description)}`, 'X-WR-TIMEZONE:Asia/Ho_Chi_Minh'],
    ...['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'],
    ...days.flatMap((day) => dayLines(day, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const dayLines = (day: CalendarDay, stamp: string): readonly string[] => [
  ...['BEGIN:VEVENT', `UID:${escaped(day.uid)}`, `DTSTAMP:${stamp}`, `SEQUENCE:${day.sequence}`],
  ...[`DTSTART;VALUE=DATE:${compact(day.on)}`, `DTEND;VALUE=DATE:${compact(addDays(day.on, 1))}`],
  ...[`SUMMARY:${escaped(day.summary)}`, `DESCRIPTION:${escaped(day.description)}`],
  ...[
    `CATEGORIES:${escaped(day.category)}`,
    `STATUS:${day.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
  ],
  ...(day.url === null ? [] : [`URL:${day.url}`]),
  'END:VEVENT',
];

const compact = (on: LocalDate): string => on.replaceAll('-', '');

/** A text as a value: what would end or divide it stands behind a backslash; what no text holds is left out (RFC 5545, 3.3.11). */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const MOST_OCTETS = 75;

/** A longer line goes on behind a line end and a space; no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const letter of line) {
    const size = Buffer.byteLength(letter, 'utf8');
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      // The space in front counts.
      [part, octets] = ['', 1];
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
