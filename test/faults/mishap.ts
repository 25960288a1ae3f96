import type { SeededRandom } from '../../src/simulation/seeded-random';

/** What may go wrong: on the way to the database and back, with the clocks, and with those who come twice. */

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

/** What goes wrong elsewhere: drawn by the year, counted here. */
const ELSEWHERE = [
  /** All clocks are set forward by weeks, or back by days; or each of them goes by a time of its own. */
  'clock forward',
  'clock back',
  'clocks apart',
  /** One process is told to tick while it ticks, sweeps beside its tick, or ticks while another one does; or nobody ticks. */
  'tick twice',
  'tick beside sweep',
  'ticks together',
  'no tick',
  /** Somebody sends a command from two windows, after its answer once more, or days later since no answer ever came. */
  'sent twice',
  'sent after answer',
  'sent days later',
] as const;

const named = (where: string, weights: object): string[] => Object.keys(weights).map((name) => `${where} ${name}`);
/** Every kind that there is: years that do not show one of them prove nothing about it. */
export const EVERY_MISHAP: readonly string[] = [
  ...[...named('begin', BEGIN), ...named('statement', STATEMENT), ...named('commit', COMMIT)],
  ...ELSEWHERE,
];

/** Draws what goes wrong, so often in a thousand times. A year may be calm or rough, and is quiet when `perMille` is set to 0. */
export class Mishaps {
  readonly happened = new Map<string, number>();
  perMille: number;

  constructor(private readonly random: SeededRandom) {
    this.perMille = [4, 12, 30, 60][random.weighted([20, 40, 30, 10])] ?? 12;
  }

  atBegin(): AtBegin | null {
    return this.draw('begin', BEGIN, this.perMille);
  }
  atStatement(): AtStatement | null {
    return this.draw('statement', STATEMENT, this.perMille);
  }
  /** What breaks here is the hardest to get right. */
  atCommit(): AtCommit | null {
    return this.draw('commit', COMMIT, this.perMille * 4);
  }
  /** How many others go first when an answer is slow. */
  turnsLate(): number {
    return this.random.between(1, 12);
  }

  count(kind: (typeof ELSEWHERE)[number]): void {
    this.add(kind);
  }

  private draw<Name extends string>(
    where: string,
    weights: Readonly<Record<Name, number>>,
    perMille: number,
  ): Name | null {
    if (!this.random.chance(perMille)) return null;
    const names = Object.keys(weights) as Name[];
    const name = names[this.random.weighted(Object.values<number>(weights))] ?? null;
    if (name !== null) this.add(`${where} ${name}`);
    return name;
  }

  private add(kind: string): void {
    this.happened.set(kind, (this.happened.get(kind) ?? 0) + 1);
  }
}
