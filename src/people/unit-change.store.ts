import type { Actor, Instant, LocalDate, Refusal } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { uuidFromParts } from '../platform/identifiers';
import { effectsOfUnitChange } from './plan-unit-change';
import type { UnitChange, UnitChangeEffects, UnitChangeKind, UnitsStored } from './unit-change';

export type UnitActor = Extract<Actor, { kind: 'person' }>;

/** A change as it was recorded. */
export interface RecordedUnitChange {
  readonly id: string;
  readonly kind: UnitChangeKind;
  readonly on: LocalDate;
  readonly decision: string;
  readonly decidedOn: LocalDate;
  readonly recordedAt: Instant;
  readonly by: UnitActor;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  readonly effects: UnitChangeEffects;
}

/** The same change of the same units on the same day is one row, however often it is recorded. */
export const unitChangeId = ({ kind, on, predecessors, successors, name }: UnitChange): string =>
  uuidFromParts(
    'unit-change',
    ...[kind, on, name ?? ''],
    ...[...predecessors].sort(),
    '→',
    ...successors.map(({ id }) => id).sort(),
  );

export type UnitChangeAnswer = {
  readonly id: string;
  /** It had been recorded before, and nothing was done. */
  readonly unchanged: boolean;
  readonly effects: UnitChangeEffects;
};

/** Carries a change out and records who decided what; with `preview` it only says what would follow. Refuses as
 *  `effectsOfUnitChange` does, before anything is written. */
export async function changeUnits(
  tx: Tx,
  change: UnitChange,
  { by, at, preview }: { readonly by: UnitActor; readonly at: Instant; readonly preview: boolean },
): Promise<UnitChangeAnswer | Refusal> {
  // As for registers: the second of two must see what the first wrote.
  await tx.query('LOCK TABLE unit IN SHARE ROW EXCLUSIVE MODE');
  const id = unitChangeId(change);
  const [before] = await recordedChanges(tx, { id });
  if (before) return { id, unchanged: true, effects: before.effects };
  const effects = effectsOfUnitChange(change, await storedFor(tx, change));
  if ('code' in effects) return effects;
  if (!preview) {
    await writeEffects(tx, effects);
    await record(tx, { id, change, effects, by, at });
  }
  return { id, unchanged: false, effects };
}

async function storedFor(tx: Tx, { predecessors, successors }: UnitChange): Promise<UnitsStored> {
  const joined = successors.flatMap(({ joins }) => joins);
  return {
    units: await tx.query<UnitsStored['units'][number]>(
      `SELECT id, name, tree, parent_id AS parent, valid_from AS "from", valid_to AS "to", sample FROM unit ORDER BY id`,
    ),
    // Relies on post_unit_ix and tenure_pk.
    tenures: await tx.query<UnitsStored['tenures'][number]>(
      `SELECT p.unit_id AS unit, t.post_id AS post, t.person_id AS person, t.held_from AS "from", t.held_to AS "to"
       FROM post p JOIN tenure t ON t.post_id = p.id WHERE p.unit_id = ANY ($1) ORDER BY 1, 2, 4, 3`,
      [predecessors],
    ),
    memberships: await tx.query<UnitsStored['memberships'][number]>(
      `SELECT group_id AS "group", unit_id AS unit, valid_from AS "from", valid_to AS "to" FROM unit_group_member
       WHERE unit_id = ANY ($1) ORDER BY 1, 2`,
      [predecessors],
    ),
    groups: (await tx.query<{ id: string }>('SELECT id FROM unit_group WHERE id = ANY ($1) ORDER BY id', [joined])).map(
      ({ id }) => id,
    ),
    // Relies on unit_succession_pk.
    successions: await tx.query<UnitsStored['successions'][number]>(
      `SELECT predecessor_id AS predecessor, successor_id AS successor FROM unit_succession
       WHERE predecessor_id = ANY ($1) ORDER BY 1, 2`,
      [predecessors],
    ),
    pastNames: await tx.query<UnitsStored['pastNames'][number]>(
      `SELECT unit_id AS unit, valid_to AS "to" FROM unit_alias
       WHERE unit_id = ANY ($1) AND valid_to IS NOT NULL ORDER BY valid_to`,
      [predecessors],
    ),
  };
}

