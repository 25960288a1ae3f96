import type { Instant } from '../../workflows/vocabulary';
import { epochMsOf, instantOfEpochMs } from '../calendar/local-date';
import type { TickStatus } from './clock-state.store';

/** How the clock does, for people. Instants in UTC, `lagSeconds` since the oldest wake-up that is due; lags of the trail in entries. */
export interface ClockView extends TickStatus {
  readonly now: Instant;
  readonly tickSeconds: number;
  /** Whether some process has ticked lately. */
  readonly running: boolean;
  /** Null while nobody ticks. */
  readonly nextRunAt: Instant | null;
  readonly lagSeconds: number;
  readonly sequencer: {
    readonly entries: number;
    readonly blockedBy: { readonly pid: number; readonly since: Instant } | null;
  };
  readonly followers: Readonly<Record<string, number>>;
}

/** A server that has missed this many ticks is taken for gone. Source: issue 2 §5. */
const MISSED_TICKS = 2;

/** Pure: what was asked of the database is handed in. */
export function clockView({
  now,
  tickSeconds,
  ticks,
  sequencer,
  followers,
}: Pick<ClockView, 'now' | 'tickSeconds' | 'sequencer'> & {
  readonly ticks: TickStatus;
  readonly followers: ReadonlyMap<string, number>;
}): ClockView {
  const running = ticks.lastRun !== null && since(ticks.lastRun.startedAt, now) <= MISSED_TICKS * tickSeconds;
  return {
    now,
    tickSeconds,
    ...ticks,
    running,
    nextRunAt: running ? nextSlot(now, tickSeconds) : null,
    lagSeconds: ticks.oldestDueAt === null ? 0 : since(ticks.oldestDueAt, now),
    sequencer,
    followers: Object.fromEntries(followers),
  };
}

const since = (earlier: Instant, now: Instant): number => Math.max(0, (epochMsOf(now) - epochMsOf(earlier)) / 1_000);

function nextSlot(now: Instant, tickSeconds: number): Instant {
  const slotMs = tickSeconds * 1_000;
  return instantOfEpochMs((Math.floor(epochMsOf(now) / slotMs) + 1) * slotMs);
}
