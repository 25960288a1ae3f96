import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { EvidenceRoom } from '../../evidence/evidence.service';
import { Asking, Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import { looking } from '../../people/accounts/request-database.store';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import type { UnitActor } from '../../people/unit-change.store';
import { allUnits } from '../../people/people.store';
import { PlanLoading } from '../../plans/plan-loading.service';
import { findPlan, loadedFile, type PlanRow } from '../../plans/plan.store';
import { refusedFile } from '../../plans/refused-file';
import type { Config } from '../../platform/config';
import type { Database } from '../../platform/database/tx';
import { CONFIG, DATABASE } from '../../platform/http/tokens';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { orRefuse, Refused } from '../../platform/refused';
import { PlanSimulations } from '../../simulation/plan-simulations.service';
import { seesDemand } from '../../simulation/plan-simulations.store';
import { ADDRESS, PLAN_PART, planAddress } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { receiveForm } from '../page/sent-form.service';
import { fieldOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { AmendQuestion, type AmendFiles } from './amend-view';
import { AMEND_WORDS } from './plan-act-words';
import { PlanReader } from './plan-reading.service';

interface SentFile {
  readonly text: string;
  readonly fileName: string;
}

interface Answering {
  readonly plan: PlanRow;
  readonly by: UnitActor;
  readonly files: AmendFiles;
  readonly typed: Typed;
  readonly signedIn: SignedIn;
  readonly language: 'vi' | 'en';
}

/** A changed plan file: what it would do is shown, and done by a second press. */
@Pages()
export class PlanAmendPage {
  private readonly reader: PlanReader;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<Config, 'planMaxBytes'>,
    private readonly loading: PlanLoading,
    private readonly uploads: EvidenceRoom,
    clock: OfficeClock,
    simulations: PlanSimulations,
  ) {
    this.reader = new PlanReader(database, clock, simulations);
  }

  @PageForm(`${ADDRESS.plans}/:id${PLAN_PART.amend}`)
  @WordInForm()
  async amend(
    @Param('id') id: string,
    @Asking() signedIn: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const { typed, post, taken } = orRefuse(
      await this.uploads.whileUploading(signedIn.account.id, () =>
        receiveForm(
          request,
          response,
          signedIn,
          async (content, fileName): Promise<SentFile | Refusal> => {
            const text = await this.textOf(content);
            return typeof text === 'string' ? { text, fileName: fileName.normalize('NFC').slice(0, 200) } : text;
          },
          this.config.planMaxBytes,
        ),
      ),
    );
    try {
      const by = orRefuse(actorOf(signedIn, post));
      const files =
        fieldOf(typed, 'type') === 'apply' ? filesAgain(typed) : filesFrom(taken.map((one) => orRefuse(one)));
      return await this.answer(id, { by, files, typed, signedIn, language });
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code === 'not-found') throw error;
      const tried = { event: 'plan.amended', typed, uploaded: [], refused: error.refusal, wrong: error.fields };
      return looking(() =>
        this.reader.page(id, signedIn, language, { post, done: null, units: 1, trial: null, tried }),
      );
    }
  }

  private async answer(id: string, asked: Omit<Answering, 'plan'>): Promise<PageResult> {
    const plan = await looking(() => this.database.transaction((tx) => findPlan(tx, id, asked.signedIn.scope)));
    if (plan === null) throw new Refused(refusal('not-found', { subject: 'plan', id: id.slice(0, 100) }));
    const { typed, files, by } = asked;
    if (fieldOf(typed, 'type') !== 'apply') return this.question({ ...asked, plan }, null);
    // Compared with another file than the one that stands there now, it is compared again.
    if (fieldOf(typed, 'sha') !== plan.fileSha256)
      return this.question({ ...asked, plan }, refusal('plan.amendment-changed'));
    const reason = fieldOf(typed, 'reason').trim();
    if (reason === '') return this.question({ ...asked, plan }, refusal('reason.missing', { event: 'plan.amended' }));
    const done = await this.loading.amend(files, by, { of: plan.slug, reason });
    if (!done.ok) throw refusedFile(done);
    return seeOther(`${planAddress(plan.slug)}?done=plan.amended`);
  }

  private async question(
    { plan, by, files, typed, language }: Answering,
    refused: Refusal | null,
  ): Promise<PageResult> {
    const found = await this.loading.amend(files, by, { of: plan.slug, reason: '', preview: true });
    if (!found.ok) throw refusedFile(found);
    const units = await looking(() => this.database.transaction((tx) => allUnits(tx)));
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const { title } = AMEND_WORDS(language);
    return {
      ...{ kind: 'page', title, crumbs: [{ address: planAddress(plan.slug), text: plan.title }] },
      status: refused === null ? 200 : refusalStatus(refused.code),
      body: (
        <AmendQuestion {...{ plan, post: by.post, files, found, names, refused, reason: fieldOf(typed, 'reason') }} />
      ),
    };
  }

  private async textOf(content: AsyncIterable<Buffer>): Promise<string | Refusal> {
    const { planMaxBytes: maxBytes } = this.config;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
    }
    if (bytes > maxBytes) return refusal('plan.too-large', { bytes, maxBytes });
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    } catch {
      return refusal('intake.not-utf8');
    }
  }
}

/** The plan's file as it was loaded last, to be changed and brought back. */
@Controller()
@ApiExcludeController()
export class PlanFilePage {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Get(`${ADDRESS.plans}/:id${PLAN_PART.file}`)
  async file(@Param('id') id: string, @Seeing() scope: Scope, @Res() response: Response): Promise<void> {
    const found = await this.database.transaction(async (tx) => {
      const plan = await findPlan(tx, id, scope);
      return plan === null || !seesDemand(scope, plan) ? null : { plan, text: await loadedFile(tx, plan.id) };
    });
    if (found === null) throw new Refused(refusal('not-found', { subject: 'plan', id: id.slice(0, 100) }));
    response.setHeader('Content-Type', 'application/yaml; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="${found.plan.slug}.plan.yaml"`);
    response.end(found.text);
  }
}

/** The file that calls itself a plan, and the people file beside it. */
function filesFrom(sent: readonly SentFile[]): AmendFiles {
  const plan = sent.find(({ text }) => /^\s*dondocPlan\s*:/mu.test(text)) ?? sent[0];
  if (plan === undefined) throw new Refused(refusal('plan.amendment-missing'));
  return { ...plan, people: sent.find((other) => other !== plan) ?? null };
}

function filesAgain(typed: Typed): AmendFiles {
  const people = fieldOf(typed, 'people');
  return {
    ...{ text: fieldOf(typed, 'text'), fileName: fieldOf(typed, 'fileName') },
    people: people === '' ? null : { text: people, fileName: fieldOf(typed, 'peopleName') },
  };
}
