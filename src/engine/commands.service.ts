import { createHash } from 'node:crypto';
import { refusal, type Actor, type Plain } from '../../workflows/vocabulary';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { canonicalText } from '../trail/canonical';
import type { CommandKeyStore } from './command-key.store';
import type { Door } from './door.service';
import type { Answer, Command } from './subject';

/** Takes single commands and sends them through the door together. There is no timer: a batch leaves as soon as one of the
 *  few lanes is free, with all that has gathered meanwhile. Source: ARCHITECTURE "The one door" (group commit). */

const BATCH_LIMIT = 500;
/** More lanes than this only make batches smaller: measured on 2 cores. */
const LANES = 2;

interface Waiting {
  readonly command: Command;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export class Commands {
  private waiting: Waiting[] = [];
  private busyLanes = 0;

  constructor(
    private readonly database: Database,
    private readonly door: Door,
    private readonly keys: CommandKeyStore,
    private readonly clock: Clock,
  ) {}

  /** Resolves with the answer once it is committed; rejects only when the database fails, and then nothing was recorded
   *  unless the error is `CommitUnknown`. */
  submit(command: Command): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ command, resolve, reject });
      this.fillLanes();
    });
  }

  private fillLanes(): void {
    while (this.busyLanes < LANES && this.waiting.length > 0) {
      const batch = this.waiting.slice(0, BATCH_LIMIT);
      this.waiting = this.waiting.slice(BATCH_LIMIT);
      this.busyLanes += 1;
      void this.run(batch).finally(() => {
        this.busyLanes -= 1;
        this.fillLanes();
      });
    }
  }

  private async run(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.inOneTransaction(batch.map(({ command }) => command));
      batch.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      // One poisoned member must not take the others along: each is tried alone, and it fails alone.
      else for (const one of batch) await this.run([one]);
    }
  }

  /** All commands in one transaction; repeats get their first answer. */
  inOneTransaction(commands: readonly Command[]): Promise<Answer[]> {
    return this.database.transaction((tx) => this.answerAll(tx, commands));
  }

  private async answerAll(tx: Tx, commands: readonly Command[]): Promise<Answer[]> {
    const keyed = commands.map((command) => keyOf(command));
    const answers = new Array<Answer | undefined>(commands.length);
    const firstWithKey = new Map<string, number>();
    const known = await this.keys.take(tx, dedupe(keyed), this.clock.now());
    const knownByName = new Map(known.map((key) => [nameOf(key), key]));
    const fresh: number[] = [];
    const repeatsInBatch: { readonly place: number; readonly first: number }[] = [];
    commands.forEach((command, place) => {
      const key = keyed[place] ?? null;
      if (key === null) return void fresh.push(place);
      const before = knownByName.get(nameOf(key));
      if (before) {
        answers[place] = repeat(command, key.bodyHash, before.bodyHash, JSON.parse(before.answer) as Answer);
        return;
      }
      const first = firstWithKey.get(nameOf(key));
      if (first !== undefined) return void repeatsInBatch.push({ place, first });
      firstWithKey.set(nameOf(key), place);
      fresh.push(place);
    });
    const given = await this.door.advance(
      tx,
      fresh.map((place) => commands[place] as Command),
    );
    fresh.forEach((place, index) => (answers[place] = given[index] as Answer));
    for (const { place, first } of repeatsInBatch) {
      const [key, firstKey] = [keyed[place], keyed[first]];
      if (!key || !firstKey) throw new Error('a repeat has a key');
      answers[place] = repeat(commands[place] as Command, key.bodyHash, firstKey.bodyHash, answers[first] as Answer);
    }
    await this.keys.settle(tx, settledKeys(fresh, keyed, answers));
    return answers as Answer[];
  }
}

function settledKeys(
  fresh: readonly number[],
  keyed: readonly (Key | null)[],
  answers: readonly (Answer | undefined)[],
) {
  return fresh.flatMap((place) => {
    const key = keyed[place];
    const answer = answers[place];
    if (!key || !answer) return [];
    return [{ actor: key.actor, key: key.key, answer: answer.ok ? JSON.stringify(answer) : null }];
  });
}

type Key = { readonly actor: string; readonly key: string; readonly bodyHash: Buffer };

function keyOf(command: Command): Key | null {
  if (command.idempotencyKey === undefined) return null;
  // The version that was seen is part of the circumstances, not of the wish: a repeat after success still carries the old one.
  const body = canonicalText({ subject: command.subject, id: command.id, asked: withoutAbsent(command.asked) });
  return {
    actor: actorName(command.by),
    key: command.idempotencyKey,
    bodyHash: createHash('sha256').update(body, 'utf8').digest(),
  };
}

const withoutAbsent = (asked: object): Plain =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Plain;

const actorName = (actor: Actor): string => (actor.kind === 'person' ? `${actor.person}/${actor.post}` : 'clock');
const nameOf = ({ actor, key }: { readonly actor: string; readonly key: string }): string => `${actor}\n${key}`;

function dedupe(keys: readonly (Key | null)[]): Key[] {
  const byName = new Map<string, Key>();
  for (const key of keys) if (key !== null && !byName.has(nameOf(key))) byName.set(nameOf(key), key);
  return [...byName.values()];
}

function repeat(command: Command, body: Buffer, firstBody: Buffer, first: Answer): Answer {
  if (!body.equals(firstBody)) {
    return {
      ok: false,
      id: command.id,
      refusal: refusal('idempotency.key-reused', { key: command.idempotencyKey ?? '' }),
    };
  }
  return first.ok ? { ...first, repeated: true } : first;
}
