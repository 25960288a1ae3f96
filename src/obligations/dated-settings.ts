import type { ReportingRegime } from '../calendar/reporting-regime';
import type { Ladder } from './ladder';

/** The dated records that this process was started with, for whoever shows them. */
export class DatedSettings {
  constructor(
    readonly ladders: readonly Ladder[],
    readonly regimes: readonly ReportingRegime[],
  ) {}
}
