import { Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FAMILY_OF_EVENT } from '../../obligations/event.dto';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { workMachineOf } from '../../obligations/obligation-row';
import { Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import type { SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { ADDRESS, dutyAddress } from '../page/addresses';
import { CommandForms } from '../page/command-forms.service';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { failedStatus, type Tried } from '../page/tried';
import { withUnitSaid } from '../page/unit-said.store';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { eventFrom } from './command-event';
import { DutyReader } from './duty-reading.service';
import { Duty } from './duty-view';
import { DUTY_WORDS } from './duty-words';
import { EVENT_WORDS } from './event-words.table';
import { machineDrawing } from './machine-drawing.service';
import { waysOf } from './machine-ways';
import { TIMELINE_VIEWS, type TimelineView } from './timeline-view';

/** One duty, and the forms by which it is moved on. */
@Pages()
export class DutyPage {
  private readonly reader: DutyReader;

  constructor(
    queries: ObligationQueries,
    private readonly forms: CommandForms,
    @Inject(DATABASE) private readonly database: Database,
    clock: OfficeClock,
  ) {
    this.reader = new DutyReader(queries, database, clock);
  }

  @Page(`${ADDRESS.duty}/:id`)
  show(
    @Param('id', new UuidPipe('obligation')) id: string,
    @Asking() signedIn: SignedIn,
    @Req() { query }: Request,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const post = typeof query['post'] === 'string' ? query['post'] : null;
    const shown = TIMELINE_VIEWS.find((each) => each === query['view']) ?? 'short';
    const done = typeof query['done'] === 'string' && Object.hasOwn(EVENT_WORDS, query['done']) ? query['done'] : null;
    return this.page(id, signedIn, view, { post, shown, done, tried: null });
  }

  /** Records what the form says. Whatever keeps it from that, the page comes back with all that was typed. */
  @PageForm(`${ADDRESS.duty}/:id`)
  @WordInForm()
  async record(
    @Param('id', new UuidPipe('obligation')) id: string,
    @Asking() signedIn: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const { event, post, tried } = await this.forms.take(request, response, signedIn, {
      ...{ subject: 'obligation', id, families: FAMILY_OF_EVENT },
      eventFrom: async ({ typed, files }) => eventFrom(await withUnitSaid(this.database, typed), files),
    });
    if (tried === null) return seeOther(`${dutyAddress(id)}?done=${encodeURIComponent(event)}`);
    return looking(() => this.page(id, signedIn, view, { post, shown: 'short', done: null, tried }));
  }

  private async page(
    id: string,
    signedIn: SignedIn,
    { language }: View,
    asked: {
      readonly post: string | null;
      readonly shown: TimelineView;
      readonly done: string | null;
      readonly tried: Tried | null;
    },
  ): Promise<PageResult> {
    const { post, tried, ...rest } = asked;
    const reading = await this.reader.read(id, signedIn, post);
    const { duty, state } = reading;
    const workflow = workMachineOf(duty.kind);
    const drawing = await machineDrawing(workflow, state.work.value, language);
    const { list } = DUTY_WORDS(language);
    const failed = tried !== null;
    return {
      kind: 'page',
      title: failed ? `${language === 'vi' ? 'Lỗi' : 'Error'}: ${duty.task.title}` : duty.task.title,
      status: failed ? failedStatus(tried) : 200,
      crumbs: [{ address: ADDRESS.list, text: list }],
      body: <Duty {...{ ...rest, reading, signedIn, tried, drawing, ways: waysOf(workflow) }} />,
    };
  }
}
