import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Actor, EvidenceRef, Instant, PrivateText } from '../../workflows/vocabulary';
import type { ObligationState } from '../../workflows/obligations/obligation';
import { formatOffset } from '../../src/calendar/local-date';
import type { Answer, Asked } from '../../src/engine/subject';
import { buildHouse, loadSettings, type House } from '../../src/house';
import { keepText } from '../../src/people/private-texts.store';
import type { PlanSource } from '../../src/plans/plan-loading.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { freshDatabase, type FreshDatabase } from './database';
import type { IssuedPlan } from './issued-plan';
import { localTime } from './issued-plan';

/** Any of the five plans, issued into a house of its own, and the people of its people file acting in it. */

export type Person = Extract<Actor, { kind: 'person' }>;

const settings = loadSettings();
const file = (name: string) => ({
  text: readFileSync(join(projectRoot(), 'workflows', 'plans', name), 'utf8'),
  fileName: name,
});

/** A plan of the product as its two files have it. */
export const seedPlan = (slug: string): PlanSource => ({
  ...file(`${slug}.plan.yaml`),
  people: file(`${slug}.people.yaml`),
});

interface Posts {
  readonly posts: readonly { id: string; unit: string; kind: string; holders: [{ person: string }] }[];
}

/** Who heads a unit, or is its officer, by the people file. */
export function holderOf(source: PlanSource, unit: string, kind: 'head' | 'officer'): Person {
  const { posts } = parse(source.people?.text ?? '') as Posts;
  const post = posts.find((each) => each.unit === unit && each.kind === kind);
  if (!post) throw new Error(`${unit} has no ${kind}`);
  return { kind: 'person', person: post.holders[0].person, post: post.id, unit };
}

const issuerOf = (source: PlanSource): string =>
  (parse(source.text) as { document: { issuer: string } }).document.issuer;

export async function newHouse(at: string): Promise<Omit<IssuedPlan, 'planId'>> {
  const fresh = await freshDatabase();
  const { database } = fresh;
  const clock = new SimulatedClock(localTime(at));
  return { fresh, clock, house: await buildHouse({ database, clock, log: SILENT_LOG, settings, followers: [] }) };
}

/** Loads a plan and has the head of its issuer order the issue; the sweep that follows opens its duties. */
export async function issue(house: House, source: PlanSource): Promise<string> {
  const by = holderOf(source, issuerOf(source), 'head');
  const loaded = await house.planLoading.load(source, by);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  const ordered = { subject: 'plan', id: loaded.planId, asked: { type: 'plan.issue-ordered' }, by };
  const answer = await house.commands.submit(ordered);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  await house.sweeper.sweep();
  return loaded.planId;
}

/** One plan from its issue on, told with the clock in hand. */
export class Story implements IssuedPlan {
  private papers = 0;

  private constructor(
    readonly fresh: FreshDatabase,
    readonly house: House,
    readonly clock: SimulatedClock,
    readonly source: PlanSource,
    readonly planId: string,
  ) {}

  /** `at` is the moment of issue in Vietnam, `2023-07-25T08:00:00`. */
  static async begin(slug: string, at: string): Promise<Story> {
    const { fresh, house, clock } = await newHouse(at);
    const source = seedPlan(slug);
    return new Story(fresh, house, clock, source, await issue(house, source));
  }

  head(unit: string): Person {
    return holderOf(this.source, unit, 'head');
  }

  officer(unit: string): Person {
    return holderOf(this.source, unit, 'officer');
  }

  /** Lets the clock run: every wake-up comes at its own moment, none is skipped. */
  async until(text: string): Promise<void> {
    const end = localTime(text);
    for (;;) {
      const next = await this.house.sweeper.earliestWake();
      if (next === null || next > end) break;
      if (next > this.clock.now()) this.clock.set(next);
      await this.house.sweeper.sweep();
    }
    this.clock.set(end);
  }

