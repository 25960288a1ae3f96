import { lastCheckpoint } from '../trail/sealing/checkpoint.store';
import { leafHash, TreeEdge } from '../trail/tree/merkle';
import { chainFaults, type ChainFault, type StoredEntry } from '../trail/entry';
import type { Database, Tx } from '../platform/database/tx';

/** What may be wrong besides the chains themselves. Numbers of positions are decimal text, as everywhere. */
export type TrailFault =
  | ChainFault
  | { readonly fault: 'unreadable'; readonly stream: string }
  /** The row was changed without an entry, or its last entries are gone. */
  | { readonly fault: 'head'; readonly stream: string }
  | { readonly fault: 'positions'; readonly first: string; readonly last: string; readonly count: number }
  | { readonly fault: 'position-without-entry'; readonly count: number }
  /** The tree over the entries is not the one that was signed when it had so many. */
  | { readonly fault: 'root'; readonly size: number };

export interface TrailReport {
  readonly ok: boolean;
  readonly streams: number;
  readonly entries: number;
  readonly positions: { readonly first: string | null; readonly last: string | null; readonly count: number };
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly TrailFault[];
}

const PAGE_ROWS = 2_000;
const FAULTS_SHOWN = 200;
/** Rows that stand at the last entry of their stream. */
const INSTANCES = {
  plan: 'plan',
  obligation: 'obligation',
  case: 'case_file',
  figure: 'figure',
  law: 'law_book',
  log: 'trail_log',
} as const;
type InstanceName = keyof typeof INSTANCES;

export interface TrailCheckOptions {
  readonly onProgress: (entries: number) => void;
  readonly isCancelled: () => boolean;
}

/** Verifies every stream, one after the other and a page at a time, within one snapshot: a server may write on meanwhile. */
export function checkTrail(database: Database, { onProgress, isCancelled }: TrailCheckOptions): Promise<TrailReport> {
  return database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const found: TrailFault[] = [];
    let [streams, entries, faultCount] = [0, 0, 0];
    const note = (faults: readonly TrailFault[]): void => {
      faultCount += faults.length;
      found.push(...faults.slice(0, Math.max(0, FAULTS_SHOWN - found.length)));
    };
    for await (const stream of streamsIn(tx)) {
      if (isCancelled()) break;
      note(faultsIn(stream));
      streams += 1;
      entries += stream.length;
      if (streams % PAGE_ROWS === 0) onProgress(entries);
    }
    for (const name of Object.keys(INSTANCES) as InstanceName[]) note(await strayHeads(tx, name));
    if (!isCancelled()) note(await strayRoots(tx));
    const positions = await positionsIn(tx);
    note(positionFaults(positions));
    const { first, last, count } = positions;
    return { ok: faultCount === 0, streams, entries, positions: { first, last, count }, faultCount, faults: found };
  });
}

function faultsIn(stream: readonly StoredEntry[]): readonly TrailFault[] {
  try {
    return chainFaults(stream);
  } catch (error) {
    if (error instanceof SyntaxError) return [{ fault: 'unreadable', stream: stream[0]?.stream ?? '' }];
    throw error;
  }
}

type EntryRow = { subject: string; stream_id: string; seq: number; body: string; hash: Buffer };

/** All entries, stream by stream. Relies on trail_entry_pk (stream_id, seq). */
async function* streamsIn(tx: Tx): AsyncGenerator<readonly StoredEntry[]> {
  let stream: StoredEntry[] = [];
  let [lastId, lastSeq] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const rows = await tx.query<EntryRow>(
      `SELECT subject, stream_id, seq, body, hash FROM trail_entry
       WHERE (stream_id, seq) > ($1::uuid, $2::integer) ORDER BY stream_id, seq LIMIT $3`,
      [lastId, lastSeq, PAGE_ROWS],
    );
    for (const row of rows) {
      if (row.stream_id !== lastId && stream.length > 0) {
        yield stream;
        stream = [];
      }
      const { seq, body, hash } = row;
      stream.push({ position: null, stream: `${row.subject}/${row.stream_id}`, seq, body, hash });
      [lastId, lastSeq] = [row.stream_id, seq];
    }
    if (rows.length < PAGE_ROWS) break;
  }
  if (stream.length > 0) yield stream;
}

async function strayHeads(tx: Tx, name: InstanceName): Promise<TrailFault[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT i.id FROM ${INSTANCES[name]} i LEFT JOIN trail_entry e ON e.stream_id = i.id AND e.seq = i.version
     WHERE e.hash IS DISTINCT FROM i.head_hash
       OR EXISTS (SELECT 1 FROM trail_entry later WHERE later.stream_id = i.id AND later.seq > i.version)
     ORDER BY i.id`,
  );
  return rows.map(({ id }) => ({ fault: 'head', stream: `${name}/${id}` }));
}

type SealedRow = { position: string; hash: Buffer };

/** Grows the tree once more from the entries and looks whether it comes to what was signed last. Relies on trail_position_pk. */
async function strayRoots(tx: Tx): Promise<TrailFault[]> {
  const last = await lastCheckpoint(tx);
  if (last === null) return [];
  const edge = new TreeEdge();
  while (edge.size < last.size) {
    const rows = await tx.query<SealedRow>(
      `SELECT p.position, e.hash FROM trail_position p JOIN trail_entry e ON e.id = p.entry_id
       WHERE p.position > $1 AND p.position <= $2 ORDER BY p.position LIMIT $3`,
      [edge.size, last.size, PAGE_ROWS],
    );
    // A hole: from there on nothing stands where it was signed.
    if (Number(rows.at(-1)?.position ?? -1) !== edge.size + rows.length) return [{ fault: 'root', size: last.size }];
    for (const { hash } of rows) edge.addLeaf(leafHash(hash));
  }
  return edge.root().equals(last.root) ? [] : [{ fault: 'root', size: last.size }];
}

interface Positions {
  readonly first: string | null;
  readonly last: string | null;
  readonly count: number;
  readonly stray: number;
}

async function positionsIn(tx: Tx): Promise<Positions> {
  const [row] = await tx.query<{ first: string | null; last: string | null; count: string; stray: string }>(
    `SELECT min(p.position) AS first, max(p.position) AS last, count(*) AS count,
       count(*) FILTER (WHERE e.id IS NULL) AS stray
     FROM trail_position p LEFT JOIN trail_entry e ON e.id = p.entry_id`,
  );
  if (!row) throw new Error('an aggregate gives one row');
  return { first: row.first, last: row.last, count: Number(row.count), stray: Number(row.stray) };
}

/** Dense from 1: positions are unique, so that first, last and count say it all. */
function positionFaults({ first, last, count, stray }: Positions): TrailFault[] {
  const faults: TrailFault[] = [];
  if (first !== null && last !== null && (first !== '1' || last !== String(count))) {
    faults.push({ fault: 'positions', first, last, count });
  }
  if (stray > 0) faults.push({ fault: 'position-without-entry', count: stray });
  return faults;
}
