import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HASH_BYTES } from '../tree/merkle';

/** Leaves come stream by stream and are wanted in the order of positions, five million of them in flat memory: each goes to the shelf of its
 *  65,536 positions, and a full shelf to a file that is gone with the process. */

const SHELF = 65_536;
const RECORD = 4 + HASH_BYTES;
const RECORDS = 1_024;

interface Shelf {
  readonly records: Buffer;
  used: number;
  /** Where its full blocks lie in the file. */
  readonly blocks: number[];
}

export class LeafShelf {
  private readonly shelves = new Map<number, Shelf>();
  private file: { readonly fd: number; readonly folder: string } | null = null;
  private written = 0;

  put(position: number, leaf: Buffer): void {
    const number = Math.floor(position / SHELF);
    let shelf = this.shelves.get(number);
    if (shelf === undefined) {
      shelf = { records: Buffer.allocUnsafe(RECORD * RECORDS), used: 0, blocks: [] };
      this.shelves.set(number, shelf);
    }
    shelf.records.writeUInt32LE(position % SHELF, shelf.used);
    leaf.copy(shelf.records, shelf.used + 4);
    shelf.used += RECORD;
    if (shelf.used === shelf.records.length) this.spill(shelf);
  }

  /** Each leaf once, by position; of two under one position only the first, and `twice` is told. */
  *inOrder(twice: (position: number) => void): Generator<{ readonly position: number; readonly leaf: Buffer }> {
    for (const number of [...this.shelves.keys()].sort((a, b) => a - b)) {
      const shelf = this.shelves.get(number) as Shelf;
      const places = new Array<Buffer | undefined>(SHELF);
      for (const records of this.recordsOf(shelf)) {
        for (let at = 0; at < records.length; at += RECORD) {
          const place = records.readUInt32LE(at);
          if (places[place] !== undefined) twice(number * SHELF + place);
          else places[place] = records.subarray(at + 4, at + RECORD);
        }
      }
      this.shelves.delete(number);
      for (let place = 0; place < SHELF; place += 1) {
        const leaf = places[place];
        if (leaf !== undefined) yield { position: number * SHELF + place, leaf };
      }
    }
  }

  close(): void {
    if (this.file === null) return;
    closeSync(this.file.fd);
    rmSync(this.file.folder, { recursive: true, force: true });
    this.file = null;
  }

  private spill(shelf: Shelf): void {
    if (this.file === null) {
      const folder = mkdtempSync(join(tmpdir(), 'dondoc-verify-'));
      this.file = { folder, fd: openSync(join(folder, 'leaves'), 'w+', 0o600) };
    }
    shelf.blocks.push(this.written);
    this.written += writeSync(this.file.fd, shelf.records, 0, shelf.used, this.written);
    shelf.used = 0;
  }

  private *recordsOf(shelf: Shelf): Generator<Buffer> {
    for (const offset of shelf.blocks) {
      const block = Buffer.allocUnsafe(RECORD * RECORDS);
      if (this.file !== null) readSync(this.file.fd, block, 0, block.length, offset);
      yield block;
    }
    yield shelf.records.subarray(0, shelf.used);
  }
}
