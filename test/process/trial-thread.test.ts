import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import type { PlanDemand } from '../../src/simulation/demand';
import type { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import type { Refusal } from '../../workflows/vocabulary';
import { TEST_ROLES } from '../support/database';
import { LANG_SON } from '../support/lang-son';
import { newTestHome, openTestCluster, removeTestHome } from '../support/test-cluster';

/** The thread in which a plan is tried, as the server starts it: a worker of its own, which no test loads. */

const HOOK = join(__dirname, '../support/typescript-hook.cjs');
const PROGRAM = join(__dirname, 'programs/try-plan.ts');

jest.setTimeout(180_000);

// A cluster of its own: what a trial leaves behind must not be mistaken for that of a neighbour.
const home = newTestHome();
let cluster: EmbeddedDatabase;
beforeAll(async () => {
  cluster = await openTestCluster(home);
});
afterAll(async () => {
  await cluster.close();
  removeTestHome(home);
});

async function tried(
  until: string,
  mode: string,
): Promise<{ readonly outcome: PlanDemand | Refusal; readonly told: number }> {
  const { ownerUrl, engineUrl } = cluster;
  const order = {
    trial: { source: LANG_SON, from: '2024-06-10', until },
    server: { ownerUrl, engineUrl, roles: TEST_ROLES },
  };
  const child = spawn(process.execPath, ['-r', HOOK, PROGRAM, mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(order));
  const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return JSON.parse(out) as { outcome: PlanDemand | Refusal; told: number };
}

async function leftOver(): Promise<readonly string[]> {
  const client = new Client({ connectionString: cluster.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'dondoc\\_sim\\_%'`,
  );
  await client.end();
  return rows.map(({ datname }) => datname);
}

test('tells how far it is and what the plan demands, and leaves no database', async () => {
  const { outcome, told } = await tried('2024-07-31', 'whole');
  if ('code' in outcome) throw new Error(JSON.stringify(outcome));
  expect(told).toBeGreaterThan(1);
  // Issued on 10/6/2024; the ladder of the sample plan begins on that day with the duties opened.
  expect(outcome.units.find(({ unit }) => unit === 'so-gtvt')).toMatchObject({ firstNotice: { on: '2024-06-10' } });
  expect(outcome.months.map(({ month }) => month)).toEqual(['2024-06', '2024-07']);
  expect(await leftOver()).toEqual([]);
});

test('stops when it is told to, and takes its database along', async () => {
  const { outcome } = await tried('2026-06-10', 'stop');
  expect(outcome).toMatchObject({ code: 'simulation.cancelled' });
  expect(await leftOver()).toEqual([]);
});
