import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { readLog } from '../custody/log.store';
import type { OpenCustody } from '../custody/open-custody.service';
import type { Scope } from '../people/accounts/scope';
import type { Snapshot } from '../platform/database/snapshot';
import type { Database } from '../platform/database/tx';
import { seenSql } from '../trail/export/exported-streams';
import type { EvidenceLine, ExportScope } from '../trail/export/format';
import { exportedFile } from '../trail/export/trail-export.store';
import { dailyCheckpoints, type StoredCheckpoint } from '../trail/sealing/checkpoint.store';
import { exportedSource } from './exported-source.store';
import { buildVersion, machineBehaviours } from './machine-behaviours.store';

/** What somebody wants to take home. */
export interface ExportWish {
  readonly scope: ExportScope;
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  /** A checkpoint that they kept: the file proves that the log continues it. */
  readonly kept?: Pick<StoredCheckpoint, 'size' | 'note'> | null;
  readonly onProgress?: (entries: number) => void;
  /** Told of each line of proof: to copy its file. */
  readonly onEvidence?: (line: EvidenceLine) => Promise<void>;
}

export interface BegunExport {
  readonly checkpoint: StoredCheckpoint;
  /** The file, piece by piece; whoever stops reading stops the work. */
  readonly pieces: AsyncGenerator<string>;
}

/** Exports of one log, for whoever asks: on the command line with everything, over HTTP with what is seen. */
export class Exports {
  private readonly behaviours = machineBehaviours();

  constructor(
    private readonly custody: Pick<OpenCustody, 'keeping' | 'sealing'>,
    /** That of the engine, which signs. */
    private readonly database: Database,
  ) {}

  /** Refuses `not-found` for what is not there or not seen, and whatever keeps the log from being signed. */
  async begin(
    { scope, from, until, kept = null, onProgress, onEvidence }: ExportWish,
    { seen, snapshot }: { readonly seen: Scope; readonly snapshot: Snapshot },
  ): Promise<BegunExport | Refusal> {
    const values: unknown[] = [];
    const sql = seenSql(scope, seen, (value) => `$${values.push(value)}`);
    const found = await snapshot((tx) => tx.query(sql, values));
    if (found.length === 0) {
      return refusal('not-found', { subject: scope.kind, id: 'id' in scope ? scope.id : scope.kind });
    }
    const { keeping, sealing } = this.custody;
    const signing = await keeping.signing();
    if ('code' in signing) return signing;
    const checkpoint = await sealing.current(signing);
    const log = await readLog(this.database);
    if (log === null) throw new Error('a log that was signed has a row');
    const daily = await dailyCheckpoints(this.database, checkpoint.size - 1);
    const earlier = [...daily, ...(kept === null || kept.size > checkpoint.size ? [] : [kept])];
    const pieces = exportedFile(snapshot, {
      ...{ scope, seen, from, until, checkpoint, sourceOf: exportedSource, build: buildVersion() },
      ...{ origin: signing.origin, keys: log.context.keys, signer: signing.key },
      earlier: earlier.filter(({ size }) => size > 0),
      behaviourOf: (name) => this.behaviours.get(name) ?? null,
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(onEvidence === undefined ? {} : { onEvidence }),
    });
    return { checkpoint, pieces };
  }
}
