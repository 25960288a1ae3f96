import type { Instant } from '../../../workflows/vocabulary';

const TIMESTAMP = /^(\d{4,})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** PostgreSQL's text of a timestamptz (session in UTC, ISO style) as an `Instant`: `2024-06-30 17:00:00.5+00` →
 *  `2024-06-30T17:00:00.500Z`. Microseconds are cut off, not rounded, so that an instant never moves into the future.
 *  Throws on `infinity` and on dates before Christ, which no column of ours may hold. */
export function instantFromText(text: string): Instant {
  const match = TIMESTAMP.exec(text);
  if (match === null) throw new Error(`not a timestamp in UTC: ${text}`);
  const milliseconds = (match[5] ?? '').padEnd(3, '0').slice(0, 3);
  return `${match[1]}-${match[2]}-${match[3]}T${match[4]}.${milliseconds}Z` as Instant;
}
