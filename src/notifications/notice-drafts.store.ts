import type { LocalDate } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { holders, type Holder, type UnitDay } from '../people/people.store';
import { successorsOn } from '../people/succession.store';
import type { Tx } from '../platform/database/tx';
import type { FollowedEntry } from '../trail/follower';
import { dueAfter, noticeId, notifyEffects, type Notice } from './notice';
import { recipientsOf, type NoticeParties } from './recipients';

/** A notice with the address of whom it is for. */
export interface NoticeDraft {
  readonly notice: Notice;
  readonly email: string | null;
}

type Body = Omit<NoticeParties, 'routerUnitId'> & {
  readonly streamId: string;
  readonly planId: string;
  readonly obligationId: string | null;
};

/** The notices that follow from these entries, in their order: two queries for the batch, more only where
 *  an office has ceased, and none when nobody is to be told.
 *  Every follower that asks gets the same notices with the same ids, so that none waits for another. */
export async function draftNotices(tx: Tx, entries: readonly FollowedEntry[]): Promise<readonly NoticeDraft[]> {
  const telling = entries.filter((entry) => entry.subject !== 'case' && notifyEffects(entry).length > 0);
  if (telling.length === 0) return [];
  const bodies = await readBodies(tx, telling);
  const dayOf = (entry: FollowedEntry): LocalDate => localDateOf(entry.recordedAt);
  const asked = telling.flatMap((entry) => {
    const { unitId, officeUnitId, issuerUnitId } = bodyOf(bodies, entry);
    return [...new Set([unitId, officeUnitId, issuerUnitId, ...routersOf(entry)])].map((unit) => ({
      unit,
      on: dayOf(entry),
    }));
  });
  const found = await holders(tx, asked);
  const byDay = new Map(asked.map(({ unit, on }, index) => [`${on} ${unit}`, found[index] ?? []]));
  const offices = new Set(telling.flatMap((entry) => [...officesOf(bodyOf(bodies, entry)), ...routersOf(entry)]));
  const empty = asked.filter(({ unit }, index) => offices.has(unit) && found[index]?.length === 0);
  for (const [key, following] of await holdersFollowing(tx, empty)) byDay.set(key, following);
  const holdersOn = (on: LocalDate) => (unit: string) => byDay.get(`${on} ${unit}`) ?? [];
  return telling.flatMap((entry) => draftsOf(entry, bodyOf(bodies, entry), holdersOn(dayOf(entry))));
}

/** Units on the way that an entry tells. */
const routersOf = (entry: FollowedEntry): readonly string[] =>
  notifyEffects(entry).flatMap(({ router }) => router ?? []);

/** The office and the issuer: their place is taken by whoever follows them. The unit's own is not, before the duty is transferred. */
const officesOf = ({ unitId, officeUnitId, issuerUnitId }: Body): readonly string[] =>
  [officeUnitId, issuerUnitId].filter((unit) => unit !== unitId);

/** Who holds a post of the units that follow one where nobody does any more; asked only when there is such a unit. */
async function holdersFollowing(tx: Tx, empty: readonly UnitDay[]): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const found = new Map<string, readonly Holder[]>();
  for (const { unit, on } of new Map(empty.map((each) => [`${each.on} ${each.unit}`, each])).values()) {
    const following = (await successorsOn(tx, [unit], on)).get(unit) ?? [];
    const held = await holders(
      tx,
      following.map((other) => ({ unit: other, on })),
    );
    found.set(`${on} ${unit}`, held.flat());
  }
  return found;
}

function draftsOf(
  entry: FollowedEntry,
  body: Body,
  holdersOf: (unit: string) => readonly Holder[],
): readonly NoticeDraft[] {
  const drafts = notifyEffects(entry).flatMap(({ what, to, rung, round, side, router }) =>
    recipientsOf(to, { ...body, routerUnitId: router }, holdersOf).map(({ holder, role, vacantUnitId }) => ({
      email: holder.email,
      notice: {
        id: noticeId(entry, holder.person, what),
        position: entry.position,
        subject: entry.subject,
        ...{ obligationId: body.obligationId, planId: body.planId },
        ...{ personId: holder.person, postId: holder.post, unitId: holder.unit, role, vacantUnitId },
        ...{ what, rung, round, side, dueOn: dueAfter(entry), createdAt: entry.recordedAt },
      },
    })),
  );
  // An entry that says the same thing twice tells each person once.
  return [...new Map(drafts.map((draft) => [draft.notice.id, draft])).values()];
}

function bodyOf(bodies: ReadonlyMap<string, Body>, entry: FollowedEntry): Body {
  const body = bodies.get(entry.streamId);
  if (!body)
    throw new Error(`entry ${entry.position} speaks of ${entry.subject} ${entry.streamId}, which is not there`);
  return body;
}

/** Where a plan itself speaks, its issuer is the unit. */
async function readBodies(tx: Tx, entries: readonly FollowedEntry[]): Promise<ReadonlyMap<string, Body>> {
  const ids = [...new Set(entries.map(({ streamId }) => streamId))];
  const rows = await tx.query<Body>(
    `SELECT id AS "streamId", id AS "obligationId", plan_id AS "planId", unit_id AS "unitId",
       office_unit_id AS "officeUnitId", issuer_unit_id AS "issuerUnitId"
     FROM obligation WHERE id = ANY ($1::uuid[])
     UNION ALL
     SELECT id, NULL, id, issuer_unit_id, office_unit_id, issuer_unit_id FROM plan WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.streamId, row]));
}
