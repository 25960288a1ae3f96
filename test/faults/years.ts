import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { LocalDate } from '../../workflows/vocabulary';
import { SeededRandom } from '../../src/simulation/seeded-random';
import { freshDatabase } from '../support/database';
import { seedPlan } from '../support/seed-plans';
import { TEST_HOME_VARIABLE } from '../support/test-cluster';
import type { LivedYear, YearOf } from './faulty-year';
import { liveYear } from './live-year';
import { EVERY_MISHAP } from './mishap';
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

const SEEDS_PER_FILE = 25;
const lived = new Map<number, Promise<LivedYear>>();

/** The seeds of one file of tests: a second file lives as many beside it on another core. */
export const seedsOfFile = (file: 1 | 2): number[] =>
  Array.from({ length: SEEDS_PER_FILE }, (_, n) => (file - 1) * SEEDS_PER_FILE + n + 1);

/** The year of a seed, lived once per file. */
export function yearOnce(seed: number): Promise<LivedYear> {
  const year = lived.get(seed) ?? live(seed);
  lived.set(seed, year);
  return year;
}

/** Kinds of mishaps that none of these years has seen. */
export async function neverHappened(seeds: readonly number[]): Promise<string[]> {
  const happened = new Set<string>();
  for (const seed of seeds) for (const kind of Object.keys((await yearOnce(seed)).mishaps)) happened.add(kind);
  return EVERY_MISHAP.filter((kind) => !happened.has(kind));
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
