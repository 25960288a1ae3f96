import type { DutyKind } from '../../workflows/obligations/kinds';
import { fold } from '../../src/people/fold';
import type { DraftDeadline, DraftDuty } from '../../src/intake/draft';
import type { ExpectedDuty } from './expected';

/** Whether what was found about one duty is what the careful reader says of it. */

const KINDS: Readonly<Record<string, readonly DutyKind[]>> = {
  quan_triet: ['quanTriet'],
  trien_khai: ['implementation'],
  bao_cao: ['periodicReport', 'promptReport'],
  so_ket: ['soKet'],
  tong_ket: ['tongKet'],
  ban_hanh_ke_hoach: ['issuePlan'],
  kiem_tra: ['inspection'],
  khen_thuong: ['commendationDossier'],
  khac: ['implementation', 'publication', 'promptReport'],
};

/** Null when the reader did not judge. */
export function isKindRight(expected: ExpectedDuty, found: DraftDuty): boolean | null {
  if (expected.kind === null) return null;
  return (KINDS[expected.kind] ?? []).includes(found.kind);
}

export interface Counts {
  readonly hits: number;
  readonly wanted: number;
  readonly given: number;
}

/** Bodies by name: one containing the other counts, each used once; of a whole cell every part in it counts. */
export function countBodies(expected: ExpectedDuty, found: DraftDuty): Counts {
  const parts = [
    count(expected.lead, expected.leadRaw, [...found.leads, ...found.carriesOut]),
    count(expected.coord, expected.coordRaw, found.coordinates),
    count(expected.directing, null, found.directs),
  ];
  return parts.reduce((a, b) => ({ hits: a.hits + b.hits, wanted: a.wanted + b.wanted, given: a.given + b.given }));
}

const nameOf = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function count(wanted: readonly string[], raw: string | null, given: readonly string[]): Counts {
  if (raw !== null) {
    const cell = nameOf(raw);
    const held = given.filter((each) => cell.includes(nameOf(each)));
    // The cell is found as far as the parts cover it.
    const covered =
      cell === '' ? 0 : Math.min(1, held.reduce((n, each) => n + nameOf(each).length + 1, 0) / (cell.length * 0.9));
    const size = Math.max(given.length, cell === '' ? 0 : 1);
    return {
      hits: held.length === given.length ? covered * size : held.length,
      wanted: cell === '' ? 0 : size,
      given: given.length,
    };
  }
  const left = given.map(nameOf);
  let hits = 0;
  for (const each of wanted.map(nameOf)) {
    const at = left.findIndex((other) => other !== '' && (other.includes(each) || each.includes(other)));
    if (at === -1) continue;
    left.splice(at, 1);
    hits += 1;
  }
  return { hits, wanted: wanted.length, given: given.length };
}

/** The same day, month or period, or none on either side. */
export const isDeadlineRight = (expected: ExpectedDuty, found: DraftDuty): boolean =>
  normOf(found.deadline) === (expected.deadline === null ? null : canonical(expected.deadline.norm));

/** `yearly:06-10+yearly:12-10` is `yearly:06-10+12-10`; periods that differ keep their names. */
const canonical = (norm: string): string => {
  const parts = norm.split('+');
  const names = new Set(parts.filter((part) => part.includes(':')).map((part) => part.slice(0, part.indexOf(':'))));
  if (parts.length < 2 || names.size !== 1) return norm;
  return `${[...names][0]}:${parts.map((part) => part.replace(/^.*?:/, '')).join('+')}`;
};

const PERIODS: Readonly<Record<string, string>> = {
  year: 'yearly',
  'half-year': 'half_yearly',
  quarter: 'quarterly',
  month: 'monthly',
  week: 'weekly',
  day: 'daily',
};

/** The draft's deadline in the words of the answers. */
export function normOf(deadline: DraftDeadline | null): string | null {
  if (deadline === null) return null;
  switch (deadline.kind) {
    case 'standing':
      return 'thuong_xuyen';
    case 'as-prescribed':
      return 'as_prescribed';
    case 'on-date':
      return deadline.date ?? 'on-date';
    case 'on-event':
      return deadline.amount === null ? 'urgent' : `${deadline.amount} ${deadline.unit}`;
    case 'within':
      return `${deadline.amount} ${deadline.unit}`;
    case 'periodic': {
      const period = PERIODS[deadline.period ?? ''] ?? deadline.period ?? 'periodic';
      const [periods, days] = [(deadline.period ?? '').split('+'), (deadline.day ?? '').split('+')];
      if (periods.length > 1 && periods.length === days.length)
        return periods.map((each, i) => `${PERIODS[each] ?? each}:${days[i]}`).join('+');
      return deadline.day === null ? period : `${period}:${deadline.day}`;
    }
  }
}
