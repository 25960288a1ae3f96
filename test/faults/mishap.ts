import type { SeededRandom } from '../../src/simulation/seeded-random';

/** What may go wrong on the way to the database and back. */

export type AtStatement =
  /** The connection is cut before the statement is carried out, or after it and before its answer is read. */
  | 'cut-before'
  | 'cut-after'
  /** Another transaction stood in the way (SQLSTATE 40001). */
  | 'conflict'
  /** The server gave up on the statement (57014). */
  | 'cancelled'
  /** The disk is full (53100). */
  | 'no-room'
  /** The answer is long on its way, and others work meanwhile. */
  | 'slow'
  /** The process dies. */
  | 'crash';
export type AtBegin = 'refused' | 'slow' | 'crash';
export type AtCommit =
  /** The connection breaks while COMMIT is on its way: it arrived, or it did not. */
  'unknown-stored' | 'unknown-lost' | 'conflict' | 'slow' | 'crash-before' | 'crash-after';

const STATEMENT = { 'cut-before': 18, 'cut-after': 18, conflict: 14, cancelled: 5, 'no-room': 5, slow: 32, crash: 8 };
const BEGIN = { refused: 40, slow: 45, crash: 15 };
const COMMIT = {
  'unknown-stored': 28,
  'unknown-lost': 28,
  conflict: 8,
  slow: 16,
  'crash-before': 10,
  'crash-after': 10,
};

/** Draws what goes wrong, so often in a thousand times. A year may be calm or rough, and is quiet when `perMille` is set to 0. */
export class Mishaps {
  readonly happened = new Map<string, number>();
  perMille: number;

  constructor(private readonly random: SeededRandom) {
    this.perMille = [4, 12, 30, 60][random.weighted([20, 40, 30, 10])] ?? 12;
  }

  atBegin(): AtBegin | null {
    return this.draw(BEGIN, this.perMille);
  }
  atStatement(): AtStatement | null {
    return this.draw(STATEMENT, this.perMille);
  }
  /** What breaks here is the hardest to get right. */
  atCommit(): AtCommit | null {
    return this.draw(COMMIT, this.perMille * 4);
  }
  /** How many others go first when an answer is slow. */
  turnsLate(): number {
    return this.random.between(1, 12);
  }

  private draw<Name extends string>(weights: Readonly<Record<Name, number>>, perMille: number): Name | null {
    if (!this.random.chance(perMille)) return null;
    const names = Object.keys(weights) as Name[];
    const name = names[this.random.weighted(Object.values<number>(weights))] ?? null;
    this.happened.set(name ?? '', (this.happened.get(name ?? '') ?? 0) + 1);
    return name;
  }
}
