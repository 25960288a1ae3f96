import type { LawContext, ProvisionMark } from '../../../workflows/law/law.machine';
import type { Instant, Plain } from '../../../workflows/vocabulary';
import type { Rest } from '../../../workflows/workflow';
import type { Tx } from '../../platform/database/tx';
import { LAW_ID } from './law.subject';

/** What the book's own row says. */
export interface LawRow extends LawContext {
  readonly version: number;
}

/** Null before the first start. */
export async function readLawBook(tx: Pick<Tx, 'query'>): Promise<LawRow | null> {
  const [row] = await tx.query<{ version: number; state: string }>(
    'SELECT version, state FROM law_book WHERE id = $1',
    [LAW_ID],
  );
  return row === undefined
    ? null
    : { version: row.version, ...((JSON.parse(row.state) as Rest).context as unknown as LawContext) };
}

/** Whether there is something to be read anew: a change of the last hours, which is longer than the slowest beat. */
export const LAW_CHANGED_LATELY = `EXISTS (SELECT 1 FROM law_book WHERE last_at > at.now - interval '3 hours')`;

/** One entry of the book, for whoever asks what changed and when. */
export interface LawEntry {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly type: string;
  readonly release: string;
  readonly lawSha256: string;
  readonly hash: string;
  /** Null of the first entry, which brings all. */
  readonly provision: string | null;
  readonly was: readonly ProvisionMark[];
  readonly now: readonly ProvisionMark[];
}

type EntryRow = { seq: number; recorded_at: Instant; body: string; hash: Buffer };

/** The book's entries, oldest first; of one provision where it is named. Relies on trail_entry_pk (stream_id, seq). */
export async function readLawEntries(tx: Pick<Tx, 'query'>, provision: string | null): Promise<readonly LawEntry[]> {
  const rows = await tx.query<EntryRow>(
    'SELECT seq, recorded_at, body, hash FROM trail_entry WHERE stream_id = $1 ORDER BY seq',
    [LAW_ID],
  );
  return rows.map(entryOf).flatMap((entry) => {
    if (provision === null || entry.provision === provision) return [entry];
    const now = entry.seq === 1 ? entry.now.filter(({ id }) => id === provision) : [];
    return now.length > 0 ? [{ ...entry, provision, now }] : [];
  });
}

function entryOf({ seq, recorded_at: recordedAt, body, hash }: EntryRow): LawEntry {
  const { event, after } = JSON.parse(body) as { event: { [name: string]: Plain }; after: Rest };
  const marks = (name: 'was' | 'now') => (event[name] ?? []) as unknown as readonly ProvisionMark[];
  return {
    ...{ seq, recordedAt, hash: hash.toString('hex') },
    type: String(event['type']),
    release: String(event['release']),
    lawSha256: String(event['lawSha256']),
    provision: event['provision'] === undefined ? null : String(event['provision']),
    was: marks('was'),
    now: seq === 1 ? (after.context as unknown as LawContext).records : marks('now'),
  };
}
