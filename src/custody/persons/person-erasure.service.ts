import { refusal, type Actor, type Refusal } from '../../../workflows/vocabulary';
import { localDateOf } from '../../calendar/local-date';
import type { Door } from '../../engine/door.service';
import { keepText } from '../../people/private-texts.store';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { LOG_ID } from '../log.subject';
import { erasePersonData, personData, postsHeld, type Erased, type PersonData } from './person-data.store';

/** Erases what is held about a person beside the trail, and records that it was: who, why, what went and what stayed. Every proof holds
 *  afterwards, since no entry ever held what was taken. Source: docs/personal-data.md. */

export interface Erasure {
  readonly erased: Erased;
  /** What stays, and why, as codes that docs/personal-data.md explains. */
  readonly kept: readonly Kept[];
}

export type Kept =
  | { readonly what: 'entries'; readonly count: number; readonly why: 'the-record-of-the-office' }
  | { readonly what: 'posts'; readonly count: number; readonly why: 'who-was-entitled' }
  | { readonly what: 'texts'; readonly count: number; readonly why: 'reasons-of-decisions' }
  | { readonly what: 'access-records'; readonly count: null; readonly why: 'who-saw-what' };

export interface ErasureOrder {
  readonly person: string;
  /** Private texts that go too, by reference; `person export` lists them. */
  readonly texts: readonly string[];
  readonly reason: string;
  readonly by: Actor;
}

/** Undoes the transaction: what cannot be recorded is not done. */
class Refusing extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refusing';
  }
}

export class PersonErasure {
  constructor(private readonly parts: { readonly database: Database; readonly door: Door; readonly clock: Clock }) {}

  read(person: string): Promise<PersonData | null> {
    return this.parts.database.transaction((tx) => personData(tx, person));
  }

  /** Refuses `not-found`, `person.in-post`, `person.text-of-another`, and what the log's own record refuses. */
  async erase(order: ErasureOrder): Promise<Erasure | Refusal> {
    try {
      return await this.parts.database.transaction((tx) => this.eraseIn(tx, order));
    } catch (error) {
      if (error instanceof Refusing) return error.refusal;
      throw error;
    }
  }

  private async eraseIn(tx: Tx, { person, texts, reason, by }: ErasureOrder): Promise<Erasure> {
    const at = this.parts.clock.now();
    const held = await personData(tx, person);
    if (held === null) throw new Refusing(refusal('not-found', { subject: 'person', id: person }));
    const [post] = await postsHeld(tx, person, localDateOf(at));
    if (post) throw new Refusing(refusal('person.in-post', { person, post: post.post, unit: post.unit }));
    const theirs = new Set(held.texts.map(({ ref }) => ref));
    const foreign = texts.find((ref) => !theirs.has(ref));
    if (foreign !== undefined) throw new Refusing(refusal('person.text-of-another', { person, ref: foreign }));
    const erased = await erasePersonData(tx, person, texts, at);
    const left = new Set(
      held.texts.filter(({ ref, text }) => text !== null && !texts.includes(ref)).map(({ ref }) => ref),
    );
    const kept: readonly Kept[] = [
      { what: 'entries', count: held.entries.length, why: 'the-record-of-the-office' },
      { what: 'posts', count: held.posts.length, why: 'who-was-entitled' },
      { what: 'texts', count: left.size, why: 'reasons-of-decisions' },
      { what: 'access-records', count: null, why: 'who-saw-what' },
    ];
    const asked = { type: 'person.erased', person, texts, erased, kept: kept.map((one) => ({ ...one })) };
    const [answer] = await this.parts.door.advance(tx, [
      { subject: 'log', id: LOG_ID, by, asked: { ...asked, reason: await keepText(tx, reason) } },
    ]);
    if (answer?.ok !== true)
      throw new Refusing(answer?.refusal ?? refusal('not-found', { subject: 'log', id: LOG_ID }));
    return { erased, kept };
  }
}
