import type { Refusal } from '../../workflows/vocabulary';
import { hasText, refusalText } from '../platform/refusals/refusal-text';

/** Vietnamese and English, from the catalogue of the house. A failure must never fail on the way out: a code that the catalogue
 *  does not know is shown with its facts. */
export function failureText(refused: Refusal): { readonly vi: string; readonly en: string } {
  if (hasText(refused.code)) return { vi: refusalText(refused, 'vi'), en: refusalText(refused, 'en') };
  const facts = JSON.stringify(refused.facts);
  return { vi: `Bị từ chối: ${facts}.`, en: `Refused: ${facts}.` };
}

/** Two lines for a terminal, Vietnamese first. */
export function failureLines(refused: Refusal): string[] {
  const { vi, en } = failureText(refused);
  return [`lỗi [${refused.code}] ${vi}`, `  en: ${en}`];
}
