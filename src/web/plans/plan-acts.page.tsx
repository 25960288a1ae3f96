import { Headers, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal, type LocalDate } from '../../../workflows/vocabulary';
import { Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import type { UnitActor } from '../../people/unit-change.store';
import { Occurrences } from '../../plans/occurrences.service';
import { findPlan, type PlanRow } from '../../plans/plan.store';
import { FAMILY_OF_PLAN_EVENT, OccurrenceDto, occurrenceWishFrom } from '../../plans/plans.dto';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { orRefuse, Refused } from '../../platform/refused';
import { PlanSimulations } from '../../simulation/plan-simulations.service';
import { SimulatePlanDto } from '../../simulation/simulation.dto';
import { ADDRESS, PLAN_PART, planAddress } from '../page/addresses';
import { CommandForms } from '../page/command-forms.service';
import { readForm } from '../page/form-reader.dto';
import { OfficeClock } from '../page/office-clock.service';
import { PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import type { SentForm } from '../page/sent-form.service';
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
    private readonly forms: CommandForms,
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
    const plan = await looking(() => this.database.transaction((tx) => findPlan(tx, id, signedIn.scope)));
    if (plan === null) throw new Refused(refusal('not-found', { subject: 'plan', id: id.slice(0, 100) }));
    const { event, post, tried } = await this.forms.take(request, response, signedIn, {
      ...{ subject: 'plan', id: plan.id, families: FAMILY_OF_PLAN_EVENT, eventFrom },
      recordOther: (sent, by) => this.occurred(plan, signedIn, sent, by),
    });
    if (tried === null) return seeOther(`${planAddress(plan.slug)}?done=${encodeURIComponent(event)}`);
    return looking(() => this.reader.page(id, signedIn, language, { ...NOTHING, post, tried }));
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

  /** Told again, it changes nothing. */
  private async occurred(plan: PlanRow, { scope }: SignedIn, sent: SentForm, by: UnitActor): Promise<boolean> {
    if (fieldOf(sent.typed, 'type') !== 'occurrence.recorded') return false;
    const { type: _, ...fields } = eventFrom(sent) as Readonly<Record<string, unknown>>;
    const form = readForm(OccurrenceDto, fields as Typed);
    if ('wrong' in form) throw new Refused(refusal('request.invalid', { count: form.wrong.length }), form.wrong);
    orRefuse(await this.occurrences.record(plan, { ...occurrenceWishFrom(form.read, by), scope }));
    return true;
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
