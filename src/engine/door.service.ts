import { setImmediate as nextTurn } from 'node:timers/promises';
import { refusal, type Actor, type Effect, type Instant, type Refusal } from '../../workflows/vocabulary';
import type { Clock } from '../platform/clock';
import type { Tx } from '../platform/database/tx';
import { canonicalText } from '../trail/canonical';
import { CHAIN_START, writeEntry, type Entry } from '../trail/entry';
import type { Written } from './instance-statements';
import type { LockedAt } from './instance.store';
import type { Registered, Registry } from './registry';
import { isRowId } from './row-id';
import { contentOf, move, staleVersion, type Moving } from './stepping';
import { bySubject, groupOpenings, nextWave, type Wanted } from './waves';
import type { Answer, Command, Locked, Opening, Prepared, Subject } from './subject';

/** The one door: nothing else may change an obligation, a plan or a case. Source: ARCHITECTURE "The one door".
 *  Every method takes the transaction of its caller; none commits. */

/** Told after the batch is written, inside the transaction: simulation and tests listen. */
export interface Step {
  readonly subject: string;
  readonly before: Locked<unknown> | null;
  readonly after: Locked<unknown>;
  readonly entry: Entry;
}
export type StepListener = (step: Step) => void;

const CLOCK: Actor = { kind: 'clock' };
/** Our own transactions stay short, so that the sequencer's horizon is never far behind. */
export const BATCH_LIMIT = 1_000;
/** Rows of one statement that opens: few enough that the server begins early, enough that a statement costs little. */
const OPENED_TOGETHER = 250;

type Row = { moving: Moving<unknown>; readonly first: Locked<unknown>; readonly at: Instant; steps: Step[] };

export class Door {
  private listener: StepListener | null = null;

  constructor(
    private readonly registry: Registry,
    private readonly clock: Clock,
  ) {}

  /** One listener at most; it must not throw. */
  listen(listener: StepListener): void {
    this.listener = listener;
  }

  /** Steps each command's row and writes all of them; answers in the order of the commands. The same row twice is stepped in turn.
   *  `seen` locks nothing: the writing fails as a conflict when somebody was quicker, and is then to be tried again `locked`. */
  async advance(tx: Tx, commands: readonly Command[], rows: 'locked' | 'seen' = 'locked'): Promise<Answer[]> {
    const answers = new Array<Answer>(commands.length);
    for (const [registered, wanted] of bySubject(this.registry, commands)) {
      const ids = [...new Set(wanted.map(({ command }) => command.id))].filter(isRowId);
      const [locked] = await together(
        registered.store[rows === 'seen' ? 'see' : 'lock'](tx, ids, this.simulatedNow()),
        registered.subject.foresee?.(
          tx,
          wanted.map(({ command }) => command),
          this.clock.now(),
        ),
      );
      await this.advanceLocked(tx, registered, locked, wanted, answers);
    }
    return answers;
  }

  /** Claims up to `limit` rows whose wake-up has come and steps each once. Returns how many were claimed. */
  async wake(tx: Tx, registered: Registered, limit: number): Promise<number> {
    const claimed = await registered.store.claimDue(tx, limit, this.simulatedNow());
    await this.wakeLocked(tx, registered, claimed);
    return claimed.length;
  }

  async wakeLocked(tx: Tx, registered: Registered, claimed: readonly LockedAt<unknown>[]): Promise<void> {
    if (claimed.length === 0) return;
    const { subject } = registered;
    const rows = claimed.map(({ row, at }) => startRow(row, at));
    const prepared = await subject.prepare(
      tx,
      rows.map(({ moving, at }) => ({ row: moving.row, asked: null, by: CLOCK, at })),
    );
    rows.forEach((row, index) => {
      const ready = expected(prepared[index]);
      if ('again' in ready) return;
      const refused = this.stepRow(subject, row, ready);
      // A wake-up is the row's own wish: its refusal is our mistake, not somebody's.
      if (!('ok' in refused)) throw new WakeRefused(row.first.id, refused);
    });
    await this.write(tx, registered, rows);
  }

