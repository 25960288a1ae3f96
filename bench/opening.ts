import type { Client } from 'pg';
import { localDateOf } from '../src/calendar/local-date';
import { FIXED, PROJECTED } from '../src/obligations/obligation-row';
import type { Case } from './case';
import { plainClient } from './cluster';
import { byTurns, secondsOf } from './measure';
import { TASKS, UNITS } from './plan-text';
import { ID_MARK, type SampleRow } from './sample-duty';
import { CHIEF, loadPlan, TrailKeeper, type World } from './world';

const DUTIES = TASKS * UNITS;
const ROUNDS = 3;

/** A plan of 20 tasks for every commune-level unit, opened from the order to its last obligation. */
export const opening: Case = {
  name: 'opening',
  async run({ world, results }) {
    const client = await plainClient(world.place);
    const keeper = TrailKeeper.start(world.place);
    const taken = await byTurns(
      {
        ours: (round) => openPlan(world, `bench-opened-${round}`),
        limit: (round) => insertLikeThat(world, client, round),
      },
      results.say,
      ROUNDS,
    );
    results.add({
      ...{ name: `opening ${TASKS} tasks × ${UNITS.toLocaleString('en-US')} units`, unit: 'obligations per second' },
      ...{ ...taken, ratio: taken.ours / taken.limit, goal: '≥ 15,000 per second', met: taken.ours >= 15_000 },
    });
    await keeper.stop();
    await client.end();
  },
};

async function openPlan({ house }: World, slug: string): Promise<number> {
  const planId = await loadPlan(house, slug, localDateOf(house.clock.now()));
  const order = { subject: 'plan', id: planId, asked: { type: 'plan.issue-ordered' }, by: CHIEF };
  const seconds = await secondsOf(async () => {
    const answer = await house.commands.submit(order);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    for (let swept = await house.sweeper.sweep(); swept.cutShort;) swept = await house.sweeper.sweep();
  });
  const [row] = await house.database.read<{ count: string }>('SELECT count(*) FROM obligation WHERE plan_id = $1', [
    planId,
  ]);
  if (Number(row?.count) !== DUTIES) throw new Error(`opened ${row?.count} of ${DUTIES}`);
  return DUTIES / seconds;
}

/** The same number of rows of the same size, in set-based statements of a thousand, each a transaction. */
async function insertLikeThat(world: World, client: Client, round: number): Promise<number> {
  const { text, values } = insertStatement(world.sample.ripe, `like-${round}`);
  const seconds = await secondsOf(async () => {
    for (let from = 0; from < DUTIES; from += 1_000) {
      const to = Math.min(from + 1_000, DUTIES);
      const { rowCount } = await client.query({ name: 'limit-open', text, values: [from, to, ...values] });
      if (rowCount !== to - from) throw new Error(`inserted ${rowCount} of ${to - from}`);
    }
  });
  return DUTIES / seconds;
}

function insertStatement(
  sample: SampleRow,
  period: string,
): { readonly text: string; readonly values: readonly unknown[] } {
  const { entry, fixed, projected } = sample;
  const values: unknown[] = [];
  const bind = (value: unknown, kind: string): string => `$${values.push(value) + 2}::${kind}`;
  const numbered: Readonly<Record<string, string>> = {
    task_ref: `'II.' || (n / ${UNITS} + 1)`,
    unit_id: `'bench-xa-' || lpad((n % ${UNITS} + 1)::text, 4, '0')`,
    period_key: bind(period, 'text'),
  };
  const columns = [
    ['machine', `'issuePlan'`],
    ['machine_version', '1'],
    ['version', '1'],
    ['state', bind(sample.state, 'text')],
    ['head_hash', 'hash'],
    ['last_at', bind(entry.recordedAt, 'timestamptz')],
    ['wake_at', `${bind(entry.recordedAt, 'timestamptz')} + interval '200 days'`],
    ['wake_for', bind(sample.wakeFor, 'text')],
    ...FIXED.map(({ name, type }) => [name, numbered[name] ?? bind(fixed[name] ?? null, type)] as const),
    ...PROJECTED.map(({ name, type }) => [name, bind(projected[name] ?? null, type)] as const),
  ] as const;
  const text = `
    WITH new AS MATERIALIZED (SELECT n, gen_random_uuid() AS id FROM generate_series($1::integer, $2::integer - 1) AS n),
    written AS MATERIALIZED (SELECT n, id, replace(${bind(entry.body, 'text')}, '${ID_MARK}', id::text) AS body FROM new),
    hashed AS MATERIALIZED (SELECT n, id, body, sha256(convert_to(body, 'UTF8')) AS hash FROM written),
    opened AS (
      INSERT INTO obligation (id, ${columns.map(([name]) => name).join(', ')})
      SELECT id, ${columns.map(([, value]) => value).join(', ')} FROM hashed
      ON CONFLICT DO NOTHING RETURNING id)
    INSERT INTO trail_entry (subject, stream_id, seq, recorded_at, type, body, hash, epoch)
    SELECT 'obligation', id, 1, ${bind(entry.recordedAt, 'timestamptz')}, 'duty.opened', body, hash, 1
    FROM hashed JOIN opened USING (id)`;
  return { text, values };
}
