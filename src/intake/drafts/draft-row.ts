import type { Instant } from '../../../workflows/vocabulary';
import type { Draft } from '../draft';
import type { Correction } from './correction';

/** A paper that a unit had read, and what its people said of the reading. */
export interface DraftRow {
  readonly id: string;
  readonly unit: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly text: string;
  readonly reading: Draft;
  readonly readBy: string;
  readonly readAt: Instant;
  readonly corrections: readonly Correction[];
  readonly revision: number;
  readonly correctedBy: string | null;
  readonly correctedAt: Instant | null;
  /** The short name of the plan that it became. */
  readonly plan: string | null;
}
