import { isDutyKind } from '../../workflows/obligations/kinds';
import { isOver, standsAt, suspendedSince, type ObligationState } from '../../workflows/obligations/obligation';
import type { WatchContext } from '../../workflows/obligations/watch.machine';
import { whatNext } from '../../workflows/obligations/what-next';
import type { Choice } from '../../workflows/what-next';
import { refusal, type Actor, type Instant, type LocalDate, type Refusal, type Role } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { seesDuty, seesUnit, type Scope } from '../people/accounts/scope';
import { subtree } from '../people/people.store';
import { rolesForBatch } from '../people/roles.store';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import { historyOf, stateAfter, type HistoryEntry } from './obligation-history.store';
import type {
  MonthCount,
  ObligationCounts,
  ObligationFilter,
  ObligationLine,
  ObligationQueryStore,
} from './obligation-queries.store';
import { projectObligation, workMachineOf } from './obligation-row';
import { cursorText, parseCursor } from './page-cursor';
import { lookingAt, timelinessOf, type Looking } from './timeliness';

/** A filter as people give it: a unit stands for itself and all below it. */
export interface ObligationWish extends Omit<ObligationFilter, 'unitIds' | 'scope'> {
  readonly unit?: string;
  /** The unit itself, without those below it. */
  readonly alone?: true;
}
export interface ObligationPage {
  readonly items: readonly ObligationLine[];
  /** Give it back as `after` for the next page; null on the last one. */
  readonly next: string | null;
}
export interface ObligationDetail {
  readonly obligation: ObligationLine;
  readonly state: ObligationState;
  readonly history: readonly HistoryEntry[];
  /** The moment that was asked for; null: now. */
  readonly asOf: Instant | null;
}

/** Reads obligations for screens and the API. Decides nothing and changes nothing. */
export class ObligationQueries {
  constructor(
    private readonly database: Database,
    private readonly store: ObligationQueryStore,
    private readonly clock: Clock,
    private readonly calendar: () => WorkingCalendar,
  ) {}

  /** Refuses `not-found` for a unit that is unknown or not seen, and `page.cursor-invalid`. */
  async list(
    wish: ObligationWish,
    page: { after: string | null; limit: number },
    scope: Scope,
  ): Promise<ObligationPage | Refusal> {
    const after = page.after === null ? null : parseCursor(page.after);
    if (after !== null && 'code' in after) return after;
    const filter = await this.filterFrom(wish, scope);
    if ('code' in filter) return filter;
    const lines = await this.store.list(filter, this.looking(), { after, limit: page.limit + 1 });
    const items = lines.slice(0, page.limit);
    const last = items.at(-1);
    return { items, next: lines.length > page.limit && last ? cursorText(last) : null };
  }

  /** How many, counted no further than `most` + 1. Refuses `not-found` for a unit that is unknown or not seen. */
  async countUpTo(wish: ObligationWish, most: number, scope: Scope): Promise<number | Refusal> {
    const filter = await this.filterFrom(wish, scope);
    return 'code' in filter ? filter : this.store.countUpTo(filter, this.looking(), most);
  }

  /** What came due in a year, by unit and month. */
  cameDueByMonth(year: number, scope: Scope): Promise<MonthCount[]> {
    const days = { dueFrom: `${year}-01-01` as LocalDate, dueTo: `${year}-12-31` as LocalDate };
    return this.store.cameDueByMonth({ ...days, scope }, this.looking());
  }

  /** The latest day on which something that is seen came due; null when nothing ever has. */
  lastCameDue(scope: Scope): Promise<LocalDate | null> {
    return this.store.lastCameDue({ scope }, this.looking());
  }

  /** Refuses `not-found` for a unit that is unknown or not seen. */
  async counts(wish: ObligationWish, scope: Scope): Promise<ObligationCounts | Refusal> {
    const filter = await this.filterFrom(wish, scope);
    return 'code' in filter ? filter : this.store.counts(filter, this.looking());
  }

