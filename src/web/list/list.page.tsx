import { Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import { ViewNameDto } from '../../obligations/saved-views.dto';
import { SavedViews } from '../../obligations/saved-views.service';
import { Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import type { Scope } from '../../people/accounts/scope';
import type { SignedIn } from '../../people/accounts/signed-in';
import { allPlans } from '../../plans/plan.store';
import type { Tx } from '../../platform/database/tx';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { seenOn } from '../duty/duty-tags';
import { ADDRESS, localAddress } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { fieldOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { listAddress } from './list-address';
import { readListQuery } from './list-query.dto';
import { DutyList, type ListProps } from './list-view';
import { LIST_WORDS } from './list-words';
import { unitsWithDuties } from './list-options.store';

const LINES = 50;
/** A page counts no further: the number would cost more than the list. */
export const COUNTED_TO = 5_000;

/** Duties by filter, and the filters that one keeps. */
@Pages()
export class ListPage {
  constructor(
    private readonly queries: ObligationQueries,
    private readonly views: SavedViews,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.list)
  list(@Req() { query }: Request, @Asking() signedIn: SignedIn, @Viewing() view: View): Promise<PageResult> {
    return this.page(query, signedIn, view, null);
  }

  /** Keeps the filter of the list that the form stood on. */
  @PageForm(ADDRESS.listViews)
  async keep(@TypedIn() typed: Typed, @Asking() signedIn: SignedIn, @Viewing() view: View): Promise<PageResult> {
    const query = queryOf(typed);
    const { after: _, ...fields } = readListQuery(query).fields;
    const form = readForm(ViewNameDto, { name: fieldOf(typed, 'name') });
    const kept =
      'wrong' in form
        ? firstOf(form.wrong)
        : await this.views.save(signedIn.account.id, {
            name: form.read.name,
            fields: fields as Record<string, string>,
          });
    if (!('code' in kept)) return seeOther(listAddress(fields));
    const problem = { refused: kept, name: fieldOf(typed, 'name') };
    return looking(() => this.page(query, signedIn, view, problem));
  }

  /** Gives a filter another name or forgets it. */
  @PageForm(`${ADDRESS.listViews}/:id`)
  async change(
    @Param('id', new UuidPipe('view')) id: string,
    @TypedIn() typed: Typed,
    @Asking() signedIn: SignedIn,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const query = queryOf(typed);
    const back = seeOther(listAddress(readListQuery(query).fields));
    if (fieldOf(typed, 'deed') === 'remove') {
      // Gone already is as good as gone.
      await this.views.remove(signedIn.account.id, id);
      return back;
    }
    const form = readForm(ViewNameDto, { name: fieldOf(typed, 'name') });
    const named =
      'wrong' in form ? firstOf(form.wrong) : await this.views.rename(signedIn.account.id, id, form.read.name);
    if (!('code' in named)) return back;
    return looking(() => this.page(query, signedIn, view, { refused: named, name: fieldOf(typed, 'name') }));
  }

  private async page(
    query: Readonly<Record<string, unknown>>,
    { scope, account }: SignedIn,
    { language }: View,
    savedProblem: ListProps['savedProblem'],
  ): Promise<PageResult> {
    const { fields, dto, wrong } = readListQuery(query);
    const wish = wishFrom(dto);
    const saved = await this.views.list(account.id);
    const nothing = { items: [], next: null, count: { number: 0, more: false } };
    // All in one transaction: the wall is set up once.
    const [options, found, counted] = await this.queries.together(async (queries, tx) => {
      const choices = await optionsOf(tx, scope);
      if (wrong.length > 0) return [choices, nothing, 0] as const;
      return [
        choices,
        await queries.list(wish, { sort: dto.sort, after: dto.after ?? null, limit: LINES }, scope),
        await queries.countUpTo(wish, COUNTED_TO, scope),
      ] as const;
    });
    const page = (shown: Pick<ListProps, 'items' | 'next' | 'count'>, refused: Refusal | null): PageResult => ({
      kind: 'page',
      title: LIST_WORDS(language).title,
      status: statusOf(refused ?? savedProblem?.refused ?? null, wrong.length),
      wide: true,
      body: <DutyList {...{ fields, wrong, refused, saved, savedProblem, ...options, ...shown }} />,
    });
    if ('code' in found) return page(nothing, found);
    if (typeof counted !== 'number') return page(nothing, counted);
    const items = found.items.map((line) => seenOn(line, (day) => this.clock.workingDaysUntil(day)));
    const count = { number: Math.min(counted, COUNTED_TO), more: counted > COUNTED_TO };
    return page({ items, next: found.next, count }, null);
  }
}

async function optionsOf(tx: Tx, scope: Scope): Promise<Pick<ListProps, 'plans' | 'units'>> {
  const [plans, units] = [await allPlans(tx, scope), await unitsWithDuties(tx)];
  return { plans: plans.map(({ id, title }) => ({ value: id, text: title })), units };
}

const statusOf = (refused: Refusal | null, wrong: number): number =>
  refused === null ? (wrong === 0 ? 200 : 422) : refusalStatus(refused.code);

const firstOf = (wrong: readonly Refusal[]): Refusal => wrong[0] ?? refusal('field.missing');

/** What narrowed the list that a form stood on. */
function queryOf(typed: Typed): Readonly<Record<string, string>> {
  const back = localAddress(fieldOf(typed, 'back')) ?? ADDRESS.list;
  return Object.fromEntries(new URL(back, 'http://list').searchParams);
}
