import type { Refusal } from '../../workflows/vocabulary';
import { reasonOf } from '../platform/database/database-refusal';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import { lastCheckpoint, sealedSize, type StoredCheckpoint } from '../trail/sealing/checkpoint.store';
import type { KeptCheckpoints } from '../trail/sealing/kept-checkpoints.store';
import { Sealer } from '../trail/sealing/sealer.service';
import { rootOf } from '../trail/sealing/tile.store';
import type { Sequencer } from '../trail/sequencer.store';
import type { SizedRoot } from '../trail/tree/proofs';
import { whyNotWhole, type Kept } from './kept-check';
import type { LogKeeping, Signing } from './log-keeping.service';
import { readLog } from './log.store';

/** Places, grows, signs, gives out: what makes the trail provable while the product runs. Idempotent; what one round leaves, the next does. */

export interface SealingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly sequencer: Sequencer;
  readonly keeping: LogKeeping;
  /** Where checkpoints go. */
  readonly folders: readonly KeptCheckpoints[];
}

export class Sealing {
  private readonly sealer: Sealer;
  private running: Promise<StoredCheckpoint | null> | null = null;
  private lastProblem: string | null = null;

  constructor(private readonly parts: SealingParts) {
    this.sealer = new Sealer(parts.database, parts.clock);
  }

  /** One round, or the one that is under way. Never throws: what went wrong is said in the log, once while it stays the same. */
  round(isCancelled: () => boolean = () => false): Promise<StoredCheckpoint | null> {
    this.running ??= this.seal(isCancelled)
      .then((sealed) => {
        this.lastProblem = null;
        return sealed;
      })
      .catch((error: unknown) => {
        this.say('internal.bug', reasonOf(error));
        return null;
      })
      .finally(() => (this.running = null));
    return this.running;
  }

  /** Until the round under way is over. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async seal(isCancelled: () => boolean): Promise<StoredCheckpoint | null> {
    const signing = await this.parts.keeping.signing();
    await this.grow(isCancelled);
    if ('code' in signing) {
      this.say(signing.code, signing.facts);
      return null;
    }
    await this.sealer.checkpoint({ origin: signing.origin, keys: [signing.key] });
    const last = await lastCheckpoint(this.parts.database);
    if (last !== null) this.giveOut(last);
    return last;
  }

  /** All that is committed gets its place and stands in the tree. */
  async grow(isCancelled: () => boolean = () => false): Promise<number> {
    await this.parts.sequencer.placeAll(isCancelled);
    await this.sealer.grow(isCancelled);
    return sealedSize(this.parts.database);
  }

  /** A checkpoint of now, signed by all of `keys`, whether or not there is anything new. */
  async sign({ origin }: Signing, keys: readonly Signing['key'][]): Promise<StoredCheckpoint | null> {
    const size = await this.grow();
    const { database } = this.parts;
    await database.transaction((tx) => this.sealer.sign(tx, { origin, keys }, size));
    const last = await lastCheckpoint(database);
    if (last !== null) this.giveOut(last);
    return last;
  }

  /** The checkpoint that holds all that is committed: the last one, if it does. */
  async current(signing: Signing): Promise<StoredCheckpoint> {
    const size = await this.grow();
    const last = await lastCheckpoint(this.parts.database);
    const signed = last?.size === size ? last : await this.sign(signing, [signing.key]);
    if (signed === null) throw new Error('a checkpoint that was signed is the last one');
    return signed;
  }

  /** Why the product may not start: a folder knows of entries that are not here. Source: docs/trail-format.md. */
  async whyNotWhole(): Promise<Refusal | null> {
    const size = await this.grow();
    for (const kept of this.kept()) {
      const refused = await this.whyNot(kept, size);
      if (refused !== null) return refused;
    }
    return null;
  }

  /** What is known outside and is no longer here, and where the log stands. Null: nothing is lost. */
  async loss(): Promise<{ readonly kept: SizedRoot; readonly from: SizedRoot } | null> {
    const size = await this.grow();
    for (const kept of this.kept()) {
      if ((await this.whyNot(kept, size)) === null) continue;
      return { kept, from: { size, root: await rootOf(this.parts.database, size) } };
    }
    return null;
  }

  private kept(): Kept[] {
    return this.parts.folders.flatMap((folder) => {
      const latest = folder.latest();
      return latest === null ? [] : [{ ...latest, folder: folder.folder }];
    });
  }

  private async whyNot(kept: Kept, size: number): Promise<Refusal | null> {
    const { database } = this.parts;
    const known = await readLog(database);
    return whyNotWhole(kept, {
      origin: known?.origin ?? null,
      size,
      rootAt: (at) => rootOf(database, at),
      resealed: known?.context.resealed ?? [],
    });
  }

  /** A folder that is away gets it later: the next checkpoint says all that this one said. */
  private giveOut(last: StoredCheckpoint): void {
    for (const folder of this.parts.folders) {
      try {
        if (folder.latest()?.note !== last.note) folder.write(last);
      } catch (error) {
        this.say('log.folder-unwritable', { folder: folder.folder, reason: reasonOf(error) });
      }
    }
  }

  private say(code: string, facts: unknown): void {
    const problem = JSON.stringify([code, facts]);
    if (problem !== this.lastProblem) this.parts.log.error({ code, facts }, 'the trail is not sealed as it should be');
    this.lastProblem = problem;
  }
}
