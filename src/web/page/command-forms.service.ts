import type { Type } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import type { EvidenceRoom } from '../../evidence/evidence.service';
import type { SentEvents } from '../../evidence/sent-events.service';
import { actorOf, type SignedIn } from '../../people/accounts/signed-in';
import type { UnitActor } from '../../people/unit-change.store';
import { readEvent } from '../../platform/http/event-reader.dto';
import { idempotencyKey } from '../../platform/http/idempotency-key';
import { orRefuse, Refused } from '../../platform/refused';
import { receiveSentForm, type SentForm } from './sent-form.service';
import { fieldOf } from './typed';
import { triedOf, type Tried } from './tried';

/** The instance that a form is about, and how its fields become an event. */
export interface FormOf {
  readonly subject: 'obligation' | 'case' | 'plan';
  readonly id: string;
  readonly families: ReadonlyMap<string, Type<object>>;
  eventFrom(sent: SentForm): object | Promise<object>;
  /** Records what is no event of the instance; false when it is one. Throws `Refused`. */
  recordOther?(sent: SentForm, by: UnitActor): Promise<boolean>;
}

/** What became of a form: `tried` is null when it was recorded. */
export interface FormAnswer {
  readonly event: string;
  readonly post: string | null;
  readonly tried: Tried | null;
}

/** Takes in a form that moves something on, with the proof that comes along, and hands it to the door. */
export class CommandForms {
  constructor(
    private readonly evidence: EvidenceRoom,
    private readonly events: SentEvents,
  ) {}

  /** Throws `Refused` for a form that is not ours or not whole; whatever else keeps it from being recorded stands in `tried`. */
  async take(request: Request, response: Response, signedIn: SignedIn, form: FormOf): Promise<FormAnswer> {
    const { id: account, person } = signedIn.account;
    const sent = orRefuse(
      await this.evidence.whileUploading(account, () =>
        receiveSentForm(request, response, signedIn, (content, name) => this.evidence.takeFile(content, name, person)),
      ),
    );
    const refused = await this.record(signedIn, sent, form);
    const tried = refused === null ? null : triedOf(sent, refused);
    return { event: fieldOf(sent.typed, 'type'), post: sent.post, tried };
  }

  private async record(signedIn: SignedIn, sent: SentForm, { subject, id, ...form }: FormOf): Promise<Refused | null> {
    try {
      if (sent.wrong.length > 0)
        throw new Refused(refusal('request.invalid', { count: sent.wrong.length }), sent.wrong);
      const by = orRefuse(actorOf(signedIn, sent.post));
      if (await form.recordOther?.(sent, by)) return null;
      const event = readEvent(await form.eventFrom(sent), form.families);
      const key = idempotencyKey(sent.key ?? undefined);
      const version = Number(fieldOf(sent.typed, 'version'));
      await this.events.record({
        ...{ subject, id, event, by, key, scope: signedIn.scope },
        version: Number.isInteger(version) && version > 0 ? version : undefined,
      });
      return null;
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }
}
