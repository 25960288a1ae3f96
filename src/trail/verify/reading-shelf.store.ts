import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Plain } from '../../../workflows/vocabulary';

/** What entries say that tables said, put aside until the tables themselves have come, at the end of the file. Beyond a few megabytes it lies in a file
 *  that is gone with the process. */

export interface ShelvedReading {
  /** The entry, `stream #seq`. */
  readonly at: string;
  /** Which reading of the entry. */
  readonly index: number;
  readonly reading: Plain;
}

const HELD_CHARACTERS = 4_000_000;

export class ReadingShelf {
  count = 0;
  private held: string[] = [];
  private heldCharacters = 0;
  private file: { readonly fd: number; readonly folder: string; readonly path: string } | null = null;

  put(reading: ShelvedReading): void {
    const line = `${JSON.stringify(reading)}\n`;
    this.count += 1;
    this.held.push(line);
    this.heldCharacters += line.length;
    if (this.heldCharacters > HELD_CHARACTERS) this.spill();
  }

  async *all(): AsyncGenerator<ShelvedReading> {
    if (this.file !== null) {
      const lines = createInterface({ input: createReadStream(this.file.path, 'utf8'), crlfDelay: Infinity });
      for await (const line of lines) yield JSON.parse(line) as ShelvedReading;
    }
    for (const line of this.held) yield JSON.parse(line) as ShelvedReading;
  }

  close(): void {
    if (this.file === null) return;
    closeSync(this.file.fd);
    rmSync(this.file.folder, { recursive: true, force: true });
    this.file = null;
  }

  private spill(): void {
    if (this.file === null) {
      const folder = mkdtempSync(join(tmpdir(), 'dondoc-verify-'));
      const path = join(folder, 'readings');
      this.file = { folder, path, fd: openSync(path, 'w', 0o600) };
    }
    writeSync(this.file.fd, this.held.join(''));
    [this.held, this.heldCharacters] = [[], 0];
  }
}
