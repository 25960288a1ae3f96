import type { CaseKind } from '../../workflows/cases/kinds';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { caseSql, type Scope } from '../people/accounts/scope';
import type { Tx } from '../platform/database/tx';
import type { CaseSource, Cause } from './case-row';

/** Which cases are wanted, of those that are seen. Absent means: any. */
export interface CaseFilter {
  readonly scope: Scope;
  readonly kind?: CaseKind;
  readonly state?: string;
  readonly source?: string;
  readonly unitIds?: readonly string[];
  readonly planId?: string;
  readonly concerned?: string;
  readonly ended?: boolean;
  readonly outOfTime?: boolean;
  /** Days of the act, both inclusive. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

type Named = { readonly id: string; readonly name: string };

/** One line of a list: what it is about, who has it, by when, and how it stands. */
export interface CaseLine {
  readonly id: string;
  readonly kind: CaseKind;
  readonly source: CaseSource;
  readonly unit: Named;
  /** Conducts it. */
  readonly office: Named;
  /** May decide it. */
  readonly issuer: Named;
  readonly plan: { readonly id: string; readonly slug: string } | null;
  readonly cause: Cause | null;
  readonly concerned: Named | null;
  readonly actOn: LocalDate;
  readonly version: number;
  readonly workState: string;
  readonly watchState: string | null;
  /** Whose hands it is in. */
  readonly side: 'unit' | 'office' | null;
  readonly dueOn: LocalDate | null;
  readonly lateFrom: Instant | null;
  /** Time limit or limitation had run out, or has by now. */
  readonly outOfTime: boolean;
  readonly decided: { readonly on: LocalDate; readonly form: string | null } | null;
  readonly ended: boolean;
  readonly nextWake: { readonly at: Instant; readonly for: string } | null;
}

export interface CasePageCursor {
  readonly actOn: LocalDate;
  readonly id: string;
}

/** The next `limit` lines after `after`, the latest act first. Relies on case_file_act_ix. */
export async function listCases(
  tx: Tx,
  filter: CaseFilter,
  page: { readonly after: CasePageCursor | null; readonly limit: number },
): Promise<readonly CaseLine[]> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = conditions(filter, bind);
  if (page.after !== null) {
    const [on, id] = [bind(page.after.actOn), bind(page.after.id)];
    where.push(`(c.act_on < ${on}::date OR (c.act_on = ${on}::date AND c.id > ${id}::uuid))`);
  }
  const limit = bind(page.limit);
  return lines(tx, `WHERE ${where.join(' AND ')} ORDER BY c.act_on DESC, c.id LIMIT ${limit}`, values);
}

export async function caseLine(tx: Tx, id: string, scope: Scope): Promise<CaseLine | null> {
  const values: unknown[] = [id];
  const seen = caseSql(scope, 'c', (value) => `$${values.push(value)}`);
  const [line] = await lines(tx, `WHERE c.id = $1::uuid AND ${seen}`, values);
  return line ?? null;
}

/** Cases that follow from these duties, the latest act first. Relies on case_file_cause_ix. */
export function casesOfDuties(tx: Tx, dutyIds: readonly string[], scope: Scope): Promise<readonly CaseLine[]> {
  const values: unknown[] = [dutyIds];
  const seen = caseSql(scope, 'c', (value) => `$${values.push(value)}`);
  const caused = `c.cause_stream = ANY ($1::uuid[]) AND c.cause_subject = 'obligation'`;
  return lines(tx, `WHERE ${caused} AND ${seen} ORDER BY c.act_on DESC, c.id`, values);
}

/** How many of those that are seen stand where. */
export async function countCases(
  tx: Tx,
  filter: CaseFilter,
): Promise<
  readonly { readonly kind: CaseKind; readonly state: string; readonly ended: boolean; readonly count: number }[]
> {
  const values: unknown[] = [];
  const where = conditions(filter, (value) => `$${values.push(value)}`);
  return tx.query(
    `SELECT c.kind, c.work_state AS state, c.ended, count(*)::int AS count FROM case_file c
     WHERE ${where.join(' AND ')} GROUP BY 1, 2, 3 ORDER BY 1, 2`,
    values,
  );
}

