import { refusal, type Refusal } from '../../../workflows/vocabulary';

export function docxText(_bytes: Uint8Array): string | Refusal {
  return refusal('intake.unknown-format', {});
}
