import { refusal } from '../../../workflows/vocabulary';
import type { Choice } from '../../../workflows/what-next';
import { planDraft } from '../../intake/drafts/drafts.store';
import { countsByTaskAndUnit, datesByTask, type CellCount } from '../../obligations/plan-progress.store';
import { lookingAt } from '../../obligations/timeliness';
import type { OwnPost } from '../../people/accounts/scope.store';
import type { SignedIn } from '../../people/accounts/signed-in';
import { allUnits } from '../../people/people.store';
import { cascadeFrom, documentOfPlan, plansOwed, topsAbove } from '../../plans/cascade.store';
import { eventsOf } from '../../plans/occurrence';
import { letGoOf, openingOf, planChoices } from '../../plans/plan-choices.store';
import type { PlanFile } from '../../plans/plan-file/plan-file';
import { findPlan, tasksOf, type PlanRow, type TaskRow } from '../../plans/plan.store';
import type { Database, Tx } from '../../platform/database/tx';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { Refused } from '../../platform/refused';
import { seesDemand } from '../../simulation/plan-simulations.store';
import type { PlanSimulations } from '../../simulation/plan-simulations.service';
import type { Tried } from '../page/tried';
import { ADDRESS } from '../page/addresses';
import type { OfficeClock } from '../page/office-clock.service';
import type { PageResult } from '../page/page-result';
import { UNITS_PER_PAGE } from './matrix-view';
import { PLAN_ACT_WORDS, PLAN_DONE_WORDS } from './plan-act-words';
import type { PlanCommandsProps } from './plan-command-view';
import { paperText } from './plan-list-view';
import { Plan } from './plan-view';
import { PLAN_WORDS } from './plan-words';
import { progressMatrix } from './progress-matrix';
import { timeChart } from './time-chart';
import type { TrialProps } from './trial-view';

/** What is asked of a plan's page beside the plan. */
export interface PlanAsked {
  readonly post: string | null;
  readonly done: string | null;
  /** A page of units, counted from 1. */
  readonly units: number;
  readonly tried: Tried | null;
  readonly trial: TrialProps['tried'];
}

/** Gathers what the page of a plan shows, whoever asks for it: a link, or a form that was not taken. */
export class PlanReader {
  constructor(
    private readonly database: Database,
    private readonly clock: OfficeClock,
    private readonly simulations: PlanSimulations,
  ) {}

  /** Refuses `not-found`. */
  async page(id: string, signedIn: SignedIn, language: 'vi' | 'en', asked: PlanAsked): Promise<PageResult> {
    const read = await this.database.transaction((tx) => this.read(tx, id, signedIn, asked.post));
    if (read === null) throw new Refused(refusal('not-found', { subject: 'plan', id: id.slice(0, 100) }));
    const { plan, tasks, cells, dates, units, cascade, acting, opening, letGo, draft } = read;
    const today = this.clock.today();
    const names = new Map(units.map(({ id: unit, name }) => [unit, name]));
    const matrix = progressMatrix(cells, (unit) => names.get(unit) ?? unit);
    const pages = Math.max(1, Math.ceil(matrix.units.length / UNITS_PER_PAGE));
    const unitPage = Math.min(pages, asked.units) - 1;
    const columns = new Map(units.map(({ id: unit, name, shortName }) => [unit, { name, short: shortName ?? name }]));
    const chart = timeChart({ tasks, dates, issuedOn: plan.issuedOn, endsOn: plan.endsOn, today });
    const failed = asked.tried !== null || asked.trial !== null;
    const title = paperText(plan, language);
    return {
      ...{ kind: 'page', wide: true },
      title: failed ? `${PLAN_ACT_WORDS(language).error}: ${title}` : title,
      status: failed ? statusOf(asked) : 200,
      crumbs: [{ address: ADDRESS.plans, text: PLAN_WORDS(language).title }],
      body: (
        <Plan
          {...{ plan, tasks, names, counts: countsOf(plan.id, cells), opening, draft }}
          withdrawing={letGo === null ? null : { letGo, left: openIn(cells) }}
          done={isDone(asked.done) ? asked.done : null}
          acts={acting === null ? null : commandsOf(plan, tasks, names, acting, signedIn, asked.tried)}
          trial={await this.trialOf(plan, tasks, names, signedIn, acting, asked)}
          matrix={{ ...{ plan, tasks, matrix, unitPage }, unitNames: columns }}
          time={{ planId: plan.id, ...{ tasks, dates, chart, today } }}
          cascade={{ ...cascade, unitNames: names }}
        />
      ),
    };
  }

