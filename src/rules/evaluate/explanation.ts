import type { Plain, Refusal } from '../../../workflows/vocabulary';
import type { HitPolicy } from '../dmn/model';

/** Why a decision came out as it did: everything that is needed to defend it, or to see what would have changed it. */

/** `unknown`: a fact that the cell needs is missing. */
export type Verdict = 'yes' | 'no' | 'unknown';

export interface InputSeen {
  readonly label: string;
  readonly expression: string;
  readonly value: Plain;
  readonly missing: boolean;
}

export interface RowVerdict {
  /** Counts from 1, as a person counts rows. */
  readonly row: number;
  readonly verdict: Verdict;
  /** One per input column. */
  readonly cells: readonly Verdict[];
}

export interface MatchedRow {
  readonly row: number;
  readonly outputs: Plain;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface NearMiss {
  readonly row: number;
  readonly missedBy: readonly { readonly column: string; readonly test: string; readonly value: Plain }[];
}

export interface TableExplanation {
  /** The decision or knowledge model that the table belongs to. */
  readonly table: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation: string | null;
  readonly inputs: readonly InputSeen[];
  readonly rows: readonly RowVerdict[];
  readonly matched: readonly MatchedRow[];
  /** Rows that could still match, if the missing facts were known. */
  readonly open: readonly number[];
  readonly nearest: readonly NearMiss[];
  readonly usedDefault: boolean;
}

/** What FEEL complained of, and in which expression. */
export interface Complaint {
  readonly where: string;
  readonly text: string;
}

/** `none`: every fact was there and no row matched. */
export type Outcome = 'decided' | 'none' | 'undetermined' | 'failed';

export interface DecisionExplanation {
  readonly decision: string;
  readonly outcome: Outcome;
  readonly result: Plain;
  readonly expression: string | null;
  readonly tables: readonly TableExplanation[];
  readonly missing: readonly string[];
  readonly failures: readonly Refusal[];
  readonly complaints: readonly Complaint[];
}
