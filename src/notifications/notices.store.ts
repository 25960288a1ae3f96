import { refusal, type Instant, type Refusal } from '../../workflows/vocabulary';
import { dutySql, planSql, unitSql, type Bind, type Scope } from '../people/accounts/scope';
import type { Tx } from '../platform/database/tx';
import type { Notice } from './notice';

/** Stores notices; one that is there already stays as it is. */
export async function addNotices(tx: Tx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const column = <Name extends keyof Notice>(name: Name): Notice[Name][] => notices.map((notice) => notice[name]);
  await tx.query(
    `INSERT INTO notice (id, position, subject, obligation_id, plan_id, person_id, post_id, unit_id, role, vacant_unit_id,
       what, rung, round, side, due_on, created_at, case_id)
     SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::text[], $11::text[], $12::text[], $13::integer[], $14::text[], $15::date[], $16::timestamptz[], $17::uuid[])
     ON CONFLICT DO NOTHING`,
    [
      ...[column('id'), column('position'), column('subject'), column('obligationId'), column('planId')],
      ...[column('personId'), column('postId'), column('unitId'), column('role'), column('vacantUnitId')],
      ...[column('what'), column('rung'), column('round'), column('side'), column('dueOn'), column('createdAt')],
      column('caseId'),
    ],
  );
}

/** A notice as people read it, with the names that its text needs. */
export interface NoticeView extends Notice {
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  readonly planTitle: string;
  /** Of the duty; null when the plan itself speaks. */
  readonly taskRef: string | null;
  readonly taskTitle: string | null;
  readonly dutyUnitId: string | null;
  readonly dutyUnitName: string | null;
  readonly vacantUnitName: string | null;
}

export interface NoticeFilter {
  /** Who looks. */
  readonly scope: Scope;
  readonly person?: string;
  readonly obligation?: string;
  /** The unit in whose post somebody was told. */
  readonly unit?: string;
  /** Only those that nobody has acknowledged. */
  readonly open?: boolean;
}

/** The last one of the page before: what follows is older. */
export interface NoticeCursor {
  readonly position: string;
  readonly id: string;
}

export interface NoticePage {
  readonly items: readonly NoticeView[];
  readonly next: NoticeCursor | null;
}

/** Notices, the latest first. Relies on notice_person_ix, notice_inbox_ix, notice_obligation_ix and notice_unit_ix. */
export async function listNotices(
  tx: Tx,
  { scope, person, obligation, unit, open }: NoticeFilter,
  page: { readonly after: NoticeCursor | null; readonly limit: number },
): Promise<NoticePage> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    seenSql(scope, bind),
    ...(person === undefined ? [] : [`n.person_id = ${bind(person)}`]),
    ...(obligation === undefined ? [] : [`n.obligation_id = ${bind(obligation)}::uuid`]),
    ...(unit === undefined ? [] : [`n.unit_id = ${bind(unit)}`]),
    ...(open === true ? ['n.acknowledged_at IS NULL'] : []),
    ...(page.after === null
      ? []
      : [`(n.position, n.id) < (${bind(page.after.position)}::bigint, ${bind(page.after.id)}::uuid)`]),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const rows = await tx.query<NoticeView>(
    `${VIEW} ${where} ORDER BY n.position DESC, n.id DESC LIMIT ${bind(page.limit + 1)}`,
    values,
  );
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return { items, next: last ? { position: last.position, id: last.id } : null };
}

/** What was told to oneself, or in a unit that is seen; and only about a duty or plan that is seen. */
function seenSql(scope: Scope, bind: Bind): string {
  if (scope.kind === 'everything') return 'true';
  const units: Scope = { ...scope, register: false };
  return `CASE WHEN n.case_id IS NOT NULL THEN n.person_id = ${bind(scope.person)}::text
    ELSE (n.person_id = ${bind(scope.person)} OR ${unitSql(units, 'n.unit_id', bind)})
    AND CASE WHEN n.obligation_id IS NULL THEN ${planSql(scope, 'p', bind)} ELSE ${dutySql(scope, 'o', bind)} END END`;
}

