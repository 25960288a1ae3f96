import type { LocalDate } from '../../workflows/vocabulary';
import type { Scope } from '../people/accounts/scope';
import type { Database } from '../platform/database/tx';
import { countsFrom, type ObligationCounts } from './obligation-counts';
import {
  addFilter,
  asksForDay,
  Conditions,
  isOpenWord,
  OPEN_WORDS,
  TIMELINESS_NOW,
  TODAY,
  type ObligationFilter,
} from './obligation-filter.store';
import { SELECT_LINES, toLine, type LineRow, type ObligationLine } from './obligation-line.store';
import { partsOf } from './obligation-order.store';
import type { PageCursor, Sort } from './page-cursor';
import type { Looking, Timeliness } from './timeliness';
import type { YearFigures } from './year-figures';
import { yearFigures } from './year-figures.store';

/** Asks the table of obligations. What is narrowed by, a line and an order have files of their own. */
export class ObligationQueryStore {
  constructor(private readonly database: Database) {}

  /** The next `limit` lines after `after` in its order. One more than asked for tells the caller that there is a next page. */
  async list(
    filter: ObligationFilter,
    looking: Looking,
    { sort = 'due', after, limit }: { sort?: Sort; after: PageCursor | null; limit: number },
  ): Promise<ObligationLine[]> {
    const lines: ObligationLine[] = [];
    const byDay = sort === 'due' || sort === '-due';
    for (const part of partsOf(sort, after, asksForDay(filter))) {
      if (lines.length === limit) break;
      const where = new Conditions([looking.now, looking.soonUntil]);
      addFilter(where, filter);
      part.addTo(where);
      // Said in the text: a plan that is kept must know that only a page is wanted.
      const most = Math.trunc(limit - lines.length);
      const found = `${where.text()} ORDER BY ${part.order} LIMIT ${most}`;
      lines.push(
        ...(await this.lines(byDay && isOpenPile(filter) ? throughIndex(found, part.order) : found, where.values)),
      );
    }
    return lines;
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
    const limit = Math.trunc(most + 1);
    const [row] = await this.database.read<{ count: string }>(
      // Both moments are named, so that each parameter has a type whatever the filter asks.
      `SELECT count(*) AS count FROM (
         SELECT 1 FROM obligation o ${where.text()} AND $1::timestamptz IS NOT NULL AND $2::date IS NOT NULL LIMIT ${limit}) counted`,
      where.values,
    );
    return Number(row?.count ?? 0);
  }

  /** How many there are of each, counted no further than `most` + 1: all in one statement. What is late or soon due is looked through
   *  once for all that ask only for that and for days; the rest each by its own index. */
  async countEach(filters: readonly ObligationFilter[], looking: Looking, most: number): Promise<readonly number[]> {
    if (filters.length === 0) return [];
    const all = new Conditions([looking.now, looking.soonUntil]);
    const together = filters.filter((filter) => isOpenPile(filter));
    const [open, piles] = [new Map<ObligationFilter, number>(), all.further()];
    together.forEach((filter, index) => open.set(filter, index + 1));
    const [{ scope } = { scope: null }] = together;
    if (scope !== null) addFilter(piles, { scope, ended: false });
    const counts = filters.map((filter) => {
      const place = open.get(filter);
      if (place !== undefined) return `COALESCE(LEAST(open.counts[${place}], ${Math.trunc(most + 1)}), 0)::int`;
      const where = all.further();
      addFilter(where, filter);
      return `(SELECT count(*)::int FROM (SELECT 1 FROM obligation o ${where.text()} LIMIT ${Math.trunc(most + 1)}) counted)`;
    });
    const [row] = await this.database.read<{ counts: number[] }>(
      `SELECT ARRAY[${counts.join(', ')}] AS counts FROM (${openPilesSql(piles, together)}) AS open
       WHERE $1::timestamptz IS NOT NULL AND $2::date IS NOT NULL`,
      all.values,
    );
    return row?.counts ?? [];
  }

  /** What came due in a year and is seen. */
  yearFigures(year: number, scope: Scope, looking: Looking): Promise<YearFigures> {
    return yearFigures(this.database, { year, scope }, looking);
  }

  /** The latest day on which something came due; null when nothing ever has. Relies on obligation_due_ix. */
  async lastCameDue(filter: ObligationFilter, looking: Looking): Promise<LocalDate | null> {
    const where = new Conditions([looking.now, looking.soonUntil]);
    addFilter(where, { ...filter, cameDue: true });
    const [row] = await this.database.read<{ day: LocalDate }>(
      `SELECT o.due_on AS day FROM obligation o ${where.text()} AND $2::date IS NOT NULL ORDER BY o.due_on DESC LIMIT 1`,
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
    const rows = await this.database.read<LineRow>(`${SELECT_LINES} ${rest}`, values);
    return rows.map(toLine);
  }
}

/** A filter that asks for nothing but what is late or soon due, and perhaps for days. */
function isOpenPile({ scope: _, timeliness, dueFrom: _from, dueTo: _to, ...others }: ObligationFilter): boolean {
  return isOpenWord(timeliness) && Object.values(others).every((each) => each === undefined);
}

/** Finds the lines by what the index on open duties holds, and fetches those alone: whoever asks for what is soon due walks past all
 *  that is late. */
const throughIndex = (found: string, order: string): string =>
  `WHERE o.id = ANY (ARRAY(SELECT o.id FROM obligation o ${found})) ORDER BY ${order}`;

/** Counts of all of these in one walk over what is open and due soon or before. `where` narrows to what is open and seen. */
function openPilesSql(where: Conditions, filters: readonly ObligationFilter[]): string {
  if (filters.length === 0) return 'SELECT ARRAY[]::bigint[] AS counts';
  const counts = filters.map(({ timeliness, dueFrom, dueTo }) => {
    const fits = where.further();
    if (isOpenWord(timeliness)) fits.addText(OPEN_WORDS[timeliness]);
    fits.addIf(dueFrom, (value) => `o.due_on >= ${value}::date`);
    fits.addIf(dueTo, (value) => `o.due_on <= ${value}::date`);
    return `count(*) FILTER (${fits.text()})`;
  });
  // What is late was due before today; what is soon due ends there.
  where.addText(`NOT o.ended AND o.due_on <= GREATEST($2::date, ${TODAY})`);
  return `SELECT ARRAY[${counts.join(', ')}] AS counts FROM obligation o ${where.text()}`;
}
