import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildHouse, loadSettings, type House } from '../../src/house';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import type { Clock } from '../../src/platform/clock';
import type { Database } from '../../src/platform/database/tx';
import { planIdOf } from '../../src/plans/plan-loading.service';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import type { Actor, Instant } from '../../workflows/vocabulary';
import { freshDatabase, type FreshDatabase } from './database';

/** Head of Ban ATGT tỉnh: owns the plan. */
export const CHIEF: Actor = {
  kind: 'person',
  person: 'mau-003',
  post: 'ban-atgt-tinh-nguoi-dung-dau',
  unit: 'ban-atgt-tinh',
};

const settings = loadSettings();
const file = (name: string) => readFileSync(join(projectRoot(), 'workflows', 'plans', name), 'utf8');

/** The plan of Ban ATGT Lạng Sơn as its two files have it. */
export const LANG_SON = {
  text: file('ban-atgt-lang-son.plan.yaml'),
  fileName: 'ban-atgt-lang-son.plan.yaml',
  people: { text: file('ban-atgt-lang-son.people.yaml'), fileName: 'ban-atgt-lang-son.people.yaml' },
} as const;

/** A moment of Vietnam, `2024-06-10T08:00:00`. */
export const localTime = (text: string): Instant => new Date(`${text}+07:00`).toISOString() as Instant;

export interface IssuedPlan {
  readonly fresh: FreshDatabase;
  readonly house: House;
  readonly clock: SimulatedClock;
  readonly planId: string;
}

const ISSUED_AT = localTime('2024-06-10T08:00:00');

async function loadAndIssue(database: Database): Promise<void> {
  const house = await houseOn(database, new SimulatedClock(ISSUED_AT));
  const loaded = await house.planLoading.load(LANG_SON, CHIEF);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  const ordered = { subject: 'plan', id: loaded.planId, asked: { type: 'plan.issue-ordered' }, by: CHIEF };
  const answer = await house.commands.submit(ordered);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  await house.sweeper.sweep();
}

/** A house on a database, as one process has it. */
export const houseOn = (database: Database, clock: Clock): Promise<House> =>
  buildHouse({ database, clock, log: SILENT_LOG, settings, followers: [new NoticesFollower()] });

/** A house of its own in which that plan was issued on 10/6/2024 at 08:00. */
export async function issuedPlan(): Promise<IssuedPlan> {
  const fresh = await freshDatabase({ template: { name: 'issued_plan', fill: loadAndIssue } });
  const clock = new SimulatedClock(ISSUED_AT);
  const house = await houseOn(fresh.database, clock);
  return { fresh, house, clock, planId: planIdOf('ban-atgt-lang-son') };
}

/** Lets the clock run to a moment, stopping at each wake-up as the ticks of a real day would. */
export async function runUntil({ house, clock }: IssuedPlan, until: Instant): Promise<void> {
  for (;;) {
    const next = await house.sweeper.earliestWake();
    if (next === null || next > until) break;
    if (next > clock.now()) clock.set(next);
    await house.sweeper.sweep();
  }
  clock.set(until);
}
