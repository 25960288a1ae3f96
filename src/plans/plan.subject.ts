import { mayDo } from '../../workflows/authority';
import { initialRest, isFinal, step } from '../../workflows/step';
import type { Rest } from '../../workflows/workflow';
import { plan as planWorkflow, type PlanContext } from '../../workflows/plans/plan.machine';
import {
  refusal,
  type Effect,
  type Fact,
  type Instant,
  type LocalDate,
  type Plain,
  type Refusal,
  type Role,
} from '../../workflows/vocabulary';
import { dayOfAnchor } from '../calendar/counting';
import { addDays, localDateOf, startOfDay } from '../calendar/local-date';
import type { Tx } from '../platform/database/tx';
import type {
  Column,
  ColumnValues,
  Command,
  Locked,
  Opening,
  Prepared,
  Subject,
  ToPrepare,
  Wake,
} from '../engine/subject';
import type { RoleQuestion } from '../people/roles.store';
import { occurrenceFrom, whyNotOccurred, type Occurrence, type OccurrenceDuty } from './occurrence';
import { nextOpenDuties, occurrenceKnown, openDutiesOfPlan, takeOpenDuties } from './plan-duties.store';
import type { PlanOnDay } from './registered-plan.store';
import { readPlanFile } from './plan-file/read-plan-file';
import type { PlanFile } from './plan-file/plan-file';

/** A plan as the engine sees it: a machine instance whose wake-ups open its duties chunk by chunk, end it on its last day, and let
 *  go what is open when it was withdrawn. */

/** Duties opened, or let go, in one transaction. */
const CHUNK = 1_000;

/** Duties by number, of the issue (`on` null) or of the periods that begin on a day. */
export interface OpeningsRequest {
  readonly planId: string;
  readonly plan: PlanFile;
  readonly on: LocalDate | null;
  readonly from: number;
  readonly count: number;
  readonly at: Instant;
}

/** Periods that begin on the same day, by their keys, and how many duties they bring. */
export interface PeriodStart {
  readonly on: LocalDate;
  readonly periods: readonly string[];
  readonly total: number;
  /** Names the list of those duties: another list has another. */
  readonly basis: string;
}

/** Opens a plan's duties by number; the room downstream knows what a duty is. */
export interface DutyOpener {
  /** How many the issue opens. */
  count(planId: string, plan: PlanFile): number;
  periodOn(planId: string, plan: PlanFile, on: LocalDate): PeriodStart;
  /** The next day after `after` on which periods begin; null when none does before the plan ends. */
  nextBeginning(planId: string, plan: PlanFile, after: LocalDate): LocalDate | null;
  /** The duties that follow from something that happened to a unit. */
  occurrenceDuties(planId: string, plan: PlanFile, occurrence: Occurrence): readonly OccurrenceDuty[];
  occurrenceOpenings(
    planId: string,
    plan: PlanFile,
    recorded: { readonly occurrence: Occurrence; readonly at: Instant },
  ): readonly Opening[];
  openings(request: OpeningsRequest): readonly Opening[];
}

export interface PlanWorld {
  readonly rolesOf: (tx: Tx, questions: readonly RoleQuestion[]) => Promise<readonly (readonly Role[])[]>;
  readonly opener: DutyOpener;
  readonly onDay: PlanOnDay;
}

export const PLAN_FIXED: readonly Column[] = [
  { name: 'slug', type: 'text' },
  { name: 'issuer_unit_id', type: 'text' },
  { name: 'office_unit_id', type: 'text' },
  { name: 'title', type: 'text' },
  { name: 'document_type', type: 'text' },
  { name: 'document_number', type: 'text' },
  { name: 'document_symbol', type: 'text' },
  { name: 'issued_on', type: 'date' },
  { name: 'issued_on_assumed', type: 'boolean' },
  { name: 'ends_on', type: 'date' },
  { name: 'file_sha256', type: 'text' },
  { name: 'file_text', type: 'text' },
  { name: 'sample', type: 'boolean' },
];

export class PlanSubject implements Subject<Rest> {
  readonly name = 'plan';
  readonly table = 'plan';
  readonly fixed = PLAN_FIXED;
  readonly projected: readonly Column[] = [{ name: 'stage', type: 'text' }];
  private readonly parsed = new Map<string, PlanFile>();

  constructor(private readonly world: PlanWorld) {}

