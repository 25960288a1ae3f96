import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { join } from 'node:path';
import { DEFAULT_COUNTING } from './calendar/counting';
import { CaseQueries } from './cases/case-queries.service';
import { EvaluationsController } from './cases/evaluations.controller';
import { Evaluations } from './cases/evaluations.service';
import { FigureRegister } from './cases/figures/figure-register.service';
import { FiguresController } from './cases/figures/figures.controller';
import { tablePlans } from './cases/table-plans.store';
import { CasesController } from './cases/cases.controller';
import { ViolationReports } from './cases/violation-reports.service';
import { ViolationsController } from './cases/violations.controller';
import type { OpenCustody } from './custody/open-custody.service';
import { Commands } from './engine/commands.service';
import { Ticker } from './engine/tick.service';
import { EvidenceController } from './evidence/evidence.controller';
import { EvidenceFiles } from './evidence/evidence-files.store';
import { EvidenceRoom } from './evidence/evidence.service';
import { EvidenceStore } from './evidence/evidence.store';
import { SentEvents } from './evidence/sent-events.service';
import type { House } from './house';
import { IntakeController } from './intake/drafts/intake.controller';
import { IntakeDrafts } from './intake/drafts/intake-drafts.service';
import type { PlanRead } from './intake/read-plan';
import { CalendarFeeds } from './notifications/calendar-feeds.service';
import { NoticesController } from './notifications/notices.controller';
import { CalendarChanges } from './obligations/calendar-changes.service';
import { ObligationQueries } from './obligations/obligation-queries.service';
import { ObligationQueryStore } from './obligations/obligation-queries.store';
import { DatedSettings } from './obligations/dated-settings';
import { SettingsTrials } from './obligations/settings-trials.service';
import { ObligationsController } from './obligations/obligations.controller';
import { PlanReviews } from './obligations/plan-review.service';
import { ReviewsController } from './obligations/reviews.controller';
import { SavedViewsController } from './obligations/saved-views.controller';
import { SavedViews } from './obligations/saved-views.service';
import { UnitChangesController } from './obligations/unit-changes.controller';
import { UnitChanges } from './obligations/unit-changes.service';
import { UnitTransfers } from './obligations/unit-transfers.service';
import { Access } from './people/accounts/access.service';
import { AccountKeeping } from './people/accounts/account-keeping.service';
import { AccountsController } from './people/accounts/accounts.controller';
import { AskingInterceptor } from './people/accounts/asking.interceptor';
import { LinkController } from './people/accounts/link.controller';
import { PasswordSignIn } from './people/accounts/password-sign-in.service';
import { RequestDatabase } from './people/accounts/request-database.store';
import { SessionController } from './people/accounts/session.controller';
import { SignedInGuard } from './people/accounts/signed-in.guard';
import { hasSamplePeople } from './people/people.store';
import { requireKnownRegister } from './people/register.store';
import { TenuresController } from './people/tenures.controller';
import { UnitsController } from './people/units.controller';
import { Occurrences } from './plans/occurrences.service';
import { PlanLoading } from './plans/plan-loading.service';
import { PlansController } from './plans/plans.controller';
import { TasksController } from './plans/tasks.controller';
import type { Config } from './platform/config';
import type { Database } from './platform/database/tx';
import { Frontage } from './platform/http/frontage';
import { CLOCK, CONFIG, DATABASE } from './platform/http/tokens';
import { LOG_STANDING, logStanding } from './proof/log-standing.store';
import { dataHome } from './platform/paths';
import { ShownConfig, shownConfig } from './platform/shown-config';
import { Exports } from './proof/exports.service';
import { ProofController } from './proof/proof.controller';
import { ProofDownloads } from './proof/proof-downloads.service';
import { RuleBook } from './rules/rule-book.store';
import { RulesController } from './rules/rules.controller';
import { PlanSimulations, type TryPlan } from './simulation/plan-simulations.service';
import { SimulationController } from './simulation/simulation.controller';
import { Followers } from './trail/followers.service';
import { Sequencer } from './trail/sequencer.store';
import { AccountsAdminPage } from './web/admin/accounts-admin.page';
import { AdminPage } from './web/admin/admin.page';
import { PostsPage } from './web/admin/posts.page';
import { UnitsAdminPage } from './web/admin/units-admin.page';
import { RegimesPage } from './web/admin/regimes.page';
import { AddressGuard } from './web/address.guard';
import { CasesPage } from './web/cases/cases.page';
import { DutyPage } from './web/duty/duty.page';
import { AccountPage } from './web/entry/account.page';
import { EntryPage } from './web/entry/entry.page';
import { HealthController } from './web/health.controller';
import { Metrics } from './web/metrics.service';
import { BulkPage } from './web/list/bulk.page';
import { ExportPage } from './web/list/export.page';
import { CalendarPage } from './web/inbox/calendar.page';
import { DraftPage } from './web/intake/draft.page';
import { IntakePage } from './web/intake/intake.page';
import { InboxPage } from './web/inbox/inbox.page';
import { ListPage } from './web/list/list.page';
import { OwnPage } from './web/own/own.page';
import { Assets } from './web/page/assets.store';
import { CommandForms } from './web/page/command-forms.service';
import { OfficeClock } from './web/page/office-clock.service';
import { PageRenderer } from './web/page/page-renderer.service';
import { PlanActsPage } from './web/plans/plan-acts.page';
import { PlanAmendPage, PlanFilePage } from './web/plans/plan-amend.page';
import { PlansPage } from './web/plans/plans.page';
import { RulesPage } from './web/rules/rules.page';
import { TodayPage } from './web/today/today.page';
import { ProofPage } from './web/trail/proof.page';
import { TrailPage } from './web/trail/trail.page';
import { UnitsPage } from './web/units/units.page';