  /** The duty of a unit; of its first period unless one is named. */
  async duty(task: string, unit: string, period?: string): Promise<string> {
    const [row] = await this.house.database.read<{ id: string }>(
      `SELECT id FROM obligation WHERE plan_id = $1 AND task_ref = $2 AND unit_id = $3 AND ($4::text IS NULL OR period_key = $4)
       ORDER BY period_key`,
      [this.planId, task, unit, period ?? null],
    );
    if (!row) throw new Error(`${unit} has no duty ${task} ${period ?? ''}`);
    return row.id;
  }

  say(id: string, by: Actor, asked: Asked): Promise<Answer> {
    return this.house.commands.submit({ subject: 'obligation', id, asked, by });
  }

  async must(id: string, by: Actor, type: string, brings: Omit<Asked, 'type'> = {}): Promise<void> {
    const answer = await this.say(id, by, { ...brings, type });
    if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer.refusal)}`);
  }

  async ofPlan(by: Actor, type: string, brings: Omit<Asked, 'type'> = {}): Promise<Answer> {
    return this.house.commands.submit({ subject: 'plan', id: this.planId, asked: { ...brings, type }, by });
  }

  async stage(): Promise<string> {
    const [row] = await this.house.database.read<{ stage: string }>('SELECT stage FROM plan WHERE id = $1', [
      this.planId,
    ]);
    return row?.stage ?? 'gone';
  }

  async state(id: string): Promise<ObligationState> {
    const [row] = await this.house.database.read<{ state: string }>('SELECT state FROM obligation WHERE id = $1', [id]);
    return JSON.parse(row?.state ?? 'null') as ObligationState;
  }

  /** What the trail says happened, as `when what`, in the time of Vietnam; the opening of a data window is left out. */
  async told(id: string): Promise<string[]> {
    const rows = await this.house.database.read<{ recorded_at: Instant; body: string }>(
      'SELECT recorded_at, body FROM trail_entry WHERE stream_id = $1 ORDER BY seq',
      [id],
    );
    return rows.flatMap(({ recorded_at, body }) => {
      const { event } = JSON.parse(body) as { event: { type: string; rung?: { name: string } } };
      if (event.type === 'window.opened') return [];
      return [`${formatOffset(recorded_at).slice(0, 16)} ${event.rung?.name ?? event.type}`];
    });
  }

  /** Duties that have not ended, as `task unit`. */
  async open(): Promise<{ id: string; task: string; unit: string; kind: string; standing: boolean }[]> {
    return this.house.database.read(
      `SELECT id, task_ref AS task, unit_id AS unit, kind, standing FROM obligation WHERE plan_id = $1 AND NOT ended
       ORDER BY task_ref, unit_id, period_key`,
      [this.planId],
    );
  }

  /** How many duties a task has. */
  async count(task: string): Promise<number> {
    const [row] = await this.house.database.read<{ n: number }>(
      'SELECT count(*)::int AS n FROM obligation WHERE plan_id = $1 AND task_ref = $2',
      [this.planId, task],
    );
    return row?.n ?? 0;
  }

  /** A plan without an end goes on until whoever issued it takes it back, with a reason; its duties end with it. */
  async windUp(by: Actor, why: string): Promise<void> {
    const answer = await this.ofPlan(by, 'plan.withdrawn', { reason: await this.words(why) });
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    await this.house.sweeper.sweep();
  }

  words(text: string): Promise<PrivateText> {
    return this.house.database.transaction((tx) => keepText(tx, text));
  }

  /** A registered document that proves something. */
  async paper(): Promise<{ readonly evidence: readonly EvidenceRef[] }> {
    this.papers += 1;
    const id = `00000000-0000-4000-8000-${String(this.papers).padStart(12, '0')}`;
    const sha256 = String(this.papers).padStart(64, '0') as EvidenceRef['sha256'];
    await this.house.database.read(
      `INSERT INTO evidence (id, kind, sha256, document, added_at) VALUES ($1, 'document', $2, '{}', $3)`,
      [id, sha256, this.clock.now()],
    );
    return { evidence: [{ id, sha256 }] };
  }
}
