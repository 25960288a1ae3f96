import { localDateOf } from '../src/calendar/local-date';
import type { ObligationFilter } from '../src/obligations/obligation-filter.store';
import { ObligationQueryStore } from '../src/obligations/obligation-queries.store';
import { lookingAt } from '../src/obligations/timeliness';
import { askingFor, RequestDatabase } from '../src/people/accounts/request-database.store';
import { standingOn } from '../src/people/accounts/scope.store';
import type { Scope } from '../src/people/accounts/scope';
import type { Database } from '../src/platform/database/tx';
import type { Case } from './case';
import { openReader, openUnwalled } from './cluster';
import { byTurns } from './measure';
import { headOf, ISSUER, UNITS, unitName } from './plan-text';
import { shown } from './results';

const LISTS = 200;
const PAGE = 51;
const GOAL = 1.3;

/** Lists of one page, by people who see one unit and by people who see everything: through the wall of the database, and by the
 *  conditions of the queries alone. The slowest twentieth of each round begins at its figure. */
export const scope: Case = {
  name: 'scope',
  async run({ world, results }) {
    const { house, place } = world;
    const { database: reader, dataSource } = await openReader(place);
    const unwalled = await openUnwalled(place);
    try {
      const on = localDateOf(house.clock.now());
      const scopeOf = async (unit: string): Promise<Scope> => {
        const account = '00000000-0000-4000-8000-000000000000';
        const { person } = headOf(unit);
        const standing = await house.database.transaction((tx) => standingOn(tx, { account, person }, on));
        return standing.scope;
      };
      const looking = lookingAt(house.clock.now(), house.settings.calendar);
      const list = async (through: Database, filter: ObligationFilter): Promise<number> => {
        const start = performance.now();
        await new ObligationQueryStore(through).list(filter, looking, { after: null, limit: PAGE });
        return performance.now() - start;
      };
      const asked = new RequestDatabase(house.database, reader);
      for (const [who, units] of [
        ['one unit', Array.from({ length: LISTS }, (_, n) => unitName(((n * 17) % UNITS) + 1))],
        ['all units', Array.from({ length: LISTS }, () => ISSUER)],
      ] as const) {
        const scopes: Scope[] = [];
        const known = new Map<string, Scope>();
        for (const unit of units) {
          const found = known.get(unit) ?? (await scopeOf(unit));
          known.set(unit, found);
          scopes.push(found);
        }
        const round = async (through: Database): Promise<number> => {
          const taken: number[] = [];
          for (const scope of scopes) {
            taken.push(await askingFor({ scope, reads: true }, () => list(through, { scope, ended: false })));
          }
          return p95(taken);
        };
        const { ours, limit } = await byTurns(
          { ours: () => round(asked), limit: () => round(unwalled.database) },
          results.say,
        );
        const ratio = ours / limit;
        results.say(`  ${who}: ${shown(ratio)} times`);
        results.add({
          ...{ name: `list, ${who}, p95 with the wall`, unit: 'ms', ours, limit, ratio },
          ...{ goal: `≤ ${GOAL}`, met: ratio <= GOAL },
        });
      }
    } finally {
      await dataSource.destroy();
      await unwalled.dataSource.destroy();
    }
  },
};

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN;
