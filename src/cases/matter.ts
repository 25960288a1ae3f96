import type { LocalDate, Plain } from '../../workflows/vocabulary';
import type { Reading } from '../rules/reading';
import type { Cause } from './case-row';

/** What is put before the tables: something that happened in a unit, known from an entry of the trail. */
export interface Matter {
  readonly trigger: Trigger;
  readonly unitId: string;
  /** Watches over the unit. */
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
  readonly planId: string | null;
  /** Null where a person brought it. */
  readonly cause: Cause | null;
  /** The day of the act: whoever headed the unit then answers, and the law of that day is cited. */
  readonly actOn: LocalDate;
  /** Of what the case's id is made: the same fact proposes one case, whichever entry speaks of it. */
  readonly key: readonly string[];
}

export const TRIGGERS = ['overdue', 'flagged', 'accident', 'yearly-ratio', 'referral', 'notice'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** A decision that a matter is put before, with the facts for it. */
export interface Put {
  readonly file: string;
  readonly decision: string;
  readonly facts: { readonly [fact: string]: Plain };
}

export const LATENESS = { file: 'lateness.dmn', decision: 'lateness-of-unit' } as const;
export const RESPONSIBILITY = { file: 'head-of-unit.dmn', decision: 'responsibility-of-head' } as const;
export const YEARLY_RATIO = { file: 'head-of-unit.dmn', decision: 'yearly-ratio' } as const;

/** What follows from a reading: a proposal, a question to a person, or nothing. */
export type Follows = 'proposes' | 'asks' | 'nothing';

/** A missing fact and a table that contradicts itself are for a person to settle; neither is ever read as "no". */
export function followsFrom(reading: Reading, trigger: Trigger): Follows {
  switch (reading.outcome) {
    case 'decided':
      return isProposal(reading, trigger) ? 'proposes' : 'nothing';
    case 'none':
      return 'nothing';
    case 'undetermined':
    case 'failed':
      return 'asks';
  }
}

/** A duty that has just become late is not yet a case against its head unless the table says so; a flagged one had every reminder. */
const OF_LATENESS: Readonly<Record<'overdue' | 'flagged', readonly string[]>> = {
  overdue: ['explanation-asked', 'head-accountability'],
  flagged: ['reminder-letter', 'explanation-asked', 'head-accountability'],
};

function isProposal({ decision, result }: Reading, trigger: Trigger): boolean {
  if (decision === LATENESS.decision)
    return OF_LATENESS[trigger === 'overdue' ? 'overdue' : 'flagged'].includes(String(result));
  if (decision === RESPONSIBILITY.decision) return Array.isArray(result) && result.includes('examine-responsibility');
  return decision === YEARLY_RATIO.decision && result === 'may-be-let-go';
}
