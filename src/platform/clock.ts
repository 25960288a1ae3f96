import type { Instant } from '../../workflows/vocabulary';

/** What time it is, for every decision. Nothing else may ask the machine. */
export interface Clock {
  now(): Instant;
  /** True when time is a value that somebody sets: history written this way is marked as such. */
  readonly simulated: boolean;
}

/** How long something takes, in milliseconds from an arbitrary start; not moved by corrections of the wall clock. */
export interface Stopwatch {
  monotonicMs(): number;
}