  async prepare(tx: Tx, items: readonly ToPrepare<Rest>[]): Promise<readonly Prepared[]> {
    const roles = await this.world.rolesOf(tx, items.map(questionOf));
    const prepared: Prepared[] = [];
    for (const [index, item] of items.entries()) prepared.push(await this.prepareOne(tx, item, roles[index] ?? []));
    return prepared;
  }

  private async prepareOne(tx: Tx, { row, asked, by, at }: ToPrepare<Rest>, roles: readonly Role[]): Promise<Prepared> {
    if (asked === null) {
      const wake = this.nextWake(row, row.state);
      if (wake === null || wake.at > at) return { again: true };
      return { fact: { ...(await this.wakeFact(tx, row, wake)), at, by }, roles };
    }
    const { occurredOn, ...rest } = asked;
    const said = occurredOn === undefined ? rest : { ...rest, occurredOn };
    const entitled = mayDo(asked.type, roles);
    if (entitled !== true) return { refusal: entitled };
    if (asked.type === 'occurrence.recorded' || asked.type === 'occurrence.followed') {
      const total = await this.occurred(tx, row, { occurrence: occurrenceFrom(asked), at });
      return typeof total === 'number' ? { fact: { ...said, total, at, by } as Fact, roles } : { refusal: total };
    }
    if (asked.type === 'plan.closed') {
      return { fact: { ...said, openDuties: await openDutiesOfPlan(tx, row.id), at, by } as Fact, roles };
    }
    if (asked.type !== 'plan.issue-ordered') return { fact: { ...said, at, by } as Fact, roles };
    const issuedOn = row.fixed['issued_on'] as LocalDate;
    if (localDateOf(at) < issuedOn)
      return { refusal: refusal('plan.issue-before-date', { issuedOn, recordedOn: localDateOf(at) }) };
    const total = this.world.opener.count(row.id, this.planOf(row));
    return { fact: { ...said, issuedOn, total, at, by } as Fact, roles };
  }

  /** How many duties follow, or why none: it is recorded once, and the row of the plan is locked by then. */
  private async occurred(
    tx: Tx,
    row: Locked<Rest>,
    { occurrence, at }: { readonly occurrence: Occurrence; readonly at: Instant },
  ): Promise<number | Refusal> {
    const file = this.planOf(row);
    const barred = whyNotOccurred(occurrence, file, at);
    if (barred) return barred;
    const plan = await this.world.onDay(tx, file, dayOfAnchor(occurrence.happened));
    const duties = this.world.opener.occurrenceDuties(row.id, plan, occurrence);
    const known = await occurrenceKnown(
      tx,
      duties.map(({ id }) => id),
    );
    if (known === null) return duties.length;
    const { unit, reference } = occurrence;
    return refusal('occurrence.recorded-before', { unit, reference, happened: known.happened });
  }

  private async wakeFact(tx: Tx, row: Locked<Rest>, wake: Wake): Promise<TypedFields> {
    if (wake.for === 'end') return { type: 'plan.ended' };
    if (wake.for === 'period') return this.periodFact(tx, row);
    if (wake.for === 'let-go') {
      const { length: count } = await takeOpenDuties(tx, row.id, CHUNK);
      return { type: 'plan.duties-let-go', count, last: count === 0 };
    }
    const { opened, total } = row.state.context as PlanContext;
    return { type: 'plan.chunk-opened', from: opened, count: Math.min(CHUNK, total - opened) };
  }

  /** The next chunk of the periods that begin together, for the units that the register then has: groups are looked at again. */
  private async periodFact(tx: Tx, row: Locked<Rest>): Promise<TypedFields> {
    const { periodOn, periodOpened, periodBasis } = row.state.context as PlanContext;
    const on = periodOn ?? this.nextBeginning(row, row.state);
    if (on === null) throw new Error(`plan ${row.id} was woken for a period and has none to open`);
    const plan = await this.world.onDay(tx, this.planOf(row), on);
    const { periods, total, basis } = this.world.opener.periodOn(row.id, plan, on);
    const from = basis === periodBasis ? periodOpened : 0;
    const count = Math.min(CHUNK, total - from);
    return { type: 'plan.period-opened', on, periods, from, count, last: from + count >= total, basis };
  }

  /** Whatever had begun by `periodsThrough` is open. */
  private nextBeginning(row: Locked<Rest>, state: Rest): LocalDate | null {
    const { periodsThrough } = state.context as PlanContext;
    if (periodsThrough === null) return null;
    return this.world.opener.nextBeginning(row.id, this.planOf(row), periodsThrough);
  }

