import { refusal } from '../../workflows/vocabulary';
import { Refused, type FieldRefusal } from '../platform/refused';
import type { PlanProblem } from './plan-file/plan-problem';
import { planProblemText } from './plan-file/plan-problem-texts';
import type { Loaded } from './plan-loading.service';

/** Why a file was not loaded, as the edge tells it: a refusal, or each problem of the file with its own sentences. */
export function refusedFile(refused: Extract<Loaded, { ok: false }>): Refused {
  if (!('problems' in refused)) return new Refused(refused.refusal);
  const { problems } = refused;
  return new Refused(refusal('plan.has-problems', { count: problems.length }), problems.map(problemField));
}

/** Problems of a file bring their own sentences: its place in the file is the field. */
export const problemField = (problem: PlanProblem): FieldRefusal => ({
  path: problem.path,
  code: problem.code,
  facts: { ...problem.facts, file: problem.file, line: problem.line, column: problem.column },
  words: { vi: planProblemText(problem, 'vi'), en: planProblemText(problem, 'en') },
});
