import { refusal } from '../../../workflows/vocabulary';
import { isLocalDate } from '../../calendar/local-date';
import { nearest } from '../../platform/nearest-name';
import type { Element, Named, Table } from '../dmn/model';
import type { Program } from '../evaluate/program';
import { readUnaryForms, type Form } from '../feel/unary-forms';
import type { Types } from '../types';
import { finding, placeFacts, type Finding, type Where } from './finding';

/** What is wrong with the types of a file: a type that there is not, a cell or an output of another type than its column. Such a cell would
 *  never hold, and a table that never holds reads as "no violation". What only FEEL can judge is not claimed. */
export function typeFindings(program: Program, file: string): readonly Finding[] {
  return program.model.elements.flatMap((element) => {
    const where: Where = { file, place: program.model.places.get(element.id) ?? null, table: element.name };
    const named = namedIn(element).flatMap(({ name, typeRef }) => unknownType(typeRef, name, program.types, where));
    return [...named, ...tablesIn(element).flatMap((table) => inTable(table, program, where))];
  });
}

function namedIn(element: Element): readonly Named[] {
  return element.kind === 'knowledge' ? [element.variable, ...element.logic.parameters] : [element.variable];
}

function tablesIn(element: Element): readonly Table[] {
  const logic = element.kind === 'decision' ? element.logic : element.kind === 'knowledge' ? element.logic.body : null;
  return logic?.kind === 'table' ? [logic.table] : [];
}

function inTable(table: Table, program: Program, where: Where): readonly Finding[] {
  const { types, inputs: facts, model } = program;
  const inputs = table.inputs.map(({ label, expression, typeRef }) => {
    const declared = facts.find(({ name }) => name === expression.trim())?.variable.typeRef ?? null;
    return { column: label, typeRef: typeRef ?? declared };
  });
  const outputs = table.outputs.map(({ name, typeRef }) => ({ column: name, typeRef }));
  const rows = table.rules.flatMap(({ id, tests, outputs: values }, index) => {
    const place = (id === null ? null : model.places.get(id)) ?? where.place;
    const cells = (texts: readonly string[], columns: readonly Column[]): readonly Finding[] =>
      columns.flatMap(({ column, typeRef }, at) =>
        inCell(texts[at] ?? '-', types.baseOf(typeRef), { ...where, place, row: index + 1, column }),
      );
    return [...cells(tests, inputs), ...cells(values, outputs)];
  });
  return [
    ...[...inputs, ...outputs].flatMap(({ column, typeRef }) =>
      unknownType(typeRef, column, types, { ...where, column }),
    ),
    ...rows,
  ];
}

interface Column {
  readonly column: string;
  readonly typeRef: string | null;
}

function unknownType(typeRef: string | null, name: string, types: Types, where: Where): readonly Finding[] {
  if (typeRef === null || types.knows(typeRef)) return [];
  const facts = { ...placeFacts(where), name, type: typeRef, nearest: nearest(typeRef, types.known) };
  return [finding('error', where, refusal('rules.unknown-type', facts))];
}

const JUDGED: readonly string[] = ['number', 'string', 'boolean', 'date'];

function inCell(test: string, expected: string | null, where: Where): readonly Finding[] {
  const wrong = (found: string): readonly Finding[] => [
    finding('error', where, refusal('rules.cell-wrong-type', { ...placeFacts(where), test, expected, found })),
  ];
  const noDay = [...test.matchAll(DAYS)].find(([, called, written]) => !isLocalDate(called ?? written ?? ''));
  if (noDay !== undefined) return wrong(noDay[0]);
  if (expected === null || !JUDGED.includes(expected)) return [];
  if (TEXT_COMPARED.test(test.trim())) return expected === 'string' ? [] : wrong('string');
  const forms = readUnaryForms(test);
  if (forms === null || forms.kind === 'any') return [];
  const other = forms.forms.map(kindOfForm).find((kind) => kind !== 'null' && kind !== expected);
  return other === undefined ? [] : wrong(other);
}

/** A day as a cell writes it: `date("2024-06-30")` or `@"2024-06-30"`. */
const DAYS = /\bdate\(\s*"([^"]*)"\s*\)|@"(\d{4}-\d\d-\d\d)"/g;
const TEXT_COMPARED = /^(?:<=|>=|<|>)\s*"[^"\\]*"$/;

function kindOfForm(form: Form): string {
  return form.kind === 'equal' ? form.to.kind : ((form.from ?? form.to)?.kind ?? 'null');
}
