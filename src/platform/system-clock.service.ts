import { Injectable } from '@nestjs/common';
import type { Instant } from '../../workflows/vocabulary';
import type { Clock, Stopwatch } from './clock';

/** The only place that reads the wall clock. */
@Injectable()
export class SystemClock implements Clock, Stopwatch {
  readonly simulated = false;

  now(): Instant {
    return new Date().toISOString() as Instant;
  }

  monotonicMs(): number {
    return performance.now();
  }
}
