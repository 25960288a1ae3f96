import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import { countsByPlan, countsByTaskAndUnit, datesByTask, type CellCount } from '../../obligations/plan-progress.store';
import { lookingAt } from '../../obligations/timeliness';
import { Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import { allUnits } from '../../people/people.store';
import { cascadeFrom, documentOfPlan, plansOwed, topsAbove } from '../../plans/cascade.store';
import { allPlans, findPlan, tasksOf } from '../../plans/plan.store';
import type { Database, Tx } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { Refused } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { UNITS_PER_PAGE } from './matrix-view';
import { paperText, PlanList } from './plan-list-view';
import { Plan } from './plan-view';
import { PLAN_WORDS } from './plan-words';
import { progressMatrix } from './progress-matrix';
import { timeChart } from './time-chart';

/** Plans that are seen, and one of them. */
@Pages()
export class PlansPage {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.plans)
  async list(@Seeing() scope: Scope, @Viewing() { language }: View): Promise<PageResult> {
    const { plans, counts, units } = await this.database.transaction(async (tx) => ({
      plans: await allPlans(tx, scope),
      counts: await countsByPlan(tx, scope, this.looking()),
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
  async one(
    @Param('id') id: string,
    @Req() { query }: Request,
    @Seeing() scope: Scope,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const read = await this.database.transaction((tx) => this.read(tx, id, scope));
    if (read === null) throw new Refused(refusal('not-found', { subject: 'plan', id: id.slice(0, 100) }));
    const { plan, tasks, cells, dates, units, cascade } = read;
    const today = this.clock.today();
    const names = new Map(units.map(({ id: unit, name }) => [unit, name]));
    const matrix = progressMatrix(cells, (unit) => names.get(unit) ?? unit);
    const pages = Math.max(1, Math.ceil(matrix.units.length / UNITS_PER_PAGE));
    const unitPage = Math.min(pages, pageAsked(query['units'])) - 1;
    const columns = new Map(units.map(({ id: unit, name, shortName }) => [unit, { name, short: shortName ?? name }]));
    const chart = timeChart({ tasks, dates, issuedOn: plan.issuedOn, endsOn: plan.endsOn, today });
    return {
      ...{ kind: 'page', title: paperText(plan, language), wide: true },
      crumbs: [{ address: ADDRESS.plans, text: PLAN_WORDS(language).title }],
      body: (
        <Plan
          {...{ plan, tasks, names, counts: countsOf(plan.id, cells) }}
          matrix={{ ...{ plan, tasks, matrix, unitPage }, unitNames: columns }}
          time={{ planId: plan.id, ...{ tasks, dates, chart, today } }}
          cascade={{ ...cascade, unitNames: names }}
        />
      ),
    };
  }

  private async read(tx: Tx, id: string, scope: Scope) {
    const plan = await findPlan(tx, id, scope);
    if (plan === null) return null;
    const [own] = await documentOfPlan(tx, plan.id, scope);
    const tops = own === undefined ? [] : await topsAbove(tx, own.id, scope);
    const trees = [];
    for (const top of tops) trees.push(await cascadeFrom(tx, top.id, scope));
    return {
      plan,
      tasks: await tasksOf(tx, plan.id, scope),
      cells: await countsByTaskAndUnit(tx, plan.id, scope, this.looking()),
      dates: await datesByTask(tx, plan.id, scope, this.looking()),
      units: await allUnits(tx),
      cascade: {
        trees: trees.filter((tree) => tree !== null),
        here: own?.id ?? null,
        owed: own === undefined ? [] : await plansOwed(tx, own.id, scope),
      },
    };
  }

  private looking() {
    return lookingAt(this.clock.now(), this.clock.calendar());
  }
}

function countsOf(planId: string, cells: readonly CellCount[]) {
  const sums = new Map<CellCount['timeliness'], number>();
  for (const { timeliness, count } of cells) sums.set(timeliness, (sums.get(timeliness) ?? 0) + count);
  return [...sums].map(([timeliness, count]) => ({ planId, timeliness, count }));
}

/** A page of units, counted from 1. */
const pageAsked = (given: unknown): number =>
  typeof given === 'string' && /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 1;
