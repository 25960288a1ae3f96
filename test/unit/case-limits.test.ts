import { loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import { DEFAULT_COUNTING } from '../../src/calendar/counting';
import { loadCaseLimits } from '../../src/cases/case-limits.store';
import { limitsOf, type ToLimit } from '../../src/cases/case-limits';
import { loadLaw } from '../../src/rules/law/law-files.store';
import type { LocalDate } from '../../workflows/vocabulary';

const context = {
  calendar: loadWorkingCalendar(),
  counting: DEFAULT_COUNTING,
  settings: loadCaseLimits(),
  law: loadLaw(),
};
const day = (text: string): LocalDate => text as LocalDate;
const about = (over: Partial<ToLimit>): ToLimit => ({
  ...{ track: 'administrative', status: 'civil-servant', actOn: day('2025-07-01'), countedFrom: day('2025-07-01') },
  detectedOn: day('2025-08-04'),
  ...over,
});
const lines = (over: Partial<ToLimit>) => {
  const { timeLimit, limitations } = limitsOf(about(over), context);
  return [timeLimit, ...limitations].map((each) => `${each?.working} [${each?.sure}]`);
};

test('for a civil servant 90 days from detection, by the decree in force on the day of the act', () => {
  // 4/8/2025 + 90 days = Sunday 2/11/2025, so Monday 3/11.
  expect(lines({})).toEqual([
    '2025-08-04 + 90 = 2025-11-03 [read]',
    '2025-07-01 + 5 năm / years = 2030-07-01 [second-hand]',
    '2025-07-01 + 10 năm / years = 2035-07-01 [second-hand]',
  ]);
});

test('an act of the day before falls under a decree that nobody has read: no day runs', () => {
  expect(lines({ actOn: day('2025-06-30'), countedFrom: day('2025-06-30') })).toEqual([
    expect.stringContaining('not confirmed'),
    expect.stringContaining('not confirmed'),
  ]);
});

test('in the Party five and ten years, none for expulsion, and a new violation begins them anew', () => {
  const party = { track: 'party', status: 'civil-servant', actOn: day('2024-02-29') } as const;
  expect(lines({ ...party, countedFrom: day('2024-02-29') }).slice(1)).toEqual([
    '2024-02-29 + 5 năm / years = 2029-02-28 [read]',
    '2024-02-29 + 10 năm / years = 2034-02-28 [read]',
    'không có thời hiệu / none [read]',
  ]);
  expect(lines({ ...party, countedFrom: day('2026-05-04') })[1]).toBe(
    '2026-05-04 (vi phạm mới / a new violation) + 5 năm / years = 2031-05-04 [read]',
  );
  // From 17/8/2026 another act, whose text was not read.
  expect(lines({ ...party, actOn: day('2026-08-17'), countedFrom: day('2026-08-17') })[1]).toContain(
    '[to-be-confirmed]',
  );
});

test('every provision that a limit names stands in the register', () => {
  const { limits, complaintWindows } = context.settings;
  const named = [
    ...limits.flatMap(({ timeLimit, limitations }) => [
      timeLimit.provision,
      ...limitations.map(({ provision }) => provision),
    ]),
    ...complaintWindows.flatMap(({ provision }) => provision ?? []),
  ];
  const known = new Set(context.law.provisions.map(({ id }) => id));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