export type ServedConfig = Pick<Config, 'home' | 'evidenceMaxBytes' | 'planMaxBytes' | 'tickSeconds' | 'publicUrl'>;

export interface Served {
  readonly house: House;
  /** The database as the reading role sees it. */
  readonly reader: Database;
  readonly config: ServedConfig;
  /** The environment that the process was told, for the page that shows it. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Signs what is taken home. */
  readonly custody: OpenCustody;
  /** How papers are read; in a thread of its own when left out. */
  readonly readPaper?: (bytes: Uint8Array) => Promise<PlanRead>;
  /** Where plans are tried before they are issued. */
  readonly tryPlan: TryPlan;
}

/** The pages for people. */
const PAGES = [
  EntryPage,
  AccountPage,
  TodayPage,
  ListPage,
  DutyPage,
  OwnPage,
  InboxPage,
  CalendarPage,
  ExportPage,
  BulkPage,
  PlansPage,
  PlanActsPage,
  PlanAmendPage,
  PlanFilePage,
  IntakePage,
  DraftPage,
  CasesPage,
  UnitsPage,
  RulesPage,
  TrailPage,
  AdminPage,
  AccountsAdminPage,
  ProofPage,
  RegimesPage,
  PostsPage,
  UnitsAdminPage,
] as const;

const counted = (settings: House['settings']) => ({ ...settings, counting: DEFAULT_COUNTING });

