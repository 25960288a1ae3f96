import { Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { corrected } from '../../intake/drafts/corrected';
import type { DraftRow } from '../../intake/drafts/draft-row';
import { IntakeDrafts } from '../../intake/drafts/intake-drafts.service';
import { Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import { EvidenceRoom } from '../../evidence/evidence.service';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { orRefuse } from '../../platform/refused';
import { ADDRESS, draftAddress } from '../page/addresses';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { receiveForm } from '../page/sent-form.service';
import { fieldOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { IntakeList, type ListedDraft } from './intake-list-view';
import { INTAKE_WORDS } from './intake-words';

/** Where a paper comes in, and the drafts that came of earlier ones. */
@Pages()
export class IntakePage {
  constructor(
    @Inject(IntakeDrafts) private readonly drafts: IntakeDrafts,
    private readonly uploads: EvidenceRoom,
  ) {}

  @Page(ADDRESS.intake)
  list(@Asking() signedIn: SignedIn, @Viewing() view: View): Promise<PageResult> {
    return this.page(signedIn, view, { refused: null, field: 'file', pasted: '' });
  }

  /** Reads the file that comes along. What is refused leaves nothing, and is told beside the field. */
  @PageForm(ADDRESS.intake)
  @WordInForm()
  async upload(
    @Asking() signedIn: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const { taken } = orRefuse(
      await this.uploads.whileUploading(signedIn.account.id, () =>
        receiveForm(request, response, signedIn, async (content, name, post) => {
          const by = actorOf(signedIn, post);
          return 'code' in by ? by : { draft: await this.drafts.take(content, name, by) };
        }),
      ),
    );
    const [first = refusal('intake.no-file')] = taken;
    return this.answered('code' in first ? first : first.draft, signedIn, view, { field: 'file', pasted: '' });
  }

  @PageForm(ADDRESS.intakePaste)
  async paste(
    @TypedIn() typed: Typed,
    @Asking() signedIn: SignedIn,
    @Req() { headers }: Request,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const text = fieldOf(typed, 'text');
    const named = headers['acting-post'];
    const by = orRefuse(actorOf(signedIn, typeof named === 'string' ? named.normalize('NFC') : null));
    const name = `${INTAKE_WORDS('vi').pastedName}.txt`;
    const taken = text.trim() === '' ? refusal('intake.no-words') : await this.drafts.take(bytesOf(text), name, by);
    return this.answered(taken, signedIn, view, { field: 'text', pasted: text });
  }

  private answered(
    taken: string | Refusal,
    signedIn: SignedIn,
    view: View,
    tried: { readonly field: 'file' | 'text'; readonly pasted: string },
  ): Promise<PageResult> {
    if (typeof taken === 'string') return Promise.resolve(seeOther(draftAddress(taken)));
    return looking(() => this.page(signedIn, view, { ...tried, refused: taken }));
  }

  private async page(
    { scope, posts }: SignedIn,
    { language }: View,
    {
      refused,
      field,
      pasted,
    }: { readonly refused: Refusal | null; readonly field: 'file' | 'text'; readonly pasted: string },
  ): Promise<PageResult> {
    const { title, error } = INTAKE_WORDS(language);
    const drafts = (await this.drafts.list(scope)).map(listed);
    const wrong = refused === null ? [] : [{ path: field, ...refused }];
    return {
      ...{ kind: 'page', title: refused === null ? title : `${error}: ${title}` },
      status: refused === null ? 200 : refusalStatus(refused.code),
      body: <IntakeList {...{ posts: posts.filter(({ kind }) => kind !== 'inspector'), drafts, wrong, pasted }} />,
    };
  }
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text, 'utf8');
}

function listed(row: DraftRow): ListedDraft {
  const { id, fileName: name, readAt, plan } = row;
  const { document, duties } = corrected(row.reading, row.corrections, row.text).draft;
  return {
    ...{ id, name, readAt, plan, title: document.title, symbol: document.symbol, duties: duties.length },
    unsure: duties.filter(({ confidence }) => confidence === 'low').length,
  };
}
