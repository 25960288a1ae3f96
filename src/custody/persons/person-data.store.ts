import type { Instant, LocalDate } from '../../../workflows/vocabulary';
import type { Tx } from '../../platform/database/tx';

/** What is held about one person, and where: for themselves to read, and for whoever decides what of it goes. Source: docs/personal-data.md. */

export interface PersonData {
  readonly person: { readonly id: string; readonly name: string; readonly email: string | null };
  readonly posts: readonly {
    readonly post: string;
    readonly unit: string;
    readonly from: LocalDate;
    readonly to: LocalDate | null;
  }[];
  readonly account: { readonly name: string; readonly madeAt: Instant; readonly closedAt: Instant | null } | null;
  readonly signIns: readonly { readonly at: Instant; readonly address: string }[];
  readonly mail: readonly { readonly at: Instant; readonly to: string; readonly subject: string }[];
  readonly notices: number;
  /** What they recorded, and what was recorded in cases that concern them: entries of the trail, which stay. */
  readonly entries: readonly {
    readonly stream: string;
    readonly seq: number;
    readonly type: string;
    readonly at: Instant;
  }[];
  /** Free text that those entries mention; null: erased. */
  readonly texts: readonly {
    readonly ref: string;
    readonly text: string | null;
    readonly stream: string;
    readonly seq: number;
  }[];
}

/** Null when the register has no such person. */
export async function personData(tx: Tx, id: string): Promise<PersonData | null> {
  const [person] = await tx.query<PersonData['person']>('SELECT id, name, email FROM person WHERE id = $1', [id]);
  if (person === undefined) return null;
  const [account = null] = await tx.query<NonNullable<PersonData['account']>>(
    'SELECT name, made_at AS "madeAt", closed_at AS "closedAt" FROM account WHERE person_id = $1',
    [id],
  );
  const [{ notices } = { notices: 0 }] = await tx.query<{ notices: number }>(
    'SELECT count(*)::int AS notices FROM notice WHERE person_id = $1',
    [id],
  );
  return { person, account, notices, ...(await listsOf(tx, id)) };
}

async function listsOf(tx: Tx, id: string) {
  return {
    posts: await tx.query<PersonData['posts'][number]>(
      `SELECT t.post_id AS post, p.unit_id AS unit, t.held_from AS "from", t.held_to AS "to"
       FROM tenure t JOIN post p ON p.id = t.post_id WHERE t.person_id = $1 ORDER BY t.held_from`,
      [id],
    ),
    signIns: await tx.query<PersonData['signIns'][number]>(
      `SELECT s.begun_at AS at, s.address FROM account_session s JOIN account a ON a.id = s.account_id
       WHERE a.person_id = $1 ORDER BY s.begun_at`,
      [id],
    ),
    mail: await tx.query<PersonData['mail'][number]>(
      'SELECT created_at AS at, to_address AS "to", subject FROM mail_outbox WHERE person_id = $1 ORDER BY created_at',
      [id],
    ),
    entries: await tx.query<PersonData['entries'][number]>(
      `SELECT e.subject || '/' || e.stream_id AS stream, e.seq, e.type, e.recorded_at AS at
       FROM trail_entry e WHERE ${ABOUT_THEM} ORDER BY e.recorded_at, e.stream_id, e.seq`,
      [id],
    ),
    // A private text stands in the canonical text as its hash and its reference, in this order.
    texts: await tx.query<PersonData['texts'][number]>(
      `SELECT t.ref, t.text, e.subject || '/' || e.stream_id AS stream, e.seq
       FROM trail_entry e CROSS JOIN LATERAL regexp_matches(e.body, '"hash":"[0-9a-f]{64}","ref":"([0-9a-f-]{36})"', 'g') AS m (found)
       JOIN private_text t ON t.ref = m.found[1]::uuid
       WHERE ${ABOUT_THEM} ORDER BY e.recorded_at, e.stream_id, e.seq`,
      [id],
    ),
  };
}

/** By them, or in a case that concerns them. The actor stands first in an entry's canonical text; ids hold no sign that LIKE would read. */
const ABOUT_THEM = `(starts_with(e.body, '{"actor":{"kind":"person","person":' || to_json($1::text)::text || ',')
  OR (e.subject = 'case' AND position('"concerned":' || to_json($1::text)::text || ',' IN e.body) > 0))`;

/** What an erasure took, by where it lay. */
export type Erased = Readonly<Record<'name' | 'email' | 'account' | 'sessions' | 'mail' | 'texts', number>>;

/** What stands where a name stood. */
export const ERASED_NAME = 'đã xóa tên / name erased';

/** Takes away what the record does not need. Entries keep the id, which alone names nobody. */
export async function erasePersonData(tx: Tx, id: string, texts: readonly string[], at: Instant): Promise<Erased> {
  const count = async (text: string, values: readonly unknown[]): Promise<number> =>
    (await tx.query(`${text} RETURNING 1`, values)).length;
  const email = await count('UPDATE person SET email = NULL WHERE id = $1 AND email IS NOT NULL', [id]);
  const name = await count('UPDATE person SET name = $2 WHERE id = $1 AND name <> $2', [id, ERASED_NAME]);
  const ofAccount = 'account_id IN (SELECT a.id FROM account a WHERE a.person_id = $1)';
  const sessions = await count(
    `UPDATE account_session SET address = '', revoked_at = COALESCE(revoked_at, $2) WHERE ${ofAccount} AND address <> ''`,
    [id, at],
  );
  await tx.query(`UPDATE account_token SET name = '', revoked_at = COALESCE(revoked_at, $2) WHERE ${ofAccount}`, [
    id,
    at,
  ]);
  const account = await count(
    `UPDATE account SET name = 'erased-' || id, password = NULL, closed_at = COALESCE(closed_at, $2)
     WHERE person_id = $1 AND name <> 'erased-' || id`,
    [id, at],
  );
  const mail = await count(
    `UPDATE mail_outbox SET to_address = '', subject = '', body = '',
       abandoned_at = CASE WHEN sent_at IS NULL THEN COALESCE(abandoned_at, $2) END
     WHERE person_id = $1 AND to_address <> ''`,
    [id, at],
  );
  const erased = await count(
    `UPDATE private_text SET text = NULL, salt = '' WHERE ref = ANY ($1::uuid[]) AND text IS NOT NULL`,
    [texts],
  );
  return { name, email, account, sessions, mail, texts: erased };
}

/** The posts that the person holds on a day. */
export async function postsHeld(tx: Tx, id: string, on: LocalDate): Promise<readonly { post: string; unit: string }[]> {
  return tx.query(
    `SELECT t.post_id AS post, p.unit_id AS unit FROM tenure t JOIN post p ON p.id = t.post_id
     WHERE t.person_id = $1 AND t.held_from <= $2 AND (t.held_to IS NULL OR t.held_to >= $2) ORDER BY t.post_id`,
    [id, on],
  );
}
