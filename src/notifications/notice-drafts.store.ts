import type { LocalDate } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { holders, type Holder, type UnitDay } from '../people/people.store';
import { successorsOn } from '../people/succession.store';
import type { Tx } from '../platform/database/tx';
import type { FollowedEntry } from '../trail/follower';
import { dueAfter, noticeId, notifyEffects, type Notice, type NoticeRole } from './notice';
import { recipientsOf, type NoticeParties, type Recipient } from './recipients';

/** A notice with the address of whom it is for. */
export interface NoticeDraft {
  readonly notice: Notice;
  readonly email: string | null;
}

type Body = Omit<NoticeParties, 'routerUnitId'> & {
  readonly streamId: string;
  /** Null of a case outside any plan: then the office that keeps it is told, as of any other. */
  readonly planId: string | null;
  readonly obligationId: string | null;
  readonly caseId: string | null;
  /** Whom a case is about: told in person, and nobody of the unit. */
  readonly concerned: string | null;
  /** Who may not see the case: whoever depends on them. */
  readonly barred: readonly string[];
};

/** The notices that follow from these entries, in their order: two queries for the batch, more only where
 *  an office has ceased, and none when nobody is to be told.
 *  Every follower that asks gets the same notices with the same ids, so that none waits for another. */
export async function draftNotices(tx: Tx, entries: readonly FollowedEntry[]): Promise<readonly NoticeDraft[]> {
  const wishing = entries.filter((entry) => notifyEffects(entry).length > 0);
  if (wishing.length === 0) return [];
  const bodies = await readBodies(tx, wishing);
  const dayOf = (entry: FollowedEntry): LocalDate => localDateOf(entry.recordedAt);
  const asked = wishing.flatMap((entry) => {
    const { unitId, officeUnitId, issuerUnitId } = bodyOf(bodies, entry);
    return [...new Set([unitId, officeUnitId, issuerUnitId, ...routersOf(entry)])].map((unit) => ({
      unit,
      on: dayOf(entry),
    }));
  });
  const found = await holders(tx, asked);
  const byDay = new Map(asked.map(({ unit, on }, index) => [`${on} ${unit}`, found[index] ?? []]));
  const offices = new Set(wishing.flatMap((entry) => [...officesOf(bodyOf(bodies, entry)), ...routersOf(entry)]));
  const empty = asked.filter(({ unit }, index) => offices.has(unit) && found[index]?.length === 0);
  for (const [key, following] of await holdersFollowing(tx, empty)) byDay.set(key, following);
  const holdersOn = (on: LocalDate) => (unit: string) => byDay.get(`${on} ${unit}`) ?? [];
  const inPerson = await concernedHolders(tx, wishing, bodies);
  return wishing.flatMap((entry) =>
    draftsOf(entry, bodyOf(bodies, entry), {
      holdersOf: holdersOn(dayOf(entry)),
      inPerson: inPerson.get(entry) ?? null,
    }),
  );
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
  {
    holdersOf,
    inPerson,
  }: { readonly holdersOf: (unit: string) => readonly Holder[]; readonly inPerson: Holder | null },
): readonly NoticeDraft[] {
  const drafts = notifyEffects(entry).flatMap(({ what, to, rung, round, side, router }) =>
    toldOf(to, { ...body, routerUnitId: router }, { holdersOf, inPerson }).map(({ holder, role, vacantUnitId }) => ({
      email: holder.email,
      notice: {
        id: noticeId(entry, holder.person, what),
        position: entry.position,
        subject: entry.subject,
        ...{ obligationId: body.obligationId, caseId: body.caseId, planId: body.planId },
        ...{ personId: holder.person, postId: holder.post, unitId: holder.unit, role, vacantUnitId },
        ...{ what, rung, round, side, dueOn: dueAfter(entry), createdAt: entry.recordedAt },
      },
    })),
  );
  // An entry that says the same thing twice tells each person once.
  return [...new Map(drafts.map((draft) => [draft.notice.id, draft])).values()];
}

/** The unit's roles of a case are the person concerned, in whichever post they hold that day; without anybody concerned, as of a duty. */
function toldOf(
  to: readonly NoticeRole[],
  body: Body & { readonly routerUnitId: string | null },
  {
    holdersOf,
    inPerson,
  }: { readonly holdersOf: (unit: string) => readonly Holder[]; readonly inPerson: Holder | null },
): readonly Recipient[] {
  if (body.caseId === null) return recipientsOf(to, body, holdersOf);
  const ofUnit = to.some((role) => UNIT_ROLES.includes(role));
  const others = to.filter((role) => !UNIT_ROLES.includes(role));
  const unitRoles: readonly NoticeRole[] = body.concerned === null && ofUnit ? ['lead'] : [];
  // Neither the person concerned nor whoever depends on them is told as the office: where nobody else is there, who stands above is.
  const free = (unit: string): readonly Holder[] =>
    holdersOf(unit).filter(({ person }) => person !== body.concerned && !body.barred.includes(person));
  const told = recipientsOf([...unitRoles, ...others], body, free);
  if (!ofUnit || inPerson === null) return told;
  return [{ holder: inPerson, role: 'concerned', vacantUnitId: null }, ...told];
}

const UNIT_ROLES: readonly NoticeRole[] = ['lead', 'head', 'concerned'];

/** In which post the person concerned is told: one that they hold that day, else the last one. Who answers has to be told.
 *  Relies on tenure_person_ix. */
async function concernedHolders(
  tx: Tx,
  entries: readonly FollowedEntry[],
  bodies: ReadonlyMap<string, Body>,
): Promise<ReadonlyMap<FollowedEntry, Holder>> {
  const found = new Map<FollowedEntry, Holder>();
  for (const entry of entries) {
    const { concerned } = bodyOf(bodies, entry);
    if (concerned === null) continue;
    const [holder] = await tx.query<Holder>(
      `SELECT p.unit_id AS unit, p.id AS post, p.kind, p.title, h.id AS person, h.name, h.email, t.held_from AS "from",
         t.held_to AS "to"
       FROM tenure t JOIN post p ON p.id = t.post_id JOIN person h ON h.id = t.person_id
       WHERE t.person_id = $1 AND t.held_from <= $2
       ORDER BY (t.held_to IS NULL OR $2 <= t.held_to) DESC, COALESCE(t.held_to, $2) DESC, p.id LIMIT 1`,
      [concerned, localDateOf(entry.recordedAt)],
    );
    if (holder) found.set(entry, holder);
  }
  return found;
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
    `SELECT id AS "streamId", id AS "obligationId", NULL::uuid AS "caseId", NULL::text AS concerned,
       '{}'::text[] AS barred, plan_id AS "planId", unit_id AS "unitId",
       office_unit_id AS "officeUnitId", issuer_unit_id AS "issuerUnitId"
     FROM obligation WHERE id = ANY ($1::uuid[])
     UNION ALL
     SELECT id, NULL, NULL, NULL, '{}', id, issuer_unit_id, office_unit_id, issuer_unit_id FROM plan WHERE id = ANY ($1::uuid[])
     UNION ALL
     SELECT c.id, NULL, c.id, c.concerned_person,
       ARRAY(SELECT b.person_id FROM case_conflict b WHERE b.case_id = c.id ORDER BY 1), c.plan_id, c.unit_id, c.office_unit_id, c.issuer_unit_id FROM case_file c
     WHERE c.id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.streamId, row]));
}
