import type { Commands } from '../engine/commands.service';
import type { Answer } from '../engine/subject';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import type { Database } from '../platform/database/tx';
import { Refused } from '../platform/refused';
import type { LocalDate } from '../../workflows/vocabulary';
import { citedFields, type SentEvent } from './cited-fields.store';

/** What somebody says happened to one instance, as a form, a program or a command line brings it. */
export interface Said {
  readonly subject: string;
  readonly id: string;
  readonly event: SentEvent;
  readonly by: UnitActor;
  /** Whose part the proof must lie in. */
  readonly scope: Scope;
  /** With it, a repeat gets the first answer. */
  readonly key: string | null;
  /** The version that was seen; a newer one refuses. */
  readonly version?: number | undefined;
  /** When it is said to have happened; shown, never used to judge timeliness. */
  readonly occurredOn?: LocalDate | undefined;
}

/** The one way from what people say to the door: proof is looked up, private texts are kept beside the trail, a repeat is known. */
export class SentEvents {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
  ) {}

  /** Answers with the refusal of the proof or of the door; records at most once for each key. */
  async send({ subject, id, event, by, scope, key, version, occurredOn }: Said): Promise<Answer> {
    const repeatKey = key === null ? null : `${subject}\n${id}\n${by.person}\n${by.post}\n${key}`;
    const cited = await this.database.transaction((tx) => citedFields(tx, event, repeatKey, scope));
    if ('code' in cited) return { ok: false, id, refusal: cited };
    return this.commands.submit({
      ...{ subject, id, by, texts: cited.texts },
      asked: { ...cited.event, ...(occurredOn === undefined ? {} : { occurredOn }) },
      ...(version === undefined ? {} : { expectedVersion: version }),
      ...(key === null ? {} : { idempotencyKey: key }),
    });
  }

  /** The same for an edge that knows nothing but exceptions: what was recorded, or the refusal thrown. */
  async record(said: Said): Promise<Omit<Extract<Answer, { ok: true }>, 'ok'>> {
    const answer = await this.send(said);
    if (!answer.ok) throw new Refused(answer.refusal);
    const { ok: _, ...recorded } = answer;
    return recorded;
  }
}
