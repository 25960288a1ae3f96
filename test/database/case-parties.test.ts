import fc from 'fast-check';
import { partiesOf, partiesOfHead } from '../../src/cases/case-parties.store';
import { addDays, localDate } from '../../src/calendar/local-date';
import type { Tx } from '../../src/platform/database/tx';
import type { LocalDate } from '../../workflows/vocabulary';
import { freshDatabase, type FreshDatabase } from '../support/database';

/** Who answers and who is in the way, for arbitrary registers, against a model that walks and compares and nothing else. Four units:
 *  `top` above `office` and `ward`, `cell` below `ward`; each with a head, a deputy and an officer's post. */

const UNITS = { top: null, office: 'top', ward: 'top', cell: 'ward' } as const;
type Unit = keyof typeof UNITS;
const NAMES = Object.keys(UNITS) as Unit[];
const KINDS = ['head', 'deputy', 'officer'] as const;
const PERSONS = ['an', 'binh', 'chi', 'dung', 'giang'];
const FIRST = localDate('2024-01-01');
const DAYS = 60;

interface Tenure {
  readonly unit: Unit;
  readonly kind: (typeof KINDS)[number];
  readonly person: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

const day = fc.integer({ min: 0, max: DAYS }).map((n) => addDays(FIRST, n));
/** One holder of a post at a time: each post passes from one to the next. */
const handedOn = (unit: Unit, kind: Tenure['kind']) =>
  fc
    .tuple(fc.uniqueArray(day, { maxLength: 3 }), fc.array(fc.constantFrom(...PERSONS), { minLength: 4, maxLength: 4 }))
    .map(([days, persons]): Tenure[] => {
      const starts = [...days].sort();
      return starts.map((from, index) => {
        const next = starts[index + 1];
        return { unit, kind, person: persons[index] ?? 'an', from, to: next === undefined ? null : addDays(next, -1) };
      });
    });
const register = fc
  .tuple(...NAMES.flatMap((unit) => KINDS.map((kind) => handedOn(unit, kind))))
  .map((each) => each.flat());

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.database.transaction(async (tx) => {
    for (const unit of NAMES) {
      await tx.query(`INSERT INTO unit (id, name, tree, parent_id) VALUES ($1, $1, 'state', $2)`, [unit, UNITS[unit]]);
      for (const kind of KINDS) {
        await tx.query(`INSERT INTO post (id, unit_id, kind, title) VALUES ($1, $2, $3, $3)`, [
          `${unit}-${kind}`,
          unit,
          kind,
        ]);
      }
    }
    for (const person of PERSONS) await tx.query('INSERT INTO person (id, name) VALUES ($1, $1)', [person]);
  });
});
afterAll(() => fresh.close());

class Undone extends Error {}

/** In a register of its own, which is taken back afterwards. */
async function within(tenures: readonly Tenure[], work: (tx: Tx) => Promise<void>): Promise<void> {
  await fresh.database
    .transaction(async (tx) => {
      for (const { unit, kind, person, from, to } of tenures) {
        await tx.query('INSERT INTO tenure (post_id, person_id, held_from, held_to) VALUES ($1, $2, $3, $4)', [
          ...[`${unit}-${kind}`, person, from, to],
        ]);
      }
      await work(tx);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
}

const heldOn = (tenures: readonly Tenure[], on: LocalDate) =>
  tenures.filter(({ from, to }) => from <= on && (to === null || on <= to));

test('the head on the date of the act answers, whoever heads the unit before or after', async () => {
  await fc.assert(
    fc.asyncProperty(register, fc.constantFrom(...NAMES), day, (tenures, unit, actOn) =>
      within(tenures, async (tx) => {
        const [found] = await partiesOfHead(tx, [{ unitId: unit, actOn, officeUnitId: 'office', issuerUnitId: 'top' }]);
        const head = heldOn(tenures, actOn).find((each) => each.unit === unit && each.kind === 'head');
        expect(found?.concerned).toBe(head?.person ?? null);
      }),
    ),
    { numRuns: 60 },
  );
});

test('whoever the person headed that day, and the deputies above, are in the way; a body that they headed conducts nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      register,
      fc.constantFrom(...NAMES),
      fc.constantFrom(...PERSONS),
      day,
      (tenures, unit, concerned, actOn) =>
        within(tenures, async (tx) => {
          const [found] = await partiesOf(tx, [
            { unitId: unit, actOn, officeUnitId: 'office', issuerUnitId: 'top', concerned },
          ]);
          const now = heldOn(tenures, actOn);
          const headed = now
            .filter((each) => each.kind === 'head' && each.person === concerned)
            .map((each) => each.unit);
          const inTheWay = now.filter(
            (each) =>
              each.person !== concerned &&
              (headed.includes(each.unit) || (each.kind === 'deputy' && each.unit === UNITS[unit])),
          );
          expect(found?.conflicted).toEqual([...new Set(inTheWay.map(({ person }) => person))].sort());
          // At the very top nobody stands above: only who heads everything keeps their own case, and then refuses in it.
          const everything = headed.includes('top') && headed.includes('office');
          if (!everything) expect(headed).not.toContain(found?.officeUnitId);
        }),
    ),
    { numRuns: 60 },
  );
});
