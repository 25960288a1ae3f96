import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import { CalendarFeeds } from '../../notifications/calendar-feeds.service';
import { noticeCursorText, parseNoticeCursor } from '../../notifications/notice-cursor';
import { acknowledge, listNotices } from '../../notifications/notices.store';
import { Asking } from '../../people/accounts/acting.dto';
import type { SignedIn } from '../../people/accounts/signed-in';
import type { Database } from '../../platform/database/tx';
import { Frontage } from '../../platform/http/frontage';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { orRefuse, Refused } from '../../platform/refused';
import { ADDRESS, localAddress } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { fieldOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { NewCalendar } from './calendar-view';
import { Inbox } from './inbox-view';
import { INBOX_WORDS } from './inbox-words';

const SHOWN = 30;

/** What one was told. */
@Pages()
export class InboxPage {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
    private readonly feeds: CalendarFeeds,
    private readonly frontage: Frontage,
  ) {}

  @Page(ADDRESS.inbox)
  async inbox(
    @Asking() { account, scope }: SignedIn,
    @Req() { query }: Request,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const title = INBOX_WORDS(language).title;
    const { person } = account;
    const all = query['all'] === 'true';
    const after = typeof query['after'] === 'string' ? orRefuse(parseNoticeCursor(query['after'])) : null;
    const page =
      person === null
        ? { items: [], next: null }
        : await this.database.transaction((tx) =>
            listNotices(tx, { scope, person, ...(all ? {} : { open: true }) }, { after, limit: SHOWN }),
          );
    const next = page.next === null ? null : noticeCursorText(page.next);
    const since = person === null ? undefined : await this.feeds.since(account.id);
    return { kind: 'page', title, body: <Inbox {...{ all, next, since }} items={page.items} /> };
  }

  /** Makes, renews or ends the address of one's calendar. A new one is shown this once. */
  @PageForm(ADDRESS.inboxCalendar)
  async calendar(
    @Asking() { account }: SignedIn,
    @TypedIn() typed: Typed,
    @Req() request: Request,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    if (account.person === null) throw new Refused(refusal('actor.no-post'));
    if (fieldOf(typed, 'deed') === 'revoke') {
      await this.feeds.revoke(account.id);
      return seeOther(`${ADDRESS.inbox}#calendar`);
    }
    const secret = await this.feeds.renew(account.id);
    const origin = this.frontage.addressOf(`${request.protocol}://${request.headers.host ?? 'localhost'}`);
    const body = <NewCalendar address={`${origin}${ADDRESS.calendar}/${secret}.ics`} />;
    return { kind: 'page', title: INBOX_WORDS(language).calendar, body };
  }

  @PageForm(`${ADDRESS.inbox}/:id`)
  async acknowledge(
    @Param('id', new UuidPipe('notice')) id: string,
    @Asking() { account: { person } }: SignedIn,
    @TypedIn() typed: Typed,
  ): Promise<PageResult> {
    if (person === null) throw new Refused(refusal('actor.no-post'));
    const at = this.clock.now();
    const refused = await this.database.transaction((tx) => acknowledge(tx, { id, person, at }));
    if (refused !== null) throw new Refused(refused);
    return seeOther(localAddress(fieldOf(typed, 'back')) ?? ADDRESS.inbox);
  }
}
