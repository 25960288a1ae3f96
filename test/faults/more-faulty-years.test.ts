import { live, ownCluster, someFaults } from './years';

/** The second half of the years, beside the first on another core. */

beforeAll(ownCluster);

test.each(Array.from({ length: 25 }, (_, n) => n + 26))(
  'whatever breaks in a year, the whole stays sound (seed %i)',
  async (seed) => {
    expect({ seed, faults: someFaults(await live(seed)) }).toEqual({ seed, faults: [] });
  },
  300_000,
);

test('the same seed gives the same year, to the last entry and the last mishap', async () => {
  const first = await live(7);
  expect(await live(7)).toEqual(first);
  // It was a year worth living: many entries, many kinds of mishaps, and processes that died.
  expect(first.entries).toBeGreaterThan(50);
  expect(Object.keys(first.mishaps).length).toBeGreaterThan(5);
  expect(first.starts).toBeGreaterThan(3);
}, 300_000);
