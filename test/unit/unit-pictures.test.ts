import { localDate } from '../../src/calendar/local-date';
import type { Unit } from '../../src/people/people.store';
import { SINCE_EVER } from '../../src/people/register';
import { monthsHeld } from '../../src/web/units/tenure';
import { unitTree } from '../../src/web/units/unit-tree';

test.each([
  // From 15/1 to 14/2 a month is not yet full, on 15/2 it is.
  ['2024-01-15', null, '2024-02-14', 0],
  ['2024-01-15', null, '2024-02-15', 1],
  ['2023-11-01', '2024-09-30', '2026-11-26', 10],
  // It ends later than today: up to today.
  ['2024-01-15', '2030-01-01', '2024-03-20', 2],
  // Not begun yet, and nobody knows since when.
  ['2027-01-01', null, '2026-11-26', null],
  [SINCE_EVER, null, '2026-11-26', null],
])('held from %s to %s is on %s so many whole months', (from, to, today, months) => {
  expect(monthsHeld(localDate(from), to === null ? null : localDate(to), localDate(today))).toBe(months);
});

test('a unit whose superior is not seen stands at the top', () => {
  const unit = (id: string, parent: string | null): Unit => ({
    ...{ id, name: id, parent, shortName: null, tree: 'state', from: null, to: null, aliases: [], sample: true },
  });
  const [first, second] = unitTree([unit('c', 'b'), unit('b', 'a'), unit('d', null)]);
  expect([first?.unit.id, first?.below.map((each) => each.unit.id)]).toEqual(['b', ['c']]);
  expect([second?.unit.id, second?.below]).toEqual(['d', []]);
});
