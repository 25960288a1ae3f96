import type { ObligationState } from '../../workflows/obligations/obligation';
import type { WatchContext } from '../../workflows/obligations/watch.machine';
import type { Actor, Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { formatOffset } from '../calendar/local-date';
import type { Step } from '../engine/door.service';
import type { Locked } from '../engine/subject';
import { fixedFromColumns } from '../obligations/obligation-row';
import type { EntryBody } from '../trail/follower';
import type { SimulatedDuty } from './behaviour';
import type { SimulatedCase, SimulatedEvent, SimulatedNotice, SimulatedPlanStep, WhereItStood } from './simulation';

/** One duty as the simulation knows it. */
export interface FollowedDuty {
  readonly duty: SimulatedDuty;
  /** Place in the order of opening, which is that of the plan's text. */
  readonly rank: number;
  state: ObligationState;
  /** When the last step was recorded that was no rung. */
  since: Instant;
}

type LoggedStep = Omit<SimulatedEvent, 'notices' | 'at'> & { readonly at: Instant; readonly seq: number };

/** Listens at the door and keeps what a simulation tells. A step that is written again after a rollback replaces itself. */
export class StepLog {
  readonly duties = new Map<string, FollowedDuty>();
  private readonly steps = new Map<string, LoggedStep>();
  private readonly openedCases = new Map<string, SimulatedCase & { readonly instant: Instant }>();
  private readonly plans = new Map<string, SimulatedPlanStep & { readonly instant: Instant }>();
  private moved = new Set<string>();

  /** `keepSteps` false follows the duties only and keeps nothing of the steps: for histories that stay in the database. */
  constructor(private readonly keepSteps: boolean) {}

  readonly listen = (step: Step): void => {
    if (step.subject === 'obligation') this.obligationStep(step);
    else if (step.subject === 'plan' && this.keepSteps) this.planStep(step);
    else if (step.subject === 'case' && this.keepSteps && step.before === null) this.caseStep(step);
  };

  /** The duties that had a step since this was last asked, rungs left out. */
  takeMoved(): readonly FollowedDuty[] {
    const taken = [...this.moved].map((id) => this.expectDuty(id));
    this.moved = new Set();
    return taken.sort((a, b) => a.rank - b.rank);
  }

  /** Makes a duty known that was opened before this run began. */
  remember(row: Locked<unknown>, openedAt: Instant, since: Instant): void {
    this.follow(row, openedAt).since = since;
    this.moved.add(row.id);
  }

  get stepCount(): number {
    return this.steps.size;
  }

  /** By time; within a moment in the order of the plan and of each duty's own steps. `noticesOf` is asked per step. */
  events(noticesOf: (id: string, seq: number) => readonly SimulatedNotice[]): SimulatedEvent[] {
    const rankOf = (id: string): number => this.expectDuty(id).rank;
    return [...this.steps.values()]
      .sort((a, b) => compare(a.at, b.at) || rankOf(a.obligation) - rankOf(b.obligation) || a.seq - b.seq)
      .map(({ at, seq, obligation, unit, task, kind, event, rung, round, by, from, to, ...marks }) => ({
        ...{ at: formatOffset(at), obligation, unit, task, kind, event, rung, round, by, from, to },
        notices: noticesOf(obligation, seq),
        ...marks,
      }));
  }

  planSteps(): SimulatedPlanStep[] {
    return [...this.plans.values()]
      .sort((a, b) => compare(a.instant, b.instant))
      .map(({ instant: _instant, ...step }) => step);
  }

  cases(): SimulatedCase[] {
    return [...this.openedCases.values()]
      .sort((a, b) => compare(a.instant, b.instant) || compare(a.unit, b.unit) || compare(a.id, b.id))
      .map(({ instant: _instant, ...opened }) => opened);
  }

  private caseStep({ after, entry }: Step): void {
    const { event } = JSON.parse(entry.body) as { readonly event: OpeningEvent };
    const { kind, unit, concerned, actOn, trigger = event.matter?.trigger ?? null, readings = [] } = event;
    this.openedCases.set(after.id, {
      ...{
        instant: entry.recordedAt,
        at: formatOffset(entry.recordedAt),
        id: after.id,
        kind,
        unit,
        concerned,
        actOn,
        trigger,
      },
      readings: readings.map(({ file, decision, result }) => ({ table: file, decision, result })),
    });
  }

  private obligationStep({ before, after, entry }: Step): void {
    const followed = this.follow(after, entry.recordedAt);
    followed.state = after.state as ObligationState;
    const isRung = entry.type.startsWith('rung.');
    if (!isRung) {
      followed.since = entry.recordedAt;
      this.moved.add(after.id);
    }
    if (this.keepSteps) this.steps.set(`${after.id}/${entry.seq}`, logged(followed, before, entry));
  }

  private follow(row: Locked<unknown>, openedAt: Instant): FollowedDuty {
    const known = this.duties.get(row.id);
    if (known) return known;
    const fixed = fixedFromColumns(row.fixed);
    const duty: SimulatedDuty = {
      id: row.id,
      planId: fixed.planId,
      task: fixed.taskRef,
      kind: fixed.kind,
      unit: fixed.unitId,
      office: fixed.officeUnitId,
      issuer: fixed.issuerUnitId,
      period: fixed.periodKey,
      standing: fixed.standing,
      planEndsOn: fixed.planEndsOn,
      openedAt,
    };
    const followed = { duty, rank: this.duties.size, state: row.state as ObligationState, since: openedAt };
    this.duties.set(row.id, followed);
    return followed;
  }

  private planStep({ before, after, entry }: Step): void {
    const body = JSON.parse(entry.body) as EntryBody;
    const stage = (row: Locked<unknown>): string => (row.state as { readonly value: string }).value;
    this.plans.set(`${after.id}/${entry.seq}`, {
      instant: entry.recordedAt,
      at: formatOffset(entry.recordedAt),
      plan: String(after.fixed['slug']),
      event: entry.type,
      by: body.actor,
      from: before === null ? null : stage(before),
      to: stage(after),
    });
  }

  private expectDuty(id: string): FollowedDuty {
    const found = this.duties.get(id);
    if (!found) throw new Error(`a step of ${id}, which nobody saw open`);
    return found;
  }
}

interface OpeningEvent {
  readonly kind: string;
  readonly unit: string;
  readonly concerned: string | null;
  readonly actOn: LocalDate;
  readonly trigger?: string;
  readonly matter?: { readonly trigger: string };
  readonly readings?: readonly { readonly file: string; readonly decision: string; readonly result: Plain }[];
}

type RungPart = { readonly rung?: { readonly name: string }; readonly side?: string; readonly skipped?: boolean };

function logged({ duty, state }: FollowedDuty, before: Locked<unknown> | null, entry: Step['entry']): LoggedStep {
  const body = JSON.parse(entry.body) as { readonly actor: Actor; readonly event: RungPart };
  const { rung, side, skipped } = body.event;
  return {
    at: entry.recordedAt,
    seq: entry.seq,
    obligation: duty.id,
    unit: duty.unit,
    task: duty.task,
    kind: duty.kind,
    event: entry.type,
    rung: rung?.name ?? null,
    round: (state.watch.context as WatchContext).round,
    by: body.actor,
    from: before === null ? null : whereItStood(before.state as ObligationState),
    to: whereItStood(state),
    ...(skipped === true ? { skipped } : {}),
    ...(side === 'office' ? { side } : {}),
  };
}

const whereItStood = ({ work, watch }: ObligationState): WhereItStood => ({ work: work.value, watch: watch.value });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
