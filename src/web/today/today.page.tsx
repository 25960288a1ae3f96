import { Inject, Req } from '@nestjs/common';
import type { Request } from 'express';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import { openNoticesOf } from '../../notifications/notices.store';
import { Asking } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { SignedIn } from '../../people/accounts/signed-in';
import { yearOf } from '../../calendar/local-date';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
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
import { yearFigures } from './year-figures';

/** A first page counts no further: whoever has more has other worries. */
const COUNTED_TO = 99_999;
const OVERDUE_SHOWN = 40;
const SOON_SHOWN = 12;
const SIDE_SHOWN = 5;

/** The first page of whoever looks after what others owe. */
@Pages()
export class TodayPage {
  constructor(
    private readonly queries: ObligationQueries,
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.today)
  async today(
    @Asking() signedIn: SignedIn,
    @Req() { query }: Request,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const { scope, account } = signedIn;
    const today = this.clock.today();
    const last = await this.queries.lastCameDue(scope);
    const year = yearAsked(query['year']) ?? yearOf(last ?? today);
    const [overdue, soon, waiting, extension, flagged, notices, ages, counts] = await Promise.all([
      this.pile({ timeliness: 'overdue' }, OVERDUE_SHOWN, scope),
      this.pile({ timeliness: 'due-soon' }, SOON_SHOWN, scope),
      this.pile({ hands: 'office' }, SIDE_SHOWN, scope),
      this.pile({ extension: 'requested' }, SIDE_SHOWN, scope),
      this.pile({ watch: 'flagged', ended: 'false' }, 0, scope),
      account.person === null ? null : this.openNotices(account.person),
      this.ages(scope),
      this.queries.cameDueByMonth(year, scope),
    ]);
    const otherYears = [year - 1, ...(year < yearOf(today) ? [year + 1] : [])];
    const props = { today, overdue, soon, waiting, extension, flagged, notices, ages, year, otherYears };
    return {
      kind: 'page',
      title: TODAY_WORDS(language).title,
      body: <Today {...props} figures={yearFigures(counts)} />,
    };
  }

  /** Number and lines come from the filter that stands in the link. */
  private async pile(fields: ListFields, shown: number, scope: Scope): Promise<Pile> {
    const wish = wishFrom(readListQuery(fields).dto);
    const [count, page] = await Promise.all([
      this.queries.countUpTo(wish, COUNTED_TO, scope),
      shown === 0 ? { items: [] } : this.queries.list(wish, { after: null, limit: shown }, scope),
    ]);
    const items = orRefuse(page).items.map((line) => seenOn(line, (day) => this.clock.workingDaysUntil(day)));
    return { fields, count: orRefuse(count), items };
  }

  private ages(scope: Scope) {
    const bands = ageBands(this.clock.today(), this.clock.calendar());
    return Promise.all(
      bands.map(async ({ text, dueFrom, dueTo }) => {
        const fields = { timeliness: 'overdue', ...(dueFrom === null ? {} : { dueFrom }), dueTo };
        const { count } = await this.pile(fields, 0, scope);
        return { text, fields, count };
      }),
    );
  }

  private openNotices(person: string): Promise<number> {
    return this.database.transaction((tx) => openNoticesOf(tx, person));
  }
}

const yearAsked = (given: unknown): number | null =>
  typeof given === 'string' && /^(19|20|21)\d\d$/.test(given) ? Number(given) : null;
