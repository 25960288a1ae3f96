import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import { Asking } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { SignedIn } from '../../people/accounts/signed-in';
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
import { Own, type OwnPile } from './own-view';
import { OWN_WORDS } from './own-words';

const SHOWN = 30;
const COUNTED_TO = 9_999;

/** What the units of one's own posts owe: by date, for those who do it. */
@Pages()
export class OwnPage {
  constructor(
    private readonly queries: ObligationQueries,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.own)
  async own(@Asking() { posts, scope }: SignedIn, @Viewing() { language }: View): Promise<PageResult> {
    const t = OWN_WORDS(language);
    const units = [
      ...new Map(posts.filter(({ kind }) => kind !== 'inspector').map((post) => [post.unit, post.unitName])),
    ];
    const piles = await Promise.all(
      units.flatMap(([unit]) => {
        const own = { unit, alone: 'true' };
        return [
          this.pile(t.overdue, { ...own, timeliness: 'overdue', hands: 'unit' }, scope),
          this.pile(t.soon, { ...own, timeliness: 'due-soon' }, scope),
          this.pile(t.later, { ...own, timeliness: 'in-time', hands: 'unit' }, scope),
          this.pile(t.noDate, { ...own, timeliness: 'no-date', hands: 'unit' }, scope),
          this.pile(t.waiting, { ...own, hands: 'office' }, scope),
        ];
      }),
    );
    const body = <Own units={units.map(([, name]) => name)} piles={piles.filter(({ count }) => count > 0)} />;
    return { kind: 'page', title: t.title, body };
  }

  private async pile(title: string, fields: ListFields, scope: Scope): Promise<OwnPile> {
    const wish = wishFrom(readListQuery(fields).dto);
    const [count, page] = await Promise.all([
      this.queries.countUpTo(wish, COUNTED_TO, scope),
      this.queries.list(wish, { after: null, limit: SHOWN }, scope),
    ]);
    const items = orRefuse(page).items.map((line) => seenOn(line, (day) => this.clock.workingDaysUntil(day)));
    return { title, fields, count: orRefuse(count), items };
  }
}
