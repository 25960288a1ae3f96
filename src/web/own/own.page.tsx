import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import { Asking } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { SignedIn } from '../../people/accounts/signed-in';
import { orRefuse } from '../../platform/refused';
import { seenOn } from '../duty/duty-tags';
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
    const wanted = units.flatMap(([unit]): readonly Omit<OwnPile, 'count' | 'items'>[] => {
      const own = { unit, alone: 'true' };
      return [
        { title: t.overdue, fields: { ...own, timeliness: 'overdue', hands: 'unit' } },
        { title: t.soon, fields: { ...own, timeliness: 'due-soon' } },
        { title: t.later, fields: { ...own, timeliness: 'in-time', hands: 'unit' } },
        { title: t.noDate, fields: { ...own, timeliness: 'no-date', hands: 'unit' } },
        { title: t.waiting, fields: { ...own, hands: 'office' } },
      ];
    });
    const piles = await this.queries.together((queries) => this.filled(queries, wanted, scope));
    const body = <Own units={units.map(([, name]) => name)} piles={piles} />;
    return { kind: 'page', title: t.title, body };
  }

  private async filled(
    queries: ObligationQueries,
    wanted: readonly Omit<OwnPile, 'count' | 'items'>[],
    scope: Scope,
  ): Promise<readonly OwnPile[]> {
    const wishes = wanted.map(({ fields }) => wishFrom(readListQuery(fields).dto));
    const counts = orRefuse(await queries.countEach(wishes, COUNTED_TO, scope));
    const piles: OwnPile[] = [];
    for (const [index, pile] of wanted.entries()) {
      const [wish, count] = [wishes[index], counts[index] ?? 0];
      if (wish === undefined || count === 0) continue;
      const { items } = orRefuse(await queries.list(wish, { after: null, limit: SHOWN }, scope));
      const seen = items.map((line) => seenOn(line, (day) => this.clock.workingDaysUntil(day)));
      piles.push({ ...pile, count, items: seen });
    }
    return piles;
  }
}