async function writeEffects(tx: Tx, effects: UnitChangeEffects): Promise<void> {
  const { founds, ends, renames, endsTenures, endsMemberships, joins, moves } = effects;
  const list = <Row>(rows: readonly Row[], ...of: readonly ((row: Row) => unknown)[]) =>
    of.map((read) => rows.map(read));
  await tx.query(
    `INSERT INTO unit (id, name, tree, parent_id, valid_from, sample)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::boolean[])`,
    list(founds, (f) => f.unit, (f) => f.name, (f) => f.tree, (f) => f.parent, (f) => f.from, (f) => f.sample), // prettier-ignore
  );
  await tx.query(
    `UPDATE unit SET valid_to = e.until FROM unnest($1::text[], $2::date[]) AS e (id, until) WHERE unit.id = e.id`,
    list(ends, (e) => e.unit, (e) => e.to), // prettier-ignore
  );
  await tx.query(
    `UPDATE tenure AS t SET held_to = e.until
     FROM unnest($1::text[], $2::text[], $3::date[], $4::date[]) AS e (post, person, held_from, until)
     WHERE t.post_id = e.post AND t.person_id = e.person AND t.held_from = e.held_from`,
    list(endsTenures, (e) => e.post, (e) => e.person, (e) => e.from, (e) => e.to), // prettier-ignore
  );
  await tx.query(
    `UPDATE unit_group_member AS m SET valid_to = e.until
     FROM unnest($1::text[], $2::text[], $3::date[]) AS e (group_id, unit_id, until)
     WHERE m.group_id = e.group_id AND m.unit_id = e.unit_id`,
    list(endsMemberships, (e) => e.group, (e) => e.unit, (e) => e.to), // prettier-ignore
  );
  await tx.query(
    `INSERT INTO unit_group_member (group_id, unit_id, valid_from)
     SELECT * FROM unnest($1::text[], $2::text[], $3::date[]) ON CONFLICT DO NOTHING`,
    list(joins, (j) => j.group, (j) => j.unit, (j) => j.from), // prettier-ignore
  );
  await tx.query(
    `WITH moved AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::date[]) AS m (id, before, parent, until)),
       kept AS (INSERT INTO unit_past_parent (unit_id, parent_id, valid_to) SELECT id, before, until FROM moved)
     UPDATE unit SET parent_id = moved.parent FROM moved WHERE unit.id = moved.id`,
    list(moves, (m) => m.unit, (m) => m.before, (m) => m.parent, (m) => m.to), // prettier-ignore
  );
  for (const { unit, before, name, to } of renames) await rename(tx, { unit, before, name, to });
}

/** The old name is kept with its last day, and the day on which the name before it was given up says its first. */
async function rename(tx: Tx, { unit, before, name, to }: UnitChangeEffects['renames'][number]): Promise<void> {
  await tx.query(
    `INSERT INTO unit_alias (unit_id, alias, valid_from, valid_to)
     VALUES ($1, $2, (SELECT max(valid_to) + 1 FROM unit_alias WHERE unit_id = $1 AND valid_to < $3), $3)
     ON CONFLICT (unit_id, alias) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    [unit, before, to],
  );
  await tx.query('UPDATE unit SET name = $2 WHERE id = $1', [unit, name]);
}

type Recording = {
  readonly id: string;
  readonly change: UnitChange;
  readonly effects: UnitChangeEffects;
  readonly by: UnitActor;
  readonly at: Instant;
};

async function record(tx: Tx, { id, change, effects, by, at }: Recording): Promise<void> {
  const { kind, on, decision } = change;
  await tx.query(
    `INSERT INTO unit_change (id, kind, effective_on, decision, decided_on, recorded_at, person_id, post_id, actor_unit_id, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, kind, on, decision.name, decision.issuedOn, at, by.person, by.post, by.unit],
      JSON.stringify({ change, effects }),
    ],
  );
  await tx.query(
    `INSERT INTO unit_succession (predecessor_id, successor_id, change_id)
     SELECT s.predecessor, s.successor, $3 FROM unnest($1::text[], $2::text[]) AS s (predecessor, successor)`,
    [effects.successions.map((each) => each.predecessor), effects.successions.map((each) => each.successor), id],
  );
}

/** Changes as recorded, the latest day first: all of them, one by its id, or those that a unit has to do with. */
export async function recordedChanges(
  tx: Tx,
  wanted: { readonly id?: string; readonly unit?: string } = {},
): Promise<readonly RecordedUnitChange[]> {
  const rows = await tx.query<ChangeRow>(
    `SELECT id, kind, effective_on AS "on", decision, decided_on AS "decidedOn", recorded_at AS "recordedAt",
       person_id AS person, post_id AS post, actor_unit_id AS unit, body
     FROM unit_change WHERE ($1::uuid IS NULL OR id = $1) ORDER BY effective_on DESC, recorded_at DESC, id`,
    [wanted.id ?? null],
  );
  const changes = rows.map(({ person, post, unit, body, ...row }) => {
    const { change, effects } = JSON.parse(body) as { change: UnitChange; effects: UnitChangeEffects };
    const successors = change.successors.map(({ id }) => id);
    const by: UnitActor = { kind: 'person', person, post, unit };
    return { ...row, by, predecessors: change.predecessors, successors, effects };
  });
  const { unit } = wanted;
  return unit === undefined
    ? changes
    : changes.filter(({ predecessors, successors }) => [...predecessors, ...successors].includes(unit));
}

type ChangeRow = Omit<RecordedUnitChange, 'by' | 'predecessors' | 'successors' | 'effects'> & {
  readonly person: string;
  readonly post: string;
  readonly unit: string;
  readonly body: string;
};
