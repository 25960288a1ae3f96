import type { ObligationState } from '../../workflows/obligations/obligation';
import { refusal, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { calendarName } from '../calendar/working-calendar';
import type { Commands } from '../engine/commands.service';
import type { Command } from '../engine/subject';
import type { UnitActor } from '../people/unit-change.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import type { OpeningContext } from './duty-deadlines';
import { openDutyRows, type OpenDutyRow } from './open-rows.store';
import { sameDue } from './recount';
import { recountOf, type Recount } from './recount.store';
import { headsFor } from './unit-transfers.service';
import { laddersByName, wakeColumns, wakeOf } from './wake-of';

/** One duty whose date or next rung a changed calendar moves. */
export interface CalendarMove {
  readonly id: string;
  readonly version: number;
  readonly plan: string;
  readonly task: string;
  readonly unit: string;
  /** The first date, which stays. */
  readonly baselineDueOn: LocalDate | null;
  readonly dueOn: { readonly before: LocalDate | null; readonly after: LocalDate | null };
  readonly nextWake: { readonly before: Instant | null; readonly after: Instant | null };
  readonly decidedBy: { readonly office: string; readonly issuer: string };
}
export interface CalendarReport {
  /** The calendar that counts from now on. */
  readonly calendar: string;
  readonly looked: number;
  readonly moves: readonly CalendarMove[];
}
export interface CalendarApplied extends CalendarReport {
  readonly moved: number;
  readonly refused: readonly { readonly id: string; readonly refusal: Refusal }[];
}

const PAGE = 500;
type World = () => Omit<OpeningContext, 'planId' | 'plan'>;

/** Applies a changed calendar to what is open: shown first, then an entry for each duty that moves, through the door. */
export class CalendarChanges {
  private readonly recount: Recount;

  constructor(
    private readonly database: Database,
    private readonly commands: Pick<Commands, 'inOneTransaction'>,
    private readonly clock: Clock,
    private readonly world: World,
  ) {
    this.recount = recountOf(world);
  }

  /** What would move; nothing is written. */
  async preview(): Promise<CalendarReport> {
    const [moves, looked] = [[] as CalendarMove[], { count: 0 }];
    for await (const page of this.pages(looked)) moves.push(...page);
    return { calendar: calendarName(this.world().calendar), looked: looked.count, moves };
  }

  /** Records `calendar.changed` on each duty that moves, page by page; done again, it goes on with what still differs.
   *  `by` null: the head of each duty's office, else of its issuer. A duty that somebody acts on meanwhile is refused with
   *  `version.stale` and comes with the next run. */
  async apply(
    { by }: { readonly by: UnitActor | null },
    progress: (moved: number, looked: number) => void = () => undefined,
  ): Promise<CalendarApplied> {
    const moves: CalendarMove[] = [];
    const refused: { id: string; refusal: Refusal }[] = [];
    const looked = { count: 0 };
    for await (const page of this.pages(looked)) {
      moves.push(...page);
      refused.push(...(await this.record(page, by)));
      progress(moves.length - refused.length, looked.count);
    }
    const calendar = calendarName(this.world().calendar);
    return { calendar, looked: looked.count, moves, moved: moves.length - refused.length, refused };
  }

  private async record(page: readonly CalendarMove[], by: UnitActor | null): Promise<CalendarApplied['refused']> {
    const actors = by === null ? await this.actorsFor(page) : null;
    const able = page.flatMap((move) => {
      const actor = by ?? actors?.get(move.decidedBy.office) ?? actors?.get(move.decidedBy.issuer);
      return actor ? [{ move, actor }] : [];
    });
    const on = localDateOf(this.clock.now());
    const nobody = page
      .filter((move) => !able.some((each) => each.move === move))
      .map(({ id, decidedBy: { issuer } }) => ({ id, refusal: refusal('plan.issuer-without-head', { issuer, on }) }));
    if (able.length === 0) return nobody;
    const answers = await this.commands.inOneTransaction(able.map(({ move, actor }) => commandFor(move, actor)));
    return [...nobody, ...answers.flatMap((each) => (each.ok ? [] : [{ id: each.id, refusal: each.refusal }]))];
  }

  private actorsFor(page: readonly CalendarMove[]): Promise<ReadonlyMap<string, UnitActor>> {
    const units = [...new Set(page.flatMap(({ decidedBy: { office, issuer } }) => [office, issuer]))];
    const on = localDateOf(this.clock.now());
    return this.database.transaction((tx) => headsFor(tx, units, on));
  }

  /** The moves of each page of open duties, in the order of their ids. */
  private async *pages(looked: { count: number }): AsyncGenerator<readonly CalendarMove[]> {
    let after: string | null = null;
    do {
      const from: string | null = after;
      const { rows, moves } = await this.database.transaction(async (tx) => {
        const found = await openDutyRows(tx, { after: from, limit: PAGE });
        const moved: CalendarMove[] = [];
        for (const row of found) moved.push(...(await this.moveOf(tx, row)));
        return { rows: found, moves: moved };
      });
      looked.count += rows.length;
      after = rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
      if (moves.length > 0) yield moves;
    } while (after !== null);
  }

  private async moveOf(tx: Tx, row: OpenDutyRow): Promise<readonly CalendarMove[]> {
    const { calendar, ladders } = this.world();
    const { state, fixed, file } = row;
    const at = this.clock.now();
    const { decided, due } = await this.recount(tx, { fixed, state, at, file });
    const next: ObligationState = { ...state, dates: { ...state.dates, decided, effective: due } };
    const wake = wakeColumns(wakeOf(next, fixed, { ladders: laddersByName(ladders), calendar }));
    const dueMoves = !sameDue(due, state.dates.effective) || !sameDue(decided, state.dates.decided);
    // A wake-up that has come is about to be carried out, and one that failed waits for its next try.
    const rungMoves = row.wakeFailures === 0 && row.wakeAt !== null && row.wakeAt > at && wake?.at !== row.wakeAt;
    if (!dueMoves && !rungMoves) return [];
    return [
      {
        ...{ id: row.id, version: row.version, plan: row.slug, task: fixed.taskRef, unit: fixed.unitId },
        baselineDueOn: fixed.baselineDueOn,
        dueOn: { before: state.dates.effective?.dueOn ?? null, after: due?.dueOn ?? null },
        nextWake: { before: row.wakeAt, after: wake?.at ?? null },
        decidedBy: { office: fixed.officeUnitId, issuer: fixed.issuerUnitId },
      },
    ];
  }
}

const commandFor = ({ id, version }: CalendarMove, by: UnitActor): Command => ({
  ...{ subject: 'obligation', id, by, expectedVersion: version },
  asked: { type: 'calendar.changed' },
});
