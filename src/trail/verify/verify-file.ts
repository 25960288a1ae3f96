import type { Readable } from 'node:stream';
import type { ExportScope } from '../export/format';
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
  /** Results of rules that their tables gave again, the same; null as above. */
  readonly reread: number | null;
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
    await verification.finish(reader.ended, options.signal);
  } catch (error) {
    verification.close();
    if (!(error instanceof FileUnreadable)) throw error;
    verification.findings.note(error.code, null);
  }
  return reportOf(verification);
}

function reportOf({ findings, counts, about: { head, checkpoint } }: ExportVerification): VerifyReport {
  const { broken, open, shown } = findings;
  return {
    verdict: broken > 0 ? 'broken' : open > 0 ? 'open' : 'verified',
    origin: checkpoint?.origin ?? null,
    build: head?.build ?? null,
    scope: head === null ? null : scopeText(head.scope),
    size: checkpoint?.size ?? null,
    root: checkpoint?.root.toString('base64') ?? null,
    signedAt: checkpoint?.signedAt ?? null,
    ...counts,
    ...{ broken, open, findings: shown },
  };
}

const scopeText = (scope: ExportScope): string =>
  'id' in scope ? `${scope.kind} ${scope.id}${scope.seen === true ? ' (seen)' : ''}` : scope.kind;
