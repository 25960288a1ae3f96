import type { Actor, Facts, Instant, LocalDate, Plain, Refusal } from '../../workflows/vocabulary';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Commands } from '../engine/commands.service';
import type { Door } from '../engine/door.service';
import type { Sweeper } from '../engine/sweeper.service';
import type { Timeliness } from '../obligations/timeliness';
import type { PlanProblem } from '../plans/plan-file/plan-problem';
import type { PlanLoading } from '../plans/plan-loading.service';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import type { OpenDatabase } from '../platform/open-database.service';
import type { Followers } from '../trail/followers.service';
import type { Sequencer } from '../trail/sequencer.store';

/** What a simulation is asked for, what it needs, and what it tells. Plain types. Source: issue 2 §6. */

/** What a run lives through, and who is told of it. */
export interface SimulatedSpan {
  /** First day. A plan is issued at 08:00 on its own day of issue, or at 08:00 of this day when that is later. */
  readonly from: LocalDate;
  /** Last day, to its end in Asia/Ho_Chi_Minh. */
  readonly until: LocalDate;
  readonly onProgress?: (progress: SimulationProgress) => void;
  readonly isCancelled?: () => boolean;
}

export interface SimulationRequest extends SimulatedSpan {
  /** Paths of plan files; each one's people file lies beside it under the name that the plan gives. */
  readonly files: readonly string[];
  /** `none`: nobody does anything. `seed`: a random office, the same for the same seed. `file`: path of a behaviour file. */
  readonly behaviour: 'none' | { readonly seed: number } | { readonly file: string };
}

/** Told about once per simulated moment that changed something. */
export interface SimulationProgress {
  /** Where simulated time stands. */
  readonly at: Instant;
  /** Steps recorded so far. */
  readonly steps: number;
  /** Share of the simulated time that has passed, 0 to 1. */
  readonly share: number;
}

/** The parts of the house that a simulation uses; `House` of src/house.ts fits. */
export interface SimulatedHouse {
  readonly door: Door;
  readonly commands: Commands;
  readonly sweeper: Sweeper;
  readonly sequencer: Sequencer;
  readonly followers: Followers;
  readonly planLoading: PlanLoading;
}

/** Puts the house together on a database with a clock, the notices follower among its followers and the mail left out:
 *  the same `buildHouse` that the server uses, so that what is simulated is the real engine. */
export type HouseBuilder = (database: Database, clock: Clock) => Promise<SimulatedHouse>;

export interface SimulationParts {
  /** The server on which the throw-away database is made, by the owner of its databases (or whoever connects). */
  readonly server: Pick<OpenDatabase, 'engineUrl' | 'ownerUrl' | 'roles'>;
  readonly calendar: WorkingCalendar;
  readonly buildHouse: HouseBuilder;
  readonly log: Log;
}

/** `problems`: a plan file is wrong. `refusal`: see `simulate`. */
export type SimulationOutcome =
  | ({ readonly ok: true } & Simulation)
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }
  | { readonly ok: false; readonly refusal: Refusal };

export interface Simulation {
  /** One per step of an obligation, by time; within one moment in the order of the plan, and of the steps of a duty. */
  readonly events: readonly SimulatedEvent[];
  /** The plans' own steps, by time. */
  readonly plans: readonly SimulatedPlanStep[];
  readonly summary: SimulationSummary;
  /** Cases that the tables would propose and questions that they would ask, by time; nobody conducts them. */
  readonly cases: readonly SimulatedCase[];
}

export interface SimulatedCase {
  readonly at: LocalInstantText;
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  /** Whoever headed the unit on the day of the act; null where a question is open. */
  readonly concerned: string | null;
  readonly actOn: LocalDate;
  /** What it follows from: `overdue`, `flagged` … */
  readonly trigger: string | null;
  /** What each table said. */
  readonly readings: readonly { readonly table: string; readonly decision: string; readonly result: Plain }[];
}

/** An instant written with the offset of Asia/Ho_Chi_Minh: `2024-07-01T00:00:00+07:00`. */
export type LocalInstantText = string;

export interface SimulatedEvent {
  readonly at: LocalInstantText;
  /** Id of the obligation. */
  readonly obligation: string;
  readonly unit: string;
  readonly task: string;
  readonly kind: string;
  readonly event: string;
  /** Name of the rung; null when the step is none. */
  readonly rung: string | null;
  readonly round: number;
  readonly by: Actor;
  /** Null for the opening. */
  readonly from: WhereItStood | null;
  readonly to: WhereItStood;
  readonly notices: readonly SimulatedNotice[];
  /** A reminder whose day had passed: recorded, and nobody was told. */
  readonly skipped?: true;
  /** The rung belongs to the ladder of the office that holds the work. */
  readonly side?: 'office';
}

export interface WhereItStood {
  readonly work: string;
  readonly watch: string;
}

/** Who was told, in which post of which unit and in which role on the task, and what. */
export interface SimulatedNotice {
  readonly person: string;
  readonly post: string;
  readonly unit: string;
  readonly role: string;
  readonly what: string;
}

export interface SimulatedPlanStep {
  readonly at: LocalInstantText;
  readonly plan: string;
  readonly event: string;
  readonly by: Actor;
  readonly from: string | null;
  readonly to: string;
}

export interface SimulationSummary {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly plans: readonly string[];
  readonly obligations: number;
  /** Steps by type of event. */
  readonly events: Readonly<Record<string, number>>;
  /** Rungs by name, skipped reminders left out. */
  readonly rungs: Readonly<Record<string, number>>;
  /** How many obligations stand in each state of work and timeliness at the end. */
  readonly standing: readonly { readonly work: string; readonly timeliness: Timeliness; readonly count: number }[];
  readonly reminders: { readonly sent: number; readonly skipped: number };
  readonly notices: number;
  /** Each first flag of a duty in a round. `on` is a calendar day. */
  readonly flagged: readonly {
    readonly obligation: string;
    readonly unit: string;
    readonly task: string;
    readonly on: LocalDate;
  }[];
  readonly units: readonly SimulatedUnit[];
  /** What somebody tried and could not do: a finding about the plan or the behaviour, not a failure of the run. */
  readonly refusals: readonly SimulatedRefusal[];
}

export interface SimulatedUnit {
  readonly unit: string;
  readonly obligations: number;
  readonly timeliness: Readonly<Partial<Record<Timeliness, number>>>;
  readonly flagged: number;
  /** Notices that persons in posts of this unit were sent. */
  readonly notices: number;
}

export interface SimulatedRefusal {
  readonly at: LocalInstantText;
  readonly obligation: string;
  readonly unit: string;
  readonly task: string;
  readonly event: string;
  readonly code: string;
  readonly facts: Facts;
}
