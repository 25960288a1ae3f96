import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refusal, type LocalDate } from '../../../workflows/vocabulary';
import { yearOf } from '../../calendar/local-date';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import { countsByUnit, unitsOwing, type UnitCount } from '../../obligations/plan-progress.store';
import { lookingAt } from '../../obligations/timeliness';
import { Seeing } from '../../people/accounts/acting.dto';
import { seesUnit, type Scope } from '../../people/accounts/scope';
import { allUnits, headOn, tenuresIn } from '../../people/people.store';
import { successionsOf } from '../../people/succession.store';
import type { Database, Tx } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { orRefuse, Refused } from '../../platform/refused';
import { seenOn } from '../duty/duty-tags';
import type { ListFields } from '../list/list-address';
import { readListQuery } from '../list/list-query.dto';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { UnitList } from './unit-list-view';
import { unitTree } from './unit-tree';
import { UnitPageView, type NamedUnit } from './unit-view';
import { UNIT_WORDS } from './unit-words';
import { ofUnitYear, type UnitYearProps } from './unit-year-view';

/** As many items as stand behind the ratio of a year on one page; the list has the rest. */
const ITEMS_SHOWN = 200;

/** Units that are seen: one's own, and those whose duties one sees. */
@Pages()
export class UnitsPage {
  constructor(
    private readonly queries: ObligationQueries,
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.units)
  async list(@Seeing() scope: Scope, @Viewing() { language }: View): Promise<PageResult> {
    const { units, counts } = await this.database.transaction((tx) => this.seen(tx, scope));
    return {
      ...{ kind: 'page', title: UNIT_WORDS(language).title },
      body: <UnitList tree={unitTree(units)} counts={counts} />,
    };
  }

  @Page(`${ADDRESS.units}/:id`)
  async one(
    @Param('id') id: string,
    @Req() { query }: Request,
    @Seeing() scope: Scope,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const today = this.clock.today();
    const read = await this.database.transaction((tx) => this.read(tx, id, { scope, today }));
    if (read === null) throw new Refused(refusal('not-found', { subject: 'unit', id: id.slice(0, 100) }));
    const counts = orRefuse(await this.queries.counts({ unit: id, alone: true }, scope));
    const year = yearAsked(query['year']) ?? yearOf((await this.queries.lastCameDue(scope)) ?? today);
    const props = { ...read, counts, today, year: await this.yearOf(id, year, scope) };
    return {
      ...{ kind: 'page', title: read.unit.name },
      crumbs: [{ address: ADDRESS.units, text: UNIT_WORDS(language).title }],
      body: <UnitPageView {...props} />,
    };
  }

  private async yearOf(unit: string, year: number, scope: Scope): Promise<UnitYearProps> {
    const fields = ofUnitYear(unit, year);
    const otherYears = [year - 1, ...(year < yearOf(this.clock.today()) ? [year + 1] : [])];
    const [counts, items, late] = await Promise.all([
      this.queries.counts(wishFrom(readListQuery(fields).dto), scope),
      this.items(fields, scope),
      this.items({ ...fields, late: 'true' }, scope),
    ]);
    return { unit, year, otherYears, counts: orRefuse(counts), items, late };
  }

  private async items(fields: ListFields, scope: Scope) {
    const wish = wishFrom(readListQuery(fields).dto);
    const { items } = orRefuse(await this.queries.list(wish, { after: null, limit: ITEMS_SHOWN }, scope));
    return items.map((line) => seenOn(line, (day) => this.clock.workingDaysUntil(day)));
  }

  /** A unit is known by a duty of it that is seen, too: an office names the units that it tracks. */
  private async seen(tx: Tx, scope: Scope) {
    const looking = lookingAt(this.clock.now(), this.clock.calendar());
    const counts = new Map<string, UnitCount>();
    for (const each of await countsByUnit(tx, scope, looking)) counts.set(each.unit, each);
    const all = await allUnits(tx);
    // A unit is known by a duty of it that is seen, too, though none is open.
    const owing = await unitsOwing(
      tx,
      all.flatMap(({ id }) => (seesUnit(scope, id) || counts.has(id) ? [] : [id])),
      scope,
    );
    const units = all.filter(({ id }) => seesUnit(scope, id) || counts.has(id) || owing.has(id));
    return { units, counts };
  }

  private async read(tx: Tx, id: string, { scope, today }: { readonly scope: Scope; readonly today: LocalDate }) {
    const all = await allUnits(tx);
    const unit = all.find((each) => each.id === id);
    if (unit === undefined) return null;
    const around = all.filter(({ id: other, parent }) => other === id || parent === id || other === unit.parent);
    const successions = seesUnit(scope, id) ? await successionsOf(tx, id) : [];
    const near = [
      ...around.map((each) => each.id),
      ...successions.flatMap(({ predecessor, successor }) => [predecessor, successor]),
    ];
    const owing = await unitsOwing(tx, near, scope);
    const isSeen = (other: string): boolean => seesUnit(scope, other) || owing.has(other);
    if (!isSeen(id)) return null;
    const named = (other: string): NamedUnit[] =>
      all.filter((each) => each.id === other).map(({ name }) => ({ id: other, name, seen: isSeen(other) }));
    const below = around.filter((each) => each.parent === id && isSeen(each.id));
    return {
      unit,
      parent: unit.parent === null ? null : (named(unit.parent)[0] ?? null),
      below: below.flatMap((each) => named(each.id)),
      before: successions.filter(({ successor }) => successor === id).flatMap(({ predecessor }) => named(predecessor)),
      after: successions.filter(({ predecessor }) => predecessor === id).flatMap(({ successor }) => named(successor)),
      tenures: seesUnit(scope, id) ? await tenuresIn(tx, id) : null,
      headName: (await headOn(tx, [id], today)).get(id)?.name ?? null,
    };
  }
}

const yearAsked = (given: unknown): number | null =>
  typeof given === 'string' && /^(19|20|21)\d\d$/.test(given) ? Number(given) : null;
