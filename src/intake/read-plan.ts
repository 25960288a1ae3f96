import { refusal, type Refusal } from '../../workflows/vocabulary';
import type { Draft } from './draft';
import { stampOf } from './head/classification';
import { readBytes } from './reading/read-bytes';
import { linesOf } from './structure/lines';
import { understand } from './understand';

/** From the bytes of a file to the draft of its plan, or why not. Pure but for the patience that unpacking takes. */
export type PlanRead =
  | { readonly ok: true; readonly text: string; readonly draft: Draft }
  | { readonly ok: false; readonly refusal: Refusal };

export async function readPlanBytes(bytes: Uint8Array): Promise<PlanRead> {
  const read = await readBytes(bytes);
  if (!read.ok) return read;
  const stamp = stampOf(linesOf(read.text), read.text);
  if (stamp !== null) return { ok: false, refusal: refusal('intake.classified', { stamp }) };
  return { ok: true, text: read.text, draft: understand(read.text) };
}
