import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { formatOffset } from '../calendar/local-date';
import { CASE_KIND_WORDS } from '../cases/case-kind-words';
import { CASE_STATE_WORDS } from '../cases/case-state-words.table';
import { KIND_WORDS as DUTY_KIND_WORDS } from '../obligations/kind-words';
import { STATE_WORDS } from '../obligations/state-words.table';
import {
  SOURCE_WORDS as DUTY_SOURCE_WORDS,
  TIMELINESS_WORDS as DUTY_TIMELINESS_WORDS,
} from '../obligations/timeliness-words';
import type { Language } from '../platform/refusals/refusal-text';

/** Words of the terminal, Vietnamese first. They are those of docs/glossary.md. */

/** An entry of the common catalogues as a terminal shows it: both languages, in the middle of a line. */
function inBoth<K extends string>(
  spoken: (language: Language) => Readonly<Record<K, string>>,
): Readonly<Record<K, string>> {
  const [vi, en] = [spoken('vi'), spoken('en')];
  const names = Object.keys(vi) as K[];
  return Object.fromEntries(names.map((name) => [name, `${small(vi[name])} / ${small(en[name])}`])) as Record<
    K,
    string
  >;
}

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const KIND_WORDS = inBoth(DUTY_KIND_WORDS);
export const CASE_WORDS = inBoth(CASE_KIND_WORDS);
export const TIMELINESS_WORDS = inBoth(DUTY_TIMELINESS_WORDS);
export const SOURCE_WORDS = inBoth(DUTY_SOURCE_WORDS);
const [STATES, CASE_STATES] = [inBoth(STATE_WORDS), inBoth(CASE_STATE_WORDS)];

/** Where a duty stands. */
export const stateText = (state: string): string => (STATES as Readonly<Record<string, string>>)[state] ?? state;
/** Where a case stands. */
export const caseStateText = (state: string): string =>
  (CASE_STATES as Readonly<Record<string, string>>)[state] ?? stateText(state);

export const STAGE_WORDS: Readonly<Record<string, string>> = {
  draft: 'dự thảo / draft',
  opening: 'đang mở nghĩa vụ / opening',
  running: 'đang thực hiện / running',
  ended: 'hết hiệu lực / ended',
  closed: 'đã tổng kết / closed',
  withdrawing: 'đang thu hồi / being withdrawn',
  withdrawn: 'đã thu hồi / withdrawn',
};

/** The Vietnamese half, where there is no room for both. */
export const inVietnamese = (words: string): string => words.split(' / ')[0] ?? words;

/** `30/6/2024`. */
export function dayText(day: LocalDate | null): string {
  if (day === null) return '–';
  const [year, month, date] = day.split('-').map(Number);
  return `${date}/${month}/${year}`;
}

/** `30/6/2024 17:00:15`: where a beat of seconds matters. */
export const secondText = (instant: Instant | null): string =>
  instant === null ? '–' : momentText(instant) + formatOffset(instant).slice(16, 19);

/** `30/6/2024 17:00`, time of Vietnam. */
export function momentText(instant: Instant | null): string {
  if (instant === null) return '–';
  const local = formatOffset(instant);
  return `${dayText(local.slice(0, 10) as LocalDate)} ${local.slice(11, 16)}`;
}
