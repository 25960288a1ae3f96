import type { FigureKind } from '../../../workflows/figures/figure.machine';
import { refusal, type Actor, type Instant, type LocalDate, type Refusal } from '../../../workflows/vocabulary';
import { localDateOf, yearOf } from '../../calendar/local-date';
import { serverTime } from '../../engine/clock-state.store';
import type { Door } from '../../engine/door.service';
import type { Opening } from '../../engine/subject';
import { unitsById } from '../../people/people.store';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { uuidFromParts } from '../../platform/identifiers';
import { mayReport } from '../reporting.store';
import { FIGURE_MACHINE, newFigure } from './figure.subject';

/** A figure as somebody brings it. */
export interface FigureWish {
  readonly kind: FigureKind;
  /** The unit in charge of the place. */
  readonly unit: string;
  /** Where; empty: the whole of the unit's area. */
  readonly locality: string;
  /** Number of the paper or report. */
  readonly reference: string;
  /** Of an accident: the day. */
  readonly happenedOn: LocalDate | null;
  readonly year: number;
  readonly severity: string | null;
  readonly accidents: number;
  readonly dead: number;
  readonly injured: number;
}

export interface WrongFigure {
  readonly row: number;
  readonly field: keyof FigureWish;
  readonly refusal: Refusal;
}

export interface RecordedFigure {
  readonly id: string;
  readonly unchanged: boolean;
}

type Person = Extract<Actor, { kind: 'person' }>;

/** Takes figures in: all of them or none, each once. A figure that is there with other numbers is corrected by an entry of its own, never
 *  by bringing it again. */
export class FigureRegister {
  constructor(
    private readonly database: Database,
    private readonly door: Door,
    private readonly clock: Clock,
  ) {}

  take(
    figures: readonly FigureWish[],
    by: Person,
  ): Promise<readonly RecordedFigure[] | { readonly wrong: readonly WrongFigure[] }> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.simulated ? this.clock.now() : await serverTime(tx);
      const wrong: WrongFigure[] = [];
      for (const [row, each] of figures.entries()) {
        const found = (await whyNot(tx, each, by, at)) ?? differsFrom(each, figures.slice(0, row));
        if (found !== null) wrong.push({ row, ...found });
      }
      if (wrong.length > 0) return { wrong };
      const openings = figures.map((each) => openingOf(each, by, at));
      const fresh = await this.door.open(tx, openings);
      return openings.map(({ id }, index) => ({
        id,
        unchanged: !fresh.has(id) || openings.findIndex((each) => each.id === id) < index,
      }));
    });
  }
}

/** An accident is known by its paper, unit and day; the numbers of a year by unit, place and year. */
const figureId = ({ kind, unit, locality, reference, happenedOn, year }: FigureWish): string =>
  kind === 'accident'
    ? uuidFromParts('figure', kind, unit, happenedOn ?? '', reference)
    : uuidFromParts('figure', kind, unit, locality, String(year));

/** Two lines that speak of one thing with other numbers: whichever came first would win unseen. */
function differsFrom(it: FigureWish, before: readonly FigureWish[]): Omit<WrongFigure, 'row'> | null {
  const { unit, reference, year } = it;
  const same = before.find((each) => figureId(each) === figureId(it));
  const differs = same !== undefined && COUNTED.some((name) => same[name] !== it[name]);
  return differs
    ? { field: 'reference', refusal: refusal('figure.exists-differently', { unit, reference, year }) }
    : null;
}

const COUNTED = ['accidents', 'dead', 'injured', 'severity'] as const;

async function whyNot(tx: Tx, it: FigureWish, by: Person, at: Instant): Promise<Omit<WrongFigure, 'row'> | null> {
  const today = localDateOf(at);
  const { unit, happenedOn, year } = it;
  if (happenedOn !== null && happenedOn > today) {
    return { field: 'happenedOn', refusal: refusal('event.in-future', { occurredOn: happenedOn, recordedOn: today }) };
  }
  if (year > yearOf(today))
    return { field: 'year', refusal: refusal('event.in-future', { occurredOn: String(year), recordedOn: today }) };
  if (!(await unitsById(tx, [unit])).has(unit))
    return { field: 'unit', refusal: refusal('unit.unknown', { unit, by: it.reference }) };
  if (!(await mayReport(tx, by, unit)))
    return { field: 'unit', refusal: refusal('figure.not-yours', { unit, post: by.post }) };
  const [known] = await tx.query<{ accidents: number; dead: number; injured: number }>(
    'SELECT accidents, dead, injured FROM figure WHERE id = $1',
    [figureId(it)],
  );
  const differs = known && (known.accidents !== it.accidents || known.dead !== it.dead || known.injured !== it.injured);
  return differs
    ? { field: 'reference', refusal: refusal('figure.exists-differently', { unit, reference: it.reference, year }) }
    : null;
}

function openingOf(it: FigureWish, by: Person, at: Instant): Opening {
  const { kind, unit, locality, reference, happenedOn, year, severity, accidents, dead, injured } = it;
  const context = { severity, accidents, dead, injured };
  return {
    subject: 'figure',
    id: figureId(it),
    ...FIGURE_MACHINE,
    state: newFigure(context),
    fixed: {
      ...{ kind, unit_id: unit, office_unit_id: by.unit, locality, reference, year },
      happened_on: happenedOn,
    },
    fact: {
      type: 'figure.recorded',
      at,
      by,
      ...{ kind, unit, locality, reference, happenedOn, year },
      ...context,
    } as Opening['fact'],
    effects: [],
  };
}
