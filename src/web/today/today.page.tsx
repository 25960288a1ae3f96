import { Req } from '@nestjs/common';
import type { Request } from 'express';
import { countCases } from '../../cases/case-queries.store';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import { openNoticesOf } from '../../notifications/notices.store';
import { Asking } from '../../people/accounts/acting.dto';
import type { SignedIn } from '../../people/accounts/signed-in';
import { yearOf } from '../../calendar/local-date';
import type { Tx } from '../../platform/database/tx';
import { orRefuse } from '../../platform/refused';
import { seenOn } from '../duty/duty-tags';
import type { ListFields } from '../list/list-address';
import { readListQuery } from '../list/list-query.dto';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { ageBands } from './age-bands';
import type { Pile } from './piles-view';
import { Today } from './today-view';
import { TODAY_WORDS } from './today-words';

/** A first page counts no further: whoever has more has other worries. */
const COUNTED_TO = 99_999;

/** The first page of whoever looks after what others owe. */
@Pages()
export class TodayPage {
  constructor(
    private readonly queries: ObligationQueries,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.today)
  async today(
    @Asking() signedIn: SignedIn,
    @Req() { query }: Request,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const today = this.clock.today();
    // Side by side: what takes time is the database's, and it has more than one processor.
    const [{ year, figures }, { piles, bands, cases, notices }] = await Promise.all([
      this.queries.together((queries) => this.figuresOf(queries, signedIn, query['year'])),
      this.queries.together((queries, tx) => this.gather(queries, tx, signedIn)),
    ]);
    const otherYears = [year - 1, ...(year < yearOf(today) ? [year + 1] : [])];
    const props = { ...piles, today, ages: bands, cases, notices, year, otherYears, figures };
    return { kind: 'page', title: TODAY_WORDS(language).title, body: <Today {...props} /> };
  }

  /** The figures of the year that is asked for, else of the last one in which something came due. */
  private async figuresOf(queries: ObligationQueries, { scope }: SignedIn, yearGiven: unknown) {
    const year = yearAsked(yearGiven) ?? yearOf((await queries.lastCameDue(scope)) ?? this.clock.today());
    return { year, figures: await queries.yearFigures(year, scope) };
  }

  /** The piles, in one transaction. Each number is counted by the filter that stands in its link. */
  private async gather(queries: ObligationQueries, tx: Tx, { scope, account }: SignedIn) {
    const bands = ageBands(this.clock.today(), this.clock.calendar()).map(({ text, dueFrom, dueTo }) => ({
      ...{ text, fields: { timeliness: 'overdue', ...(dueFrom === null ? {} : { dueFrom }), dueTo } as ListFields },
    }));
    const wanted = [...Object.values(PILES).map(({ fields }) => fields), ...bands.map(({ fields }) => fields)];
    const counts = orRefuse(await queries.countEach(wanted.map(wishOf), COUNTED_TO, scope));
    const piles: Partial<Record<PileName, Pile>> = {};
    for (const [index, name] of PILE_NAMES.entries()) {
      const { fields, shown } = PILES[name];
      const count = counts[index] ?? 0;
      const page =
        count * shown === 0 ? { items: [] } : await queries.list(wishOf(fields), { after: null, limit: shown }, scope);
      const items = orRefuse(page).items.map((line) => seenOn(line, (day) => this.clock.workingDaysUntil(day)));
      piles[name] = { fields, count, items };
    }
    return {
      piles: piles as Record<PileName, Pile>,
      bands: bands.map((band, index) => ({ ...band, count: counts[PILE_NAMES.length + index] ?? 0 })),
      cases: (await countCases(tx, { scope, ended: false })).map(({ kind, state, count }) => ({ kind, state, count })),
      notices: account.person === null ? null : await openNoticesOf(tx, account.person),
    };
  }
}

/** Piles of the first page: the filter of each, and how many of its lines are shown. */
const PILES = {
  overdue: { fields: { timeliness: 'overdue' }, shown: 40 },
  soon: { fields: { timeliness: 'due-soon' }, shown: 12 },
  waiting: { fields: { hands: 'office' }, shown: 5 },
  extension: { fields: { extension: 'requested' }, shown: 5 },
  flagged: { fields: { watch: 'flagged', ended: 'false' }, shown: 0 },
} as const satisfies Record<string, { readonly fields: ListFields; readonly shown: number }>;
type PileName = keyof typeof PILES;
const PILE_NAMES = Object.keys(PILES) as readonly PileName[];

const wishOf = (fields: ListFields) => wishFrom(readListQuery(fields).dto);

const yearAsked = (given: unknown): number | null =>
  typeof given === 'string' && /^(19|20|21)\d\d$/.test(given) ? Number(given) : null;
