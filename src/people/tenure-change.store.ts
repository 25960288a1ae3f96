import { refusal, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { uuidFromParts } from '../platform/identifiers';
import type { Decision } from './decision';
import { personsById } from './people.store';
import type { PostKind, RegisterPost } from './register';
import { lockRegister, saveRegister } from './register.store';
import { mayChangeUnits } from './unit-authority.store';
import type { UnitActor } from './unit-change.store';

/** Somebody takes a post, or leaves it. Days are inclusive. */
export type TenureWish =
  | {
      readonly kind: 'appointed';
      readonly post: string;
      /** What a post is that is not there yet; null: one that exists. */
      readonly newPost: { readonly unit: string; readonly kind: PostKind; readonly title: string } | null;
      readonly person: string;
      /** Name and mail of a person whom the register does not know yet; null: one whom it knows. */
      readonly newPerson: { readonly name: string; readonly email: string | null } | null;
      readonly from: LocalDate;
      readonly to: LocalDate | null;
      readonly decision: Decision;
    }
  | {
      readonly kind: 'ended';
      readonly post: string;
      readonly person: string;
      /** The day since which it was held. */
      readonly from: LocalDate;
      /** The last day. */
      readonly to: LocalDate;
      readonly decision: Decision;
    };

/** Who records it: in a post, as whoever keeps accounts, or both. */
export interface TenureRecorder {
  readonly by: UnitActor | null;
  /** The account of an administrator. */
  readonly keeper: string | null;
  /** Whose account it is. */
  readonly person: string | null;
}

export interface RecordedTenure {
  readonly id: string;
  readonly kind: TenureWish['kind'];
  readonly unit: string;
  readonly post: string;
  readonly person: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly decision: string;
  readonly decidedOn: LocalDate;
  readonly recordedAt: Instant;
  readonly by: { readonly person: string | null; readonly post: string | null; readonly account: string | null };
}

/** Records that somebody takes or leaves a post, by a decision; the same again changes nothing. Who may: the head or a deputy of a
 *  unit above, and whoever keeps accounts; nobody for themselves. Refuses `tenure.own`, `tenure.days-unfit`, `tenure.none`,
 *  `post.unknown`, `person.unknown`, what `mayChangeUnits` refuses, and what contradicts the register (`contradiction`). */
export async function recordTenure(
  tx: Tx,
  wish: TenureWish,
  { recorder, at, on }: { readonly recorder: TenureRecorder; readonly at: Instant; readonly on: LocalDate },
): Promise<RecordedTenure | Refusal> {
  await lockRegister(tx);
  const { person, from, to } = wish;
  if (recorder.person === person) return refusal('tenure.own');
  if (to !== null && to < from) return refusal('tenure.days-unfit', { from, to });
  const post = await postOf(tx, wish);
  if ('code' in post) return post;
  if (recorder.keeper === null) {
    if (recorder.by === null) return refusal('actor.no-post');
    const barred = await mayChangeUnits(tx, recorder.by, { units: [post.unit], on });
    if (barred) return barred;
  }
  const holder = await holderOf(tx, wish);
  if ('code' in holder) return holder;
  if (wish.kind === 'ended' && !(await isOpen(tx, wish)))
    return refusal('tenure.none', { post: post.id, person, from });
  const refused = await saveRegister(tx, { units: [], groups: [], posts: [{ ...post, holders: [holder] }] });
  if (refused !== null) return refused;
  return keep(tx, { wish, unit: post.unit, recorder, at });
}

type BarePost = Omit<RegisterPost, 'holders'>;

async function postOf(tx: Tx, wish: TenureWish): Promise<BarePost | Refusal> {
  const [stored] = await tx.query<BarePost>('SELECT id, unit_id AS unit, kind, title FROM post WHERE id = $1', [
    wish.post,
  ]);
  if (stored) return stored;
  if (wish.kind === 'ended' || wish.newPost === null) return refusal('post.unknown', { post: wish.post });
  return { id: wish.post, ...wish.newPost };
}

async function holderOf(tx: Tx, wish: TenureWish): Promise<RegisterPost['holders'][number] | Refusal> {
  const { person, from, to } = wish;
  const known = (await personsById(tx, [person])).get(person);
  // Who is known keeps name, mail and mark: a form says nothing new of them.
  if (known) return { person, name: known.name, email: known.email, from, to, sample: known.sample };
  const given = wish.kind === 'appointed' ? wish.newPerson : null;
  if (given === null) return refusal('person.unknown', { person });
  return { person, ...given, from, to, sample: false };
}

async function isOpen(tx: Tx, { post, person, from }: TenureWish): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM tenure WHERE post_id = $1 AND person_id = $2 AND held_from = $3 AND held_to IS NULL',
    [post, person, from],
  );
  return rows.length > 0;
}

