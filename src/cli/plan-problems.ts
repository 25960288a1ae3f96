import type { PlanProblem } from '../plans/plan-file/plan-problem';
import { planProblemText } from '../plans/plan-file/plan-problem-texts';

/** A problem as `--json` gives it: code and facts for programs, a sentence in both languages for people. */
export const problemJson = (problem: PlanProblem) => ({
  ...problem,
  vi: planProblemText(problem, 'vi'),
  en: planProblemText(problem, 'en'),
});

/** `file:line:column`, so that a terminal or editor can jump there; what was expected and what to do stand in the sentence. */
export function problemLines(problem: PlanProblem): string[] {
  const { file, line, column, severity, code, path } = problem;
  const word = severity === 'error' ? 'lỗi' : 'lưu ý';
  return [
    `${file}:${line}:${column}: ${word} [${code}] ${planProblemText(problem, 'vi')}`,
    `  en: ${severity}: ${planProblemText(problem, 'en')}`,
    ...(path === '' ? [] : [`  tại / at: ${path}`]),
  ];
}

export const countOf = (problems: readonly PlanProblem[], severity: PlanProblem['severity']): number =>
  problems.filter((problem) => problem.severity === severity).length;
