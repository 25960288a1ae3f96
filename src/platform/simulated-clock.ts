import type { Instant } from '../../workflows/vocabulary';
import type { Clock } from './clock';

/** A clock that stands until somebody sets it. It may be set back: what then happens is part of what we test. */
export class SimulatedClock implements Clock {
  readonly simulated = true;

  constructor(private current: Instant) {}

  now(): Instant {
    return this.current;
  }

  set(instant: Instant): void {
    this.current = instant;
  }
}
