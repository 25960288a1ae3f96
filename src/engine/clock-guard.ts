import type { Instant } from '../../workflows/vocabulary';

/** Tells an outage from a clock that was set: an outage also shows in the machine's uptime, a set clock does not. Pure.
 *  Uptime counts sleep as well, so a machine that slept was simply away. */

export interface ClockReading {
  readonly wall: Instant;
  readonly uptimeMs: number;
}

export type ClockVerdict =
  { readonly verdict: 'steady' } | { readonly verdict: 'set-forward' | 'set-back'; readonly byMs: number };

/** Corrections below this are the ordinary work of a time service. */
export const TOLERATED_MS = 60 * 60_000;

/** A reading is kept anew after this long: until then the one before serves as well, and a tick with nothing to do writes nothing. */
const RENEWED_AFTER_MS = 5 * 60_000;

/** Whether the clock goes as it did at a reading of a moment ago, so that there is nothing to write down. */
export function isFresh(before: ClockReading | null, now: ClockReading): boolean {
  const agedMs = before === null ? RENEWED_AFTER_MS : now.uptimeMs - before.uptimeMs;
  return agedMs >= 0 && agedMs < RENEWED_AFTER_MS && judgeClock(before, now).verdict === 'steady';
}

/** How the wall clock moved between two readings of one boot, against the uptime. */
export function judgeClock(before: ClockReading | null, now: ClockReading): ClockVerdict {
  if (before === null) return { verdict: 'steady' };
  const byMs = Date.parse(now.wall) - Date.parse(before.wall) - (now.uptimeMs - before.uptimeMs);
  if (byMs > TOLERATED_MS) return { verdict: 'set-forward', byMs };
  if (byMs < -TOLERATED_MS) return { verdict: 'set-back', byMs };
  return { verdict: 'steady' };
}
