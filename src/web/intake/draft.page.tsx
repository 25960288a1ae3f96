import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Refusal } from '../../../workflows/vocabulary';
import type { Correction } from '../../intake/drafts/correction';
import { corrected } from '../../intake/drafts/corrected';
import { IntakeDrafts, type Change, type ShownDraft } from '../../intake/drafts/intake-drafts.service';
import { Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import { allUnits, type Unit } from '../../people/people.store';
import type { UnitActor } from '../../people/unit-change.store';
import type { Amended, Loaded } from '../../plans/plan-loading.service';
import { findPlan } from '../../plans/plan.store';
import { refusedFile } from '../../plans/refused-file';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { orRefuse, Refused } from '../../platform/refused';
import { ADDRESS, DRAFT_QUERY, draftAddress, planAddress } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { fieldOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { correctionFrom } from './correction-form';
import type { TriedForm } from './duty-form';
import { DraftPage as DraftView } from './draft-view';
import { CORRECTION_WORDS, INTAKE_WORDS } from './intake-words';
import { placeFrom } from './paper-text';

interface Asked {
  readonly edit: string;
  readonly add: string;
  readonly done: string;
  readonly tried: TriedForm | null;
  readonly refused: Refusal | null;
}
const NOTHING: Asked = { edit: '', add: '', done: '', tried: null, refused: null };

/** One draft, the forms that correct it, and its way into a plan. */
@Pages()
export class DraftPage {
  constructor(
    @Inject(IntakeDrafts) private readonly drafts: IntakeDrafts,
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(`${ADDRESS.intake}/:id`)
  show(
    @Param('id', new UuidPipe('draft')) id: string,
    @Asking() signedIn: SignedIn,
    @Req() { query }: Request,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
    return this.page(id, signedIn, view, {
      ...{ ...NOTHING, edit: text(DRAFT_QUERY.edit), add: text(DRAFT_QUERY.add), done: text('done') },
    });
  }

  /** Does what the form says. Whatever keeps it from that, the page comes back with all that was typed. */
  @PageForm(`${ADDRESS.intake}/:id`)
  async act(
    @Param('id', new UuidPipe('draft')) id: string,
    @TypedIn() typed: Typed,
    @Asking() signedIn: SignedIn,
    @Req() { headers }: Request,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const named = headers['acting-post'];
    try {
      const by = orRefuse(actorOf(signedIn, typeof named === 'string' ? named.normalize('NFC') : null));
      return await this.done(id, typed, signedIn, by);
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code === 'not-found') throw error;
      return looking(() => this.page(id, signedIn, view, { ...NOTHING, ...triedOf(typed, error) }));
    }
  }

  private async done(id: string, typed: Typed, { scope }: SignedIn, by: UnitActor): Promise<PageResult> {
    const type = fieldOf(typed, 'type');
    const revision = Number(fieldOf(typed, 'revision'));
    if (type === 'accept') return this.accepted(id, await this.drafts.accept(id, by, revision), scope);
    if (type === 'update') {
      const reason = fieldOf(typed, 'reason').trim();
      return this.accepted(id, await this.drafts.update(id, reason, by, revision), scope);
    }
    const change: Change =
      type === 'take-back'
        ? { kind: 'take-back', index: Number(fieldOf(typed, 'index')), before: Number(fieldOf(typed, 'before')) }
        : { kind: 'add', correction: await looking(() => this.correction(id, typed, scope)) };
    orRefuse(await this.drafts.change(id, change, revision, by));
    const done = change.kind === 'add' ? change.correction.op : 'take-back';
    return seeOther(`${draftAddress(id)}?done=${done}`);
  }

  private async correction(id: string, typed: Typed, scope: SignedIn['scope']): Promise<Correction> {
    const { shown, units } = await this.read(id, scope);
    const { text, revision, reading, corrections } = shown.row;
    // A form that is sent twice saw the draft as it stood before its own correction.
    const isOneBehind = revision === Number(fieldOf(typed, 'revision')) + 1;
    const draft = isOneBehind ? corrected(reading, corrections.slice(0, -1), text).draft : shown.draft;
    return correctionFrom(typed, { draft, text }, units);
  }

  /** Whoever reads a paper of somebody else's plan is not led to what they do not see. */
  private async accepted(id: string, loaded: Loaded | Amended, scope: SignedIn['scope']): Promise<PageResult> {
    if (!loaded.ok) throw refusedFile(loaded);
    const seen = await looking(() => this.database.transaction((tx) => findPlan(tx, loaded.slug, scope)));
    if (seen === null) return seeOther(`${draftAddress(id)}#accept`);
    return seeOther(`${planAddress(loaded.slug)}?done=accepted`);
  }

  private async read(
    id: string,
    scope: SignedIn['scope'],
  ): Promise<{ readonly shown: ShownDraft; readonly units: readonly Unit[]; readonly planStage: string | null }> {
    const shown = orRefuse(await this.drafts.one(id, scope));
    const { plan } = shown.row;
    return this.database.transaction(async (tx) => ({
      shown,
      units: (await allUnits(tx)).filter(({ to }) => to === null || to >= this.clock.today()),
      planStage: plan === null ? null : ((await findPlan(tx, plan, scope))?.stage ?? null),
    }));
  }

  private async page(
    id: string,
    { scope, posts }: SignedIn,
    { language }: View,
    { edit, add, done, tried, refused }: Asked,
  ): Promise<PageResult> {
    const { shown, units, planStage } = await this.read(id, scope);
    const { row, draft } = shown;
    const post = posts.find(({ unit, kind }) => unit === row.unit && kind !== 'inspector');
    const form =
      post === undefined
        ? null
        : { action: draftAddress(id), post: post.post, revision: row.revision, before: row.corrections.length };
    const adding = placeFrom(tried?.type === 'add' ? fieldOf(tried.typed, 'at') : add);
    const asked = placeFrom(tried?.type === 'edit' ? fieldOf(tried.typed, 'at') : edit);
    const firstUnsure = draft.duties.find(({ confidence }) => confidence === 'low')?.span ?? null;
    const words = INTAKE_WORDS(language);
    const title = draft.document.title ?? row.fileName;
    const failed = tried !== null || refused !== null;
    const isDone = done === 'take-back' || Object.hasOwn(CORRECTION_WORDS(language), done);
    return {
      ...{ kind: 'page', title: failed ? `${words.error}: ${title}` : title, wide: true },
      status: failed ? statusOf(tried, refused) : 200,
      crumbs: [{ address: ADDRESS.intake, text: words.title }],
      body: (
        <DraftView
          {...{ shown, units, form, planStage, tried, refused }}
          chosen={asked ?? (adding === null ? firstUnsure : null)}
          adding={adding !== null && adding.end <= row.text.length && adding.start < adding.end ? adding : null}
          done={isDone ? (done as Correction['op'] | 'take-back') : null}
        />
      ),
    };
  }
}

const statusOf = (tried: TriedForm | null, refused: Refusal | null): number =>
  refused !== null ? refusalStatus(refused.code) : tried?.stale === true ? 409 : 422;

/** What was tried, for the page to show again: a stale form beside what stands now, wrong fields at their fields. */
function triedOf(typed: Typed, { refusal: refused, fields }: Refused): Pick<Asked, 'tried' | 'refused'> {
  const stale = refused.code === 'intake.revision-changed';
  const wrong = fields.map((field) => ({ ...field, path: field.path.replace(/\[\d+\]$/, '') }));
  const isOfFile = refused.code === 'plan.has-problems';
  return {
    tried: { type: fieldOf(typed, 'type'), typed, stale, wrong },
    // What each field says is not said twice.
    refused: stale || (wrong.length > 0 && !isOfFile) ? null : refused,
  };
}