  step(row: Locked<Rest>, fact: Fact) {
    return step(planWorkflow, row.state, fact);
  }

  nextWake(row: Locked<Rest>, state: Rest): Wake | null {
    if (state.value === 'opening') return { at: row.lastAt, for: 'chunk' };
    if (state.value === 'withdrawing') return { at: row.lastAt, for: 'let-go' };
    return state.value === 'running' ? this.runningWake(row, state) : null;
  }

  /** Periods open at 00:00 of the day on which they begin, and the plan ends with its last day. */
  private runningWake(row: Locked<Rest>, state: Rest): Wake | null {
    if ((state.context as PlanContext).periodOn !== null) return { at: row.lastAt, for: 'period' };
    const endsOn = row.fixed['ends_on'] as LocalDate | null;
    const end: Wake | null = endsOn === null ? null : { at: startOfDay(addDays(endsOn, 1)), for: 'end' };
    const on = this.nextBeginning(row, state);
    if (on === null) return end;
    const period: Wake = { at: startOfDay(on), for: 'period' };
    return end !== null && end.at <= period.at ? end : period;
  }

  project(_row: Locked<Rest>, state: Rest): ColumnValues {
    return { stage: state.value };
  }

  plain(state: Rest): Plain {
    return state as unknown as Plain;
  }

  brief(state: Rest): Plain {
    return { stage: state.value };
  }

  ended(_row: Locked<Rest>, state: Rest): boolean {
    return isFinal(planWorkflow, state.value);
  }

  versions(row: Locked<Rest>) {
    return { plan: `${row.machine}@${row.machineVersion}`, file: String(row.fixed['file_sha256']) };
  }

  async openings(tx: Tx, row: Locked<Rest>, effect: Effect, at: Instant): Promise<readonly Opening[]> {
    const file = this.planOf(row);
    const { opener, onDay } = this.world;
    if ('occurrence' in effect) {
      const occurrence = effect['occurrence'] as unknown as Occurrence;
      const plan = await onDay(tx, file, dayOfAnchor(occurrence.happened));
      return opener.occurrenceOpenings(row.id, plan, { occurrence, at });
    }
    const { on, from, count } = effect as unknown as { on: LocalDate | null; from: number; count: number };
    const plan = on === null ? file : await onDay(tx, file, on);
    return opener.openings({ planId: row.id, plan, on, from, count, at });
  }

  /** The duties that the wake-up has locked are let go by whoever withdrew the plan, for the same reason. */
  async commands(tx: Tx, row: Locked<Rest>, { count }: Effect): Promise<readonly Command[]> {
    const { withdrawal } = row.state.context as PlanContext;
    if (withdrawal === null) throw new Error(`plan ${row.id} lets duties go and was not withdrawn`);
    const { by, reason } = withdrawal;
    const ids = await nextOpenDuties(tx, row.id, Number(count));
    return ids.map((id) => ({ subject: 'obligation', id, asked: { type: 'discharged', reason }, by }));
  }

  /** The plan as it was loaded: its text stands in the row, and was checked before it came there. */
  private planOf(row: Locked<Rest>): PlanFile {
    // An amended plan has another file.
    const file = String(row.fixed['file_sha256']);
    const known = this.parsed.get(file);
    if (known) return known;
    const reading = readPlanFile(String(row.fixed['file_text']), String(row.fixed['slug']));
    if (!reading.ok)
      throw new Error(`plan ${row.id} was loaded and can no longer be read: ${JSON.stringify(reading.problems)}`);
    this.parsed.set(file, reading.plan);
    return reading.plan;
  }
}

export const draftRest = (): Rest => initialRest(planWorkflow);
export const PLAN_MACHINE = { machine: planWorkflow.id, machineVersion: planWorkflow.version } as const;

type TypedFields = { readonly type: string; readonly [key: string]: Plain };

/** What happened to a unit is recorded by that unit; all else about a plan is its issuer's. */
const questionOf = ({ row, asked, by, at }: ToPrepare<Rest>): RoleQuestion => ({
  actor: by,
  on: localDateOf(at),
  unitId: String(asked?.type === 'occurrence.recorded' ? asked['unit'] : row.fixed['issuer_unit_id']),
  officeUnitId: String(row.fixed['office_unit_id']),
  issuerUnitId: String(row.fixed['issuer_unit_id']),
});
