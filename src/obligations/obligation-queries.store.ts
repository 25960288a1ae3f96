import type { DutyKind } from '../../workflows/obligations/kinds';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import type { DeadlineSource } from '../calendar/deadline';
import { dutySql, type Scope } from '../people/accounts/scope';
import { fold } from '../people/fold';
import type { Database } from '../platform/database/tx';
import type { PageCursor } from './page-cursor';
import type { Looking, Timeliness } from './timeliness';
import { timelinessSql } from './timeliness.store';

/** The unit's, those of a unit on the way to the office, or the office's own. */
export const HANDS = ['unit', 'way', 'office'] as const;
export type Hands = (typeof HANDS)[number];

/** Which obligations are wanted, of those that are seen. Absent means: any. `unitIds` is a subtree already walked. */
export interface ObligationFilter {
  readonly scope: Scope;
  /** Words of the task as people search for them. */
  readonly words?: string;
  readonly planId?: string;
  readonly taskRef?: string;
  readonly unitIds?: readonly string[];
  readonly kind?: DutyKind;
  readonly workState?: string;
  readonly timeliness?: Timeliness;
  readonly ended?: boolean;
  /** In whose hands the work is. */
  readonly hands?: Hands;
  /** The office that tracks it. */
  readonly office?: string;
  readonly watchState?: string;
  readonly extensionState?: string;
  /** Its first late moment is over, and it was neither let go nor replaced nor moved: what official rates count. */
  readonly cameDue?: true;
  /** Late, whether done or not: handed in after its time, or still not. */
  readonly late?: true;
  /** Both days inclusive. */
  readonly dueFrom?: LocalDate;
  readonly dueTo?: LocalDate;
}

/** One line of a list: who, what, by when, and how it stands now. */
export interface ObligationLine {
  readonly id: string;
  readonly plan: { readonly id: string; readonly slug: string };
  readonly task: { readonly ref: string; readonly clause: string; readonly title: string };
  readonly kind: DutyKind;
  readonly unit: { readonly id: string; readonly name: string };
  readonly office: { readonly id: string; readonly name: string };
  /** The unit on the way to the office that has it now. */
  readonly router: { readonly id: string; readonly name: string } | null;
  readonly periodKey: string;
  readonly version: number;
  readonly workState: string;
  readonly watchState: string;
  readonly officeState: string | null;
  readonly round: number;
  readonly standing: boolean;
  readonly baselineDueOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly lateFrom: Instant | null;
  readonly deadlineAsWritten: string | null;
  readonly deadlineSource: DeadlineSource;
  readonly handedInAt: Instant | null;
  /** Whether it binds: inForce, suspended, superseded or transferred. */
  readonly forceState: string;
  /** While it is suspended: since when the clock stands still. */
  readonly suspendedAt: Instant | null;
  /** A competent body confirmed an objective cause for lateness; judges nothing by itself. */
  readonly objectiveCause: boolean;
  /** How many entries of its record were said to be wrong. */
  readonly corrections: number;
  /** The obligation of another unit that it takes over. */
  readonly transferredFrom: string | null;
  readonly ended: boolean;
  readonly done: boolean;
  readonly timeliness: Timeliness;
  /** What the clock does next, and when. */
  readonly nextWake: { readonly at: Instant; readonly for: string } | null;
}

/** Government statistics set done and open against in time and late, over the duties that came due. Source: DOMAIN §3. */
export interface ObligationCounts {
  readonly total: number;
  readonly byTimeliness: Readonly<Record<Timeliness, number>>;
  readonly cameDue: {
    readonly total: number;
    readonly doneInTime: number;
    readonly doneLate: number;
    readonly openInTime: number;
    readonly openLate: number;
    /** Late ones of those that came due, in percent with two decimals; null when none came due. */
    readonly latePercent: number | null;
  };
}

/** So many duties of a unit came due in a month and stand so now. */
export interface MonthCount {
  readonly unitId: string;
  readonly unitName: string;
  readonly month: number;
  readonly timeliness: Timeliness;
  readonly count: number;
}

export class ObligationQueryStore {
  constructor(private readonly database: Database) {}

