import { live, neverHappened, ownCluster, seedsOfFile, someFaults, yearOnce } from './years';

/** The second half of the years, beside the first on another core. */

const SEEDS = seedsOfFile(2);

beforeAll(ownCluster);

test.each(SEEDS)(
  'whatever breaks in a year, the whole stays sound (seed %i)',
  async (seed) => {
    expect({ seed, faults: someFaults(await yearOnce(seed)) }).toEqual({ seed, faults: [] });
  },
  300_000,
);

test('in these years everything has happened that may happen', async () => {
  expect(await neverHappened(SEEDS)).toEqual([]);
}, 600_000);

test('the same seed gives the same year, to the last entry and the last mishap', async () => {
  const first = await yearOnce(27);
  expect(await live(27)).toEqual(first);
  // It was a year worth living: many entries, many kinds of mishaps, and processes that died.
  expect(first.entries).toBeGreaterThan(50);
  expect(Object.keys(first.mishaps).length).toBeGreaterThan(10);
  expect(first.starts).toBeGreaterThan(3);
}, 600_000);
