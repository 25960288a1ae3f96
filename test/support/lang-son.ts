import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildHouse, loadSettings, type House } from '../../src/house';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import type { Clock } from '../../src/platform/clock';
import type { Database } from '../../src/platform/database/tx';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import type { Follower } from '../../src/trail/follower';
import type { Actor, Instant } from '../../workflows/vocabulary';

/** The plan of Ban ATGT Lạng Sơn, and a house to run it in. Knows no test runner, so that a child process can use it. */

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

export const ISSUED_AT = localTime('2024-06-10T08:00:00');

/** Loads the plan, which nobody has issued yet. */
export async function loadOnly(database: Database): Promise<void> {
  await loaded(await houseOn(database, new SimulatedClock(ISSUED_AT)));
}

/** Loads the plan and orders its issue; its duties are open when this returns. */
export async function loadAndIssue(database: Database): Promise<void> {
  const house = await houseOn(database, new SimulatedClock(ISSUED_AT));
  const ordered = { subject: 'plan', id: await loaded(house), asked: { type: 'plan.issue-ordered' }, by: CHIEF };
  const answer = await house.commands.submit(ordered);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  await house.sweeper.sweep();
}

async function loaded(house: House): Promise<string> {
  const answer = await house.planLoading.load(LANG_SON, CHIEF);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.planId;
}

/** A house on a database, as one process has it. */
export const houseOn = (
  database: Database,
  clock: Clock,
  followers: readonly Follower[] = [new NoticesFollower()],
): Promise<House> => buildHouse({ database, clock, log: SILENT_LOG, settings, followers });