  /** The next `limit` lines after `after`, by due day (those without one last) and id. One more than asked for tells the caller
   *  that there is a next page. Relies on obligation_due_ix (due_on, id). */
  list(
    filter: ObligationFilter,
    looking: Looking,
    page: { after: PageCursor | null; limit: number },
  ): Promise<ObligationLine[]> {
    const where = new Conditions([looking.now, looking.soonUntil]);
    addFilter(where, filter);
    const { after } = page;
    if (after !== null && after.dueOn === null) where.add((value) => `o.due_on IS NULL AND o.id > ${value}`, after.id);
    if (after !== null && after.dueOn !== null) {
      const id = where.value(after.id);
      where.add((value) => `((o.due_on, o.id) > (${value}::date, ${id}::uuid) OR o.due_on IS NULL)`, after.dueOn);
    }
    const limit = where.value(page.limit);
    return this.lines(`${where.text()} ORDER BY o.due_on NULLS LAST, o.id LIMIT ${limit}`, where.values);
  }

  async get(id: string, looking: Looking, scope: Scope): Promise<ObligationLine | null> {
    const where = new Conditions([looking.now, looking.soonUntil]);
    addFilter(where, { scope });
    where.add((value) => `o.id = ${value}`, id);
    const [line] = await this.lines(where.text(), where.values);
    return line ?? null;
  }

  /** Relies on obligation_unit_ix. */
  async hasSeenDutyOf(unitIds: readonly string[], scope: Scope): Promise<boolean> {
    const where = new Conditions([]);
    addFilter(where, { scope, unitIds });
    const rows = await this.database.read(`SELECT 1 FROM obligation o ${where.text()} LIMIT 1`, where.values);
    return rows.length > 0;
  }

  /** How many there are, counted no further than `most` + 1. */
  async countUpTo(filter: ObligationFilter, looking: Looking, most: number): Promise<number> {
    const where = new Conditions([looking.now, looking.soonUntil]);
    addFilter(where, filter);
    const limit = where.value(most + 1);
    const [row] = await this.database.read<{ count: string }>(
      // Both moments are named, so that each parameter has a type whatever the filter asks.
      `SELECT count(*) AS count FROM (
         SELECT 1 FROM obligation o ${where.text()} AND $1::timestamptz IS NOT NULL AND $2::date IS NOT NULL LIMIT ${limit}) counted`,
      where.values,
    );
    return Number(row?.count ?? 0);
  }

  /** What came due in a year, by unit, month of the due day and timeliness. Relies on obligation_due_ix. */
  async cameDueByMonth(filter: ObligationFilter, looking: Looking): Promise<MonthCount[]> {
    const where = new Conditions([looking.now, looking.soonUntil]);
    addFilter(where, { ...filter, cameDue: true });
    return this.database.read<MonthCount>(
      `SELECT o.unit_id AS "unitId", u.name AS "unitName", extract(month FROM o.due_on)::int AS month,
         ${TIMELINESS_NOW} AS timeliness, count(*)::int AS count
       FROM obligation o JOIN unit u ON u.id = o.unit_id ${where.text()} GROUP BY 1, 2, 3, 4`,
      where.values,
    );
  }

  /** The latest day on which something came due; null when nothing ever has. Relies on obligation_due_ix. */
  async lastCameDue(filter: ObligationFilter, looking: Looking): Promise<LocalDate | null> {
    const where = new Conditions([looking.now, looking.soonUntil]);
    addFilter(where, { ...filter, cameDue: true });
    const [row] = await this.database.read<{ day: LocalDate }>(
      `SELECT o.due_on AS day FROM obligation o ${where.text()} AND $2::date IS NOT NULL ORDER BY o.due_on DESC NULLS LAST LIMIT 1`,
      where.values,
    );
    return row?.day ?? null;
  }

  async counts(filter: ObligationFilter, looking: Looking): Promise<ObligationCounts> {
    const where = new Conditions([looking.now, looking.soonUntil]);
    addFilter(where, filter);
    const rows = await this.database.read<{ timeliness: Timeliness; came_due: boolean; count: string }>(
      `SELECT ${TIMELINESS_NOW} AS timeliness, COALESCE(o.late_from <= $1, false) AS came_due, count(*) AS count
       FROM obligation o ${where.text()} GROUP BY 1, 2`,
      where.values,
    );
    return countsFrom(rows.map((row) => ({ ...row, count: Number(row.count), cameDue: row.came_due })));
  }

