import { deadlineFindings } from './deadline-findings';
import { documentFindings } from './document-findings';
import { fillPlan } from './fill-plan';
import { idFindings } from './id-findings';
import type { PlanFile } from './plan-file';
import type { Finding, PlanProblem } from './plan-problem';
import { pathText } from './plan-problem';
import { registerFindings } from './register-findings';
import { schemaFindings } from './schema-findings';
import { taskFindings } from './task-findings';
import { readYaml } from './yaml-source';

/** A plan that may be issued, with what is odd but allowed; or every problem found, warnings among them, by line. */
export type PlanReading =
  | { readonly ok: true; readonly plan: PlanFile; readonly warnings: readonly PlanProblem[] }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** Reads a plan file and checks all that can be known from its text alone. Reports all problems at once; never throws on
 *  any text. `fileName` is only repeated in the problems. Source: issue 2 §3 and §8, docs/plan-file.md. */
export function readPlanFile(text: string, fileName: string): PlanReading {
  const source = readYaml(text, fileName);
  const findings: Finding[] = [];
  const plan = fillPlan(source.value);
  if (source.readable) {
    findings.push(...schemaFindings('plan', source.value), ...documentFindings(plan, source.value));
    if (source.value !== null && typeof source.value === 'object') {
      findings.push(
        ...idFindings(plan, source.lineOf),
        ...registerFindings(plan),
        ...deadlineFindings(plan),
        ...taskFindings(plan),
      );
    }
  }
  const problems = source.place(withoutEchoes(findings));
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems };
  return { ok: true, plan, warnings: problems };
}

/** One mistake, one problem: an unknown unit says more than "not an id", and what the schema refused at a place is not
 *  refused there again, nor below it. */
export function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const unknown = new Set(findings.filter((f) => f.code === 'unit.unknown').map((f) => pathText(f.path)));
  const told = new Set<string>();
  return findings.filter((finding) => {
    const place = pathText(finding.path);
    if (finding.code === 'plan.not-an-id' && unknown.has(place)) return false;
    if (finding.code === 'plan.missing-key' || finding.code === 'plan.unknown-key') return true;
    const first = !told.has(place);
    told.add(place);
    return first || !SCHEMA_CODES.has(finding.code);
  });
}

const SCHEMA_CODES: ReadonlySet<string> = new Set([
  'plan.not-a-day',
  'plan.not-an-id',
  'plan.wrong-type',
  'plan.not-one-of',
]);
