import { Readable } from 'node:stream';
import { readLog } from '../../src/custody/log.store';
import type { House } from '../../src/house';
import type { ExportHead, ExportScope } from '../../src/trail/export/format';
import { EVERYTHING } from '../../src/people/accounts/scope';
import { snapshotsOf } from '../../src/platform/database/snapshot';
import { exportedSource } from '../../src/proof/exported-source.store';
import { RuleRereader } from '../../src/proof/rule-rereader';
import { exportedFile, type ExportOrder } from '../../src/trail/export/trail-export.store';
import { dailyCheckpoints, type StoredCheckpoint } from '../../src/trail/sealing/checkpoint.store';
import type { SignerKey } from '../../src/trail/sealing/signed-note';
import { verifyFile, type VerifyOptions, type VerifyReport } from '../../src/trail/verify/verify-file';
import { sealAll, type SealedLog } from './sealed-log';

export interface Exported {
  readonly text: string;
  readonly checkpoint: StoredCheckpoint;
  readonly signer: SignerKey;
}

type Wish = {
  readonly scope?: ExportScope;
  readonly from?: ExportHead['from'];
  readonly until?: ExportHead['until'];
  readonly onEvidence?: ExportOrder['onEvidence'];
};

/** What `dondoc trail export` would write now. */
export async function exported(
  house: House,
  log: SealedLog,
  { scope = { kind: 'all' }, from = null, until = null, onEvidence }: Wish = {},
): Promise<Exported> {
  const signing = await log.keeping.signing();
  if ('code' in signing) throw new Error(signing.code);
  await sealAll(log, house);
  const checkpoint = await log.sealing.sign(signing, [signing.key]);
  if (checkpoint === null) throw new Error('a checkpoint');
  const pieces = exportedFile(snapshotsOf(house.database), {
    ...{
      scope,
      seen: EVERYTHING,
      from,
      until,
      checkpoint,
      build: 'dondoc test',
      origin: signing.origin,
      signer: signing.key,
    },
    keys: (await readLog(house.database))?.context.keys ?? [],
    earlier: (await dailyCheckpoints(house.database, checkpoint.size - 1)).filter(({ size }) => size > 0),
    behaviourOf: () => null,
    sourceOf: exportedSource,
    ...(onEvidence === undefined ? {} : { onEvidence }),
  });
  let text = '';
  for await (const piece of pieces) text += piece;
  return { text, checkpoint, signer: signing.key };
}

/** Verifies a text as a file; by default with the key that wrote it. */
export const verified = (text: string | Buffer, options: Partial<VerifyOptions> = {}): Promise<VerifyReport> =>
  verifyFile(Readable.from([Buffer.from(text)], { objectMode: true }), {
    ...{ keys: [], kept: null, replay: true, behaviours: null, sources: new RuleRereader(), evidenceFile: null },
    ...options,
  });
