import { refusal, type LocalDate, type Plain, type Refusal } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';
import { nearest } from '../platform/nearest-name';
import { expressionFindings } from './check/expression-findings';
import { typeFindings } from './check/type-findings';
import type { DecisionExplanation, Outcome } from './evaluate/explanation';
import { Evaluation } from './evaluate/evaluation';
import type { Program } from './evaluate/program';
import { plainOf, type Scope, type Value } from './feel/values';
import { citationsOn, citedIds, type Citation } from './law/citations';
import type { LawRegister } from './law/provision';
import type { RuleFile } from './rule-text';

/** The answer of a table to a question about facts, with all that is needed to defend it. */
export interface Explained {
  readonly file: string;
  readonly name: string;
  readonly version: string | null;
  readonly sha256: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly decision: string;
  readonly outcome: Outcome;
  readonly result: Plain;
  /** Facts that a person has to be asked for. */
  readonly missing: readonly string[];
  /** Facts as they were taken in, days and numbers read as such. */
  readonly facts: Plain;
  /** Facts that this file has no use for, with the name that was perhaps meant. */
  readonly unused: readonly { readonly fact: string; readonly nearest: string | null }[];
  /** In the order of evaluation: what a decision required comes before it. */
  readonly decisions: readonly DecisionExplanation[];
  /** The day of the act, where the facts have it: the law of that day is cited. */
  readonly actOn: LocalDate | null;
  /** What the rows that matched cite, as it stood on the day of the act; without a day nothing can be said of it. */
  readonly citations: readonly Citation[];
}

/** The fact that says when the act happened. */
const ACT_ON = 'actOn';

/** Evaluates one decision of a file on facts as JSON carries them. Refuses what is wrong with the expressions of the file,
 *  `rules.unknown-decision` and `rules.fact-wrong-type`; a fact that is not there is asked for, never read as "no". */
export function decide(
  { file, sha256, program }: RuleFile,
  name: string,
  given: Scope,
  law: LawRegister,
): Explained | readonly Refusal[] {
  const wrong = whatIsWrongWith(program, file);
  if (wrong.length > 0) return wrong;
  const decision = program.decision(name);
  if ('code' in decision) return [decision];
  const facts = readFacts(program, given);
  if (facts.refusals.length > 0) return facts.refusals;
  const evaluation = new Evaluation(program, facts.values, { missing: 'person', explain: true });
  const { value, outcome } = evaluation.decide(decision);
  const { model } = program;
  // A decision that lacks a fact is no fact itself: what it lacks is asked for.
  const derived = new Set(program.decisions.map(({ variable }) => variable.name));
  const missing = new Set(evaluation.explanations.flatMap((each) => each.missing).filter((each) => !derived.has(each)));
  const inputs = program.inputs.map((input) => input.name);
  const day = String(plainOf(facts.values[ACT_ON]));
  const actOn = isLocalDate(day) ? day : null;
  return {
    ...{ file, name: model.name, version: model.version, sha256 },
    ...{ validFrom: model.validFrom, validTo: model.validTo },
    ...{ decision: decision.name, outcome, result: plainOf(value), missing: [...missing] },
    facts: plainOf(facts.values),
    unused: Object.keys(given)
      .filter((fact) => !inputs.includes(fact))
      .map((fact) => ({ fact, nearest: nearest(fact, inputs) })),
    decisions: evaluation.explanations,
    actOn,
    citations: actOn === null ? [] : citationsOn(cited(evaluation.explanations), law, actOn),
  };
}

const cited = (explanations: readonly DecisionExplanation[]): readonly string[] => [
  ...new Set(explanations.flatMap(({ tables }) => tables.flatMap(({ matched }) => matched.flatMap(citedIds)))),
];

/** What keeps a file from being relied on: looked for once in each. */
const lookedAt = new WeakMap<Program, readonly Refusal[]>();
function whatIsWrongWith(program: Program, file: string): readonly Refusal[] {
  const found =
    lookedAt.get(program) ??
    [...expressionFindings(program, file), ...typeFindings(program, file)].map(({ code, facts }) => ({ code, facts }));
  lookedAt.set(program, found);
  return found;
}

/** Facts of the types that the file declares; all that are not, at once. */
export function readFacts(
  program: Program,
  given: Scope,
): { readonly values: Scope; readonly refusals: readonly Refusal[] } {
  const values: Record<string, Value> = {};
  const refusals: Refusal[] = [];
  for (const { name, variable } of program.inputs) {
    const raw = given[name] ?? null;
    if (raw === null) continue;
    const result = program.types.conform(program.types.fromJson(raw, variable.typeRef), variable.typeRef);
    if (result.ok) values[name] = result.value;
    else {
      const { expected, found } = result;
      refusals.push(
        refusal('rules.fact-wrong-type', { fact: name, expected, found, given: JSON.stringify(raw).slice(0, 80) }),
      );
    }
  }
  return { values, refusals };
}
