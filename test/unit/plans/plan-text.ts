import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';
import type { PlanFile } from '../../../src/plans/plan-file/plan-file';
import type { PlanProblem, PlanProblemCode } from '../../../src/plans/plan-file/plan-problem';

/** A small plan that has nothing wrong with it. Tests change one line; line numbers are counted from 1. */
export const SMALL_PLAN = `dondocPlan: 1
id: nho
office: van-phong
document:
  type: Kế hoạch
  number: '08'
  symbol: KH-UBND
  issuedOn: 2024-06-10
  issuer: ban
  title: Kế hoạch thử
tasks:
  - ref: I.1
    clause: mục I.1
    title: Ban hành kế hoạch
    kind: issuePlan
    carriesOut: [cac-so]
    deadline: { asWritten: chậm nhất ngày 30/6/2024, rule: { kind: on-date, comparator: by, date: 2024-06-30 } }
    evidence: [{ kind: document, required: true, text: Kế hoạch }]
  - ref: I.2
    clause: mục I.2
    title: Báo cáo qua Sở A
    kind: implementation
    carriesOut: [so-b]
    routedThrough: [so-a]
    reportsTo: [ban]
    deadline: { asWritten: null, rule: { kind: standing } }
    evidence: [{ kind: figures, required: true, text: Số liệu }]
units:
  - { id: ban, name: Ban, tree: state }
  - { id: van-phong, name: Văn phòng Ban, tree: state, parent: ban }
  - { id: so-a, name: Sở A, tree: state, parent: ban }
  - { id: so-b, name: Sở B, tree: state, parent: ban, from: 2020-01-01, to: 2025-06-30 }
groups:
  - { id: cac-so, name: Các sở, members: [so-a, so-b] }
`;

export function smallPlanWith(from: string, to: string): string {
  if (!SMALL_PLAN.includes(from)) throw new Error(`the small plan has no “${from}”`);
  return SMALL_PLAN.replace(from, to);
}

export function problemsOf(text: string): readonly PlanProblem[] {
  const reading = readPlanFile(text, 'nho.plan.yaml');
  return reading.ok ? reading.warnings : reading.problems;
}

export function planOf(text: string): PlanFile {
  const reading = readPlanFile(text, 'nho.plan.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.plan;
}

export type Brief = readonly [code: PlanProblemCode, line: number, column: number];
export const brief = (problems: readonly PlanProblem[]): readonly Brief[] =>
  problems.map(({ code, line, column }) => [code, line, column]);
