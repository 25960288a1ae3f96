import type { Database } from '../platform/database/tx';
import type { SimulatedNotice } from './simulation';

/** Positions read at once. */
const CHUNK = 20_000;

type Row = SimulatedNotice & { readonly stream: string; readonly seq: number };

/** Who was told what by each step of an obligation, as `id/seq`. Sorted, so that equal runs read equal. */
export async function readNotices(database: Database): Promise<ReadonlyMap<string, readonly SimulatedNotice[]>> {
  const [end] = await database.read<{ last: string | null }>('SELECT max(position) AS last FROM notice');
  const last = Number(end?.last ?? 0);
  const found = new Map<string, SimulatedNotice[]>();
  for (let from = 0; from < last; from += CHUNK) {
    const rows = await database.read<Row>(
      `SELECT e.stream_id AS stream, e.seq, n.person_id AS person, n.post_id AS post, n.unit_id AS unit, n.role, n.what
       FROM notice n JOIN trail_position p ON p.position = n.position JOIN trail_entry e ON e.id = p.entry_id
       WHERE n.position > $1 AND n.position <= $2 AND n.obligation_id IS NOT NULL
       ORDER BY n.position, n.role COLLATE "C", n.post_id COLLATE "C", n.person_id COLLATE "C", n.what COLLATE "C"`,
      [from, from + CHUNK],
    );
    for (const { stream, seq, ...notice } of rows) {
      const key = `${stream}/${seq}`;
      const list = found.get(key);
      if (list) list.push(notice);
      else found.set(key, [notice]);
    }
  }
  return found;
}
