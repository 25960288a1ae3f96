import type { ModdleElement } from 'dmn-moddle';
import { AGGREGATIONS, HIT_POLICIES, type Expression, type FunctionParts, type Named, type Table } from './model';

/** From the elements of the reader to boxed expressions. Pure; what is absent reads as null or as an empty list. */

export const listOf = (element: ModdleElement | null, property: string): readonly ModdleElement[] =>
  (element?.[property] as readonly ModdleElement[] | undefined) ?? [];
export const oneOf = (element: ModdleElement | null, property: string): ModdleElement | null =>
  (element?.[property] as ModdleElement | undefined) ?? null;
export const textOf = (element: ModdleElement | null, property: string): string | null => {
  const value = element?.[property];
  return typeof value === 'string' ? value.normalize('NFC') : null;
};
/** Names may be broken over lines in a file; FEEL reads them with single spaces. */
export const nameOf = (element: ModdleElement | null): string =>
  (textOf(element, 'name') ?? '').replace(/\s+/g, ' ').trim();
export const typeOf = (element: ModdleElement | null): string | null => textOf(element, 'typeRef')?.trim() ?? null;
export const named = (element: ModdleElement | null): Named => ({ name: nameOf(element), typeRef: typeOf(element) });

const feelText = (element: ModdleElement | null): string => textOf(element, 'text')?.trim() ?? '';
const testsOf = (element: ModdleElement | null): string | null => {
  const text = feelText(element);
  return text === '' ? null : text;
};

const NOTHING = { kind: 'literal', text: 'null', language: null, typeRef: null, id: null } as const;
const orNothing = (element: ModdleElement | null): Expression => readExpression(element) ?? NOTHING;
/** A part of a conditional, filter or iterator is wrapped in an element of its own. */
const wrapped = (element: ModdleElement | null, property: string): Expression =>
  orNothing(oneOf(oneOf(element, property), 'value'));

/** Null where there is no expression, or one of a kind that DMN 1.5 does not know. */
export function readExpression(element: ModdleElement | null): Expression | null {
  if (element === null) return null;
  const typeRef = typeOf(element);
  const id = textOf(element, 'id');
  const own = { typeRef, id };
  switch (element.$type) {
    case 'dmn:LiteralExpression':
      return { kind: 'literal', text: feelText(element), language: textOf(element, 'expressionLanguage'), ...own };
    case 'dmn:DecisionTable':
      return { kind: 'table', table: readTable(element), ...own };
    case 'dmn:Context':
      return {
        kind: 'context',
        entries: listOf(element, 'contextEntry').map((entry) => {
          const variable = oneOf(entry, 'variable');
          return { variable: variable === null ? null : named(variable), value: orNothing(oneOf(entry, 'value')) };
        }),
        ...own,
      };
    case 'dmn:List':
      return { kind: 'list', items: listOf(element, 'elements').map(orNothing), ...own };
    case 'dmn:Relation':
      return {
        kind: 'relation',
        columns: listOf(element, 'column').map(named),
        rows: listOf(element, 'row').map((row) => listOf(row, 'elements').map(orNothing)),
        ...own,
      };
    case 'dmn:Invocation':
      return {
        kind: 'invocation',
        called: orNothing(oneOf(element, 'calledFunction')),
        bindings: listOf(element, 'binding').map((binding) => ({
          parameter: named(oneOf(binding, 'parameter')),
          value: readExpression(oneOf(binding, 'bindingFormula')),
        })),
        ...own,
      };
    case 'dmn:FunctionDefinition':
      return { kind: 'function', ...readFunction(element), ...own };
    case 'dmn:Conditional':
      return {
        kind: 'conditional',
        if: wrapped(element, 'if'),
        then: wrapped(element, 'then'),
        else: wrapped(element, 'else'),
        ...own,
      };
    case 'dmn:Filter':
      return { kind: 'filter', in: wrapped(element, 'in'), match: wrapped(element, 'match'), ...own };
    case 'dmn:For':
      return {
        kind: 'for',
        variable: textOf(element, 'iteratorVariable') ?? '',
        in: wrapped(element, 'in'),
        return: wrapped(element, 'return'),
        ...own,
      };
    case 'dmn:Some':
    case 'dmn:Every':
      return {
        kind: 'quantified',
        which: element.$type === 'dmn:Some' ? 'some' : 'every',
        variable: textOf(element, 'iteratorVariable') ?? '',
        in: wrapped(element, 'in'),
        satisfies: wrapped(element, 'satisfies'),
        ...own,
      };
    default:
      return null;
  }
}

export function readFunction(element: ModdleElement | null): FunctionParts {
  const kind = textOf(element, 'kind');
  return {
    parameters: listOf(element, 'formalParameter').map(named),
    body: readExpression(oneOf(element, 'body')),
    language: kind === 'Java' || kind === 'PMML' ? kind : 'FEEL',
  };
}

function readTable(element: ModdleElement): Table {
  const annotations = listOf(element, 'annotation').map((clause, index) => nameOf(clause) || `annotation ${index + 1}`);
  const hitPolicy = textOf(element, 'hitPolicy');
  const aggregation = textOf(element, 'aggregation');
  return {
    hitPolicy: HIT_POLICIES.find((each) => each === hitPolicy) ?? 'UNIQUE',
    aggregation: AGGREGATIONS.find((each) => each === aggregation) ?? null,
    inputs: listOf(element, 'input').map((input) => {
      const expression = oneOf(input, 'inputExpression');
      const text = feelText(expression);
      return {
        label: textOf(input, 'label') ?? text,
        expression: text,
        typeRef: typeOf(expression),
        allowed: testsOf(oneOf(input, 'inputValues')),
      };
    }),
    outputs: listOf(element, 'output').map((output) => ({
      name: nameOf(output),
      typeRef: typeOf(output),
      allowed: testsOf(oneOf(output, 'outputValues')),
      fallback: testsOf(oneOf(output, 'defaultOutputEntry')),
    })),
    annotations,
    rules: listOf(element, 'rule').map((rule) => ({
      id: textOf(rule, 'id'),
      tests: listOf(rule, 'inputEntry').map((entry) => feelText(entry) || '-'),
      outputs: listOf(rule, 'outputEntry').map(feelText),
      annotations: Object.fromEntries(
        listOf(rule, 'annotationEntry').flatMap((entry, index) => {
          const text = feelText(entry);
          return text === '' ? [] : [[annotations[index] ?? `annotation ${index + 1}`, text]];
        }),
      ),
    })),
  };
}
