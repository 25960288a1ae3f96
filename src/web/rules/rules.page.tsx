import { Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refusal, type LocalDate } from '../../../workflows/vocabulary';
import { isLocalDate } from '../../calendar/local-date';
import { decide, type Explained } from '../../rules/decide';
import { lawOn } from '../../rules/law/provision';
import { RuleBook } from '../../rules/rule-book.store';
import type { RuleFile } from '../../rules/rule-text';
import { Refused } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { factFields, factsFrom } from './fact-fields';
import { RuleList } from './rule-list-view';
import { Rule } from './rule-view';
import { RULE_WORDS } from './rule-words';

/** A table is named in its address as its file is, without this. */
const FILE_END = '.dmn';

/** Decision tables to be read and tried, and the provisions of a day. Whoever is signed in may read the rules. */
@Pages()
export class RulesPage {
  constructor(
    private readonly book: RuleBook,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.rules)
  async list(@Req() { query }: Request, @Viewing() { language }: View): Promise<PageResult> {
    const register = this.book.law();
    const asked = query['on'];
    const on: LocalDate = typeof asked === 'string' && isLocalDate(asked) ? asked : this.clock.today();
    const tables = [];
    for (const file of this.book.names()) {
      const { program } = await this.book.table(file);
      tables.push({ name: file.slice(0, -FILE_END.length), model: program.model });
    }
    const law = { register, inForce: lawOn(register, on), on, wrongDay: asked !== undefined && asked !== on };
    return { kind: 'page', title: RULE_WORDS(language).title, body: <RuleList tables={tables} law={law} /> };
  }

  @Page(`${ADDRESS.rules}/:table`)
  async one(
    @Param('table') name: string,
    @Req() { query }: Request,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const table = await this.table(name);
    const { model, decisions } = table.program;
    const fields = factFields(table.program);
    const asked = typeof query['decision'] === 'string' ? query['decision'] : null;
    const chosen = decisions.find(({ id }) => id === asked)?.id ?? decisions[0]?.id ?? '';
    const answer = asked === null ? null : decide(table, chosen, factsFrom(fields, query), this.book.law());
    const explained = answer === null || 'length' in answer ? null : (answer as Explained);
    const matched = (explained?.decisions ?? []).flatMap((each) =>
      each.tables.flatMap((of) => of.matched.map(({ row }) => `${of.table}/${row}`)),
    );
    const props = { name, model, sha256: table.sha256, decisions, fields, typed: textsOf(query), chosen, explained };
    return {
      ...{ kind: 'page', title: model.name, wide: true },
      crumbs: [{ address: ADDRESS.rules, text: RULE_WORDS(language).title }],
      body: (
        <Rule {...props} refused={answer !== null && 'length' in answer ? answer : []} matched={new Set(matched)} />
      ),
    };
  }

  private async table(name: string): Promise<RuleFile> {
    const file = `${name}${FILE_END}`;
    if (!this.book.names().includes(file))
      throw new Refused(refusal('not-found', { subject: 'table', id: name.slice(0, 100) }));
    return this.book.table(file);
  }
}

const textsOf = (query: Request['query']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
