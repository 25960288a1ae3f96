import { isDutyKind } from '../../workflows/obligations/kinds';
import { isOver, standsAt, suspendedSince, type ObligationState } from '../../workflows/obligations/obligation';
import type { WatchContext } from '../../workflows/obligations/watch.machine';
import { whatNext } from '../../workflows/obligations/what-next';
import type { Choice } from '../../workflows/what-next';
import { refusal, type Actor, type Instant, type LocalDate, type Refusal, type Role } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { seesDuty, seesUnit, type Scope } from '../people/accounts/scope';
import { subtree, unitsHeldByNamed } from '../people/people.store';
import { rolesForBatch } from '../people/roles.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { historyOf, stateAfter, type HistoryEntry } from './obligation-history.store';
import type { ObligationCounts } from './obligation-counts';
import type { ObligationFilter } from './obligation-filter.store';
import type { ObligationLine } from './obligation-line.store';
import { ObligationQueryStore } from './obligation-queries.store';
import { cursorAt } from './obligation-order.store';
import { projectObligation, workMachineOf } from './obligation-row';
import { cursorText, parseCursor, type Sort } from './page-cursor';
import { lookingAt, timelinessOf, type Looking } from './timeliness';
import type { YearFigures } from './year-figures';

/** A filter as people give it: a unit stands for itself and all below it. */
export interface ObligationWish extends Omit<ObligationFilter, 'unitIds' | 'holderUnitIds' | 'scope'> {
  readonly unit?: string;
  /** The unit itself, without those below it. */
  readonly alone?: true;
  /** Part of the name of somebody who holds a post in the unit today. */
  readonly officer?: string;
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
    { sort = 'due', ...page }: { sort?: Sort | undefined; after: string | null; limit: number },
    scope: Scope,
  ): Promise<ObligationPage | Refusal> {
    const after = page.after === null ? null : parseCursor(page.after, sort);
    if (after !== null && 'code' in after) return after;
    const filter = await this.filterFrom(wish, scope);
    if ('code' in filter) return filter;
    const lines = await this.store.list(filter, this.looking(), { sort, after, limit: page.limit + 1 });
    const items = lines.slice(0, page.limit);
    const last = items.at(-1);
    return { items, next: lines.length > page.limit && last ? cursorText(cursorAt(last, sort)) : null };
  }

  /** How many, counted no further than `most` + 1. Refuses `not-found` for a unit that is unknown or not seen. */
  async countUpTo(wish: ObligationWish, most: number, scope: Scope): Promise<number | Refusal> {
    const filter = await this.filterFrom(wish, scope);
    return 'code' in filter ? filter : this.store.countUpTo(filter, this.looking(), most);
  }

  /** How many of each, counted no further than `most` + 1. Refuses as `countUpTo` does. */
  async countEach(wishes: readonly ObligationWish[], most: number, scope: Scope): Promise<readonly number[] | Refusal> {
    const filters: ObligationFilter[] = [];
    for (const wish of wishes) {
      const filter = await this.filterFrom(wish, scope);
      if ('code' in filter) return filter;
      filters.push(filter);
    }
    return this.store.countEach(filters, this.looking(), most);
  }

  /** Several questions in one transaction: a page that asks many takes one connection, once. */
  together<T>(ask: (queries: ObligationQueries, tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction((tx) => {
      const database: Database = {
        read: (text, values) => tx.query(text, values ?? []),
        transaction: (work) => work(tx),
      };
      const queries = new ObligationQueries(database, new ObligationQueryStore(database), this.clock, this.calendar);
      return ask(queries, tx);
    });
  }

  /** What came due in a year, by month and by unit. */
  yearFigures(year: number, scope: Scope): Promise<YearFigures> {
    return this.store.yearFigures(year, scope, this.looking());
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
    { unit, alone, officer, ...given }: ObligationWish,
    scope: Scope,
  ): Promise<ObligationFilter | Refusal> {
    const rest = officer === undefined ? given : { ...given, holderUnitIds: await this.unitsOf(officer) };
    if (unit === undefined) return { ...rest, scope };
    const unitIds = alone === true ? [unit] : await this.database.transaction((tx) => subtree(tx, unit, null));
    // A unit is known by a duty of it that is seen, too: an office names the units that it tracks.
    const seen = unitIds.length > 0 && (seesUnit(scope, unit) || (await this.store.hasSeenDutyOf(unitIds, scope)));
    return seen ? { ...rest, unitIds, scope } : refusal('not-found', { subject: 'unit', id: unit });
  }

  /** Only narrows what is seen anyhow. */
  private unitsOf(officer: string): Promise<readonly string[]> {
    return this.database.transaction((tx) => unitsHeldByNamed(tx, officer, localDateOf(this.clock.now())));
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
