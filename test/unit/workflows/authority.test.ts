import { AUTHORITY, isForPeople, mayDo } from '../../../workflows/authority';
import { EVERY_MACHINE } from '../../../workflows/every-machine';
import type { Role } from '../../../workflows/vocabulary';

const ROLES: readonly Role[] = [
  'clock',
  'unit-officer',
  'unit-head',
  'office-officer',
  'office-head',
  'plan-owner',
  'competent-authority',
  'concerned',
  'inspector',
  'log-keeper',
];
const rows = Object.entries(AUTHORITY);
const inMachines = new Set(EVERY_MACHINE.flatMap(({ machine }) => machine.events));

/** Who is known to be entitled, by hand: a few rows of each kind, so that a slip in the table shows. */
const known: readonly (readonly [string, readonly Role[]])[] = [
  ['rung.overdue', ['clock']],
  ['assessment.fell-due', ['clock']],
  ['plan.chunk-opened', ['clock']],
  ['plan.issued', ['unit-officer', 'unit-head']],
  ['nil-reported', ['unit-officer', 'unit-head']],
  ['duty.handed-back', ['unit-head']],
  ['confirmed', ['office-officer', 'office-head']],
  ['concluded', ['office-officer', 'office-head', 'plan-owner']],
  ['extension.granted', ['office-head', 'plan-owner']],
  ['discharged', ['office-head', 'plan-owner']],
  ['plan.issue-ordered', ['office-head', 'plan-owner']],
  ['key.introduced', ['clock']],
  ['key.rotated', ['log-keeper']],
  ['extension.lapsed', []],
];

test('every fact of every machine has a row, and no row is left over', () => {
  expect([...inMachines].filter((event) => !Object.hasOwn(AUTHORITY, event))).toEqual([]);
  expect(rows.map(([event]) => event).filter((event) => !inMachines.has(event))).toEqual([]);
});

test.each(known)('%s is for %j', (event, roles) => expect(AUTHORITY[event]).toEqual(roles));

test.each(rows)('%s: entitles the roles of its row, each alone, and refuses all others', (event, needed) => {
  for (const role of needed) expect(mayDo(event, [role])).toBe(true);
  const others = ROLES.filter((role) => !needed.includes(role));
  expect(others).not.toEqual([]);
  expect(mayDo(event, others)).toEqual({
    code: 'actor.not-entitled',
    facts: { event, needs: [...needed], has: others },
  });
});

test('an inspector reads and records nothing', () => {
  expect(rows.filter(([, roles]) => roles.includes('inspector'))).toEqual([]);
});

test('what the clock records no person may, and the other way round', () => {
  expect(rows.filter(([, roles]) => roles.includes('clock') && roles.length > 1)).toEqual([]);
  expect(isForPeople('rung.overdue')).toBe(false);
  expect(isForPeople('confirmed')).toBe(true);
});

test.each(['confirmd', 'constructor', 'toString', ''])('an unknown fact is unknown: %j', (event) =>
  expect(mayDo(event, ROLES)).toEqual({ code: 'event.unknown', facts: { event } }),
);
