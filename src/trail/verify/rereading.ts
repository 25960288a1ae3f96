import type { Plain } from '../../../workflows/vocabulary';
import type { SourceKind, SourceLine } from '../export/format';
import { isReading, readingsIn } from '../recorded-reading';
import type { Note } from './finding';
import { ReadingShelf } from './reading-shelf.store';
import { firstDifference, valueAt } from './same-plain';

/** Puts the recorded facts before the recorded tables once more: each explanation must come out as it stands in its entry. */

/** Whoever can read tables, provisions, calendars and ladders; the trail itself cannot. */
export interface SourceReader {
  /** What entries call a source with these texts; null when this build cannot read them as such a one. */
  nameOf(kind: SourceKind, files: SourceLine['files']): string | null;
  /** The reading that the table gives now of the facts in `recorded`, or why it gives none. */
  readAgain(recorded: Plain, table: SourceLine, law: SourceLine): Promise<Reread>;
}
export type Reread = { readonly ok: true; readonly reading: Plain } | { readonly ok: false; readonly refusal: string };

export class Rereading {
  /** Readings that came out the same. */
  reread = 0;
  private readonly shelf = new ReadingShelf();
  private readonly sources = new Map<string, SourceLine>();

  constructor(
    private readonly reader: SourceReader,
    private readonly note: Note,
    private readonly options: { readonly replay: boolean; readonly build: string },
  ) {}

  /** The readings of an entry, for when their tables have come. */
  take(at: string, event: { readonly [name: string]: Plain }): void {
    if (!this.options.replay) return;
    readingsIn(event).forEach((reading, index) => this.shelf.put({ at, index, reading }));
  }

  /** A text must be what its name says. */
  source(source: SourceLine, at: string): void {
    const { kind, name, files } = source;
    if (files.length === 0) return;
    const found = this.reader.nameOf(kind, files);
    if (found === null) this.note('source.unreadable', at, { kind, name, build: this.options.build });
    else if (found !== name) this.note('source.hash', at, { kind, expected: name, found });
    else if (kind === 'rules' || kind === 'law') this.sources.set(`${kind} ${name}`, source);
  }

  async finish(signal?: AbortSignal): Promise<void> {
    for await (const { at, index, reading } of this.shelf.all()) {
      signal?.throwIfAborted();
      await this.again(at, `event.readings[${index}]`, reading);
    }
  }

  close(): void {
    this.shelf.close();
  }

  private async again(at: string, field: string, recorded: Plain): Promise<void> {
    if (!isReading(recorded)) return this.note('rules.not-a-reading', at, { field });
    const { file, sha256, lawSha256 } = recorded;
    const table = this.sources.get(`rules ${sha256}`);
    const law = this.sources.get(`law ${lawSha256}`);
    if (table === undefined || law === undefined) {
      const facts = { table: file, sha256, law: lawSha256, build: this.options.build };
      return this.note('rules.table-missing', null, facts);
    }
    const again = await this.reader.readAgain(recorded, table, law);
    if (!again.ok) return this.note('rules.refused', at, { field, table: file, refusal: again.refusal });
    const path = firstDifference(again.reading, recorded);
    if (path === null) {
      this.reread += 1;
      return;
    }
    this.note('rules.differs', at, {
      ...{ field: `${field}.${path}`, table: file },
      expected: valueAt(again.reading, path),
      found: valueAt(recorded, path),
    });
  }
}
