import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { LocalDate } from '../../workflows/vocabulary';
import { SeededRandom } from '../../src/simulation/seeded-random';
import { freshDatabase } from '../support/database';
import { seedPlan } from '../support/seed-plans';
import { TEST_HOME_VARIABLE } from '../support/test-cluster';
import { liveYear, type LivedYear, type YearOf } from './faulty-year';
import { ISSUED_ON, SMALL_PLAN } from './small-plan';

/** Which year a seed stands for, and the seeds that once failed. */

const FIVE = [
  ...['dang-uy-so-cong-thuong', 'dang-uy-khoi', 'so-khcn-bac-giang', 'dang-uy-phuong-pho-hoa'],
  'ban-atgt-lang-son',
] as const;
/** Each so-many-th seed lives a plan of the product, whose many duties take longer. */
const REAL_EVERY = 25;
const KEPT = join(__dirname, 'kept-seeds.json');

function yearOf(seed: number): YearOf {
  const rounds = new SeededRandom(seed, 'rounds').between(9, 21);
  if (seed % REAL_EVERY !== 0) return { source: SMALL_PLAN, slug: 'nam-thu', from: ISSUED_ON, rounds };
  const slug = FIVE[(seed / REAL_EVERY - 1) % FIVE.length] ?? FIVE[0];
  const source = seedPlan(slug);
  const { document } = parse(source.text) as { document: { issuedOn: LocalDate } };
  return { source, slug, from: document.issuedOn, rounds: 9 };
}

/** Lives the year of a seed in a database of its own. */
export async function live(seed: number): Promise<LivedYear> {
  const fresh = await freshDatabase({ poolSize: 24 });
  try {
    return await liveYear(seed, fresh, yearOf(seed));
  } finally {
    await fresh.close();
  }
}

/** The order of entries goes by the transactions of the whole cluster: years share theirs with no other test. To be called before the
 *  first database is made. */
export function ownCluster(): void {
  delete process.env[TEST_HOME_VARIABLE];
}

/** Seeds that found something once: they are lived again in every run of the tests. */
export const keptSeeds = (): number[] => JSON.parse(readFileSync(KEPT, 'utf8')) as number[];

export function keepSeed(seed: number): void {
  const all = [...new Set([...keptSeeds(), seed])].sort((a, b) => a - b);
  writeFileSync(KEPT, `${JSON.stringify(all)}\n`);
}

export const someFaults = ({ faults }: LivedYear): readonly string[] => faults.slice(0, 8);
