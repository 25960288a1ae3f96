import type { DutyKind } from '../../../workflows/obligations/kinds';
import { dayOf } from '../deadlines/dates';
import { COMPARATOR_WORDS } from '../deadlines/deadline-parts';
import { isDayOfMonth } from '../deadlines/numerals';
import type { DraftDuty, DraftWarning } from '../draft';
import { plainOf, slice, spanOf, type Passage } from '../text/passage';
import { findAll, words } from '../text/words';
import { warning } from './warning';

/** Days that cannot be, that had passed when the paper was signed, and two days for one duty. */

const CUED_DAY = words(
  `(?:${COMPARATOR_WORDS})\\s+(?:ngày\\s{0,2})?(\\d{1,2})\\s?(?:[/.-]|tháng)\\s?(\\d{1,2})(?:\\s?(?:[/.-]|năm)\\s?(\\d{4}))?`,
);

/** A day after "trước", "chậm nhất" and the like that no calendar has: 31/6, 29/02/2025. Without this the duty would only be
 *  asked for its date, as if the paper gave none. */
export function daysThatAreNone(of: Passage): readonly DraftWarning[] {
  return findAll(CUED_DAY, of.plain).flatMap(({ start, end, groups: [day, month, year] }) => {
    const exists = year === undefined ? isDayOfMonth(Number(day), Number(month)) : dayOf(day, month, year) !== null;
    // "từ 10/20 đến …" and shares are no days: a month is at most twelve.
    if (exists || Number(month) > 12 || Number(month) < 1 || Number(day) > 31) return [];
    const at = slice(of, start, end);
    return [warning('intake.no-such-day', { literal: at.text }, spanOf(at))];
  });
}

/** A day that had passed when the paper was signed: one of the two is a slip. */
export function daysThatHadPassed(duties: readonly DraftDuty[], issuedOn: string | null): readonly DraftWarning[] {
  return duties.flatMap(({ deadline, ref, span }) => {
    const last = (deadline?.date ?? '').split('/').at(-1) ?? '';
    if (deadline?.kind !== 'on-date' || issuedOn?.length !== 10 || !FULL_DAY.test(last) || last >= issuedOn) return [];
    return [warning('intake.day-had-passed', { ref, literal: deadline.literal, issuedOn }, span)];
  });
}

const FULL_DAY = /^\d{4}-\d\d-\d\d$/u;

/** Kinds that one body owes once in a period or once in all: of them two days are a contradiction, of others two duties. */
const ONCE: ReadonlySet<DutyKind> = new Set(['periodicReport', 'tongKet', 'issuePlan']);

/** The later of two duties that are one by kind, body, receiver and period, with another day. */
export function daysThatDiffer(duties: readonly DraftDuty[]): readonly DraftWarning[] {
  const seen: DraftDuty[] = [];
  return duties.flatMap((duty) => {
    if (!ONCE.has(duty.kind) || dayKeyOf(duty) === null) return [];
    const other = seen.find((one) => isOne(one, duty) && dayKeyOf(one) !== dayKeyOf(duty));
    seen.push(duty);
    if (!other) return [];
    const facts = {
      ref: duty.ref,
      literal: duty.deadline?.literal ?? '',
      otherRef: other.ref,
      otherLiteral: other.deadline?.literal ?? '',
    };
    return [warning('intake.one-duty-two-days', facts, duty.span)];
  });
}

/** Days are told apart where they are said alike: a whole day of the calendar, or a day of one period. */
function dayKeyOf({ deadline }: DraftDuty): string | null {
  if (deadline?.kind === 'on-date' && FULL_DAY.test(deadline.date ?? '')) return deadline.date;
  return deadline?.kind === 'periodic' && deadline.day !== null ? `${deadline.comparator ?? ''} ${deadline.day}` : null;
}

const isOne = (a: DraftDuty, b: DraftDuty): boolean =>
  a.kind === b.kind &&
  a.deadline?.kind === b.deadline?.kind &&
  a.deadline?.period === b.deadline?.period &&
  sameBodies([...a.leads, ...a.carriesOut], [...b.leads, ...b.carriesOut]) &&
  sameBodies(a.reportsTo, b.reportsTo) &&
  subjectOf(a) === subjectOf(b);

function sameBodies(one: readonly string[], other: readonly string[]): boolean {
  const set = new Set(one.map(plainOf));
  return set.size === new Set(other.map(plainOf)).size && other.every((name) => set.has(plainOf(name)));
}

/** Of a report or a plan there may be several in one period, each of its own matter; the words before its date say which. */
const subjectOf = ({ text, deadline, kind }: DraftDuty): string => {
  if (kind === 'tongKet') return '';
  const plain = plainOf(text);
  const at = deadline === null ? -1 : plain.indexOf(plainOf(deadline.literal));
  return (at === -1 ? plain : plain.slice(0, at)).replace(/[^\p{L}]+/gu, ' ').trim();
};
