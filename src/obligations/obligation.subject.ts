import { mayDo } from '../../workflows/authority';
import { holderOf, isOver, stepObligation, type ObligationState } from '../../workflows/obligations/obligation';
import { briefObligation } from '../../workflows/obligations/obligation-brief';
import { watch } from '../../workflows/obligations/watch.machine';
import { extension } from '../../workflows/obligations/extension.machine';
import { force } from '../../workflows/obligations/force.machine';
import { record } from '../../workflows/obligations/record.machine';
import type { Effect, Fact, Instant, Plain, Role } from '../../workflows/vocabulary';
import { calendarName, type WorkingCalendar } from '../calendar/working-calendar';
import type { Tx } from '../platform/database/tx';
import type { Command, Locked, Opening, Prepared, Subject, ToPrepare, Wake } from '../engine/subject';
import type { Ladder } from './ladder';
import type { ObligationWake } from './next-wake';
import { laddersByName, wakeColumns, wakeOf } from './wake-of';
import {
  FIXED,
  PROJECTED,
  fixedFromColumns,
  projectObligation,
  workMachineOf,
  type ObligationFixed,
} from './obligation-row';
import { askedFact, wakeFact } from './obligation-facts';
import type { Looked, ObligationItem } from './obligation-item';
import { successorOf } from './open-successor';

/** Obligations as the engine sees them. */

export interface ObligationWorld {
  readonly calendar: () => WorkingCalendar;
  readonly ladders: readonly Ladder[];
  /** Roles of many actors on many duties, in one query. */
  readonly rolesOf: (tx: Tx, items: readonly RoleQuestion[]) => Promise<readonly (readonly Role[])[]>;
  readonly foreseeRoles: (tx: Tx, actors: readonly Fact['by'][], around: Instant) => Promise<void>;
  /** What some facts need from other rows, in as many queries as there are kinds of such facts. */
  readonly lookUp: (tx: Tx, items: readonly ObligationItem[]) => Promise<readonly Looked[]>;
}

export interface RoleQuestion {
  readonly actor: Fact['by'];
  readonly at: Fact['at'];
  readonly unitId: string;
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
  readonly routerUnitId: string | null;
}

export class ObligationSubject implements Subject<ObligationState> {
  readonly name = 'obligation';
  readonly table = 'obligation';
  readonly fixed = FIXED;
  readonly projected = PROJECTED;
  private readonly ladderByName: ReadonlyMap<string, Ladder>;

  constructor(private readonly world: ObligationWorld) {
    this.ladderByName = laddersByName(world.ladders);
  }

  async prepare(tx: Tx, items: readonly ToPrepare<ObligationState>[]): Promise<readonly Prepared[]> {
    const full = items.map((item) => ({ ...item, fixed: fixedFromColumns(item.row.fixed) }));
    const roles = await this.world.rolesOf(
      tx,
      full.map(({ by, at, fixed, row }) => {
        const routerUnitId = holderOf(workMachineOf(fixed.kind), row.state.work);
        return { actor: by, at, ...fixed, routerUnitId };
      }),
    );
    const looked = await this.world.lookUp(tx, full);
    return full.map((item, index) => {
      if (item.asked === null) return this.prepareWake(item);
      const found = looked[index];
      const allRoles = roles[index] ?? [];
      // Who may not do it at all is told so, and nothing of what else is wrong.
      const entitled = mayDo(item.asked.type, allRoles);
      if (entitled !== true) return { refusal: entitled };
      if (found && !found.ok) return { refusal: found.refusal };
      const fact = askedFact(item, found?.facts ?? {}, this.world.calendar());
      return 'code' in fact ? { refusal: fact } : { fact, roles: allRoles };
    });
  }

  private prepareWake(item: ObligationItem): Prepared {
    const wake = this.wakeOf(item.row.state, item.fixed);
    // The calendar or a date moved since the wake-up was set: only the new one has to be written.
    if (wake === null || wake.at > item.at) return { again: true };
    return { fact: wakeFact(wake, item.at), roles: ['clock'] };
  }

  foresee(tx: Tx, commands: readonly Command[], around: Instant): Promise<void> {
    return this.world.foreseeRoles(
      tx,
      commands.map(({ by }) => by),
      around,
    );
  }

  step(row: Locked<ObligationState>, fact: Fact) {
    return stepObligation(workMachineOf(fixedFromColumns(row.fixed).kind), row.state, fact);
  }

  nextWake(row: Locked<ObligationState>, state: ObligationState): Wake | null {
    return wakeColumns(this.wakeOf(state, fixedFromColumns(row.fixed)));
  }

  project(row: Locked<ObligationState>, state: ObligationState) {
    return projectObligation(workMachineOf(fixedFromColumns(row.fixed).kind), state);
  }

  plain(state: ObligationState): Plain {
    return state as unknown as Plain;
  }

  brief(state: ObligationState): Plain {
    return briefObligation(state);
  }

  ended(row: Locked<ObligationState>, state: ObligationState): boolean {
    return isOver(workMachineOf(fixedFromColumns(row.fixed).kind), state);
  }

  versions(row: Locked<ObligationState>) {
    return {
      work: `${row.machine}@${row.machineVersion}`,
      watch: `${watch.id}@${watch.version}`,
      extension: `${extension.id}@${extension.version}`,
      force: `${force.id}@${force.version}`,
      record: `${record.id}@${record.version}`,
      ladder: String(row.fixed['ladder']),
      calendar: calendarName(this.world.calendar()),
    };
  }

  /** A transferred duty goes on with the unit that takes it over, in the same transaction. */
  openings(_tx: Tx, row: Locked<ObligationState>, effect: Effect, at: Instant): Promise<readonly Opening[]> {
    return Promise.resolve([successorOf(row, effect, at)]);
  }

  private wakeOf(state: ObligationState, fixed: ObligationFixed): ObligationWake | null {
    return wakeOf(state, fixed, { ladders: this.ladderByName, calendar: this.world.calendar() });
  }
}
