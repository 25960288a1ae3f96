import { createHash } from 'node:crypto';
import type { Plain, Refusal } from '../../workflows/vocabulary';
import type { Scope } from '../people/accounts/scope';
import { sealText, type SealedText } from '../people/private-texts.store';
import type { Tx } from '../platform/database/tx';
import { findEvidence } from './evidence.store';

/** An event as people send it: texts in plain words, evidence by id. */
export type SentEvent = { readonly type: string; readonly [field: string]: Plain };

/** Fields that are free text about persons: the trail gets a reference and a salted hash. */
const PRIVATE_FIELDS = ['reason', 'note', 'cause', 'correction', 'what'] as const;

/** An event as a machine reads it, and the texts that are kept beside the trail once it is recorded. */
export interface CitedEvent {
  readonly event: SentEvent;
  readonly texts: readonly SealedText[];
}

/** The event as a machine reads it: evidence with its hashes, private texts by reference. Refuses what `findEvidence` refuses.
 *  `repeatKey` names the command when its sender may repeat it: the salt then follows from it, so that a repeat gets the same
 *  reference and counts as the same command. */
export async function citedFields(
  tx: Tx,
  event: SentEvent,
  repeatKey: string | null,
  scope: Scope,
): Promise<CitedEvent | Refusal> {
  const fields: { [field: string]: Plain } = {};
  const texts: SealedText[] = [];
  for (const [field, value] of Object.entries(event)) fields[field] = typeof value === 'string' ? nfc(value) : value;
  const ids = event['evidence'];
  if (Array.isArray(ids)) {
    const found = await findEvidence(tx, ids.map(String), scope);
    if ('code' in found) return found;
    fields['evidence'] = found.map((ref) => ({ ...ref }));
  }
  for (const field of PRIVATE_FIELDS) {
    const text = event[field];
    if (typeof text !== 'string') continue;
    const sealed = sealText(text, repeatKey === null ? undefined : saltOf(`${repeatKey}\n${field}`));
    texts.push(sealed);
    fields[field] = { ref: sealed.ref, hash: sealed.hash };
  }
  return { event: { ...fields, type: event.type }, texts };
}

const nfc = (text: string): string => text.normalize('NFC');

/** As long as a salt by chance. It hides nothing from who can read the register of keys, where the text itself lies beside it. */
const saltOf = (name: string): Buffer => createHash('sha256').update(name, 'utf8').digest().subarray(0, 16);
