import type { LawContext } from '../../../workflows/law/law.machine';
import type { Actor, Instant, Plain, Refusal } from '../../../workflows/vocabulary';
import { serverTime } from '../../engine/clock-state.store';
import type { Door } from '../../engine/door.service';
import type { Command } from '../../engine/subject';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { lawHash } from '../reading';
import type { RuleBook } from '../rule-book.store';
import { lawChanges, marksOf, type LawChange } from './law-changes';
import { readLawBook } from './law-book.store';
import { LAW_ID, lawOpening } from './law.subject';

export interface LawKeepingParts {
  readonly database: Database;
  readonly door: Door;
  readonly clock: Clock;
  readonly book: RuleBook;
}

/** What was recorded, and what the book is now. `adopted`: the first book of this database. */
export interface LawApplied {
  readonly adopted: boolean;
  readonly changes: readonly LawChange[];
  readonly lawSha256: string;
}

const ENGINE: Actor = { kind: 'clock' };

/** Tells the trail what a release changed in the register of provisions, each change once, whoever starts at the same time. Source: ADR 0072. */
export class LawKeeping {
  private seen: number | null = null;

  constructor(private readonly parts: LawKeepingParts) {}

  /** Compares the files with the book and records what differs. All of it or nothing: refuses `law.still-cited` with the places. */
  async apply(release: string): Promise<LawApplied | Refusal> {
    const { database, book } = this.parts;
    const law = book.law();
    const found = { records: marksOf(law), lawSha256: lawHash(law) };
    try {
      const applied = await database.transaction((tx) => this.record(tx, found, release));
      this.seen = applied.version;
      return { adopted: applied.adopted, changes: applied.changes, lawSha256: found.lawSha256 };
    } catch (error) {
      if (error instanceof NotApplied) return error.refusal;
      throw error;
    }
  }

  /** Reads the files anew where another process has recorded a change since this one read them. */
  async follow(): Promise<void> {
    const { database, book } = this.parts;
    const version = await database.transaction(async (tx) => (await readLawBook(tx))?.version ?? null);
    if (version === this.seen) return;
    if (this.seen !== null) book.reload();
    this.seen = version;
  }

  private async record(tx: Tx, found: LawContext, release: string) {
    const { door } = this.parts;
    const opened = await door.open(tx, [lawOpening({ ...found, release }, await this.now(tx))]);
    // Whoever opened it at the same time has committed by now, and the row is ours until the end.
    await tx.query('SELECT 1 FROM law_book WHERE id = $1 FOR UPDATE', [LAW_ID]);
    const known = await readLawBook(tx);
    if (known === null) throw new Error('a book that was opened has a row');
    const changes = lawChanges(known.records, found.records);
    const answers = await door.advance(
      tx,
      changes.map((change) => commandOf(change, { release, lawSha256: found.lawSha256 })),
    );
    for (const answer of answers) if (!answer.ok) throw new NotApplied(answer.refusal);
    return { adopted: opened.size > 0, changes, version: known.version + changes.length };
  }

  private async now(tx: Tx): Promise<Instant> {
    return this.parts.clock.simulated ? this.parts.clock.now() : serverTime(tx);
  }
}

/** Ends the transaction: a book is changed as a whole. */
class NotApplied extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'NotApplied';
  }
}

const commandOf = (
  { type, provision, was, now }: LawChange,
  from: { readonly release: string; readonly lawSha256: string },
): Command => ({
  subject: 'law',
  id: LAW_ID,
  by: ENGINE,
  asked: { type, provision, was: was as unknown as Plain, now: now as unknown as Plain, ...from },
});
