import { refusal, type Refusal } from '../../../workflows/vocabulary';

export function pdfText(_bytes: Uint8Array): string | Refusal {
  return refusal('intake.unknown-format', {});
}
