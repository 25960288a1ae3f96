import { localDateOf } from './calendar/local-date';
import { DEFAULT_COUNTING } from './calendar/counting';
import { loadReportingRegimes, loadWorkingCalendar } from './calendar/calendar-files.store';
import type { ReportingRegime } from './calendar/reporting-regime';
import type { WorkingCalendar } from './calendar/working-calendar';
import { CaseSubject } from './cases/case.subject';
import { citedByAnything } from './cases/cited-by.store';
import { loadCaseLimits } from './cases/case-limits.store';
import type { LimitSettings } from './cases/case-limits';
import { completeFactWith } from './cases/complete-fact.store';
import { FigureSubject } from './cases/figures/figure.subject';
import { Proposals } from './cases/proposals.service';
import { Referrals } from './cases/referrals.service';
import { LAW_CHANGED_LATELY } from './rules/law/law-book.store';
import { LawKeeping } from './rules/law/law-keeping.service';
import { LawSubject } from './rules/law/law.subject';
import { RuleBook } from './rules/rule-book.store';
import { RulesFollower } from './cases/rules.follower';
import { tablePlans } from './cases/table-plans.store';
import { LogSubject } from './custody/log.subject';
import { CommandKeyStore } from './engine/command-key.store';
import { Commands } from './engine/commands.service';
import { Door } from './engine/door.service';
import { Registry } from './engine/registry';
import { Sweeper } from './engine/sweeper.service';
import { Ticker, type TickJob } from './engine/tick.service';
import { dutyAmender } from './obligations/duty-amender.store';
import { dutyOpener } from './obligations/duty-opener';
import { lookUpWith } from './obligations/lookups.store';
import type { Ladder } from './obligations/ladder';
import { recountOf } from './obligations/recount.store';
import { ObligationSubject } from './obligations/obligation.subject';
import { loadLadders } from './obligations/settings.store';
import { tallyJob } from './obligations/tally.store';
import { dependenceOf } from './people/conflicts.store';
import { foreseeRoles, rolesForBatch } from './people/roles.store';
import { PlanLoading } from './plans/plan-loading.service';
import { PlanSubject } from './plans/plan.subject';
import { planOnDay } from './plans/registered-plan.store';
import type { Clock } from './platform/clock';
import type { Database } from './platform/database/tx';
import type { Log } from './platform/logging';
import { thisMachine } from './platform/machine.service';
import { releasedSources } from './proof/released-sources.store';
import { beginEpoch } from './trail/epoch.store';
import { Followers } from './trail/followers.service';
import type { Follower } from './trail/follower';
import { Sequencer } from './trail/sequencer.store';
import { keepSources } from './trail/sources.store';

/** The house put together: the same for the server, a command, a simulation and a test. Only the database and the clock differ. */
export interface House {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: Settings;
  readonly door: Door;
  readonly commands: Commands;
  readonly sweeper: Sweeper;
  readonly sequencer: Sequencer;
  readonly followers: Followers;
  readonly planLoading: PlanLoading;
  readonly ticker: Ticker;
  readonly book: RuleBook;
  /** Tells the trail what a release changed in the provisions. */
  readonly lawKeeping: LawKeeping;
  readonly proposals: Proposals;
  /** Puts what the trail tells before the tables; runs with the followers where this house judges. */
  readonly rules: RulesFollower;
}

/** Dated data released with the product: read once, the same for every house of a process. */
export interface Settings {
  readonly calendar: WorkingCalendar;
  readonly regimes: readonly ReportingRegime[];
  readonly ladders: readonly Ladder[];
  readonly caseLimits: LimitSettings;
}

export interface HouseParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: Settings;
  readonly followers: readonly Follower[];
  /** What a tick does after the followers have read: mail, digests. */
  readonly jobs?: readonly TickJob[];
  /** Whether what the trail tells is put before the tables; where history is only read, or another process follows, it is not. */
  readonly judges?: boolean;
}

export const loadSettings = (): Settings => ({
  calendar: loadWorkingCalendar(),
  regimes: loadReportingRegimes(),
  ladders: loadLadders(),
  caseLimits: loadCaseLimits(),
});

export async function buildHouse({
  database,
  clock,
  log,
  settings,
  followers,
  jobs = [],
  judges = false,
}: HouseParts): Promise<House> {
  await database.transaction(async (tx) => {
    await beginEpoch(tx);
    await keepSources(tx, releasedSources());
  });
  const registry = new Registry();
  const { calendar, regimes, ladders } = settings;
  const opening = () => ({ calendar, regimes, ladders, counting: DEFAULT_COUNTING });
  const opener = dutyOpener(opening);
  // Plans come first: what a plan opens is swept in the same round.
  registry.register(new PlanSubject({ rolesOf: rolesForBatch, opener, onDay: planOnDay() }));
  registry.register(
    new ObligationSubject({
      calendar: () => calendar,
      ladders,
      rolesOf: (tx, items) =>
        rolesForBatch(
          tx,
          items.map((item) => ({ ...item, on: localDateOf(item.at) })),
        ),
      foreseeRoles: (tx, actors, around) => foreseeRoles(tx, actors, localDateOf(around)),
      lookUp: lookUpWith(recountOf(opening)),
    }),
  );
  const book = new RuleBook();
  const days = () => ({ calendar, counting: DEFAULT_COUNTING, settings: settings.caseLimits, law: book.law() });
  const proposals = new Proposals(book, ladders);
  registry.register(
    new CaseSubject({
      ...{ calendar: () => calendar, ladders, rolesOf: rolesForBatch, dependenceOf },
      whyNot: (file, answers) => book.whyNot(file, answers),
      complete: completeFactWith(days, () => proposals),
    }),
  );
  registry.register(new FigureSubject(rolesForBatch));
  registry.register(new LawSubject(citedByAnything(() => book, settings.caseLimits)));
  registry.register(new LogSubject());
  const door = new Door(registry, clock);
  const referrals = new Referrals(proposals, ladders, days);
  const rules = new RulesFollower({ door, proposals, referrals, ladders, clock, plans: tablePlans() });
  const judging = judges ? [rules] : [];
  const lawKeeping = new LawKeeping({ database, door, clock, book });
  const sweeper = new Sweeper(database, door, registry, clock, log);
  const sequencer = new Sequencer(database);
  const reading = new Followers(database, [...followers, ...judging]);
  const follow: readonly TickJob[] = [
    { name: 'law', waiting: LAW_CHANGED_LATELY, run: () => lawKeeping.follow() },
    { name: 'sequencer', waiting: sequencer.waiting, run: (isCancelled) => sequencer.placeAll(isCancelled) },
    { name: 'followers', waiting: reading.waiting, run: async (isCancelled) => void (await reading.run(isCancelled)) },
    tallyJob(database, clock),
  ];
  return {
    ...{ database, clock, log, settings, door, sweeper, sequencer, book, lawKeeping, proposals, rules },
    followers: reading,
    commands: new Commands(database, door, new CommandKeyStore(), clock),
    planLoading: new PlanLoading(database, door, clock, dutyAmender(opening)),
    ticker: new Ticker({ database, clock, registry, sweeper, log, machine: thisMachine, jobs: [...follow, ...jobs] }),
  };
}
