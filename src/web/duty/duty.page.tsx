import { Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { Commands } from '../../engine/commands.service';
import { citedFields } from '../../evidence/cited-fields.store';
import { EvidenceRoom } from '../../evidence/evidence.service';
import { FAMILY_OF_EVENT } from '../../obligations/event.dto';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { workMachineOf } from '../../obligations/obligation-row';
import { Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import { WordInForm } from '../../people/accounts/signed-in.guard';
import type { Database } from '../../platform/database/tx';
import { readEvent } from '../../platform/http/event-reader.dto';
import { idempotencyKey } from '../../platform/http/idempotency-key';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { orRefuse, Refused, type FieldRefusal } from '../../platform/refused';
import { ADDRESS, dutyAddress } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { receiveSentForm, type SentForm } from '../page/sent-form.service';
import { fieldOf } from '../page/typed';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { eventFrom } from './command-event';
import { idOf, type Tried } from './command-view';
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
    private readonly commands: Commands,
    private readonly evidence: EvidenceRoom,
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
    const { person } = signedIn.account;
    const sent = orRefuse(
      await this.evidence.whileUploading(signedIn.account.id, () =>
        receiveSentForm(request, response, signedIn, (content, name) => this.evidence.takeFile(content, name, person)),
      ),
    );
    const event = fieldOf(sent.typed, 'type');
    const refused = await this.tryRecording(id, signedIn, sent);
    if (refused === null) return seeOther(`${dutyAddress(id)}?done=${encodeURIComponent(event)}`);
    const wrong = refused.fields.map((field) => ({ ...field, path: idOf(event, nameOf(field)) }));
    const tried: Tried = {
      ...{ event, typed: sent.typed, wrong, uploaded: sent.files },
      // What each field says is not said twice.
      refused: wrong.length > 0 ? null : refused.refusal,
    };
    return looking(() => this.page(id, signedIn, view, { post: sent.post, shown: 'short', done: null, tried }));
  }

  private async tryRecording(id: string, signedIn: SignedIn, sent: SentForm): Promise<Refused | null> {
    try {
      if (sent.wrong.length > 0)
        throw new Refused(refusal('request.invalid', { count: sent.wrong.length }), sent.wrong);
      const by = orRefuse(actorOf(signedIn, sent.post));
      const event = readEvent(eventFrom(sent.typed, sent.files), FAMILY_OF_EVENT);
      const key = idempotencyKey(sent.key ?? undefined);
      const repeatKey = key === null ? null : `obligation\n${id}\n${by.person}\n${by.post}\n${key}`;
      const cited = orRefuse(
        await this.database.transaction((tx) => citedFields(tx, event, repeatKey, signedIn.scope)),
      );
      const version = Number(fieldOf(sent.typed, 'version'));
      const answer = await this.commands.submit({
        ...{ subject: 'obligation', id, by, asked: cited.event, texts: cited.texts },
        ...(Number.isInteger(version) && version > 0 ? { expectedVersion: version } : {}),
        ...(key === null ? {} : { idempotencyKey: key }),
      });
      return answer.ok ? null : new Refused(answer.refusal);
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
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
      status: failed ? statusOf(tried.refused) : 200,
      crumbs: [{ address: ADDRESS.list, text: list }],
      body: <Duty {...{ ...rest, reading, signedIn, tried, drawing, ways: waysOf(workflow) }} />,
    };
  }
}

const statusOf = (refused: Refusal | null): number => (refused === null ? 422 : refusalStatus(refused.code));

/** `event.reason` and `reason` are the field “reason” of the form; proof is handed in as a file. */
const nameOf = ({ path }: FieldRefusal): string => {
  const name = path.replace(/^event\./, '').replace(/\[\d+\]$/, '');
  return name === 'evidence' ? 'file' : name;
};
