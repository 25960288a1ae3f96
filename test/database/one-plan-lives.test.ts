import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, Instant } from '../../workflows/vocabulary';
import { buildHouse, loadSettings, type House } from '../../src/house';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { freshDatabase } from '../support/database';

const PLANS = join(projectRoot(), 'workflows', 'plans');
const CHIEF: Actor = { kind: 'person', person: 'mau-003', post: 'ban-atgt-tinh-nguoi-dung-dau', unit: 'ban-atgt-tinh' };
const settings = loadSettings();

const at = (local: string): Instant => new Date(`${local}+07:00`).toISOString() as Instant;
const read = (name: string) => readFileSync(join(PLANS, name), 'utf8');

async function issued(): Promise<{ house: House; clock: SimulatedClock; planId: string }> {
  const { database } = await freshDatabase();
  const clock = new SimulatedClock(at('2024-06-10T08:00:00'));
  const house = await buildHouse({ database, clock, log: SILENT_LOG, settings, followers: [] });
  const loaded = await house.planLoading.load(
    {
      text: read('ban-atgt-lang-son.plan.yaml'),
      fileName: 'ban-atgt-lang-son.plan.yaml',
      people: { text: read('ban-atgt-lang-son.people.yaml'), fileName: 'ban-atgt-lang-son.people.yaml' },
    },
    CHIEF,
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  const answer = await house.commands.submit({
    subject: 'plan',
    id: loaded.planId,
    asked: { type: 'plan.issue-ordered' },
    by: CHIEF,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  await house.sweeper.sweep();
  return { house, clock, planId: loaded.planId };
}

describe('the plan of Ban ATGT Lạng Sơn from its file to a flag', () => {
  it('is overdue from Monday 1/7/2024 00:00, since Sunday 30/6 is still in time', async () => {
    const { house, clock } = await issued();
    const states = async () =>
      house.database.read<{ watch_state: string; n: number }>(
        `SELECT watch_state, count(*)::int AS n FROM obligation WHERE task_ref = 'III.2.1a' OR task_ref = 'III.2.1' GROUP BY 1 ORDER BY 1`,
      );
    console.log(
      await house.database.read(
        'SELECT task_ref, kind, count(*)::int n, min(due_on) due FROM obligation GROUP BY 1,2 ORDER BY 1',
      ),
    );
    for (;;) {
      const next = await house.sweeper.earliestWake();
      if (next === null || next > at('2024-08-02T00:00:00')) break;
      clock.set(next > clock.now() ? next : clock.now());
      const s = await house.sweeper.sweep();
      console.log(clock.now(), JSON.stringify(s), JSON.stringify(await states()));
    }
    await house.sequencer.place();
    console.log(await house.database.read('SELECT type, count(*)::int n FROM trail_entry GROUP BY 1'));
  });
});
