import type { Workflow } from '../workflow';
import { accountability } from './accountability.machine';
import { commendation } from './commendation.machine';
import { disciplinaryReview } from './disciplinary-review.machine';
import { question } from './question.machine';
import { violation } from './violation.machine';

/** Every kind of case, by its name. */
export const CASE_KINDS = ['accountability', 'disciplinaryReview', 'violation', 'commendation', 'question'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
export const isCaseKind = (text: string): text is CaseKind => CASE_KINDS.some((kind) => kind === text);

export const CASE_MACHINES: Readonly<Record<CaseKind, Workflow>> = {
  accountability,
  disciplinaryReview,
  violation,
  commendation,
  question,
};

/** Where a case of any kind may stand. */
export const CASE_STATES: readonly string[] = [
  ...new Set(Object.values(CASE_MACHINES).flatMap(({ machine }) => Object.keys(machine.states))),
].sort();
