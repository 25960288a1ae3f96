import { FeelFunction } from 'feelin';
import type { Decision, DecisionService, Href, InputData, KnowledgeModel } from '../dmn/model';
import { isContext, isList, plainOf, type Scope, type Value } from '../feel/values';
import { conformed } from './boxed';
import type { DecisionExplanation, Outcome } from './explanation';
import { partsOf, type Program, type Reached } from './program';
import { Run, type Asked } from './run';

/** One decision as it came out. */
export interface Decided {
  readonly value: Value;
  readonly outcome: Outcome;
}

/** Evaluates decisions of one program from one set of facts: each decision at most once, what it requires before it.
 *  Facts are FEEL values by name; what is handed in for a decision stands in the place of it. */
export class Evaluation {
  private readonly decided = new Map<string, Decided>();
  private readonly imported = new Map<Program, Evaluation>();
  constructor(
    private readonly program: Program,
    private readonly facts: Scope,
    private readonly asked: Asked,
    private readonly replaced: ReadonlyMap<string, Value> = new Map(),
    /** In the order in which decisions were evaluated, those of imported files among them. */
    readonly explanations: DecisionExplanation[] = [],
  ) {}

  decide(decision: Decision): Decided {
    const known = this.decided.get(decision.id);
    if (known !== undefined) return known;
    const handedIn = this.replaced.get(decision.id) ?? (this.asks ? undefined : this.facts[decision.name]);
    const decided: Decided = handedIn === undefined ? this.evaluate(decision) : { value: handedIn, outcome: 'decided' };
    this.decided.set(decision.id, decided);
    return decided;
  }

  /** The value of a service from the facts: of its one output decision, or a context of several. */
  serve(service: DecisionService): Value {
    const outputs = service.outputs.flatMap((href) => {
      const reached = this.program.reach(href);
      return reached?.element.kind === 'decision' ? [reached.element] : [];
    });
    const values = outputs.map((each) => [each.variable.name, this.decide(each).value] as const);
    const value: Value = values.length === 1 ? (values[0]?.[1] ?? null) : Object.fromEntries(values);
    const returns = this.program.types.find(service.variable.typeRef ?? '')?.definition.returns ?? null;
    return conformed(value, returns, this.program.types, new Run(this.asked, service.name, new Set(), new Set()));
  }

  private get asks(): boolean {
    return this.asked.missing === 'person';
  }

  private evaluate(decision: Decision): Decided {
    const { scope, missing, none } = this.scopeOf(decision.requires);
    const run = new Run(this.asked, decision.name, missing, none);
    this.functionsInto(decision.requires, scope, run);
    const logic = this.program.logicOf(decision);
    const raw = logic === null ? null : logic(scope, run);
    const value = conformed(raw, decision.variable.typeRef, this.program.types, run);
    const { failures, undetermined, noRow, complaints, tables, lacking } = run.findings;
    const outcome = outcomeOf(value, { failed: failures.length > 0, undetermined, noRow });
    if (this.asked.explain) {
      this.explanations.push({
        decision: decision.name,
        outcome,
        result: plainOf(value),
        expression: decision.logic?.kind === 'literal' ? decision.logic.text : null,
        tables,
        missing: [...lacking],
        failures,
        complaints,
      });
    }
    return { value: outcome === 'undetermined' || outcome === 'failed' ? null : value, outcome };
  }

  /** What a decision sees: its requirements and nothing else. */
  private scopeOf(requires: readonly Href[]): {
    readonly scope: Record<string, Value>;
    readonly missing: ReadonlySet<string>;
    readonly none: ReadonlySet<string>;
  } {
    const scope: Record<string, Value> = {};
    const [missing, none] = [new Set<string>(), new Set<string>()];
    for (const href of requires) {
      const reached = this.program.reach(href);
      if (reached === null) continue;
      const { element } = reached;
      const full = reached.through ? `${reached.through}.${element.variable.name}` : element.variable.name;
      if (element.kind === 'input') {
        const value = this.inside(reached).fact(element);
        if (value === null) missing.add(full);
        place(scope, reached, element.variable.name, value);
      } else if (element.kind === 'decision') {
        const { value, outcome } = this.inside(reached).decide(element);
        if (outcome === 'undetermined' || outcome === 'failed') missing.add(full);
        if (outcome === 'none') none.add(full);
        place(scope, reached, element.variable.name, value);
      }
    }
    return { scope, missing, none };
  }

  private functionsInto(requires: readonly Href[], scope: Record<string, Value>, run: Run): void {
    for (const href of requires) {
      const reached = this.program.reach(href);
      if (reached === null) continue;
      const { element } = reached;
      if (element.kind === 'knowledge') {
        place(scope, reached, element.variable.name, this.inside(reached).functionFor(element, run));
      } else if (element.kind === 'service') {
        place(scope, reached, element.variable.name, this.inside(reached).serviceFor(element));
      }
    }
  }

  private fact(input: InputData): Value {
    const given = this.facts[input.name] ?? this.facts[input.variable.name] ?? null;
    const result = this.program.types.conform(given, input.variable.typeRef);
    return result.ok ? result.value : null;
  }

  /** A knowledge model as a function, as whoever requires it sees it. */
  functionFor(knowledge: KnowledgeModel, run: Run): Value {
    const make = this.program.functionOf(knowledge);
    if (make === null) return null;
    const scope: Record<string, Value> = {};
    this.functionsInto(knowledge.requires, scope, run);
    return make(scope, run, knowledge.name);
  }

  private serviceFor(service: DecisionService): FeelFunction {
    const parameters = partsOf(service).flatMap((href) => {
      const element = this.program.reach(href)?.element;
      return element?.kind === 'input' || element?.kind === 'decision' ? [element] : [];
    });
    return new FeelFunction(
      (...args: Value[]) => {
        if (args.length > parameters.length || parameters.some((_, index) => args[index] === undefined)) return null;
        const facts: Record<string, Value> = {};
        const replaced = new Map<string, Value>();
        for (const [index, element] of parameters.entries()) {
          const result = this.program.types.conform(args[index] ?? null, element.variable.typeRef);
          const value = result.ok ? result.value : null;
          if (element.kind === 'input') facts[element.name] = value;
          else replaced.set(element.id, value);
        }
        return new Evaluation(this.program, facts, this.asked, replaced, this.explanations).serve(service);
      },
      parameters.map(({ variable }) => variable.name),
    );
  }

  /** The evaluation of the program that an element lives in. Facts of an imported one stand under the import's name, or beside ours. */
  private inside({ program, through }: Reached): Evaluation {
    if (program === this.program) return this;
    let evaluation = this.imported.get(program);
    if (evaluation === undefined) {
      const own = through ? this.facts[through] : null;
      const facts = isContext(own) ? { ...this.facts, ...own } : this.facts;
      evaluation = new Evaluation(program, facts, this.asked, new Map(), this.explanations);
      this.imported.set(program, evaluation);
    }
    return evaluation;
  }
}

function place(scope: Record<string, Value>, { through }: Reached, name: string, value: Value): void {
  if (!through) {
    scope[name] = value;
    return;
  }
  const beside = scope[through];
  scope[through] = { ...(isContext(beside) ? beside : {}), [name]: value };
}

function outcomeOf(
  value: Value,
  {
    failed,
    undetermined,
    noRow,
  }: { readonly failed: boolean; readonly undetermined: boolean; readonly noRow: boolean },
): Outcome {
  if (failed) return 'failed';
  if (undetermined) return 'undetermined';
  return noRow && (value === null || (isList(value) && value.length === 0)) ? 'none' : 'decided';
}
