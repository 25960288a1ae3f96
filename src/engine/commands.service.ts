import type { Clock } from '../platform/clock';
import { isConflict, isConnectionLost } from '../platform/database/failures';
import { keepSealed } from '../people/private-texts.store';
import type { Database, Tx } from '../platform/database/tx';
import { distinctKeys, keyOf, nameOf, repeatOf, type CommandKey, type UsedKey } from './command-key';
import type { CommandKeyStore } from './command-key.store';
import type { Door } from './door.service';
import type { Answer, Command } from './subject';

/** Takes single commands and sends them through the door together. There is no timer: a batch leaves as soon as one of the
 *  few lanes is free, with all that has gathered meanwhile. Source: ARCHITECTURE "The one door" (group commit). */

const BATCH_LIMIT = 500;
/** More lanes than this only make batches smaller: measured on 2 cores. */
const LANES = 2;
/** How often a batch that stood in another's way is tried as a whole. */
const ATTEMPTS = 3;

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

  private async run(batch: readonly Waiting[], attempt = 1): Promise<void> {
    try {
      const commands = batch.map(({ command }) => command);
      // One alone is quicker without a lock, and a batch is not: too much would have to be done again.
      const rows = attempt === 1 && commands.length === 1 ? 'seen' : 'locked';
      const answers = await this.database.transaction((tx) => this.answerAll(tx, commands, rows));
      batch.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      // Two transactions in each other's way are nobody's fault.
      if (isConflict(error) && attempt < ATTEMPTS) return this.run(batch, attempt + 1);
      // A database that is gone is gone for each member; and after `CommitUnknown` trying again could do twice what was stored.
      if (batch.length === 1 || isConnectionLost(error)) return batch.forEach(({ reject }) => reject(error));
      // One poisoned member must not take the others along: each is tried alone, and it fails alone.
      for (const one of batch) await this.run([one]);
    }
  }

  /** All commands in one transaction; repeats get their first answer. */
  inOneTransaction(commands: readonly Command[]): Promise<Answer[]> {
    return this.database.transaction((tx) => this.answerAll(tx, commands, 'locked'));
  }

  private async answerAll(tx: Tx, commands: readonly Command[], rows: 'locked' | 'seen'): Promise<Answer[]> {
    const keyed = commands.map((command) => ({ command, key: keyOf(command) }));
    const keys = distinctKeys(keyed.map(({ key }) => key));
    const known = await this.keys.take(tx, keys, this.clock.now());
    const used: UsedKeys = new Map(known.map((key) => [nameOf(key), usedBy(key.bodyHash, key.answer)]));
    const answers = new Map<Keyed, Answer>();
    let left: readonly Keyed[] = keyed;
    while (left.length > 0) {
      const { wave, later } = firstOfEachKey(left);
      await this.answerWave(tx, wave, rows, used, answers);
      left = later;
    }
    const recorded = keyed.filter((item) => answers.get(item)?.ok);
    await keepSealed(
      tx,
      recorded.flatMap(({ command }) => command.texts ?? []),
    );
    await this.keys.settle(
      tx,
      keys.map(({ actor, key }) => ({ actor, key, used: used.get(nameOf({ actor, key })) ?? null })),
    );
    return keyed.map((item) => answers.get(item) as Answer);
  }

  /** Commands of different keys, all at once. Only what happened uses a key up: a refusal does not. */
  private async answerWave(
    tx: Tx,
    wave: readonly Keyed[],
    rows: 'locked' | 'seen',
    used: UsedKeys,
    answers: Map<Keyed, Answer>,
  ): Promise<void> {
    const fresh: Keyed[] = [];
    for (const item of wave) {
      const before = item.key && used.get(nameOf(item.key));
      if (item.key && before) answers.set(item, repeatOf(item.command, item.key.bodyHash, before));
      else fresh.push(item);
    }
    const given = await this.door.advance(
      tx,
      fresh.map(({ command }) => command),
      rows,
    );
    fresh.forEach((item, index) => {
      const answer = given[index] as Answer;
      answers.set(item, answer);
      if (item.key && answer.ok) used.set(nameOf(item.key), { bodyHash: item.key.bodyHash, answer });
    });
  }
}

type Keyed = { readonly command: Command; readonly key: CommandKey | null };
type UsedKeys = Map<string, UsedKey>;

const usedBy = (bodyHash: Buffer, answer: string): UsedKey => ({ bodyHash, answer: JSON.parse(answer) as Answer });

/** The second command of one key waits for the answer of the first. */
function firstOfEachKey(items: readonly Keyed[]): { readonly wave: Keyed[]; readonly later: Keyed[] } {
  const seen = new Set<string>();
  const wave: Keyed[] = [];
  const later: Keyed[] = [];
  for (const item of items) {
    const name = item.key === null ? null : nameOf(item.key);
    if (name !== null && seen.has(name)) later.push(item);
    else wave.push(item);
    if (name !== null) seen.add(name);
  }
  return { wave, later };
}