  private async lines(rest: string, values: readonly unknown[]): Promise<ObligationLine[]> {
    const rows = await this.database.read<LineRow>(
      `SELECT ${COLUMNS}, ${TIMELINESS_NOW} AS timeliness, p.slug, t.clause, t.title, t.deadline_as_written,
         u.name AS unit_name, f.name AS office_name, o.router_unit_id, r.name AS router_name
       FROM obligation o
       JOIN plan p ON p.id = o.plan_id
       JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref
       JOIN unit u ON u.id = o.unit_id
       LEFT JOIN unit f ON f.id = o.office_unit_id
       LEFT JOIN unit r ON r.id = o.router_unit_id
       ${rest}`,
      values,
    );
    return rows.map(toLine);
  }
}

const TIMELINESS_NOW = timelinessSql('o', '$1', '$2');
/** What follows from a word of timeliness, said so that an index can be asked: the word itself is worked out row by row. What is open
 *  is little beside what has ended. Relies on obligation_open_ix. */
const IMPLIED: Readonly<Partial<Record<Timeliness, string>>> = {
  overdue: 'NOT o.ended AND o.late_from <= $1::timestamptz',
  'due-soon': 'NOT o.ended AND o.due_on <= $2::date',
  'in-time': 'NOT o.ended AND o.due_on IS NOT NULL',
};
const HANDS_SQL: Readonly<Record<Hands, string>> = {
  unit: 'o.office_state IS NULL AND NOT o.ended',
  way: 'NOT o.ended AND o.router_unit_id IS NOT NULL',
  office: 'NOT o.ended AND o.office_state IS NOT NULL AND o.router_unit_id IS NULL',
};
const CAME_DUE = 'o.late_from <= $1 AND (o.done OR NOT o.ended)';
const LATE = 'COALESCE(o.handed_in_at, o.suspended_at, $1::timestamptz) >= o.late_from';
const COLUMNS = `o.id, o.plan_id, o.task_ref, o.kind, o.unit_id, o.office_unit_id, o.period_key, o.version, o.work_state,
  o.watch_state, o.office_state, o.round, o.standing, o.baseline_due_on, o.due_on, o.late_from, o.deadline_source,
  o.handed_in_at, o.force_state, o.suspended_at, o.objective_cause, o.corrections, o.transferred_from, o.ended, o.done, o.wake_at, o.wake_for`;

function addFilter(where: Conditions, filter: ObligationFilter): void {
  where.addText(dutySql(filter.scope, 'o', (value) => where.value(value)));
  // Words are found outside the wall, as names of tasks and nothing else, and count only once a seen duty is joined to them.
  where.addIf(
    filter.words === undefined ? undefined : fold(filter.words),
    (value) => `(o.plan_id, o.task_ref) IN (
      SELECT w.plan_id, w.task_ref FROM task_words w WHERE w.words @@ plainto_tsquery('simple', ${value}))`,
  );
  where.addIf(filter.planId, (value) => `o.plan_id = ${value}::uuid`);
  where.addIf(filter.taskRef, (value) => `o.task_ref = ${value}`);
  where.addIf(filter.unitIds, (value) => `o.unit_id = ANY (${value}::text[])`);
  where.addIf(filter.kind, (value) => `o.kind = ${value}`);
  where.addIf(filter.workState, (value) => `o.work_state = ${value}`);
  where.addIf(filter.timeliness, (value) => `${TIMELINESS_NOW} = ${value}`);
  const implied = filter.timeliness === undefined ? undefined : IMPLIED[filter.timeliness];
  if (implied !== undefined) where.addText(implied);
  where.addIf(filter.ended, (value) => `o.ended = ${value}::boolean`);
  if (filter.hands !== undefined) where.addText(HANDS_SQL[filter.hands]);
  where.addIf(filter.office, (value) => `o.office_unit_id = ${value}`);
  where.addIf(filter.watchState, (value) => `o.watch_state = ${value}`);
  where.addIf(filter.extensionState, (value) => `o.extension_state = ${value}`);
  if (filter.cameDue === true) where.addText(CAME_DUE);
  if (filter.late === true) where.addText(LATE);
  where.addIf(filter.dueFrom, (value) => `o.due_on >= ${value}::date`);
  where.addIf(filter.dueTo, (value) => `o.due_on <= ${value}::date`);
}