async function keep(
  tx: Tx,
  { wish, unit, recorder, at }: { wish: TenureWish; unit: string; recorder: TenureRecorder; at: Instant },
): Promise<RecordedTenure> {
  const { kind, post, person, from, to, decision } = wish;
  const { by, keeper } = recorder;
  const id = uuidFromParts('tenure-change', kind, post, person, from, to ?? '', decision.name);
  await tx.query(
    `INSERT INTO tenure_change (id, kind, unit_id, post_id, person_id, held_from, held_to, decision, decided_on, recorded_at,
       actor_person_id, actor_post_id, actor_unit_id, account_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING`,
    [
      ...[id, kind, unit, post, person, from, to, decision.name, decision.issuedOn, at],
      ...[by?.person ?? null, by?.post ?? null, by?.unit ?? null, keeper],
    ],
  );
  const [recorded] = await recordedTenures(tx, unit, id);
  if (!recorded) throw new Error(`the change ${id} was written and is not there`);
  return recorded;
}

/** What was recorded about posts of a unit, the latest first; one of them by its id. Relies on tenure_change_unit_ix. */
export async function recordedTenures(tx: Tx, unit: string, id: string | null = null): Promise<RecordedTenure[]> {
  const rows = await tx.query<Omit<RecordedTenure, 'by'> & Record<'actor' | 'actorPost' | 'account', string | null>>(
    `SELECT id, kind, unit_id AS unit, post_id AS post, person_id AS person, held_from AS "from", held_to AS "to", decision,
       decided_on AS "decidedOn", recorded_at AS "recordedAt", actor_person_id AS actor, actor_post_id AS "actorPost",
       account_id AS account
     FROM tenure_change WHERE unit_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY recorded_at DESC, id`,
    [unit, id],
  );
  return rows.map(({ actor, actorPost, account, ...row }) => ({
    ...row,
    by: { person: actor, post: actorPost, account },
  }));
}

/** Posts of a unit, held or not, with whoever holds each on a day. */
export interface PostOnDay {
  readonly post: string;
  readonly kind: PostKind;
  readonly title: string;
  readonly holders: readonly { readonly person: string; readonly name: string; readonly from: LocalDate }[];
}

/** Relies on post_unit_ix and tenure_pk. */
export async function postsOn(tx: Tx, unit: string, on: LocalDate): Promise<readonly PostOnDay[]> {
  const rows = await tx.query<Omit<PostOnDay, 'holders'> & { person: string | null; name: string; from: LocalDate }>(
    `SELECT p.id AS post, p.kind, p.title, t.person_id AS person, h.name, t.held_from AS "from"
     FROM post p
     LEFT JOIN tenure t ON t.post_id = p.id AND t.held_from <= $2 AND (t.held_to IS NULL OR $2 <= t.held_to)
     LEFT JOIN person h ON h.id = t.person_id WHERE p.unit_id = $1
     ORDER BY array_position(ARRAY['head', 'deputy', 'officer', 'inspector'], p.kind), p.id, t.held_from`,
    [unit, on],
  );
  const found = new Map<string, PostOnDay>();
  for (const { post, kind, title, person, name, from } of rows) {
    const before = found.get(post)?.holders ?? [];
    found.set(post, { post, kind, title, holders: person === null ? before : [...before, { person, name, from }] });
  }
  return [...found.values()];
}
