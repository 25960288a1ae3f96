import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Answer, Command } from '../../src/engine/subject';

/** What all workers together sent and were told. Outlives each of them. */
export class Ledger {
  readonly sent = new Map<string, Command>();
  readonly answered = new Map<string, Answer>();
  /** What went wrong and was tried again. */
  readonly troubles: string[] = [];
  /** Rows that ticks have woken. */
  woken = 0;
  readonly changed = new EventEmitter();
  /** What no worker may ever say. */
  fatal: string | null = null;

  /** Resolves when so many answers have come, in all; rejects when a worker gave up. */
  async answers(count: number): Promise<void> {
    while (this.answered.size < count) {
      if (this.fatal !== null) throw new Error(this.fatal);
      await once(this.changed, 'changed');
    }
  }

  take(line: string): void {
    const said = JSON.parse(line) as {
      sent?: Command;
      answered?: string;
      answer?: Answer;
      woken?: number;
      trouble?: string;
      fatal?: string;
    };
    if (said.sent?.idempotencyKey !== undefined) this.sent.set(said.sent.idempotencyKey, said.sent);
    if (said.answered !== undefined && said.answer !== undefined) this.answered.set(said.answered, said.answer);
    this.woken += said.woken ?? 0;
    if (said.trouble !== undefined) this.troubles.push(said.trouble);
    this.fatal ??= said.fatal ?? null;
    this.changed.emit('changed');
  }
}

/** A process at work. */
export class Worker {
  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly read: Promise<unknown>,
  ) {}

  static start(
    ledger: Ledger,
    order: { name: string; seed: number; url: string; unanswered: readonly Command[] },
  ): Worker {
    const hook = join(__dirname, 'typescript-hook.cjs');
    const program = join(__dirname, '../process/programs/load-worker.ts');
    const child = spawn(process.execPath, ['-r', hook, program], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(`${JSON.stringify({ ...order, schema: 'dondoc' })}\n`);
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => ledger.take(line));
    return new Worker(order.name, child, once(lines, 'close'));
  }

  /** kill -9; resolves when all that it still said has been read. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.read;
  }
}
