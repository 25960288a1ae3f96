import { keptSeeds, live, ownCluster, someFaults } from './years';

/** Years in which anything breaks at any moment, each from a seed: `npm run test:sim -- --seeds N` lives more of them. */

const SEEDS = [...Array.from({ length: 25 }, (_, n) => n + 1), ...keptSeeds()];

beforeAll(ownCluster);

test.each(SEEDS)(
  'whatever breaks in a year, the whole stays sound (seed %i)',
  async (seed) => {
    expect({ seed, faults: someFaults(await live(seed)) }).toEqual({ seed, faults: [] });
  },
  300_000,
);