function conditions(filter: CaseFilter, bind: (value: unknown) => string): string[] {
  const where = [caseSql(filter.scope, 'c', bind)];
  const add = (value: unknown, part: (place: string) => string): void => {
    if (value !== undefined) where.push(part(bind(value)));
  };
  add(filter.kind, (at) => `c.kind = ${at}`);
  add(filter.state, (at) => `c.work_state = ${at}`);
  add(filter.source, (at) => `c.source = ${at}`);
  add(filter.unitIds, (at) => `c.unit_id = ANY (${at}::text[])`);
  add(filter.planId, (at) => `c.plan_id = ${at}::uuid`);
  add(filter.concerned, (at) => `c.concerned_person = ${at}`);
  add(filter.ended, (at) => `c.ended = ${at}::boolean`);
  add(filter.outOfTime, (at) => `c.out_of_time = ${at}::boolean`);
  add(filter.from, (at) => `c.act_on >= ${at}::date`);
  add(filter.to, (at) => `c.act_on <= ${at}::date`);
  return where;
}

async function lines(tx: Tx, rest: string, values: readonly unknown[]): Promise<readonly CaseLine[]> {
  const rows = await tx.query<Row>(
    `SELECT c.id, c.kind, c.source, c.unit_id, u.name AS unit_name, c.office_unit_id, f.name AS office_name, c.issuer_unit_id,
       i.name AS issuer_name, c.plan_id, p.slug, c.cause_subject, c.cause_stream, c.cause_seq, c.concerned_person,
       h.name AS concerned_name, c.act_on, c.version, c.work_state, c.watch_state, c.side, c.due_on, c.late_from, c.out_of_time,
       c.decided_on, c.decided_form, c.ended, c.wake_at, c.wake_for
     FROM case_file c JOIN unit u ON u.id = c.unit_id JOIN unit f ON f.id = c.office_unit_id
       JOIN unit i ON i.id = c.issuer_unit_id LEFT JOIN plan p ON p.id = c.plan_id
       LEFT JOIN person h ON h.id = c.concerned_person
     ${rest}`,
    values,
  );
  return rows.map(toLine);
}

type Row = {
  id: string;
  kind: CaseKind;
  source: CaseSource;
  unit_id: string;
  unit_name: string;
  office_unit_id: string;
  office_name: string;
  issuer_unit_id: string;
  issuer_name: string;
  plan_id: string | null;
  slug: string | null;
  cause_subject: string | null;
  cause_stream: string | null;
  cause_seq: number | null;
  concerned_person: string | null;
  concerned_name: string | null;
  act_on: LocalDate;
  version: number;
  work_state: string;
  watch_state: string | null;
  side: 'unit' | 'office' | null;
  due_on: LocalDate | null;
  late_from: Instant | null;
  out_of_time: boolean;
  decided_on: LocalDate | null;
  decided_form: string | null;
  ended: boolean;
  wake_at: Instant | null;
  wake_for: string | null;
};

const toLine = (row: Row): CaseLine => ({
  ...{ id: row.id, kind: row.kind, source: row.source },
  unit: { id: row.unit_id, name: row.unit_name },
  office: { id: row.office_unit_id, name: row.office_name },
  issuer: { id: row.issuer_unit_id, name: row.issuer_name },
  // Whom a case concerns does not always see the plan.
  plan: row.plan_id === null || row.slug === null ? null : { id: row.plan_id, slug: row.slug },
  cause:
    row.cause_stream === null
      ? null
      : { subject: row.cause_subject ?? '', stream: row.cause_stream, seq: row.cause_seq ?? 0 },
  concerned:
    row.concerned_person === null
      ? null
      : { id: row.concerned_person, name: row.concerned_name ?? row.concerned_person },
  actOn: row.act_on,
  ...{ version: row.version, workState: row.work_state, watchState: row.watch_state, side: row.side },
  ...{ dueOn: row.due_on, lateFrom: row.late_from, outOfTime: row.out_of_time },
  decided: row.decided_on === null ? null : { on: row.decided_on, form: row.decided_form },
  ended: row.ended,
  nextWake: row.wake_at === null ? null : { at: row.wake_at, for: row.wake_for ?? '' },
});