/** Conditions joined by AND; values never become part of the text. */
class Conditions {
  readonly values: unknown[];
  private readonly parts: string[] = [];

  constructor(first: readonly unknown[]) {
    this.values = [...first];
  }

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(part: (value: string) => string, value: unknown): void {
    this.parts.push(part(this.value(value)));
  }

  addText(part: string): void {
    this.parts.push(part);
  }

  addIf(value: unknown, part: (value: string) => string): void {
    if (value !== undefined) this.add(part, value);
  }

  text(): string {
    return this.parts.length === 0 ? '' : `WHERE ${this.parts.map((part) => `(${part})`).join(' AND ')}`;
  }
}

export function countsFrom(
  rows: readonly { readonly timeliness: Timeliness; readonly cameDue: boolean; readonly count: number }[],
): ObligationCounts {
  const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(fits).reduce((total, { count }) => total + count, 0);
  const of = (timeliness: Timeliness): number => sum((row) => row.timeliness === timeliness);
  const dueAnd = (...kinds: Timeliness[]): number => sum((row) => row.cameDue && kinds.includes(row.timeliness));
  const grid = {
    doneInTime: dueAnd('done-in-time'),
    doneLate: dueAnd('done-late'),
    openInTime: dueAnd('in-time', 'due-soon'),
    openLate: dueAnd('overdue'),
  };
  const total = grid.doneInTime + grid.doneLate + grid.openInTime + grid.openLate;
  const late = grid.doneLate + grid.openLate;
  return {
    total: sum(() => true),
    byTimeliness: {
      'no-date': of('no-date'),
      'in-time': of('in-time'),
      'due-soon': of('due-soon'),
      overdue: of('overdue'),
      'done-in-time': of('done-in-time'),
      'done-late': of('done-late'),
      discharged: of('discharged'),
      superseded: of('superseded'),
      transferred: of('transferred'),
    },
    cameDue: { total, ...grid, latePercent: total === 0 ? null : Math.round((late * 10_000) / total) / 100 },
  };
}

type LineRow = {
  id: string;
  plan_id: string;
  slug: string;
  task_ref: string;
  clause: string;
  title: string;
  kind: DutyKind;
  unit_id: string;
  unit_name: string;
  office_unit_id: string;
  office_name: string | null;
  router_unit_id: string | null;
  router_name: string | null;
  period_key: string;
  version: number;
  work_state: string;
  watch_state: string;
  office_state: string | null;
  round: number;
  standing: boolean;
  baseline_due_on: LocalDate | null;
  due_on: LocalDate | null;
  late_from: Instant | null;
  deadline_as_written: string | null;
  deadline_source: DeadlineSource;
  handed_in_at: Instant | null;
  force_state: string;
  suspended_at: Instant | null;
  objective_cause: boolean;
  corrections: number;
  transferred_from: string | null;
  ended: boolean;
  done: boolean;
  timeliness: Timeliness;
  wake_at: Instant | null;
  wake_for: string | null;
};

const named = (id: string, name: string | null) => ({ id, name: name ?? id });

const toLine = (row: LineRow): ObligationLine => ({
  id: row.id,
  plan: { id: row.plan_id, slug: row.slug },
  task: { ref: row.task_ref, clause: row.clause, title: row.title },
  kind: row.kind,
  unit: { id: row.unit_id, name: row.unit_name },
  office: named(row.office_unit_id, row.office_name),
  router: row.router_unit_id === null ? null : named(row.router_unit_id, row.router_name),
  periodKey: row.period_key,
  version: row.version,
  workState: row.work_state,
  watchState: row.watch_state,
  officeState: row.office_state,
  round: row.round,
  standing: row.standing,
  baselineDueOn: row.baseline_due_on,
  dueOn: row.due_on,
  lateFrom: row.late_from,
  deadlineAsWritten: row.deadline_as_written,
  deadlineSource: row.deadline_source,
  handedInAt: row.handed_in_at,
  forceState: row.force_state,
  suspendedAt: row.suspended_at,
  objectiveCause: row.objective_cause,
  corrections: row.corrections,
  transferredFrom: row.transferred_from,
  ended: row.ended,
  done: row.done,
  timeliness: row.timeliness,
  nextWake: row.wake_at === null ? null : { at: row.wake_at, for: row.wake_for ?? '' },
});
