import { keptSeeds, neverHappened, ownCluster, seedsOfFile, someFaults, yearOnce } from './years';

/** Years in which anything breaks at any moment, each from a seed: `npm run test:sim -- --seeds N` lives more of them. */

const SEEDS = seedsOfFile(1);

beforeAll(ownCluster);

test.each([...SEEDS, ...keptSeeds()])(
  'whatever breaks in a year, the whole stays sound (seed %i)',
  async (seed) => {
    expect({ seed, faults: someFaults(await yearOnce(seed)) }).toEqual({ seed, faults: [] });
  },
  300_000,
);

test('in these years everything has happened that may happen', async () => {
  expect(await neverHappened(SEEDS)).toEqual([]);
}, 600_000);
