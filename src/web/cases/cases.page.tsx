import { Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import { FAMILY_OF_CASE_EVENT } from '../../cases/case-event.dto';
import { caseMachineOf } from '../../cases/case-row';
import { CaseQueries } from '../../cases/case-queries.service';
import { caseWishFrom } from '../../cases/cases.dto';
import { Commands } from '../../engine/commands.service';
import { citedFields } from '../../evidence/cited-fields.store';
import { EvidenceRoom } from '../../evidence/evidence.service';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { Asking, Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import { looking } from '../../people/accounts/request-database.store';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import type { Database } from '../../platform/database/tx';
import { readEvent } from '../../platform/http/event-reader.dto';
import { idempotencyKey } from '../../platform/http/idempotency-key';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { orRefuse, Refused, type FieldRefusal } from '../../platform/refused';
import { idOf, type Tried } from '../duty/command-view';
import { waysOf } from '../duty/machine-ways';
import { ADDRESS, caseAddress } from '../page/addresses';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { receiveSentForm, type SentForm } from '../page/sent-form.service';
import { fieldOf } from '../page/typed';
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
import { CASE_KIND_WORDS, CASE_WORDS } from './case-words';

const PAGE = 50;

/** Cases that are seen, one with all that explains it, and the forms by which it is moved on. */
@Pages()
export class CasesPage {
  private readonly reader: CaseReader;

  constructor(
    private readonly queries: CaseQueries,
    duties: ObligationQueries,
    private readonly commands: Commands,
    private readonly evidence: EvidenceRoom,
    @Inject(DATABASE) private readonly database: Database,
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
    const { id: account, person } = signedIn.account;
    const sent = orRefuse(
      await this.evidence.whileUploading(account, () =>
        receiveSentForm(request, response, signedIn, (content, name) => this.evidence.takeFile(content, name, person)),
      ),
    );
    const event = fieldOf(sent.typed, 'type');
    const refused = await this.tryRecording(id, signedIn, sent);
    if (refused === null) return seeOther(`${caseAddress(id)}?done=${encodeURIComponent(event)}`);
    const wrong = refused.fields.map((field) => ({ ...field, path: idOf(event, nameOf(field)) }));
    const tried: Tried = {
      ...{ event, typed: sent.typed, wrong, uploaded: sent.files },
      // What each field says is not said twice.
      refused: wrong.length > 0 ? null : refused.refusal,
    };
    return looking(() => this.page(id, signedIn, view, { post: sent.post, done: null, tried }));
  }

  private async tryRecording(id: string, signedIn: SignedIn, sent: SentForm): Promise<Refused | null> {
    try {
      if (sent.wrong.length > 0)
        throw new Refused(refusal('request.invalid', { count: sent.wrong.length }), sent.wrong);
      const by = orRefuse(actorOf(signedIn, sent.post));
      const asked = await looking(() => this.reader.asked(id, signedIn));
      const event = readEvent(caseEventFrom(sent.typed, sent.files, asked), FAMILY_OF_CASE_EVENT);
      const key = idempotencyKey(sent.key ?? undefined);
      const repeatKey = key === null ? null : `case\n${id}\n${by.person}\n${by.post}\n${key}`;
      const cited = orRefuse(
        await this.database.transaction((tx) => citedFields(tx, event, repeatKey, signedIn.scope)),
      );
      const version = Number(fieldOf(sent.typed, 'version'));
      const answer = await this.commands.submit({
        ...{ subject: 'case', id, by, asked: cited.event, texts: cited.texts },
        ...(Number.isInteger(version) && version > 0 ? { expectedVersion: version } : {}),
        ...(key === null ? {} : { idempotencyKey: key }),
      });
      return answer.ok ? null : new Refused(answer.refusal);
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
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
      status: tried === null ? 200 : tried.refused === null ? 422 : refusalStatus(tried.refused.code),
      crumbs: [{ address: ADDRESS.cases, text: CASE_WORDS(language).title }],
      body: <Case {...{ ...shown, reading, signedIn }} ways={waysOf(caseMachineOf(kind))} />,
    };
  }
}

/** `event.reason` and `reason` are the field “reason” of the form; proof is handed in as a file. */
const nameOf = ({ path }: FieldRefusal): string => {
  const name = path.replace(/^event\./, '').replace(/\[\d+\]$/, '');
  return name === 'evidence' ? 'file' : name;
};