  private async read(tx: Tx, id: string, signedIn: SignedIn, post: string | null) {
    const { scope } = signedIn;
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
      acting: await this.acting(tx, plan, signedIn, post),
      opening: plan.stage === 'opening' ? await openingOf(tx, plan) : null,
      letGo: plan.stage === 'withdrawing' ? await letGoOf(tx, plan) : null,
      draft: await planDraft(tx, plan.id, scope),
      cascade: {
        trees: trees.filter((tree) => tree !== null),
        here: own?.id ?? null,
        owed: own === undefined ? [] : await plansOwed(tx, own.id, scope),
      },
    };
  }

  /** The named post, else the first one that can do anything here; nobody without a post acts, and nobody is shown what only others do. */
  private async acting(tx: Tx, plan: PlanRow, { account: { person }, posts }: SignedIn, named: string | null) {
    if (person === null) return null;
    const found: { readonly post: OwnPost; readonly choices: readonly Choice[] }[] = [];
    for (const post of posts.filter((each) => named === null || each.post === named)) {
      const by = { kind: 'person', person, post: post.post, unit: post.unit } as const;
      found.push({ post, choices: await planChoices(tx, plan, by, this.clock.now()) });
    }
    const parties: readonly string[] = [plan.officeUnitId, plan.issuerUnitId];
    return (
      found.find(({ choices }) => choices.some(({ allowed }) => allowed)) ??
      found.find(({ post }) => parties.includes(post.unit)) ??
      null
    );
  }

  /** Before it is issued, to whoever tracks or issues it. */
  private async trialOf(
    plan: PlanRow,
    tasks: readonly TaskRow[],
    names: ReadonlyMap<string, string>,
    { scope, posts }: SignedIn,
    acting: { readonly post: OwnPost } | null,
    { trial }: PlanAsked,
  ): Promise<TrialProps | null> {
    if (plan.stage !== 'draft' || !seesDemand(scope, plan)) return null;
    const view = await this.simulations.view(plan.id, scope);
    if ('code' in view) return null;
    const parties: readonly string[] = [plan.officeUnitId, plan.issuerUnitId];
    const own = [acting?.post, ...posts].find((post) => post !== undefined && parties.includes(post.unit));
    return {
      ...{ slug: plan.slug, view, names, tried: trial, post: own?.post ?? null },
      titles: new Map(tasks.map(({ ref, title }) => [ref, title])),
    };
  }

  private looking() {
    return lookingAt(this.clock.now(), this.clock.calendar());
  }
}

function commandsOf(
  plan: PlanRow,
  tasks: readonly TaskRow[],
  names: ReadonlyMap<string, string>,
  { post, choices }: { readonly post: OwnPost; readonly choices: readonly Choice[] },
  { posts }: SignedIn,
  tried: Tried | null,
): PlanCommandsProps {
  const occurrences = eventsOf({ tasks: tasks.map(({ detail }) => detail as PlanFile['tasks'][number]) });
  const bound = new Set(tasks.flatMap(({ detail }) => boundBy(detail)));
  return {
    ...{ plan, post, posts, tried, occurrences },
    // What no task waits for cannot be recorded: the machine would allow what then opens nothing.
    choices: occurrences.length > 0 ? choices : choices.filter(({ event }) => event !== 'occurrence.recorded'),
    unitNames: new Map([...names].filter(([id]) => bound.has(id))),
  };
}

function boundBy(detail: unknown): readonly string[] {
  const { leads, carriesOut } = detail as { readonly leads?: string | null; readonly carriesOut?: readonly string[] };
  return [...(leads === null || leads === undefined ? [] : [leads]), ...(carriesOut ?? [])];
}

const isDone = (done: string | null): done is string => done !== null && Object.hasOwn(PLAN_DONE_WORDS('vi'), done);

function statusOf({ tried, trial }: PlanAsked): number {
  const refused = tried?.refused ?? trial?.refused ?? null;
  return refused === null ? 422 : refusalStatus(refused.code);
}

const openIn = (cells: readonly CellCount[]): number =>
  cells.reduce((sum, { ended, count }) => (ended ? sum : sum + count), 0);

function countsOf(planId: string, cells: readonly CellCount[]) {
  const sums = new Map<CellCount['timeliness'], number>();
  for (const { timeliness, count } of cells) sums.set(timeliness, (sums.get(timeliness) ?? 0) + count);
  return [...sums].map(([timeliness, count]) => ({ planId, timeliness, count }));
}
