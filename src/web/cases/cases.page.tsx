import { Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FAMILY_OF_CASE_EVENT } from '../../cases/case-event.dto';
import { caseMachineOf } from '../../cases/case-row';
import { CaseQueries } from '../../cases/case-queries.service';
import { caseWishFrom } from '../../cases/cases.dto';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { Asking, Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import { looking } from '../../people/accounts/request-database.store';
import type { SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { orRefuse } from '../../platform/refused';
import { waysOf } from '../duty/machine-ways';
import { ADDRESS, caseAddress } from '../page/addresses';
import { CommandForms } from '../page/command-forms.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { failedStatus, type Tried } from '../page/tried';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { caseEventFrom } from './case-command-event';
import { CASE_COMMAND_WORDS } from './case-command-words';
import { CASE_EVENT_WORDS } from './case-event-words.table';
import { readCaseQuery } from './case-list-query.dto';
import { CaseList } from './case-list-view';
import { RuleBook } from '../../rules/rule-book.store';
import { CaseReader } from './case-reading.service';
import { Case } from './case-view';
import { CASE_KIND_WORDS } from '../../cases/case-kind-words';
import { CASE_WORDS } from './case-words';

const PAGE = 50;

/** Cases that are seen, one with all that explains it, and the forms by which it is moved on. */
@Pages()
export class CasesPage {
  private readonly reader: CaseReader;

  constructor(
    private readonly queries: CaseQueries,
    duties: ObligationQueries,
    private readonly forms: CommandForms,
    @Inject(DATABASE) database: Database,
    book: RuleBook,
  ) {
    this.reader = new CaseReader(queries, duties, database, book);
  }

  @Page(ADDRESS.cases)
  async list(@Req() { query }: Request, @Seeing() scope: Scope, @Viewing() { language }: View): Promise<PageResult> {
    const { fields, dto, wrong } = readCaseQuery(query);
    const page = { after: dto.after ?? null, limit: PAGE };
    // A filter that cannot be read shows nothing that was not asked for.
    const found =
      wrong.length > 0 ? { items: [], next: null } : orRefuse(await this.queries.list(caseWishFrom(dto), page, scope));
    return {
      ...{ kind: 'page', title: CASE_WORDS(language).title, status: wrong.length > 0 ? 422 : 200 },
      body: <CaseList {...found} fields={fields} wrong={wrong} />,
    };
  }

  @Page(`${ADDRESS.cases}/:id`)
  one(
    @Param('id', new UuidPipe('case')) id: string,
    @Asking() signedIn: SignedIn,
    @Req() { query }: Request,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const post = typeof query['post'] === 'string' ? query['post'] : null;
    const asked = query['done'];
    const done = typeof asked === 'string' && Object.hasOwn(CASE_EVENT_WORDS, asked) ? asked : null;
    return this.page(id, signedIn, view, { post, done, tried: null });
  }

  /** Records what the form says. Whatever keeps it from that, the page comes back with all that was typed. */
  @PageForm(`${ADDRESS.cases}/:id`)
  @WordInForm()
  async record(
    @Param('id', new UuidPipe('case')) id: string,
    @Asking() signedIn: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const { event, post, tried } = await this.forms.take(request, response, signedIn, {
      ...{ subject: 'case', id, families: FAMILY_OF_CASE_EVENT },
      eventFrom: async ({ typed, files }) =>
        caseEventFrom(typed, files, await looking(() => this.reader.asked(id, signedIn))),
    });
    if (tried === null) return seeOther(`${caseAddress(id)}?done=${encodeURIComponent(event)}`);
    return looking(() => this.page(id, signedIn, view, { post, done: null, tried }));
  }

  private async page(
    id: string,
    signedIn: SignedIn,
    { language }: View,
    { post, ...shown }: { readonly post: string | null; readonly done: string | null; readonly tried: Tried | null },
  ): Promise<PageResult> {
    const reading = await this.reader.read(id, signedIn, post);
    const { kind, unit } = reading.case;
    const title = `${CASE_KIND_WORDS(language)[kind]}: ${unit.name}`;
    const { tried } = shown;
    return {
      kind: 'page',
      title: tried === null ? title : `${CASE_COMMAND_WORDS(language).error}: ${title}`,
      status: tried === null ? 200 : failedStatus(tried),
      crumbs: [{ address: ADDRESS.cases, text: CASE_WORDS(language).title }],
      body: <Case {...{ ...shown, reading, signedIn }} ways={waysOf(caseMachineOf(kind))} />,
    };
  }
}
