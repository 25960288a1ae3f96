import type { Facts } from '../../../workflows/vocabulary';

/** What can be wrong with a plan file or the people file beside it, and the facts that its text needs.
 *  Texts: plan-problem-texts.ts, which the compiler keeps complete. */
export interface PlanProblemFacts {
  'plan.too-large': { readonly bytes: number; readonly limitBytes: number };
  'plan.too-many-problems': { readonly left: number };
  'plan.empty': Facts;
  'text.not-nfc': { readonly lines: number };
  'yaml.syntax': { readonly reason: string; readonly detail: string };
  'yaml.too-deep': { readonly limit: number };
  'yaml.too-many-aliases': { readonly limit: number };
  'yaml.tag': { readonly tag: string };
  'plan.key-not-text': { readonly key: string };
  'plan.duplicate-key': { readonly key: string };
  'plan.unknown-key': { readonly key: string; readonly nearest: string | null; readonly known: readonly string[] };
  'plan.missing-key': { readonly key: string };
  'plan.wrong-type': { readonly expected: string; readonly found: string };
  'plan.not-one-of': { readonly value: string; readonly known: readonly string[]; readonly nearest: string | null };
  'plan.not-an-id': { readonly value: string };
  'plan.not-a-ref': { readonly value: string };
  'plan.not-a-day': { readonly value: string };
  'plan.not-a-time': { readonly value: string };
  'plan.not-a-people-file': { readonly value: string };
  'plan.out-of-range': { readonly value: string; readonly limit: number; readonly bound: 'least' | 'most' };
  'plan.empty-text': Facts;
  'plan.too-long': { readonly limit: number };
  'plan.empty-list': Facts;
  'plan.too-many-values': { readonly limit: number };
  'plan.list-too-long': { readonly limit: number };
  'plan.list-length': { readonly length: number };
  'plan.duplicate-id': { readonly id: string; readonly firstLine: number };
  'document.classified': { readonly value: string };
  'document.ends-before-issue': { readonly until: string; readonly issuedOn: string };
  'document.unknown-basis': { readonly id: string; readonly nearest: string | null };
  'document.basis-cycle': { readonly cycle: readonly string[] };
  'unit.unknown': { readonly id: string; readonly nearest: string | null };
  'unit.is-a-group': { readonly id: string };
  'unit.parent-cycle': { readonly cycle: readonly string[] };
  'unit.not-valid-on-date': { readonly id: string; readonly on: string };
  'period.ends-before-start': { readonly from: string; readonly to: string };
  'group.empty': { readonly id: string };
  'group.empty-on-date': { readonly id: string; readonly on: string };
  'target.range-reversed': { readonly percentFrom: number; readonly percentTo: number };
  'task.duplicate-ref': { readonly ref: string; readonly firstLine: number };
  'task.unknown-ref': { readonly ref: string; readonly nearest: string | null };
  'task.parent-cycle': { readonly cycle: readonly string[] };
  'task.due-after-parent': { readonly due: string; readonly parentDue: string; readonly parent: string };
  'task.nobody': { readonly ref: string };
  'task.only-named': { readonly ref: string };
  'task.routing-cycle': { readonly cycle: readonly string[] };
  'task.confirmed-by-itself': { readonly unit: string };
  'task.no-required-evidence': { readonly ref: string };
  'task.no-coverage': { readonly ref: string };
  'deadline.before-issue': { readonly date: string; readonly issuedOn: string };
  'deadline.without-words': { readonly rule: string };
  'deadline.words-differ': { readonly inWords: string; readonly inRule: string };
  'deadline.no-default': { readonly ref: string; readonly kind: string };
  'deadline.exactly-one': { readonly keys: readonly string[]; readonly found: readonly string[] };
  'default.prescribes-nothing': { readonly kind: string };
  'default.duplicate': { readonly kind: string; readonly ref: string | null };
  'people.post-without-holder': { readonly post: string };
  'people.overlap': { readonly post: string; readonly from: string };
}
export type PlanProblemCode = keyof PlanProblemFacts;

/** A warning lets the plan through and is shown; an error stops it. */
export type Severity = 'error' | 'warning';
const WARNINGS: ReadonlySet<PlanProblemCode> = new Set<PlanProblemCode>([
  'text.not-nfc',
  'task.only-named',
  'task.no-coverage',
  'deadline.words-differ',
  'deadline.no-default',
  'people.post-without-holder',
]);

/** Where in the file, as keys and indexes from the top. */
export type ProblemPath = readonly (string | number)[];

/** A problem before its place in the file is known. `at: 'key'` points at the key that ends the path, not at its value. */
export type Finding = {
  [Code in PlanProblemCode]: {
    readonly code: Code;
    readonly path: ProblemPath;
    readonly at?: 'key' | 'value';
    readonly facts: PlanProblemFacts[Code];
  };
}[PlanProblemCode];

/** `line` and `column` count from 1; `column` in UTF-16 units, as editors do. `path` reads `tasks[3].deadline.rule.date`. */
export type PlanProblem = {
  [Code in PlanProblemCode]: {
    readonly code: Code;
    readonly severity: Severity;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly path: string;
    readonly facts: PlanProblemFacts[Code];
  };
}[PlanProblemCode];

export const severityOf = (code: PlanProblemCode): Severity => (WARNINGS.has(code) ? 'warning' : 'error');

export const pathText = (path: ProblemPath): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
