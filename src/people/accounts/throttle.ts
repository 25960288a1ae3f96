import type { Instant } from '../../../workflows/vocabulary';
import { addMs, epochMsOf } from '../../calendar/local-date';

/** How often one may try to sign in. Pure: the store keeps the numbers. */

/** How often something was tried since a moment, and when last. */
export interface Tries {
  readonly tries: number;
  readonly since: Instant;
  readonly lastAt: Instant;
}
export interface TryLimit {
  /** So many cost nothing. */
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** Tries are forgotten when nobody tried for so long. */
export const FORGOTTEN_AFTER_MS = 15 * 60_000;

/** An account is guessed at from many addresses, and from one address at many accounts; behind one address sits a whole office. */
export const OF_ACCOUNT: TryLimit = { free: 5, firstWaitMs: 15_000, longestWaitMs: 15 * 60_000 };
export const OF_ADDRESS: TryLimit = { free: 50, firstWaitMs: 15_000, longestWaitMs: 15 * 60_000 };

/** From when on the next try is heard, each wait twice the one before; null: now. */
export function heardFrom(before: Tries | null, limit: TryLimit, now: Instant): Instant | null {
  if (before === null || isForgotten(before, now) || before.tries < limit.free) return null;
  const waitMs = Math.min(limit.firstWaitMs * 2 ** Math.min(before.tries - limit.free, 20), limit.longestWaitMs);
  const from = addMs(before.lastAt, waitMs);
  return from > now ? from : null;
}

export const isForgotten = ({ lastAt }: Tries, now: Instant): boolean =>
  epochMsOf(now) - epochMsOf(lastAt) > FORGOTTEN_AFTER_MS;

export const afterTry = (before: Tries | null, now: Instant): Tries =>
  before === null || isForgotten(before, now)
    ? { tries: 1, since: now, lastAt: now }
    : { tries: before.tries + 1, since: before.since, lastAt: now };
