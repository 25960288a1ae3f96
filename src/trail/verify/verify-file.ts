import type { Readable } from 'node:stream';
import { FileUnreadable, LineReader, unpacked } from './export-lines';
import { ExportVerification, type VerifyWishes } from './export-verification';
import type { Finding } from './finding';

/** What came of a verification. `verified` only when everything was looked at and nothing was found. */
export interface VerifyReport {
  readonly verdict: 'verified' | 'open' | 'broken';
  readonly origin: string | null;
  readonly build: string | null;
  readonly scope: string | null;
  readonly size: number | null;
  readonly root: string | null;
  readonly signedAt: string | null;
  readonly entries: number;
  readonly streams: number;
  /** Entries that were lived again; null: none was asked to be. */
  readonly relived: number | null;
  readonly broken: number;
  readonly open: number;
  /** The first of them. */
  readonly findings: readonly Finding[];
}

export interface VerifyOptions extends VerifyWishes {
  readonly onProgress?: (entries: number) => void;
  readonly signal?: AbortSignal;
}

const PROGRESS_ENTRIES = 100_000;

/** Reads the file once, from its beginning to its end; what it holds in memory does not grow with it. */
export async function verifyFile(file: Readable, options: VerifyOptions): Promise<VerifyReport> {
  const verification = new ExportVerification(options);
  const reader = new LineReader();
  let told = 0;
  try {
    await reader.read(unpacked(file), (line, digestBefore) => {
      options.signal?.throwIfAborted();
      verification.take(line, digestBefore);
      const { entries } = verification.counts;
      if (entries - told < PROGRESS_ENTRIES) return;
      told = entries;
      options.onProgress?.(entries);
    });
    verification.finish(reader.ended);
  } catch (error) {
    verification.abandon();
    if (!(error instanceof FileUnreadable)) throw error;
    verification.findings.note(error.code, null);
  }
  return reportOf(verification);
}

function reportOf({ findings, counts, about: { head, checkpoint } }: ExportVerification): VerifyReport {
  const { broken, open, shown } = findings;
  const scope = head === null ? null : head.scope.kind === 'all' ? 'all' : `${head.scope.kind} ${head.scope.id}`;
  return {
    verdict: broken > 0 ? 'broken' : open > 0 ? 'open' : 'verified',
    origin: checkpoint?.origin ?? null,
    build: head?.build ?? null,
    scope,
    size: checkpoint?.size ?? null,
    root: checkpoint?.root.toString('base64') ?? null,
    signedAt: checkpoint?.signedAt ?? null,
    ...counts,
    ...{ broken, open, findings: shown },
  };
}
