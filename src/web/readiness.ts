import type { Instant } from '../../workflows/vocabulary';
import { epochMsOf } from '../calendar/local-date';

/** One thing that must hold before requests are sent here. */
export interface Check {
  readonly name: 'database' | 'clock' | 'sequencer' | 'followers';
  readonly ok: boolean;
  /** A number or a word for people who look. */
  readonly seen: number | string;
}

/** What the clock and the trail look like from outside. */
export interface Vitals {
  readonly oldestDueAt: Instant | null;
  readonly heldSince: Instant | null;
  readonly unplacedEntries: number;
  readonly followerLag: ReadonlyMap<string, number>;
  readonly now: Instant;
  readonly tickSeconds: number;
}

const TICKS_ALLOWED = 2;
/** More than a tick places or follows: whoever is further behind is stuck, not busy. */
const POSITIONS_ALLOWED = 50_000;

/** The clock may lag two ticks; a clock that is held because the time jumped is not ready. Source: issue of the API, "readiness". */
export function checksOf(vitals: Vitals): Check[] {
  const lagSeconds =
    vitals.oldestDueAt === null ? 0 : Math.max(0, (epochMsOf(vitals.now) - epochMsOf(vitals.oldestDueAt)) / 1_000);
  const behind = Math.max(0, ...vitals.followerLag.values());
  const inTime = lagSeconds <= TICKS_ALLOWED * vitals.tickSeconds;
  return [
    { name: 'database', ok: true, seen: 'reached, schema in place' },
    { name: 'clock', ok: vitals.heldSince === null && inTime, seen: vitals.heldSince === null ? lagSeconds : 'held' },
    { name: 'sequencer', ok: vitals.unplacedEntries <= POSITIONS_ALLOWED, seen: vitals.unplacedEntries },
    { name: 'followers', ok: behind <= POSITIONS_ALLOWED, seen: behind },
  ];
}
