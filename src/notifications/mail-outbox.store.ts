import type { Instant } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import type { OutgoingMail } from './mail';

/** Puts mails into the outbox, due at once; one that is there already stays as it is. */
export async function addMails(tx: Tx, mails: readonly OutgoingMail[]): Promise<void> {
  if (mails.length === 0) return;
  const column = (name: keyof OutgoingMail): string[] => mails.map((mail) => mail[name]);
  await tx.query(
    `INSERT INTO mail_outbox (id, kind, message_id, person_id, to_address, subject, body, created_at, next_try_at)
     SELECT m.*, m.created_at FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::timestamptz[]) AS m (id, kind, message_id, person_id, to_address, subject, body, created_at)
     ON CONFLICT DO NOTHING`,
    [
      ...[column('id'), column('kind'), column('messageId'), column('personId'), column('to')],
      ...[column('subject'), column('body'), column('createdAt')],
    ],
  );
}

/** SQL that is true while a mail is due. Relies on mail_outbox_due_ix. */
export const MAIL_WAITING = `(SELECT next_try_at FROM mail_outbox WHERE sent_at IS NULL AND abandoned_at IS NULL
  ORDER BY next_try_at, id LIMIT 1) <= at.now`;

/** A mail on its way: nobody else takes it before `leaseUntil`. */
export interface ClaimedMail {
  readonly id: string;
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** This attempt's number, from 1. */
  readonly attempts: number;
}

/** Takes the mail that has waited longest, or null. The lease is kept in `next_try_at`: should this process die, the mail is due
 *  again when the lease is over. Relies on mail_outbox_due_ix. */
export async function claimMail(tx: Tx, now: Instant, leaseUntil: Instant): Promise<ClaimedMail | null> {
  const [claimed] = await tx.query<ClaimedMail>(
    `UPDATE mail_outbox SET attempts = attempts + 1, next_try_at = $2
     WHERE id = (SELECT id FROM mail_outbox WHERE sent_at IS NULL AND abandoned_at IS NULL AND next_try_at <= $1
       ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, message_id AS "messageId", to_address AS "to", subject, body, attempts`,
    [now, leaseUntil],
  );
  return claimed ?? null;
}

/** The server took it: it is never sent again, whoever else had claimed it meanwhile. */
export async function markSent(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.query(
    'UPDATE mail_outbox SET sent_at = $2, abandoned_at = NULL, last_error = NULL WHERE id = $1 AND sent_at IS NULL',
    [id, at],
  );
}

/** The attempt failed: due again at `nextTryAt`, or given up when that is null. Says nothing over a later attempt. */
export async function markFailed(
  tx: Tx,
  mail: Pick<ClaimedMail, 'id' | 'attempts'>,
  { error, at, nextTryAt }: { readonly error: string; readonly at: Instant; readonly nextTryAt: Instant | null },
): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET last_error = $3, next_try_at = COALESCE($4::timestamptz, next_try_at),
       abandoned_at = CASE WHEN $4::timestamptz IS NULL THEN $5::timestamptz END
     WHERE id = $1 AND attempts = $2 AND sent_at IS NULL`,
    [mail.id, mail.attempts, error, nextTryAt, at],
  );
}

/** How many mails wait, and how many were given up: for metrics. */
export async function outboxCounts(tx: Tx): Promise<{ readonly waiting: number; readonly abandoned: number }> {
  const [row] = await tx.query<{ waiting: number; abandoned: number }>(
    `SELECT count(*) FILTER (WHERE sent_at IS NULL AND abandoned_at IS NULL)::int AS waiting,
       count(abandoned_at)::int AS abandoned FROM mail_outbox`,
  );
  return row ?? { waiting: 0, abandoned: 0 };
}