  /** Opens rows; an id that exists already, or comes twice, is opened once. Returns the ids that are new. */
  async open(tx: Tx, openings: readonly Opening[]): Promise<Set<string>> {
    const opened = new Set<string>();
    for (const [name, group] of groupOpenings(openings)) {
      const registered = this.registry.get(name);
      const sent: Promise<readonly Step[]>[] = [];
      for (let start = 0; start < group.length; start += OPENED_TOGETHER) {
        const opening = this.openSome(tx, registered, group.slice(start, start + OPENED_TOGETHER));
        // Looked at below; until then nobody has missed it.
        opening.catch(() => undefined);
        sent.push(opening);
        // Lets what was sent leave, so that the server writes it while the next ones are prepared here.
        await nextTurn();
      }
      await Promise.allSettled(sent);
      for (const steps of await Promise.all(sent)) {
        for (const step of steps) {
          opened.add(step.after.id);
          this.listener?.(step);
        }
      }
    }
    return opened;
  }

  /** The steps of those that are new. */
  private async openSome(
    tx: Tx,
    { subject, store }: Registered,
    openings: readonly Opening[],
  ): Promise<readonly Step[]> {
    const rows = openings.map((opening) => this.openRow(subject, opening));
    const fresh = await store.insertNew(
      tx,
      rows.map(({ written }) => written),
    );
    return rows.flatMap(({ written, step }) => (fresh.has(written.id) ? [step] : []));
  }

  private async advanceLocked(
    tx: Tx,
    registered: Registered,
    locked: readonly LockedAt<unknown>[],
    wanted: readonly Wanted[],
    answers: Answer[],
  ): Promise<void> {
    const rows = new Map(locked.map(({ row, at }) => [row.id, startRow(row, at)]));
    let left = wanted;
    while (left.length > 0) {
      const { wave, later } = nextWave(left);
      await this.stepWave(tx, registered.subject, rows, wave, answers);
      left = later;
    }
    const changed = [...rows.values()].filter(({ moving, first }) => moving.row !== first);
    await this.write(tx, registered, changed);
  }

  private async stepWave(
    tx: Tx,
    subject: Subject<unknown>,
    rows: ReadonlyMap<string, Row>,
    wave: readonly Wanted[],
    answers: Answer[],
  ): Promise<void> {
    const ready: { readonly place: number; readonly command: Command; readonly row: Row }[] = [];
    for (const { place, command } of wave) {
      const row = rows.get(command.id);
      const refused = row ? stale(command, row) : refusal('not-found', { subject: command.subject, id: command.id });
      if (refused || !row) answers[place] = { ok: false, id: command.id, refusal: refused ?? refusal('not-found') };
      else ready.push({ place, command, row });
    }
    if (ready.length === 0) return;
    const prepared = await subject.prepare(
      tx,
      ready.map(({ command, row }) => ({ row: row.moving.row, asked: command.asked, by: command.by, at: row.at })),
    );
    ready.forEach(({ place, row }, index) => {
      const item = expected(prepared[index]);
      if ('again' in item) throw new Error('a command always has something to record');
      const result = this.stepRow(subject, row, item);
      const { id, version, lastAt } = row.moving.row;
      answers[place] =
        'ok' in result
          ? { ok: true, id, version, hash: result.hash, recordedAt: lastAt, before: result.before, after: result.after }
          : { ok: false, id, refusal: result };
    });
  }

  private stepRow(subject: Subject<unknown>, row: Row, prepared: Exclude<Prepared, { again: true }>) {
    const result = move(subject, row.moving, prepared);
    if (!result.ok) return result.refusal;
    row.steps.push({ subject: subject.name, before: row.moving.row, after: result.moving.row, entry: result.entry });
    row.moving = result.moving;
    return { ok: true as const, hash: result.entry.hash.toString('hex'), before: result.before, after: result.after };
  }

