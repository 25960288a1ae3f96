import { Inject } from '@nestjs/common';
import { clockView } from '../../engine/clock-view';
import { Ticker } from '../../engine/tick.service';
import { Asking } from '../../people/accounts/acting.dto';
import type { SignedIn } from '../../people/accounts/signed-in';
import type { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CLOCK, CONFIG } from '../../platform/http/tokens';
import { ShownConfig } from '../../platform/shown-config';
import { Followers } from '../../trail/followers.service';
import { Sequencer } from '../../trail/sequencer.store';
import { ADDRESS } from '../page/addresses';
import { adminPartsFor } from '../page/admin-parts';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { adminCrumbs } from './admin-frame';
import { AdminStart, ClockStatus, Settings } from './admin-view';
import { ADMIN_WORDS } from './admin-words';

/** Where administration begins, and how the system itself does. Whom each part is for, `AddressGuard` has asked. */
@Pages()
export class AdminPage {
  constructor(
    private readonly ticker: Ticker,
    private readonly sequencer: Sequencer,
    private readonly followers: Followers,
    private readonly config: ShownConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly served: Pick<Config, 'tickSeconds'>,
  ) {}

  @Page(ADDRESS.admin)
  start(@Asking() signedIn: SignedIn, @Viewing() { language }: View): PageResult {
    const title = ADMIN_WORDS(language).title;
    return { kind: 'page', title, body: <AdminStart parts={adminPartsFor(signedIn)} /> };
  }

  @Page(ADDRESS.adminClock)
  async time(@Viewing() { language }: View): Promise<PageResult> {
    const [ticks, sequencer, followers] = await Promise.all([
      ...([this.ticker.status(), this.sequencer.lag(), this.followers.lag()] as const),
    ]);
    const view = clockView({
      ...{ now: this.clock.now(), tickSeconds: this.served.tickSeconds },
      ...{ ticks, sequencer, followers },
    });
    const title = ADMIN_WORDS(language).clock;
    return { kind: 'page', title, crumbs: adminCrumbs(language), body: <ClockStatus view={view} /> };
  }

  @Page(ADDRESS.adminSettings)
  settings(@Viewing() { language }: View): PageResult {
    const title = ADMIN_WORDS(language).settings;
    const body = <Settings variables={this.config.variables} />;
    return { kind: 'page', title, crumbs: adminCrumbs(language), body };
  }
}
