import type { Refusal } from '../../workflows/vocabulary';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import type { FieldRefusal } from '../platform/refused';
import { lineOf, readNotices } from './violation-notices';
import type { Reported, ViolationReports } from './violation-reports.service';

export interface ImportedNotices {
  readonly received: number;
  /** Of which a person has to say who is meant. */
  readonly asked: number;
  readonly unchanged: number;
  readonly items: readonly Reported[];
}

/** A table of police notices: every line or none. What is wrong is named by line and column. */
export async function importNotices(
  reports: ViolationReports,
  text: string,
  { by, scope }: { readonly by: UnitActor; readonly scope: Scope },
): Promise<ImportedNotices | { readonly wrong: readonly FieldRefusal[] } | Refusal> {
  const table = readNotices(text);
  if ('code' in table) return table;
  if (table.wrong.length > 0) return { wrong: table.wrong };
  const taken = await reports.take(table.reports, { by, source: 'police-notice', scope });
  if ('wrong' in taken) {
    return {
      wrong: taken.wrong.map(({ row, field, refusal }) => ({ path: lineOf(table.lines[row] ?? 0, field), ...refusal })),
    };
  }
  const fresh = taken.filter(({ unchanged }) => !unchanged);
  return {
    received: fresh.filter(({ as }) => as === 'received').length,
    asked: fresh.filter(({ as }) => as === 'asked').length,
    unchanged: taken.length - fresh.length,
    items: taken,
  };
}