  /** Writes what changed, then carries out the two effects that are the engine's own: opening rows and advancing others. */
  private async write(tx: Tx, registered: Registered, changed: readonly Row[]): Promise<void> {
    const { subject, store } = registered;
    await store.write(
      tx,
      changed.map(({ moving }) => written(subject, moving.row, moving.entries)),
    );
    for (const { steps } of changed) for (const step of steps) this.listener?.(step);
    for (const { moving, at } of changed) {
      for (const effect of moving.effects) {
        if (effect.type === 'advance') await this.advanceOthers(tx, subject, moving.row, effect);
        if (effect.type !== 'open') continue;
        if (!subject.openings) throw new Error(`${subject.name} asks to open and cannot`);
        await this.open(tx, await subject.openings(tx, moving.row, effect, at));
      }
    }
  }

  /** All of them or nothing: the step that asked for it is undone with the first one that is refused. */
  private async advanceOthers(tx: Tx, subject: Subject<unknown>, row: Locked<unknown>, effect: Effect): Promise<void> {
    if (!subject.commands) throw new Error(`${subject.name} asks to advance others and cannot`);
    for (const answer of await this.advance(tx, await subject.commands(tx, row, effect)))
      if (!answer.ok) throw new WakeRefused(answer.id, answer.refusal);
  }

  private openRow(subject: Subject<unknown>, opening: Opening) {
    const { id, machine, machineVersion, state, fixed, fact, effects } = opening;
    const row: Locked<unknown> = {
      ...{ id, machine, machineVersion, state, fixed, wakeFor: null },
      version: 1,
      lastAt: fact.at,
      headHash: CHAIN_START,
    };
    const content = { ...contentOf(subject, row, fact), seq: 1, before: null, after: subject.plain(state), effects };
    const entry = writeEntry(content, CHAIN_START);
    const after = { ...row, headHash: entry.hash };
    return {
      written: { ...written(subject, after, [entry]), fixed },
      step: { subject: subject.name, before: null, after, entry },
    };
  }

  private simulatedNow(): Instant | null {
    return this.clock.simulated ? this.clock.now() : null;
  }
}

/** A row's own wake-up, or what it asks of another row, was refused: shown with what is needed to mend it, and tried again later. */
export class WakeRefused extends Error {
  constructor(
    readonly id: string,
    readonly refusal: Refusal,
  ) {
    super(`wake-up of ${id} refused: ${refusal.code} ${JSON.stringify(refusal.facts)}`);
    this.name = 'WakeRefused';
  }
}

/** Both, and nothing of either is still under way when one has failed: a transaction must not end before its statements. */
async function together<First>(first: Promise<First>, second: Promise<void> | undefined): Promise<[First]> {
  await Promise.allSettled([first, second]);
  const result = await first;
  await second;
  return [result];
}

const startRow = (row: Locked<unknown>, at: Instant): Row => ({
  moving: { row, entries: [], effects: [] },
  first: row,
  at,
  steps: [],
});

function written(subject: Subject<unknown>, row: Locked<unknown>, entries: readonly Entry[]): Written {
  return {
    id: row.id,
    machine: row.machine,
    machineVersion: row.machineVersion,
    version: row.version,
    state: entries.at(-1)?.after ?? canonicalText(subject.plain(row.state)),
    headHash: row.headHash,
    lastAt: row.lastAt,
    wake: subject.nextWake(row, row.state),
    ended: subject.ended(row, row.state),
    projected: subject.project(row, row.state),
    entries,
  };
}

function stale(command: Command, { moving }: Row): Refusal | null {
  const seen = command.expectedVersion;
  return seen !== undefined && seen !== moving.row.version ? staleVersion(seen, moving.row) : null;
}

function expected(prepared: Prepared | undefined): Prepared {
  if (!prepared) throw new Error('a subject prepares exactly one fact per item');
  return prepared;
}
