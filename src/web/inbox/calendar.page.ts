import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import { addDays } from '../../calendar/local-date';
import { CalendarFeeds, type FeedOwner } from '../../notifications/calendar-feeds.service';
import { calendarText } from '../../notifications/calendar-text';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import {
  ObligationQueries,
  type ObligationPage,
  type ObligationWish,
} from '../../obligations/obligation-queries.service';
import { askingFor } from '../../people/accounts/request-database.store';
import { Open } from '../../people/accounts/signed-in.guard';
import { Frontage } from '../../platform/http/frontage';
import { orRefuse, Refused } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { calendarDay } from './calendar-days';
import { INBOX_WORDS } from './inbox-words';

/** Due days that a calendar holds: what is over for longer, or due later, is in the lists. */
const DAYS_BACK = 60;
const DAYS_AHEAD = 400;
/** More of one sort would be no calendar any more. */
const MOST = 1_000;
const PAGE = 200;

/** Somebody's calendar, for programs that subscribe to it. They cannot sign in: the address itself is the key. */
@Controller()
@ApiExcludeController()
export class CalendarPage {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly queries: ObligationQueries,
    private readonly clock: OfficeClock,
    private readonly frontage: Frontage,
  ) {}

  @Get(`${ADDRESS.calendar}/:secret`)
  @Open('anybody')
  async calendar(@Param('secret') given: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const owner = await this.feeds.ownerOf(given.replace(/\.ics$/, '').slice(0, 100));
    // Renewed, revoked, closed and never given out are one answer.
    if (owner === null) throw new Refused(refusal('not-found', { subject: 'path', id: ADDRESS.calendar }));
    const { scope } = owner;
    const lines = await askingFor({ scope, reads: true }, () => this.lines(owner));
    const t = INBOX_WORDS('vi');
    const origin = this.frontage.addressOf(`${request.protocol}://${request.headers.host ?? 'localhost'}`);
    const text = calendarText(
      {
        name: t.calendarName(owner.account.personName ?? owner.account.name),
        description: t.calendarAbout,
        days: lines.flatMap((line) => calendarDay(line, origin)),
      },
      this.clock.now(),
    );
    response
      .setHeader('Content-Type', 'text/calendar; charset=utf-8')
      .setHeader('Cache-Control', 'private, max-age=300');
    response.setHeader('Content-Disposition', 'inline; filename="don-doc.ics"').end(text);
  }

  /** What the units of their posts owe, and what these units follow. */
  private async lines({ posts, scope }: FeedOwner): Promise<readonly ObligationLine[]> {
    const today = this.clock.today();
    const days = { dueFrom: addDays(today, -DAYS_BACK), dueTo: addDays(today, DAYS_AHEAD) };
    const units = [...new Set(posts.filter(({ kind }) => kind !== 'inspector').map(({ unit }) => unit))];
    const wishes = units.flatMap((unit): ObligationWish[] => [
      { ...days, unit, alone: true },
      { ...days, office: unit },
    ]);
    const found = new Map<string, ObligationLine>();
    for (const wish of wishes) {
      let after: string | null = null;
      for (let count = 0; count < MOST; count += PAGE) {
        const page: ObligationPage = orRefuse(await this.queries.list(wish, { after, limit: PAGE }, scope));
        for (const line of page.items) found.set(line.id, line);
        after = page.next;
        if (after === null) break;
      }
    }
    return [...found.values()];
  }
}
