import type { Plain, Refusal } from '../../../workflows/vocabulary';
import { Evaluation } from '../evaluate/evaluation';
import type { Program } from '../evaluate/program';
import { Run, type Asked } from '../evaluate/run';
import { isContext, plainOf, type Scope, type Value } from '../feel/values';
import { FeelFunction } from 'feelin';
import { isAsExpected, valueOfGiven } from './compare';
import type { TestCase } from './test-file';

/** How one decision of one test case came out. */
export interface TckResult {
  readonly file: string;
  readonly case: string;
  readonly decision: string;
  readonly passed: boolean;
  readonly expected: Plain;
  readonly actual: Plain;
  /** What the evaluation complained of; why a file could not be run. */
  readonly because: readonly string[];
}

/** Test cases speak of the standard, where a missing input is null. */
const BY_THE_STANDARD: Asked = { missing: 'null', explain: true };

/** Runs the cases of one file. A case that cannot be run has failed: it is told, and the others go on. */
export function runCases(file: string, cases: readonly TestCase[], program: Program | Refusal): readonly TckResult[] {
  return cases.flatMap((each) =>
    each.results.map(({ name, expected }) => {
      const wanted = valueOfGiven(expected);
      const base = { file, case: each.id, decision: name, expected: plainOf(wanted) };
      if ('code' in program) {
        return { ...base, passed: false, actual: null, because: [program.code, JSON.stringify(program.facts)] };
      }
      try {
        const { value, because } = outcomeOf(program, each, name, wanted);
        return { ...base, passed: isAsExpected(wanted, value), actual: plainOf(value), because };
      } catch (error) {
        const because = [error instanceof Error ? error.message : String(error)];
        return { ...base, passed: false, actual: null, because };
      }
    }),
  );
}

interface Came {
  readonly value: Value;
  readonly because: readonly string[];
}

function outcomeOf(program: Program, test: TestCase, name: string, wanted: Value): Came {
  const facts: Scope = Object.fromEntries(test.inputs.map(([key, given]) => [key, valueOfGiven(given)]));
  const evaluation = new Evaluation(program, facts, BY_THE_STANDARD);
  const told = (value: Value): Came => ({
    value,
    because: evaluation.explanations.flatMap(({ complaints, failures }) => [
      ...failures.map(({ code }) => code),
      ...complaints.map(({ where, text }) => `${where}: ${text}`),
    ]),
  });
  const element = program.element(test.invocable ?? name) ?? program.element(name);
  switch (element?.kind) {
    case 'decision':
      return told(evaluation.decide(element).value);
    case 'service': {
      const value = evaluation.serve(element);
      if (test.invocable !== null && isContext(value) && name !== element.name && Object.hasOwn(value, name)) {
        return told(value[name]);
      }
      // Older cases expect the one output of a service by its name.
      const one = program.reach(element.outputs[0] ?? '')?.element.variable.name ?? '';
      const byName = isContext(wanted) && Object.hasOwn(wanted, one) && element.outputs.length === 1;
      return told(byName ? { [one]: value } : value);
    }
    case 'knowledge': {
      const run = new Run(BY_THE_STANDARD, element.name, new Set(), new Set());
      const made = evaluation.functionFor(element, run);
      const args = element.logic.parameters.map((parameter) => facts[parameter.name] ?? null);
      const value: Value = made instanceof FeelFunction ? made.invoke(args) : null;
      return { value, because: run.findings.complaints.map(({ where, text }) => `${where}: ${text}`) };
    }
    case 'input':
    case undefined:
      return { value: null, because: [`there is no decision ${name}`] };
  }
}