/** The house as the framework hands it to controllers. It puts nothing together by itself: the house is built before. */
@Module({})
export class AppModule {
  static of(served: Served): DynamicModule {
    const { house, reader, config, custody, environment = {}, readPaper, tryPlan } = served;
    const { clock, commands, ticker, sequencer, followers, planLoading, settings } = house;
    const engine = house.database;
    const access = new Access(engine, clock);
    const frontage = new Frontage(config.publicUrl);
    // What routes read goes through the wall; what the house itself does, does not.
    const database = new RequestDatabase(engine, reader);
    const files = new EvidenceFiles(join(dataHome(config), 'evidence'), config.evidenceMaxBytes);
    const evidence = new EvidenceRoom(files, new EvidenceStore(database), clock);
    const sent = new SentEvents(database, commands);
    const obligations = new ObligationQueryStore(database);
    const loading = planLoading.withRegister(requireKnownRegister);
    const assets = Assets.load();
    const metrics = new Metrics({
      ...{ database: engine, clock },
      tickStatus: () => ticker.status(),
      sequencerLag: () => sequencer.lag(),
      followerLag: () => followers.lag(),
    });
    return {
      module: AppModule,
      controllers: [
        ...[
          PlansController,
          TasksController,
          UnitsController,
          ObligationsController,
          SavedViewsController,
          NoticesController,
          EvidenceController,
        ],
        ...[UnitChangesController, ReviewsController, HealthController, SessionController, LinkController],
        ...[AccountsController, TenuresController, IntakeController, SimulationController],
        ...PAGES,
        ...[
          CasesController,
          ViolationsController,
          FiguresController,
          EvaluationsController,
          RulesController,
          ProofController,
        ],
      ],
      providers: [
        { provide: DATABASE, useValue: database },
        { provide: CLOCK, useValue: clock },
        { provide: CONFIG, useValue: config },
        { provide: Commands, useValue: commands },
        { provide: SentEvents, useValue: sent },
        { provide: CommandForms, useValue: new CommandForms(evidence, sent) },
        { provide: Ticker, useValue: ticker },
        { provide: Sequencer, useValue: sequencer },
        { provide: Followers, useValue: followers },
        { provide: PlanLoading, useValue: loading },
        { provide: IntakeDrafts, useValue: new IntakeDrafts(database, clock, loading, readPaper) },
        { provide: PlanSimulations, useValue: new PlanSimulations(database, engine, clock, house.log, tryPlan) },
        // It looks and records in one transaction: that of the engine, whoever asks.
        { provide: Occurrences, useValue: new Occurrences(engine, house.door) },
        { provide: Metrics, useValue: metrics },
        { provide: Assets, useValue: assets },
        { provide: ShownConfig, useValue: new ShownConfig(shownConfig(environment)) },
        {
          provide: ViolationReports,
          useValue: new ViolationReports(engine, house.door, house.proposals, settings.ladders, clock),
        },
        { provide: FigureRegister, useValue: new FigureRegister(engine, house.door, clock) },
        { provide: Evaluations, useValue: new Evaluations(database, clock, house.book, tablePlans()) },
        { provide: RuleBook, useValue: house.book },
        { provide: ProofDownloads, useValue: new ProofDownloads(new Exports(custody, engine), database, clock) },
        { provide: LOG_STANDING, useValue: (limit: number) => logStanding(engine, limit) },
        { provide: CaseQueries, useValue: new CaseQueries(database, clock, house.book) },
        { provide: OfficeClock, useValue: new OfficeClock(clock, () => settings.calendar) },
        { provide: PageRenderer, useValue: new PageRenderer(assets, () => hasSamplePeople(engine)) },
        { provide: EvidenceFiles, useValue: files },
        { provide: EvidenceRoom, useValue: evidence },
        { provide: CalendarFeeds, useValue: new CalendarFeeds(engine, clock) },
        { provide: SavedViews, useValue: new SavedViews(engine, clock) },
        { provide: UnitChanges, useValue: new UnitChanges(database, clock) },
        { provide: UnitTransfers, useValue: new UnitTransfers(database, commands, new EvidenceStore(database), clock) },
        { provide: Access, useValue: access },
        // Accounts stand behind a wall of their own: the reading role has no right on them.
        { provide: AccountKeeping, useValue: new AccountKeeping(engine, access, clock) },
        { provide: PasswordSignIn, useValue: new PasswordSignIn(engine, clock) },
        { provide: Frontage, useValue: frontage },
        { provide: APP_GUARD, useValue: new SignedInGuard(access, frontage) },
        { provide: APP_GUARD, useValue: new AddressGuard(reader) },
        { provide: APP_INTERCEPTOR, useClass: AskingInterceptor },
        { provide: PlanReviews, useValue: new PlanReviews(database, house.door, clock, () => counted(settings)) },
        {
          provide: CalendarChanges,
          useValue: new CalendarChanges(database, commands, clock, () => counted(settings)),
        },
        { provide: DatedSettings, useValue: new DatedSettings(settings.ladders, settings.regimes) },
        {
          provide: SettingsTrials,
          useValue: new SettingsTrials(database, commands, clock, () => counted(settings)),
        },
        {
          provide: ObligationQueries,
          useValue: new ObligationQueries(database, obligations, clock, () => settings.calendar),
        },
      ],
    };
  }
}
