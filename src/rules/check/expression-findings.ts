import { refusal } from '../../../workflows/vocabulary';
import { nearest } from '../../platform/nearest-name';
import type { Element, Expression, Table } from '../dmn/model';
import { isBuiltin, parseFeel } from '../feel/names-in';
import type { Program } from '../evaluate/program';
import { requirementsOf } from '../evaluate/program';
import { finding, placeFacts, type Finding, type Where } from './finding';

/** What is wrong with the expressions of a file: no FEEL, an unknown function or name, a clock. Without evaluating anything. */
export function expressionFindings(program: Program, file: string): readonly Finding[] {
  return program.model.elements.flatMap((element) => {
    const logic = logicOf(element);
    if (logic === null) return [];
    const where: Where = { file, place: program.model.places.get(element.id) ?? null, table: element.name };
    return inExpression(logic, { program, where, known: knownTo(element, program) });
  });
}

interface Looking {
  readonly program: Program;
  readonly where: Where;
  readonly known: readonly string[];
}

function logicOf(element: Element): Expression | null {
  if (element.kind === 'decision') return element.logic;
  return element.kind === 'knowledge' ? element.logic.body : null;
}

/** The names that an element may speak of: what it requires, and its own parameters. */
function knownTo(element: Element, program: Program): readonly string[] {
  const required = requirementsOf(element).flatMap((href) => {
    const reached = program.reach(href);
    return reached === null ? [] : [reached.through ? reached.through : reached.element.variable.name];
  });
  const own = element.kind === 'knowledge' ? element.logic.parameters.map(({ name }) => name) : [];
  return [...required, ...own];
}

function inExpression(expression: Expression, looking: Looking): readonly Finding[] {
  const inside = (each: Expression, ...names: readonly string[]): readonly Finding[] =>
    inExpression(each, { ...looking, known: [...looking.known, ...names] });
  switch (expression.kind) {
    case 'literal':
      return inText(expression.text, 'expression', looking);
    case 'table':
      return inTable(expression.table, looking);
    case 'context': {
      const names = expression.entries.flatMap(({ variable }) => (variable === null ? [] : [variable.name]));
      return expression.entries.flatMap(({ value }, index) => inside(value, ...names.slice(0, index)));
    }
    case 'list':
      return expression.items.flatMap((item) => inside(item));
    case 'relation':
      return expression.rows.flatMap((row) => row.flatMap((cell) => inside(cell)));
    case 'invocation':
      return [
        ...inside(expression.called),
        ...expression.bindings.flatMap(({ value }) => (value === null ? [] : inside(value))),
      ];
    case 'function':
      return expression.body === null ? [] : inside(expression.body, ...expression.parameters.map(({ name }) => name));
    case 'conditional':
      return [expression.if, expression.then, expression.else].flatMap((each) => inside(each));
    // The fields of the members are names inside a filter, and not known here.
    case 'filter':
      return inside(expression.in);
    case 'for':
      return [...inside(expression.in), ...inside(expression.return, expression.variable, 'partial')];
    case 'quantified':
      return [...inside(expression.in), ...inside(expression.satisfies, expression.variable)];
  }
}

function inTable(table: Table, looking: Looking): readonly Finding[] {
  const at = (place: { readonly row?: number; readonly column?: string; readonly id?: string | null }): Looking => {
    const { id = null, ...rest } = place;
    const found = id === null ? null : (looking.program.model.places.get(id) ?? null);
    return { ...looking, where: { ...looking.where, place: found ?? looking.where.place, ...rest } };
  };
  return [
    ...table.inputs.flatMap(({ expression, label }) => inText(expression, 'expression', at({ column: label }))),
    ...table.rules.flatMap(({ id, tests, outputs }, index) => [
      ...tests.flatMap((test, column) =>
        inText(test, 'tests', at({ row: index + 1, column: table.inputs[column]?.label ?? '', id })),
      ),
      ...outputs.flatMap((output, column) =>
        inText(output, 'expression', at({ row: index + 1, column: table.outputs[column]?.name ?? '', id })),
      ),
    ]),
  ];
}

function inText(text: string, as: 'expression' | 'tests', { where, known }: Looking): readonly Finding[] {
  if (text === '' || (as === 'tests' && text === '-')) return [];
  const { wrong, names } = parseFeel(text, known, as);
  if (wrong !== null) {
    return [
      finding(
        'error',
        where,
        refusal('rules.no-feel', { ...placeFacts(where), expression: text, found: wrong.found, at: wrong.at + 1 }),
      ),
    ];
  }
  return names.flatMap(({ name, called }) => {
    if (known.includes(name)) return [];
    if (name === 'now' || name === 'today') {
      return [
        finding(
          'error',
          where,
          refusal('rules.reads-clock', { ...placeFacts(where), expression: text, found: `${name}()` }),
        ),
      ];
    }
    if (isBuiltin(name)) return [];
    const facts = { ...placeFacts(where), name, expression: text, nearest: nearest(name, known), known };
    const code = called ? refusal('rules.unknown-function', facts) : refusal('rules.unknown-name', facts);
    return [finding('error', where, code)];
  });
}
