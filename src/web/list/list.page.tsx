import { Inject, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Refusal } from '../../../workflows/vocabulary';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import { Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import { allPlans } from '../../plans/plan.store';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { seenOn } from '../duty/duty-tags';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { readListQuery } from './list-query.dto';
import { DutyList, type ListProps } from './list-view';
import { LIST_WORDS } from './list-words';
import { unitsWithDuties } from './list-options.store';

const LINES = 50;
/** A page counts no further: the number would cost more than the list. */
export const COUNTED_TO = 10_000;

/** Duties by filter. */
@Pages()
export class ListPage {
  constructor(
    private readonly queries: ObligationQueries,
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.list)
  async list(@Req() { query }: Request, @Seeing() scope: Scope, @Viewing() { language }: View): Promise<PageResult> {
    const { fields, dto, wrong } = readListQuery(query);
    const wish = wishFrom(dto);
    const options = await this.options(scope);
    const nothing = { items: [], next: null, count: { number: 0, more: false } };
    const page = (found: Pick<ListProps, 'items' | 'next' | 'count'>, refused: Refusal | null): PageResult => ({
      kind: 'page',
      title: LIST_WORDS(language).title,
      status: refused === null ? (wrong.length === 0 ? 200 : 422) : refusalStatus(refused.code),
      wide: true,
      body: <DutyList {...{ fields, wrong, refused, ...options, ...found }} />,
    });
    if (wrong.length > 0) return page(nothing, null);
    const [found, counted] = await Promise.all([
      this.queries.list(wish, { after: dto.after ?? null, limit: LINES }, scope),
      this.queries.countUpTo(wish, COUNTED_TO, scope),
    ]);
    if ('code' in found) return page(nothing, found);
    if (typeof counted !== 'number') return page(nothing, counted);
    const items = found.items.map((line) => seenOn(line, (day) => this.clock.workingDaysUntil(day)));
    const count = { number: Math.min(counted, COUNTED_TO), more: counted > COUNTED_TO };
    return page({ items, next: found.next, count }, null);
  }

  private options(scope: Scope): Promise<Pick<ListProps, 'plans' | 'units'>> {
    return this.database.transaction(async (tx) => {
      const [plans, units] = [await allPlans(tx, scope), await unitsWithDuties(tx)];
      return { plans: plans.map(({ id, title }) => ({ value: id, text: title })), units };
    });
  }
}
