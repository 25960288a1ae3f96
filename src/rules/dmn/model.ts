/** A DMN file as we evaluate it: plain values, every reference by id. Names follow OMG DMN 1.5. */

export const HIT_POLICIES = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];
export const AGGREGATIONS = ['SUM', 'COUNT', 'MIN', 'MAX'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** A name with its type, where one is given: a variable, a parameter, a column. */
export interface Named {
  readonly name: string;
  readonly typeRef: string | null;
}

export interface Input {
  readonly label: string;
  readonly expression: string;
  readonly typeRef: string | null;
  /** Unary tests of the values that may come in, or null. */
  readonly allowed: string | null;
}

export interface Output {
  /** Empty where a table has one output only and does not name it. */
  readonly name: string;
  readonly typeRef: string | null;
  /** Unary tests of the values that may go out; their order is that of PRIORITY and OUTPUT ORDER. */
  readonly allowed: string | null;
  readonly fallback: string | null;
}

export interface Rule {
  readonly id: string | null;
  readonly tests: readonly string[];
  readonly outputs: readonly string[];
  /** By name of the annotation column. */
  readonly annotations: Readonly<Record<string, string>>;
}

export interface Table {
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly annotations: readonly string[];
  readonly rules: readonly Rule[];
}

type Boxed<Kind extends string, Fields> = Fields & {
  readonly kind: Kind;
  readonly typeRef: string | null;
  readonly id: string | null;
};

/** A boxed expression. */
export type Expression =
  | Boxed<'literal', { readonly text: string; readonly language: string | null }>
  | Boxed<'table', { readonly table: Table }>
  | Boxed<'context', { readonly entries: readonly { readonly variable: Named | null; readonly value: Expression }[] }>
  | Boxed<'list', { readonly items: readonly Expression[] }>
  | Boxed<'relation', { readonly columns: readonly Named[]; readonly rows: readonly (readonly Expression[])[] }>
  | Boxed<
      'invocation',
      {
        readonly called: Expression;
        readonly bindings: readonly { readonly parameter: Named; readonly value: Expression | null }[];
      }
    >
  | Boxed<'function', FunctionParts>
  | Boxed<'conditional', { readonly if: Expression; readonly then: Expression; readonly else: Expression }>
  | Boxed<'filter', { readonly in: Expression; readonly match: Expression }>
  | Boxed<'for', { readonly variable: string; readonly in: Expression; readonly return: Expression }>
  | Boxed<
      'quantified',
      {
        readonly which: 'some' | 'every';
        readonly variable: string;
        readonly in: Expression;
        readonly satisfies: Expression;
      }
    >;

export interface FunctionParts {
  readonly parameters: readonly Named[];
  readonly body: Expression | null;
  /** Functions in Java or PMML are not ours to run. */
  readonly language: 'FEEL' | 'Java' | 'PMML';
}

/** `#id`, or `namespace#id` for something imported. */
export type Href = string;

export interface Decision {
  readonly kind: 'decision';
  readonly id: string;
  readonly name: string;
  readonly variable: Named;
  readonly question: string | null;
  readonly description: string | null;
  readonly requires: readonly Href[];
  readonly logic: Expression | null;
}

export interface InputData {
  readonly kind: 'input';
  readonly id: string;
  readonly name: string;
  /** How people call it. */
  readonly label: string | null;
  readonly variable: Named;
  readonly description: string | null;
}

export interface KnowledgeModel {
  readonly kind: 'knowledge';
  readonly id: string;
  readonly name: string;
  readonly variable: Named;
  readonly requires: readonly Href[];
  readonly logic: FunctionParts & { readonly typeRef: string | null };
}

export interface DecisionService {
  readonly kind: 'service';
  readonly id: string;
  readonly name: string;
  readonly variable: Named;
  readonly outputs: readonly Href[];
  readonly encapsulated: readonly Href[];
  readonly inputDecisions: readonly Href[];
  readonly inputData: readonly Href[];
}

export type Element = Decision | InputData | KnowledgeModel | DecisionService;

export interface ItemDefinition {
  readonly name: string;
  readonly typeRef: string | null;
  readonly isCollection: boolean;
  readonly components: readonly ItemDefinition[];
  readonly isFunction: boolean;
  readonly returns: string | null;
  /** Unary tests that a value (each, of a collection) has to pass. */
  readonly allowed: string | null;
  /** The same for the value as a whole. */
  readonly constraint: string | null;
}

export interface Import {
  readonly name: string;
  readonly namespace: string;
}

/** Where something stands in its file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Model {
  readonly name: string;
  readonly namespace: string;
  /** What our own files say of themselves, by attributes of the namespace urn:dondoc:rules. */
  readonly version: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly description: string | null;
  readonly imports: readonly Import[];
  readonly types: readonly ItemDefinition[];
  readonly elements: readonly Element[];
  /** Of every element with an id. */
  readonly places: ReadonlyMap<string, Place>;
}
