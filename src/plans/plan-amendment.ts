import type { Instant } from '../../workflows/vocabulary';
import type { Opening } from '../engine/subject';
import type { Tx } from '../platform/database/tx';
import type { PlanDifference } from './plan-difference';
import type { PlanFile } from './plan-file/plan-file';

/** What amending a plan is about, in the words that rooms hand to each other. */

export interface DutyName {
  readonly task: string;
  readonly unit: string;
  readonly period: string;
}

export interface AmendedDuties {
  readonly superseded: readonly (DutyName & { readonly id: string })[];
  readonly opened: readonly DutyName[];
  /** Open duties that the amendment leaves alone. */
  readonly kept: number;
  readonly openings: readonly Opening[];
}

/** Says what a new file does to the duties of a plan; the room downstream knows what a duty is. */
export type DutyAmender = (
  tx: Tx,
  amendment: { readonly planId: string; readonly before: PlanFile; readonly after: PlanFile; readonly at: Instant },
) => Promise<AmendedDuties>;

/** What an amendment changed, or would change. */
export interface Amendment {
  readonly difference: PlanDifference;
  readonly duties: Omit<AmendedDuties, 'openings'>;
}
