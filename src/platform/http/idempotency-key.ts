import { refusal } from '../../../workflows/vocabulary';
import { Refused } from '../refused';

/** The header `Idempotency-Key`, or null when it was not sent. Refuses `idempotency.key-invalid`. */
export function idempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (/^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new Refused(refusal('idempotency.key-invalid'));
}
