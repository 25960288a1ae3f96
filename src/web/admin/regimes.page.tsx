import { Inject, Req } from '@nestjs/common';
import type { Request } from 'express';
import { FIRST_YEAR, LAST_YEAR, yearOf } from '../../calendar/local-date';
import { DatedSettings } from '../../obligations/dated-settings';
import { CalendarChanges } from '../../obligations/calendar-changes.service';
import { SettingsTrials, type Trial } from '../../obligations/settings-trials.service';
import { TrialDto } from '../../obligations/unit-changes.dto';
import { Acting, Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import type { SignedIn } from '../../people/accounts/signed-in';
import { allUnits } from '../../people/people.store';
import type { UnitActor } from '../../people/unit-change.store';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { ADDRESS } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { adminCrumbs } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { CalendarMoves, CalendarOutcome, CalendarYearView } from './calendar-admin-view';
import { REGIME_WORDS } from './regime-words';
import { Regimes } from './regimes-view';
import { framed, NOTHING_TRIED, type Tried } from './tried';

/** Days off, ladders and reporting regimes: what is in force, and what a change would move before anything is written. */
@Pages()
export class RegimesPage {
  constructor(
    private readonly changes: CalendarChanges,
    private readonly trials: SettingsTrials,
    private readonly settings: DatedSettings,
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.adminCalendar)
  calendar(@Req() { query }: Request, @Viewing() { language }: View): PageResult {
    const asked = Number(query['year'] ?? yearOf(this.clock.today()));
    // A neighbour is led to on either side.
    const year = asked > FIRST_YEAR && asked < LAST_YEAR ? Math.trunc(asked) : yearOf(this.clock.today());
    return {
      ...{ kind: 'page', title: REGIME_WORDS(language).yearTitle(year), crumbs: adminCrumbs(language) },
      body: <CalendarYearView calendar={this.clock.calendar()} year={year} />,
    };
  }

  @Page(`${ADDRESS.adminCalendar}/thay-doi`)
  async moves(@Asking() { posts }: SignedIn, @Viewing() { language }: View): Promise<PageResult> {
    const [report, unitNames] = [await this.changes.preview(), await this.unitNames()];
    return {
      ...{ kind: 'page', title: REGIME_WORDS(language).changes, crumbs: this.crumbs(language) },
      body: <CalendarMoves report={report} unitNames={unitNames} posts={posts} />,
    };
  }

  @PageForm(`${ADDRESS.adminCalendar}/thay-doi`)
  async apply(@Acting() by: UnitActor, @Viewing() { language }: View): Promise<PageResult> {
    // As over the API: what moves is looked for behind the wall, the door records outside it.
    const applied = await looking(() => this.changes.apply({ by }));
    return {
      ...{ kind: 'page', title: REGIME_WORDS(language).apply, crumbs: this.crumbs(language) },
      body: <CalendarOutcome applied={applied} />,
    };
  }

  @Page(ADDRESS.adminRegimes)
  regimes(@Viewing() view: View): Promise<PageResult> {
    return this.regimesPage(view, NOTHING_TRIED, null);
  }

  @PageForm(ADDRESS.adminRegimes)
  async try(@TypedIn() typed: Typed, @Viewing() view: View): Promise<PageResult> {
    const form = readForm(TrialDto, typed);
    if ('wrong' in form) return this.regimesPage(view, { typed, refused: null, wrong: form.wrong }, null);
    const trial = await looking(() => this.trials.try(form.read.kind, form.read.text));
    return 'code' in trial
      ? this.regimesPage(view, { typed, refused: trial, wrong: [] }, null)
      : this.regimesPage(view, { typed, refused: null, wrong: [] }, trial);
  }

  private async regimesPage({ language }: View, tried: Tried, trial: Trial | null): Promise<PageResult> {
    const { ladders, regimes } = this.settings;
    const unitNames = await looking(() => this.unitNames());
    return {
      ...framed(ADMIN_WORDS(language).regimes, language, tried),
      crumbs: adminCrumbs(language),
      body: <Regimes {...{ ladders, regimes, trial, unitNames, tried }} />,
    };
  }

  private crumbs(language: View['language']) {
    return adminCrumbs(language, { address: ADDRESS.adminCalendar, text: ADMIN_WORDS(language).calendar });
  }

  private async unitNames(): Promise<ReadonlyMap<string, string>> {
    const units = await this.database.transaction((tx) => allUnits(tx));
    return new Map(units.map(({ id, name }) => [id, name]));
  }
}
