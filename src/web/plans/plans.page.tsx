import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { countsByPlan } from '../../obligations/plan-progress.store';
import { lookingAt } from '../../obligations/timeliness';
import { Asking, Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { SignedIn } from '../../people/accounts/signed-in';
import { allUnits } from '../../people/people.store';
import { allPlans } from '../../plans/plan.store';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { PlanSimulations } from '../../simulation/plan-simulations.service';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { PlanList } from './plan-list-view';
import { PlanReader } from './plan-reading.service';
import { PLAN_WORDS } from './plan-words';

/** Plans that are seen, and one of them. */
@Pages()
export class PlansPage {
  private readonly reader: PlanReader;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
    simulations: PlanSimulations,
  ) {
    this.reader = new PlanReader(database, clock, simulations);
  }

  @Page(ADDRESS.plans)
  async list(@Seeing() scope: Scope, @Viewing() { language }: View): Promise<PageResult> {
    const { plans, counts, units } = await this.database.transaction(async (tx) => ({
      plans: await allPlans(tx, scope),
      counts: await countsByPlan(tx, scope, lookingAt(this.clock.now(), this.clock.calendar())),
      units: await allUnits(tx),
    }));
    const unitNames = new Map(units.map(({ id, name }) => [id, name]));
    return {
      kind: 'page',
      title: PLAN_WORDS(language).title,
      body: <PlanList {...{ plans, counts, unitNames }} />,
    };
  }

  @Page(`${ADDRESS.plans}/:id`)
  one(
    @Param('id') id: string,
    @Req() { query }: Request,
    @Asking() signedIn: SignedIn,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const text = (name: string): string | null => (typeof query[name] === 'string' ? query[name] : null);
    const asked = { post: text('post'), done: text('done'), units: pageAsked(query['units']) };
    return this.reader.page(id, signedIn, language, { ...asked, tried: null, trial: null });
  }
}

/** A page of units, counted from 1. */
const pageAsked = (given: unknown): number =>
  typeof given === 'string' && /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 1;