/** The names that the texts of these notices need, read before the notices themselves are stored. */
export async function viewsOf(tx: Tx, notices: readonly Notice[]): Promise<readonly NoticeView[]> {
  if (notices.length === 0) return [];
  const plans = await titles(tx, 'SELECT id, title FROM plan WHERE id = ANY ($1::uuid[])', of(notices, 'planId'));
  const units = await titles(tx, 'SELECT id, name AS title FROM unit WHERE id = ANY ($1)', of(notices, 'vacantUnitId'));
  const rows = await tx.query<
    { id: string } & Pick<NoticeView, 'taskRef' | 'taskTitle' | 'dutyUnitId' | 'dutyUnitName'>
  >(
    `SELECT o.id, t.ref AS "taskRef", t.title AS "taskTitle", u.id AS "dutyUnitId", u.name AS "dutyUnitName"
     FROM obligation o JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref JOIN unit u ON u.id = o.unit_id
     WHERE o.id = ANY ($1::uuid[])
     UNION ALL
     SELECT c.id, NULL, NULL, u.id, u.name FROM case_file c JOIN unit u ON u.id = c.unit_id WHERE c.id = ANY ($2::uuid[])`,
    [of(notices, 'obligationId'), of(notices, 'caseId')],
  );
  const duties = new Map(rows.map(({ id, ...duty }) => [id, duty]));
  const noDuty = { taskRef: null, taskTitle: null, dutyUnitId: null, dutyUnitName: null };
  return notices.map((notice) => ({
    ...notice,
    ...{ acknowledgedAt: null, acknowledgedBy: null },
    planTitle: plans.get(notice.planId ?? '') ?? '',
    ...(duties.get(notice.obligationId ?? notice.caseId ?? '') ?? noDuty),
    vacantUnitName: units.get(notice.vacantUnitId ?? '') ?? null,
  }));
}

const of = (notices: readonly Notice[], field: 'planId' | 'obligationId' | 'caseId' | 'vacantUnitId'): string[] => [
  ...new Set(notices.flatMap((notice) => notice[field] ?? [])),
];

async function titles(tx: Tx, sql: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; title: string }>(sql, [ids]);
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Whoever was told says so, once; saying it again changes nothing. Refuses `notice.not-found` and `notice.not-yours`. */
export async function acknowledge(
  tx: Tx,
  { id, person, at }: { readonly id: string; readonly person: string; readonly at: Instant },
): Promise<Refusal | null> {
  const [notice] = await tx.query<{ person_id: string }>('SELECT person_id FROM notice WHERE id = $1', [id]);
  if (!notice) return refusal('notice.not-found', { notice: id });
  if (notice.person_id !== person) return refusal('notice.not-yours', { notice: id });
  await tx.query(
    'UPDATE notice SET acknowledged_at = $2, acknowledged_by = $3 WHERE id = $1 AND acknowledged_at IS NULL',
    [id, at, person],
  );
  return null;
}

/** How many this person has not acknowledged. Relies on notice_inbox_ix. */
export async function openNoticesOf(tx: Tx, person: string): Promise<number> {
  const [row] = await tx.query<{ open: number }>(
    'SELECT count(*)::int AS open FROM notice WHERE person_id = $1 AND acknowledged_at IS NULL',
    [person],
  );
  return row?.open ?? 0;
}

/** How many notices each person has not acknowledged. Relies on notice_inbox_ix. */
export async function openNoticeCounts(tx: Tx, before: Instant): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ person: string; open: number }>(
    `SELECT person_id AS person, count(*)::int AS open FROM notice
     WHERE acknowledged_at IS NULL AND created_at <= $1 GROUP BY person_id`,
    [before],
  );
  return new Map(rows.map(({ person, open }) => [person, open]));
}

const VIEW = `
  SELECT n.id, n.position, n.subject, n.obligation_id AS "obligationId", n.case_id AS "caseId", n.plan_id AS "planId", n.person_id AS "personId",
    n.post_id AS "postId", n.unit_id AS "unitId", n.role, n.vacant_unit_id AS "vacantUnitId", n.what, n.rung, n.round, n.side,
    n.due_on AS "dueOn", n.created_at AS "createdAt", n.acknowledged_at AS "acknowledgedAt",
    n.acknowledged_by AS "acknowledgedBy", COALESCE(p.title, '') AS "planTitle", t.ref AS "taskRef", t.title AS "taskTitle",
    u.id AS "dutyUnitId", u.name AS "dutyUnitName", v.name AS "vacantUnitName"
  FROM notice n LEFT JOIN plan p ON p.id = n.plan_id
    LEFT JOIN obligation o ON o.id = n.obligation_id
    LEFT JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref
    LEFT JOIN case_file c ON c.id = n.case_id
    LEFT JOIN unit u ON u.id = COALESCE(o.unit_id, c.unit_id)
    LEFT JOIN unit v ON v.id = n.vacant_unit_id`;
