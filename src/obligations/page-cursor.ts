import { refusal, type Refusal } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';

/** What a list can be ordered by; a minus turns it round. */
export const SORTS = ['due', '-due', 'unit', '-unit', 'task', '-task'] as const;
export type Sort = (typeof SORTS)[number];

/** Where a page of a list ended: the values that its last line is ordered by, the id last. Rows that come or go meanwhile shift no
 *  page. */
export interface PageCursor {
  readonly sort: Sort;
  /** `due`: day, id. `unit`: name, unit, day, id. `task`: title, plan, ref, day, id. A day is empty where there is none. */
  readonly keys: readonly string[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEYS: Readonly<Record<string, number>> = { due: 2, unit: 4, task: 5 };

/** An opaque word for addresses: people are not meant to build it. */
export const cursorText = ({ sort, keys }: PageCursor): string =>
  Buffer.from(JSON.stringify([sort, ...keys]), 'utf8').toString('base64url');

/** Refuses `page.cursor-invalid`, also for one of another order. */
export function parseCursor(text: string, sort: Sort): PageCursor | Refusal {
  const [given, ...keys] = textsIn(Buffer.from(text, 'base64url').toString('utf8'));
  const [day, id] = keys.slice(-2);
  const sound =
    given === sort &&
    keys.length === KEYS[sort.replace('-', '')] &&
    (day === '' || (day !== undefined && isLocalDate(day))) &&
    UUID.test(id ?? '') &&
    (keys.length < 5 || UUID.test(keys[1] ?? ''));
  return sound ? { sort, keys } : refusal('page.cursor-invalid', { cursor: text.slice(0, 80) });
}

function textsIn(json: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(json);
    return Array.isArray(parsed) && parsed.every((each) => typeof each === 'string') ? parsed : [];
  } catch {
    return [];
  }
}
