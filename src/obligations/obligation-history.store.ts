import type { ObligationState } from '../../workflows/obligations/obligation';
import type { Actor, Effect, Instant, LocalDate, Plain, PrivateText } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { readTexts } from '../people/private-texts.store';
import type { EntryBody } from '../trail/follower';

/** One thing that happened to a duty or a case, as the trail has it, with the words that stand beside the trail. */
export interface HistoryEntry {
  readonly seq: number;
  readonly type: string;
  readonly recordedAt: Instant;
  /** When somebody says it happened; shown, never used to judge. */
  readonly occurredOn: LocalDate | null;
  readonly by: Actor;
  readonly event: { readonly [key: string]: Plain };
  /** Private texts of the event by field; null where a text was erased. */
  readonly texts: { readonly [field: string]: string | null };
  readonly before: Plain;
  readonly after: Plain;
  readonly effects: readonly Effect[];
  readonly evidence: readonly string[];
  readonly versions: { readonly [name: string]: string };
  /** Hash of the entry's text, hexadecimal. */
  readonly hash: string;
}

/** The entries of one duty or case up to a moment, oldest first. Relies on trail_entry_pk (stream_id, seq). */
export async function historyOf(
  tx: Tx,
  id: string,
  until: Instant | null,
  subject: 'obligation' | 'case' = 'obligation',
): Promise<HistoryEntry[]> {
  const rows = await tx.query<{ seq: number; body: string; hash: Buffer }>(
    `SELECT seq, body, hash FROM trail_entry
     WHERE stream_id = $1 AND subject = $3 AND ($2::timestamptz IS NULL OR recorded_at <= $2) ORDER BY seq`,
    [id, until, subject],
  );
  const entries = rows.map(({ seq, body, hash }) => ({ seq, hash, body: JSON.parse(body) as EntryBody }));
  const texts = await readTexts(
    tx,
    entries.flatMap(({ body }) => privateTextsOf(body.event).map(([, { ref }]) => ref)),
  );
  return entries.map(({ seq, body, hash }) => ({
    ...{ seq, type: body.event.type, recordedAt: body.recordedAt, by: body.actor, event: body.event },
    occurredOn: body.occurredOn as LocalDate | null,
    texts: Object.fromEntries(privateTextsOf(body.event).map(([field, { ref }]) => [field, texts.get(ref) ?? null])),
    ...{ before: body.before, after: body.after, effects: body.effects, evidence: body.evidence },
    versions: body.versions,
    hash: hash.toString('hex'),
  }));
}

/** The whole state after the last of these entries. */
export const stateAfter = (entries: readonly HistoryEntry[]): ObligationState | null => {
  const last = entries.at(-1);
  return last ? (last.after as unknown as ObligationState) : null;
};

/** Texts that stand beside the trail are known by their shape: a reference and a hash, nothing else. */
function privateTextsOf(event: { readonly [key: string]: Plain }): (readonly [string, PrivateText])[] {
  return Object.entries(event).flatMap(([field, value]) => (isPrivateText(value) ? [[field, value] as const] : []));
}

function isPrivateText(value: unknown): value is PrivateText {
  if (typeof value !== 'object' || value === null || !('ref' in value) || !('hash' in value)) return false;
  return typeof value.ref === 'string' && typeof value.hash === 'string' && Object.keys(value).length === 2;
}
