import type { Plain } from '../../workflows/vocabulary';

/** What a table of rules said, as far as the trail knows it: by which texts it can be read again. Everything else in it belongs to whoever reads tables. */
export type RecordedReading = {
  readonly file: string;
  /** Of the table's file. */
  readonly sha256: string;
  /** Of the register of provisions that it cites. */
  readonly lawSha256: string;
};

/** The readings that an event holds, whatever they are; none where it holds none. */
export function readingsIn(event: { readonly [name: string]: Plain }): readonly Plain[] {
  const readings = event['readings'];
  return Array.isArray(readings) ? (readings as readonly Plain[]) : [];
}

export function isReading(value: Plain): value is RecordedReading {
  if (typeof value !== 'object' || value === null) return false;
  const { file, sha256, lawSha256 } = value as { readonly [name: string]: unknown };
  return typeof file === 'string' && isHash(sha256) && isHash(lawSha256);
}

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
