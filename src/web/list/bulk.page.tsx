import { Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { casesOfDuties } from '../../cases/case-queries.store';
import { FAMILY_OF_CASE_EVENT } from '../../cases/case-event.dto';
import { EvidenceRoom } from '../../evidence/evidence.service';
import { SentEvents } from '../../evidence/sent-events.service';
import { FAMILY_OF_EVENT } from '../../obligations/event.dto';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import type { Scope } from '../../people/accounts/scope';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import type { UnitActor } from '../../people/unit-change.store';
import type { Database } from '../../platform/database/tx';
import { readEvent, type ReadEvent } from '../../platform/http/event-reader.dto';
import { idempotencyKey } from '../../platform/http/idempotency-key';
import { DATABASE } from '../../platform/http/tokens';
import { orRefuse, Refused } from '../../platform/refused';
import { ADDRESS, localAddress } from '../page/addresses';
import { PageForm, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import { receiveSentForm, type SentForm } from '../page/sent-form.service';
import { triedOf } from '../page/tried';
import { fieldOf, fieldsOf, type Typed } from '../page/typed';
import { withUnitSaid } from '../page/unit-said.store';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { bulkEvent } from './bulk-deeds';
import { BulkOutcome, BulkQuestion, type Chosen } from './bulk-view';
import { BULK_DEEDS, BULK_WORDS, type BulkDeed } from './bulk-words';

/** A page of a list holds no more. */
const MOST = 50;
const PICK = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(\d{1,9})$/;

/** Does the same with several duties of a list, each as if it were alone: one that refuses keeps none of the others from it. */
@Pages()
export class BulkPage {
  constructor(
    private readonly queries: ObligationQueries,
    private readonly events: SentEvents,
    private readonly evidence: EvidenceRoom,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @PageForm(ADDRESS.listBulk)
  @WordInForm()
  async take(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Asking() signedIn: SignedIn,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const { id: account, person } = signedIn.account;
    const sent = orRefuse(
      await this.evidence.whileUploading(account, () =>
        receiveSentForm(request, response, signedIn, (content, name) => this.evidence.takeFile(content, name, person)),
      ),
    );
    const by = orRefuse(actorOf(signedIn, sent.post));
    const deed = BULK_DEEDS.find((each) => each === fieldOf(sent.typed, 'deed')) ?? 'confirm';
    const back = localAddress(fieldOf(sent.typed, 'back')) ?? ADDRESS.list;
    const chosen = await looking(() => this.chosen(sent.typed, signedIn.scope));
    const title = BULK_WORDS(language)[deed];
    const asked = fieldOf(sent.typed, 'sure') === 'true' ? read(deed, sent, await this.said(sent.typed)) : null;
    if (asked === null || asked instanceof Refused) {
      const tried = asked === null ? null : triedOf(sent, asked);
      const question = <BulkQuestion {...{ deed, chosen, tried, back }} post={by.post} />;
      return { kind: 'page', title, status: tried === null ? 200 : 422, body: question };
    }
    const key = idempotencyKey(sent.key ?? undefined);
    const outcomes = await this.doAll({ deed, event: asked, by, scope: signedIn.scope, key }, chosen);
    const failed = outcomes.flatMap(({ line, refused }) => (refused === null ? [] : [{ line, refused }]));
    const body = <BulkOutcome {...{ deed, failed, back }} done={outcomes.length - failed.length} />;
    return { kind: 'page', title, body };
  }

  private said(typed: Typed): Promise<Typed> {
    return looking(() => withUnitSaid(this.database, typed));
  }

  private async doAll(
    what: {
      readonly deed: BulkDeed;
      readonly event: ReadEvent;
      readonly by: UnitActor;
      readonly scope: Scope;
      readonly key: string | null;
    },
    chosen: readonly Chosen[],
  ): Promise<readonly { readonly line: ObligationLine; readonly refused: Refusal | null }[]> {
    const { deed, event, by, scope } = what;
    const cases = deed === 'explain' ? await looking(() => this.openCases(chosen, scope)) : null;
    return Promise.all(
      chosen.map(async ({ line, version }) => {
        const key = what.key === null ? null : `${what.key}-${line.id}`;
        const open = cases?.get(line.id);
        if (cases !== null && open === undefined) return { line, refused: refusal('explanation.no-case') };
        const answer = await (open === undefined
          ? this.events.send({ subject: 'obligation', id: line.id, event, by, scope, key, version })
          : this.events.send({ subject: 'case', id: open, event, by, scope, key }));
        return { line, refused: answer.ok ? null : answer.refusal };
      }),
    );
  }

  /** The open case about the head's responsibility of each duty that has one. */
  private async openCases(chosen: readonly Chosen[], scope: Scope): Promise<ReadonlyMap<string, string>> {
    const ids = chosen.map(({ line }) => line.id);
    const cases = await this.database.transaction((tx) => casesOfDuties(tx, ids, scope));
    const open = cases.filter(({ kind, ended }) => kind === 'accountability' && !ended);
    return new Map(open.map(({ id, cause }) => [cause?.stream ?? '', id]));
  }

  /** What is not seen is not there, chosen or not. */
  private async chosen(typed: Typed, scope: Scope): Promise<readonly Chosen[]> {
    const picks = [...new Set(fieldsOf(typed, 'pick'))].slice(0, MOST);
    const found = await Promise.all(
      picks.map(async (pick): Promise<readonly Chosen[]> => {
        const [, id = '', version = ''] = PICK.exec(pick) ?? [];
        if (id === '') return [];
        const read = await this.queries.one(id, null, scope);
        return 'code' in read ? [] : [{ line: read.obligation, version: Number(version), pick }];
      }),
    );
    return found.flat();
  }
}

/** The event that the form says, or what is wrong with it. */
function read(deed: BulkDeed, sent: SentForm, said: Typed): ReadEvent | Refused {
  try {
    if (sent.wrong.length > 0) throw new Refused(refusal('request.invalid', { count: sent.wrong.length }), sent.wrong);
    return readEvent(bulkEvent(deed, said, sent.files), deed === 'explain' ? FAMILY_OF_CASE_EVENT : FAMILY_OF_EVENT);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
