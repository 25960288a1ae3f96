import { randomBytes } from 'node:crypto';
import { refusal, type Actor, type Refusal } from '../../workflows/vocabulary';
import type { Door } from '../engine/door.service';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { keepText } from '../people/private-texts.store';
import type { KeyFile } from '../trail/sealing/key-file.store';
import { newSignerKey, signNote, type SignerKey } from '../trail/sealing/signed-note';
import type { SizedRoot } from '../trail/tree/proofs';
import type { Asked } from '../engine/subject';
import { LOG_ID, logOpening } from './log.subject';
import { readLog } from './log.store';

/** The log's keys: made, changed and told to the log itself. The private half never leaves its file. */

const ENGINE: Actor = { kind: 'clock' };

export interface Custody {
  readonly database: Database;
  readonly door: Door;
  readonly clock: Clock;
  readonly keyFile: KeyFile;
}

/** Who signs now, or why nobody can. */
export type Signing = { readonly origin: string; readonly key: SignerKey };

export class LogKeeping {
  constructor(private readonly parts: Custody) {}

  /** The key of this log; made and introduced when the log has none yet. Refuses `key.lost` when the log names one that is not here, and
   *  `key.another` when another one is. */
  async signing(origin?: string): Promise<Signing | Refusal> {
    const { database, keyFile } = this.parts;
    const known = await readLog(database);
    const named = known?.context.keys.at(-1)?.key;
    if (known === null || named === undefined) return this.introduce(origin);
    // A process may have died between the log's entry and the change of files.
    if (keyFile.readNext()?.verifier.text === named) keyFile.turn();
    const key = keyFile.read();
    if (key === null) return refusal('key.lost', { path: keyFile.path, key: named });
    if (key.verifier.text !== named) return refusal('key.another', { path: keyFile.path, key: named });
    return { origin: known.origin, key };
  }

  private async introduce(wished?: string): Promise<Signing | Refusal> {
    const { database, door, clock, keyFile } = this.parts;
    const kept = keyFile.read();
    const origin = kept?.verifier.name ?? wished ?? `dondoc.local/${randomBytes(6).toString('hex')}`;
    const key = kept ?? newSignerKey(origin);
    if (kept === null) keyFile.write(key);
    return database.transaction(async (tx) => {
      await door.open(tx, [logOpening(origin, clock.now())]);
      const refused = await this.record(tx, ENGINE, { type: 'key.introduced', key: key.verifier.text });
      return refused ?? { origin, key };
    });
  }

  /** A new key takes over: the old one signs that it does, the log records it with the reason, then the files change. Returns both, the first
   *  checkpoint after it is signed by both. */
  async rotate(
    by: Actor,
    reason: string,
  ): Promise<{ readonly signing: Signing; readonly before: SignerKey } | Refusal> {
    const { database, keyFile } = this.parts;
    const now = await this.signing();
    if ('code' in now) return now;
    const next = newSignerKey(now.origin);
    const statement = rotationStatement(now.key, next);
    keyFile.writeNext(next);
    const refused = await database.transaction(async (tx) =>
      this.record(tx, by, {
        type: 'key.rotated',
        ...{ key: next.verifier.text, before: now.key.verifier.text, statement },
        reason: await keepText(tx, reason),
      }),
    );
    if (refused !== null) return refused;
    keyFile.turn();
    return { signing: { origin: now.origin, key: next }, before: now.key };
  }

  /** Says in the log itself what was lost: the checkpoint that is known outside, and where the log goes on from. */
  async reseal(
    by: Actor,
    reason: string,
    { kept, from }: { readonly kept: SizedRoot; readonly from: SizedRoot },
  ): Promise<Refusal | null> {
    return this.parts.database.transaction(async (tx) =>
      this.record(tx, by, {
        type: 'log.resealed',
        ...{ kept: inShort(kept), from: inShort(from) },
        reason: await keepText(tx, reason),
      }),
    );
  }

  private async record(tx: Tx, by: Actor, asked: Asked): Promise<Refusal | null> {
    const [answer] = await this.parts.door.advance(tx, [{ subject: 'log', id: LOG_ID, asked, by }]);
    return answer?.ok === false ? answer.refusal : null;
  }
}

const inShort = ({ size, root }: SizedRoot) => ({ size, root: root.toString('base64') });

/** What the old key signs of the new one. Source: docs/trail-format.md. */
export const rotationStatement = (old: SignerKey, next: SignerKey): string =>
  signNote(`${old.verifier.name}\nkey ${next.verifier.text}\n`, [old]);
