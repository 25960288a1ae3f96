import type { Tx } from '../platform/database/tx';
import type { RuleBook } from '../rules/rule-book.store';
import { placesCiting } from '../rules/law/cited-places';
import type { CitedBy } from '../rules/law/law.subject';
import type { LimitSettings } from './case-limits';

/** Everything that cites a provision: rows of tables, days of reviews, and cases that are still being conducted. What has ended keeps the
 *  words of its citations in its own entry. */
export const citedByAnything =
  (book: () => RuleBook, limits: LimitSettings): CitedBy =>
  async (tx, provision) => {
    const inTables: string[] = [];
    for (const file of book().names()) {
      inTables.push(...placesCiting((await book().table(file)).program, file, provision));
    }
    return [...inTables, ...inLimits(limits, provision), ...(await openCasesCiting(tx, provision))];
  };

function inLimits({ limits, complaintWindows }: LimitSettings, provision: string): readonly string[] {
  const cites = (each: { readonly provision: string | null }): boolean => each.provision === provision;
  return [
    ...limits
      .filter(({ timeLimit, limitations }) => cites(timeLimit) || limitations.some(cites))
      .map(({ id }) => `case-limits.yaml · ${id}`),
    ...complaintWindows.filter(cites).map(({ track }) => `case-limits.yaml · complaintWindows · ${track}`),
  ];
}

/** Asked where a provision is taken away, which is rare: it reads the first entry of each open case. */
async function openCasesCiting(tx: Tx, provision: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT c.id FROM case_file c JOIN trail_entry e ON e.stream_id = c.id AND e.subject = 'case' AND e.seq = 1
     WHERE NOT c.ended AND jsonb_path_exists(e.body::jsonb, '$.event.readings[*].citations[*].id ? (@ == $id)',
       jsonb_build_object('id', $1::text)) ORDER BY c.id`,
    [provision],
  );
  return rows.map(({ id }) => `case/${id}`);
}