  /** One duty with all that happened to it; with `asOf`, as it stood at that moment by what was known then.
   *  Refuses `not-found` and `obligation.not-yet-open`. */
  async one(id: string, asOf: Instant | null, scope: Scope): Promise<ObligationDetail | Refusal> {
    const line = await this.store.get(id, this.looking(asOf), scope);
    if (line === null) return refusal('not-found', { subject: 'obligation', id });
    const history = await this.database.transaction((tx) => historyOf(tx, id, asOf));
    const state = stateAfter(history);
    if (state === null) return refusal('obligation.not-yet-open', { id, asOf });
    return { obligation: asOf === null ? line : this.asItStood(line, state, history, asOf), state, history, asOf };
  }

  /** What the actor can record now, and why not the rest. Refuses `not-found`. */
  async next(
    id: string,
    by: Actor,
    scope: Scope,
  ): Promise<{ readonly roles: readonly Role[]; readonly choices: readonly Choice[] } | Refusal> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<StateRow>(
        'SELECT kind, state, unit_id, office_unit_id, issuer_unit_id, router_unit_id FROM obligation WHERE id = $1',
        [id],
      );
      if (!row || !isDutyKind(row.kind)) return refusal('not-found', { subject: 'obligation', id });
      const { unit_id: unitId, office_unit_id: officeUnitId, issuer_unit_id: issuerUnitId } = row;
      const parties = { unitId, officeUnitId, issuerUnitId, routerUnitId: row.router_unit_id };
      if (!seesDuty(scope, parties)) return refusal('not-found', { subject: 'obligation', id });
      const [roles = []] = await rolesForBatch(tx, [{ actor: by, on: localDateOf(at), ...parties }]);
      const state = JSON.parse(row.state) as ObligationState;
      return { roles, choices: whatNext(workMachineOf(row.kind), state, { by, roles, at }) };
    });
  }

  private looking(at: Instant | null = null): Looking {
    return lookingAt(at ?? this.clock.now(), this.calendar());
  }

  private async filterFrom(
    { unit, alone, ...rest }: ObligationWish,
    scope: Scope,
  ): Promise<ObligationFilter | Refusal> {
    if (unit === undefined) return { ...rest, scope };
    const unitIds = alone === true ? [unit] : await this.database.transaction((tx) => subtree(tx, unit, null));
    // A unit is known by a duty of it that is seen, too: an office names the units that it tracks.
    const seen = unitIds.length > 0 && (seesUnit(scope, unit) || (await this.store.hasSeenDutyOf(unitIds, scope)));
    return seen ? { ...rest, unitIds, scope } : refusal('not-found', { subject: 'unit', id: unit });
  }

  private asItStood(
    line: ObligationLine,
    state: ObligationState,
    history: readonly HistoryEntry[],
    asOf: Instant,
  ): ObligationLine {
    const kind = workMachineOf(line.kind);
    const projected = projectObligation(kind, state);
    const judged = {
      dueOn: state.dates.effective?.dueOn ?? (null as LocalDate | null),
      lateFrom: state.dates.effective?.lateFrom ?? null,
      handedInAt: state.dates.handedInAt,
      suspendedAt: suspendedSince(state),
      forceState: state.force.value,
      ended: isOver(kind, state),
      done: projected['done'] === true,
    };
    return {
      ...line,
      ...judged,
      version: history.at(-1)?.seq ?? line.version,
      workState: standsAt(state),
      objectiveCause: projected['objective_cause'] === true,
      corrections: Number(projected['corrections']),
      watchState: state.watch.value,
      officeState: state.office?.value ?? null,
      round: (state.watch.context as WatchContext).round,
      timeliness: timelinessOf(judged, this.looking(asOf)),
      // What the clock was going to do then is not kept; only what it did.
      nextWake: null,
    };
  }
}

type StateRow = {
  kind: string;
  state: string;
  unit_id: string;
  office_unit_id: string;
  issuer_unit_id: string;
  router_unit_id: string | null;
};
