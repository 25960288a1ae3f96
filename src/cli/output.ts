import type { Writable } from 'node:stream';
import { jsonPieces } from './json-pieces';

/** The reader of stdout has gone (`dondoc plan list | head -1`): the command has nobody left to answer and ends quietly. */
export class OutputClosed extends Error {
  constructor() {
    super('stdout was closed');
    this.name = 'OutputClosed';
  }
}

/** Pieces are gathered up to this many characters, so that a list of a million short lines is not a million writes. */
const CHUNK_CHARACTERS = 65_536;

/** What a command says. Answers go to stdout, all else to stderr, so that an answer can be piped. Writing waits for a slow
 *  reader, so that an answer larger than memory can be streamed; it throws `OutputClosed` when there is no reader any more. */
export class Output {
  private closed = false;
  private lastStep = '';

  constructor(
    private readonly out: Writable,
    private readonly err: Writable & { readonly isTTY?: boolean },
  ) {
    // A closed pipe arrives as an event, after the write that caused it has returned.
    out.on('error', () => (this.closed = true));
    err.on('error', () => undefined);
  }

  async text(text: string): Promise<void> {
    if (this.closed) throw new OutputClosed();
    await new Promise<void>((resolve, reject) => {
      this.out.write(text, (error) => (error ? reject(new OutputClosed()) : resolve()));
    });
  }

  async lines(lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
    await this.pieces(withLineEnds(lines));
  }

  /** One JSON document; lists of its top level are written entry by entry. */
  async json(value: unknown): Promise<void> {
    await this.pieces(jsonPieces(value));
  }

  async pieces(pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    let chunk = '';
    for await (const piece of pieces) {
      chunk += piece;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      await this.text(chunk);
      chunk = '';
    }
    if (chunk !== '') await this.text(chunk);
  }

  /** A line for the person at the terminal. */
  note(line: string): void {
    this.endProgress();
    this.err.write(`${line}\n`);
  }

  /** How far a long command has come: one line that is rewritten on a terminal; elsewhere a line whenever `step` changes. */
  progress(line: string, step = line): void {
    if (this.err.isTTY === true) this.err.write(`\r\u001b[K${line}`);
    else if (step !== this.lastStep) this.err.write(`${line}\n`);
    this.lastStep = step;
  }

  endProgress(): void {
    if (this.lastStep !== '' && this.err.isTTY === true) this.err.write('\n');
    this.lastStep = '';
  }
}

async function* withLineEnds(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
