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
import { readYaml, type YamlSource } from './yaml-source';

/** A plan that may be issued, with what is odd but allowed; or every problem found, warnings among them, by line. */
export type PlanReading =
  | { readonly ok: true; readonly plan: PlanFile; readonly warnings: readonly PlanProblem[] }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** Reads a plan file and checks all that can be known from its text alone. Reports all problems at once; never throws on
 *  any text. `fileName` is only repeated in the problems. Source: docs/plan-file.md. */
export function readPlanFile(text: string, fileName: string): PlanReading {
  const source = readYaml(text, fileName);
  const plan = fillPlan(source.value);
  const problems = source.place(source.readable ? withoutEchoes(findingsIn(plan, source)) : []);
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems };
  return { ok: true, plan, warnings: problems };
}

/** Lists past their limit are not looked into: comparing all with all would take minutes. */
const OVERLONG: ReadonlySet<string> = new Set(['plan.list-too-long', 'plan.too-many-values', 'plan.empty']);

function findingsIn(plan: PlanFile, source: YamlSource): readonly Finding[] {
  const ofShape = schemaFindings('plan', source.value);
  if (ofShape.some((finding) => OVERLONG.has(finding.code))) return ofShape;
  return [
    ...ofShape,
    ...documentFindings(plan, source.value),
    ...idFindings(plan, source.lineOf),
    ...registerFindings(plan),
    ...deadlineFindings(plan),
    ...taskFindings(plan),
  ];
}

/** One mistake, one problem: an unknown unit says more than "not an id", and a day that breaks
 *  pattern and calendar alike is told once. */
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
