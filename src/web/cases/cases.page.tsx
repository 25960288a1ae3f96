import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { caseMachineOf } from '../../cases/case-row';
import { CaseQueries } from '../../cases/case-queries.service';
import { caseWishFrom } from '../../cases/cases.dto';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { Asking, Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { SignedIn } from '../../people/accounts/signed-in';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { orRefuse } from '../../platform/refused';
import { waysOf } from '../duty/machine-ways';
import { ADDRESS } from '../page/addresses';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { readCaseQuery } from './case-list-query.dto';
import { CaseList } from './case-list-view';
import { CaseReader } from './case-reading.service';
import { Case } from './case-view';
import { CASE_KIND_WORDS, CASE_WORDS } from './case-words';

const PAGE = 50;

/** Cases that are seen, and one with all that explains it. */
@Pages()
export class CasesPage {
  private readonly reader: CaseReader;

  constructor(
    private readonly queries: CaseQueries,
    duties: ObligationQueries,
    @Inject(DATABASE) database: Database,
  ) {
    this.reader = new CaseReader(queries, duties, database);
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
  async one(
    @Param('id', new UuidPipe('case')) id: string,
    @Asking() signedIn: SignedIn,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const reading = await this.reader.read(id, signedIn, null);
    const { kind, unit } = reading.case;
    return {
      ...{ kind: 'page', title: `${CASE_KIND_WORDS(language)[kind]}: ${unit.name}` },
      crumbs: [{ address: ADDRESS.cases, text: CASE_WORDS(language).title }],
      body: <Case reading={reading} ways={waysOf(caseMachineOf(kind))} />,
    };
  }
}
