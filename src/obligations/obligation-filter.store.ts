import type { DutyKind } from '../../workflows/obligations/kinds';
import type { LocalDate } from '../../workflows/vocabulary';
import { dutySql, type Scope } from '../people/accounts/scope';
import { fold } from '../people/fold';
import type { Timeliness } from './timeliness';
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
  /** Units in which whoever is looked for holds a post. */
  readonly holderUnitIds?: readonly string[];
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

export const TIMELINESS_NOW = timelinessSql('o', '$1', '$2');
/** Asked for once a statement: a plan that is kept would work it out anew for each row. */
export const TODAY = `(SELECT ($1::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`;
const DUE_BEHIND = `o.due_on <= ${TODAY}`;
/** Words of what is open, beside `NOT o.ended`, said so that an index can be asked and the planner can guess how much there is: of a
 *  CASE it guesses that hardly any row fits, and then sorts all that do in place of following the order of the index. The same as
 *  `timelinessSql`; a test holds the two together. Relies on obligation_open_ix. */
export const OPEN_WORDS = {
  // A day in time is over before its first late moment begins, so that the due day of what is late lies behind us.
  overdue: `NOT o.done AND o.late_from <= $1::timestamptz AND ${DUE_BEHIND}
    AND COALESCE(o.handed_in_at, o.suspended_at, $1::timestamptz) >= o.late_from`,
  'due-soon': `NOT o.done AND o.handed_in_at IS NULL AND o.suspended_at IS NULL
    AND o.late_from > $1::timestamptz AND o.due_on <= $2::date`,
} as const satisfies Partial<Record<Timeliness, string>>;
export const isOpenWord = (word: Timeliness | undefined): word is keyof typeof OPEN_WORDS =>
  word !== undefined && Object.hasOwn(OPEN_WORDS, word);
const HANDS_SQL: Readonly<Record<Hands, string>> = {
  unit: 'o.office_state IS NULL AND NOT o.ended',
  way: 'NOT o.ended AND o.router_unit_id IS NOT NULL',
  office: 'NOT o.ended AND o.office_state IS NOT NULL AND o.router_unit_id IS NULL',
};
const CAME_DUE = `o.late_from <= $1::timestamptz AND ${DUE_BEHIND} AND (o.done OR NOT o.ended)`;
const LATE = 'COALESCE(o.handed_in_at, o.suspended_at, $1::timestamptz) >= o.late_from';

/** Narrows a statement on `obligation o` to what is wanted and seen. Its first two values are the moments of `timelinessSql`. */
export function addFilter(where: Conditions, filter: ObligationFilter): void {
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
  where.addIf(filter.holderUnitIds, (value) => `o.unit_id = ANY (${value}::text[])`);
  where.addIf(filter.kind, (value) => `o.kind = ${value}`);
  where.addIf(filter.workState, (value) => `o.work_state = ${value}`);
  if (isOpenWord(filter.timeliness)) where.addText(`NOT o.ended AND ${OPEN_WORDS[filter.timeliness]}`);
  else where.addIf(filter.timeliness, (value) => `${TIMELINESS_NOW} = ${value}`);
  if (filter.timeliness === 'in-time') where.addText('NOT o.ended AND o.due_on IS NOT NULL');
  // Said in the text where an index holds only such rows: a plan that is kept must see that it does.
  if (filter.ended !== undefined) where.addText(filter.ended ? 'o.ended' : 'NOT o.ended');
  if (filter.hands !== undefined) where.addText(HANDS_SQL[filter.hands]);
  where.addIf(filter.office, (value) => `o.office_unit_id = ${value}`);
  if (filter.watchState === 'flagged') where.addText(`o.watch_state = 'flagged'`);
  else where.addIf(filter.watchState, (value) => `o.watch_state = ${value}`);
  if (filter.extensionState === 'requested') where.addText(`o.extension_state = 'requested'`);
  else where.addIf(filter.extensionState, (value) => `o.extension_state = ${value}`);
  if (filter.cameDue === true) where.addText(CAME_DUE);
  if (filter.late === true) where.addText(LATE);
  where.addIf(filter.dueFrom, (value) => `o.due_on >= ${value}::date`);
  where.addIf(filter.dueTo, (value) => `o.due_on <= ${value}::date`);
}

/** Conditions joined by AND; values never become part of the text. */
export class Conditions {
  private readonly parts: string[] = [];

  constructor(readonly values: unknown[]) {}

  /** Other conditions in the same statement: its values stand in one row. */
  further(): Conditions {
    return new Conditions(this.values);
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

/** Whether whatever fits has a due day. */
export const asksForDay = ({ timeliness, dueFrom, dueTo, cameDue, late }: ObligationFilter): boolean =>
  (timeliness !== undefined && DATED.has(timeliness)) ||
  [dueFrom, dueTo, cameDue, late].some((each) => each !== undefined);

const DATED: ReadonlySet<Timeliness> = new Set(['in-time', 'due-soon', 'overdue', 'done-in-time', 'done-late']);
