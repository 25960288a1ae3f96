import { Headers, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal, type LocalDate } from '../../../workflows/vocabulary';
import { Commands } from '../../engine/commands.service';
import { citedFields } from '../../evidence/cited-fields.store';
import { EvidenceRoom } from '../../evidence/evidence.service';
import { Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import type { UnitActor } from '../../people/unit-change.store';
import { Occurrences } from '../../plans/occurrences.service';
import { findPlan, type PlanRow } from '../../plans/plan.store';
import { FAMILY_OF_PLAN_EVENT, OccurrenceDto, occurrenceWishFrom } from '../../plans/plans.dto';
import type { Database } from '../../platform/database/tx';
import { readEvent } from '../../platform/http/event-reader.dto';
import { idempotencyKey } from '../../platform/http/idempotency-key';
import { DATABASE } from '../../platform/http/tokens';
import { orRefuse, Refused, type FieldRefusal } from '../../platform/refused';
import { PlanSimulations } from '../../simulation/plan-simulations.service';
import { SimulatePlanDto } from '../../simulation/simulation.dto';
import { idOf } from '../duty/command-view';
import { ADDRESS, PLAN_PART, planAddress } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { OfficeClock } from '../page/office-clock.service';
import { PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { receiveSentForm, type SentForm } from '../page/sent-form.service';
import { fieldOf, fieldsOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { planFieldsOf } from './plan-command-fields';
import { PlanReader, type PlanAsked } from './plan-reading.service';

const NOTHING: PlanAsked = { post: null, done: null, units: 1, tried: null, trial: null };

/** The forms by which a plan is tried, issued, closed and withdrawn, and by which it is told that something happened. */
@Pages()
export class PlanActsPage {
  private readonly reader: PlanReader;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly commands: Commands,
    private readonly evidence: EvidenceRoom,
    private readonly occurrences: Occurrences,
    private readonly simulations: PlanSimulations,
    clock: OfficeClock,
  ) {
    this.reader = new PlanReader(database, clock, simulations);
  }

  /** Records what the form says. Whatever keeps it from that, the page comes back with all that was typed. */
  @PageForm(`${ADDRESS.plans}/:id`)
  @WordInForm()
  async record(
    @Param('id') id: string,
    @Asking() signedIn: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const { id: account, person } = signedIn.account;
    const sent = orRefuse(
      await this.evidence.whileUploading(account, () =>
        receiveSentForm(request, response, signedIn, (content, name) => this.evidence.takeFile(content, name, person)),
      ),
    );
    const event = fieldOf(sent.typed, 'type');
    const plan = await looking(() => this.database.transaction((tx) => findPlan(tx, id, signedIn.scope)));
    if (plan === null) throw new Refused(refusal('not-found', { subject: 'plan', id: id.slice(0, 100) }));
    const refused = await this.tryRecording(plan, signedIn, sent);
    if (refused === null) return seeOther(`${planAddress(plan.slug)}?done=${encodeURIComponent(event)}`);
    const wrong = refused.fields.map((field) => ({ ...field, path: idOf(event, nameOf(field)) }));
    const tried = {
      ...{ event, typed: sent.typed, wrong, uploaded: sent.files },
      // What each field says is not said twice.
      refused: wrong.length > 0 ? null : refused.refusal,
    };
    return looking(() => this.reader.page(id, signedIn, language, { ...NOTHING, post: sent.post, tried }));
  }

  /** Begins the trial of a plan, or stops it. */
  @PageForm(`${ADDRESS.plans}/:id${PLAN_PART.trial}`)
  async tryIt(
    @Param('id') id: string,
    @TypedIn() typed: Typed,
    @Headers('acting-post') named: string | undefined,
    @Asking() signedIn: SignedIn,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    try {
      const by = orRefuse(actorOf(signedIn, named?.normalize('NFC') ?? null));
      if (fieldOf(typed, 'type') === 'stop') orRefuse(await this.simulations.cancel(id, by));
      else orRefuse(await this.simulations.start(id, untilOf(typed), by));
      return seeOther(`${planAddress(id)}#trial`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { fields: wrong, refusal: refused } = error;
      const trial = { until: fieldOf(typed, 'until'), wrong, refused: wrong.length > 0 ? null : refused };
      return looking(() => this.reader.page(id, signedIn, language, { ...NOTHING, trial }));
    }
  }

  private async tryRecording(plan: PlanRow, signedIn: SignedIn, sent: SentForm): Promise<Refused | null> {
    try {
      if (sent.wrong.length > 0)
        throw new Refused(refusal('request.invalid', { count: sent.wrong.length }), sent.wrong);
      const by = orRefuse(actorOf(signedIn, sent.post));
      if (fieldOf(sent.typed, 'type') === 'occurrence.recorded') await this.occurred(plan, signedIn, sent, by);
      else await this.submit(plan, signedIn, sent, by);
      return null;
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }

  private async submit(plan: PlanRow, { scope }: SignedIn, sent: SentForm, by: UnitActor): Promise<void> {
    const event = readEvent(eventFrom(sent), FAMILY_OF_PLAN_EVENT);
    const key = idempotencyKey(sent.key ?? undefined);
    const repeatKey = key === null ? null : `plan\n${plan.id}\n${by.person}\n${by.post}\n${key}`;
    const cited = orRefuse(await this.database.transaction((tx) => citedFields(tx, event, repeatKey, scope)));
    const version = Number(fieldOf(sent.typed, 'version'));
    const answer = await this.commands.submit({
      ...{ subject: 'plan', id: plan.id, by, asked: cited.event, texts: cited.texts },
      ...(Number.isInteger(version) && version > 0 ? { expectedVersion: version } : {}),
      ...(key === null ? {} : { idempotencyKey: key }),
    });
    if (!answer.ok) throw new Refused(answer.refusal);
  }

  /** Told again, it changes nothing. */
  private async occurred(plan: PlanRow, { scope }: SignedIn, sent: SentForm, by: UnitActor): Promise<void> {
    const { type: _, ...fields } = eventFrom(sent) as Readonly<Record<string, unknown>>;
    const form = readForm(OccurrenceDto, fields as Typed);
    if ('wrong' in form) throw new Refused(refusal('request.invalid', { count: form.wrong.length }), form.wrong);
    orRefuse(await this.occurrences.record(plan, { ...occurrenceWishFrom(form.read, by), scope }));
  }
}

function untilOf(typed: Typed): LocalDate | null {
  const form = readForm(SimulatePlanDto, { until: fieldOf(typed, 'until') });
  if ('wrong' in form) throw new Refused(refusal('request.invalid', { count: form.wrong.length }), form.wrong);
  return (form.read.until as LocalDate | undefined) ?? null;
}

/** The event in the shape in which a program would send it: what was left empty is absent. */
function eventFrom({ typed, files }: SentForm): object {
  const type = fieldOf(typed, 'type');
  const evidence = [...new Set([...fieldsOf(typed, 'evidence'), ...files.map(({ id }) => id)])];
  const given = planFieldsOf(type).flatMap((field): [string, unknown][] => {
    if (field === 'file') return evidence.length === 0 ? [] : [['evidence', evidence]];
    const value = fieldOf(typed, field).trim();
    return value === '' ? [] : [[field, value]];
  });
  return { type, ...Object.fromEntries(given) };
}

/** `event.reason` and `reason` are the field “reason” of the form; proof is handed in as a file. */
const nameOf = ({ path }: FieldRefusal): string => {
  const name = path.replace(/^event\./, '').replace(/\[\d+\]$/, '');
  return name === 'evidence' ? 'file' : name;
};
