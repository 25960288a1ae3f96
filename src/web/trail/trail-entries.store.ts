import { addDays, startOfDay } from '../../calendar/local-date';
import { dutySql, planSql, type Bind, type Scope } from '../../people/accounts/scope';
import type { Tx } from '../../platform/database/tx';
import { chainFaults, type StoredEntry } from '../../trail/entry';
import type { Actor, Instant, LocalDate } from '../../../workflows/vocabulary';

/** Entries of the trail as far as they are seen, for people who look things up. */

export interface TrailFilter {
  readonly unit: string | null;
  readonly type: string | null;
  /** Both days inclusive. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Only entries before this one: decimal text. */
  readonly before: string | null;
}

export interface TrailLine {
  readonly id: string;
  readonly subject: 'obligation' | 'plan';
  readonly stream: string;
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly type: string;
  /** Null where the text of the entry cannot be read any more. */
  readonly by: Actor | null;
  readonly planSlug: string;
  readonly planTitle: string;
  readonly taskTitle: string | null;
  readonly periodKey: string | null;
  readonly unitName: string | null;
}

type LineRow = Omit<TrailLine, 'by'> & { readonly body: string };

/** The latest first. Relies on trail_entry_id_key: ids grow as entries are written. */
export async function trailLines(
  tx: Tx,
  { unit, type, from, to, before }: TrailFilter,
  { scope, limit }: { readonly scope: Scope; readonly limit: number },
): Promise<TrailLine[]> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const seen = `(e.subject = 'obligation' AND ${dutySql(scope, 'o', bind)}
    OR e.subject = 'plan' AND ${planSql(scope, 'p', bind)})`;
  const conditions = [
    seen,
    ...(unit === null ? [] : [`o.unit_id = ${bind(unit)}`]),
    ...(type === null ? [] : [`e.type = ${bind(type)}`]),
    ...(from === null ? [] : [`e.recorded_at >= ${bind(startOfDay(from))}::timestamptz`]),
    ...(to === null ? [] : [`e.recorded_at < ${bind(startOfDay(addDays(to, 1)))}::timestamptz`]),
    ...(before === null ? [] : [`e.id < ${bind(before)}::bigint`]),
  ];
  const rows = await tx.query<LineRow>(
    `SELECT e.id::text AS id, e.subject, e.stream_id AS stream, e.seq, e.recorded_at AS "recordedAt", e.type,
       e.body, p.slug AS "planSlug", p.title AS "planTitle", t.title AS "taskTitle",
       o.period_key AS "periodKey", u.name AS "unitName"
     FROM trail_entry e
     LEFT JOIN obligation o ON e.subject = 'obligation' AND o.id = e.stream_id
     JOIN plan p ON p.id = COALESCE(o.plan_id, e.stream_id)
     LEFT JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref
     LEFT JOIN unit u ON u.id = o.unit_id
     WHERE ${conditions.join(' AND ')} ORDER BY e.id DESC LIMIT ${bind(limit)}`,
    values,
  );
  return rows.map(({ body, ...line }) => ({ ...line, by: actorIn(body) }));
}

function actorIn(body: string): Actor | null {
  try {
    return (JSON.parse(body) as { readonly actor: Actor }).actor;
  } catch {
    return null;
  }
}

/** What a check of one chain found. */
export interface ChainCheck {
  readonly entries: number;
  /** Of the last entry, hexadecimal; null where there is none. */
  readonly lastHash: string | null;
  readonly faults: readonly { readonly seq: number; readonly fault: 'hash' | 'link' | 'gap' | 'head' }[];
}

type ChainRow = { seq: number; body: string; hash: Buffer };
type HeadRow = { version: number; head: Buffer };

/** Checks the chain of one obligation as it lies in the database now: each text against its hash, each link, each gap, and whether
 *  the row stands at its last entry. Relies on trail_entry_pk (stream_id, seq). */
export async function checkChain(tx: Tx, id: string): Promise<ChainCheck> {
  const rows = await tx.query<ChainRow>(
    `SELECT seq, body, hash FROM trail_entry WHERE stream_id = $1 AND subject = 'obligation' ORDER BY seq`,
    [id],
  );
  const [head] = await tx.query<HeadRow>('SELECT version, head_hash AS head FROM obligation WHERE id = $1', [id]);
  const entries = rows.map((row): StoredEntry => ({ ...row, position: null, stream: `obligation/${id}` }));
  const last = entries.at(-1);
  const strayed = last === undefined || head?.version !== last.seq || !head.head.equals(last.hash);
  return {
    entries: entries.length,
    lastHash: last?.hash.toString('hex') ?? null,
    faults: [
      ...chainFaults(entries).map((each) => ({
        fault: each.fault,
        seq: each.fault === 'gap' ? each.expected : each.seq,
      })),
      ...(strayed ? [{ fault: 'head' as const, seq: last?.seq ?? 0 }] : []),
    ],
  };
}
