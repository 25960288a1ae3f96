import type { House } from '../../src/house';
import type { Answer, Asked, Command } from '../../src/engine/subject';
import type { Actor, Plain } from '../../workflows/vocabulary';
import { MEMBERS, officer } from './people-of-lang-son';

/** Looks at and acts on the duties of a house, as a test reads best. */

/** The duty that a unit has from a task of the plan. */
export async function dutyOf(house: House, task: string, unit: string): Promise<string> {
  const [row] = await house.database.read<{ id: string }>(
    'SELECT id FROM obligation WHERE task_ref = $1 AND unit_id = $2',
    [task, unit],
  );
  if (!row) throw new Error(`${unit} has no duty ${task}`);
  return row.id;
}

export interface OwnDuty {
  readonly id: string;
  /** The contact officer of the unit whose duty it is. */
  readonly by: Extract<Actor, { kind: 'person' }>;
}

/** Hands out duties that nobody has touched: the next unit's each time, by task. */
export function dutyShelf(house: House): (task?: string) => Promise<OwnDuty> {
  const taken = new Map<string, number>();
  return async (task = 'III.2.1') => {
    const place = taken.get(task) ?? 0;
    const unit = MEMBERS[place];
    if (unit === undefined) throw new Error(`no duty ${task} is left`);
    taken.set(task, place + 1);
    return { id: await dutyOf(house, task, unit), by: officer(unit) };
  };
}

export const command = (id: string, by: Actor, type: string, brings: Omit<Asked, 'type'> = {}): Command => ({
  subject: 'obligation',
  id,
  by,
  asked: { ...brings, type },
});

export const submit = (house: House, one: Command): Promise<Answer> => house.commands.submit(one);

/** What the answer says: `version 2`, or the code of its refusal. */
export const inShort = (answer: Answer): string => (answer.ok ? `version ${answer.version}` : answer.refusal.code);

export interface KeptEntry {
  readonly seq: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly event: { readonly [key: string]: Plain };
}

/** What the trail says of one duty, oldest first. */
export async function historyOf(house: House, id: string): Promise<readonly KeptEntry[]> {
  const rows = await house.database.read<{ seq: number; type: string; recorded_at: string; body: string }>(
    'SELECT seq, type, recorded_at, body FROM trail_entry WHERE stream_id = $1 ORDER BY seq',
    [id],
  );
  return rows.map(({ seq, type, recorded_at: recordedAt, body }) => {
    const { event } = JSON.parse(body) as { event: KeptEntry['event'] };
    return { seq, type, recordedAt, event };
  });
}

export const typesOf = async (house: House, id: string): Promise<string[]> =>
  (await historyOf(house, id)).map(({ type }) => type);
