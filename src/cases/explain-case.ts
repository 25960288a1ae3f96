import type { Instant, Plain } from '../../workflows/vocabulary';
import { decide, type Explained } from '../rules/decide';
import type { Scope } from '../rules/feel/values';
import type { LawRegister } from '../rules/law/provision';
import { lawHash, readingOf, sameReading, type Reading } from '../rules/reading';
import type { RuleFile } from '../rules/rule-text';

/** Whether the table says today, of the same facts, what the entry says that it said: `same`; `differs`; `table-changed` and
 *  `law-changed` where the released file or register is another one, so that the stored reading stands by itself. */
export const RECOMPUTED = ['same', 'differs', 'table-changed', 'law-changed'] as const;
export type Recomputed = (typeof RECOMPUTED)[number];

/** A reading as it is shown: stored, compared, and with every row and cell where the table is still the same. */
export interface ExplainedReading {
  readonly stored: Reading;
  readonly recomputed: Recomputed;
  readonly detail: Explained | null;
}

/** Why a case was opened, and what it follows from. */
export interface CaseExplanation {
  readonly opened: {
    readonly seq: number;
    readonly type: string;
    readonly recordedAt: Instant;
    readonly hash: string;
    readonly event: { readonly [key: string]: Plain };
  };
  /** The entry that it follows from; null where a person brought it. */
  readonly cause: {
    readonly subject: string;
    readonly stream: string;
    readonly seq: number;
    readonly type: string;
    readonly recordedAt: Instant;
    readonly hash: string;
  } | null;
  readonly readings: readonly ExplainedReading[];
}

/** Reads a stored reading again with the table of today. Pure. */
export function explainReading(stored: Reading, rules: RuleFile, law: LawRegister): ExplainedReading {
  if (rules.sha256 !== stored.sha256) return { stored, recomputed: 'table-changed', detail: null };
  const again = readingOf(rules, stored.decision, stored.facts, law);
  const explained = decide(rules, stored.decision, stored.facts as unknown as Scope, law);
  const detail = 'length' in explained ? null : (explained as Explained);
  if ('length' in again) return { stored, recomputed: 'differs', detail };
  if (lawHash(law) !== stored.lawSha256) return { stored, recomputed: 'law-changed', detail };
  return { stored, recomputed: sameReading(stored, again as Reading) ? 'same' : 'differs', detail };
}
