import { refusal } from '../../../workflows/vocabulary';
import type { Table } from '../dmn/model';
import type { Program } from '../evaluate/program';
import { holesIn, overlap } from './coverage';
import { domainOf, type ColumnDomain } from './domain';
import { finding, placeFacts, type Finding, type Where } from './finding';

/** What can be known of the tables of a file without any facts: rows that overlap where they must not, rows that can never match,
 *  combinations that no row answers, rows that cite nothing. */
export function tableFindings(program: Program, file: string): readonly Finding[] {
  return program.model.elements.flatMap((element) => {
    const logic =
      element.kind === 'decision' ? element.logic : element.kind === 'knowledge' ? element.logic.body : null;
    if (logic?.kind !== 'table') return [];
    const where: Where = { file, place: program.model.places.get(element.id) ?? null, table: element.name };
    return inTable(logic.table, program, where);
  });
}

function inTable(table: Table, program: Program, where: Where): readonly Finding[] {
  const domains = table.inputs.map(({ allowed, typeRef }, column) =>
    domainOf(
      table.rules.map(({ tests }) => tests[column] ?? '-'),
      allowed ?? program.types.find(typeRef ?? '')?.definition.allowed ?? null,
    ),
  );
  const looking: Looking = {
    ...{ table, domains, where },
    at: (row) => {
      const id = table.rules[row]?.id ?? null;
      const place = id === null ? null : (program.model.places.get(id) ?? null);
      return { ...where, place: place ?? where.place, row: row + 1 };
    },
  };
  return [...overlaps(looking), ...unreachable(looking), ...gaps(looking), ...withoutCitation(looking)];
}

interface Looking {
  readonly table: Table;
  readonly domains: readonly ColumnDomain[];
  readonly where: Where;
  /** Rows counted from 0 here, from 1 for people. */
  readonly at: (row: number) => Where;
}

function overlaps({ table, domains, at }: Looking): readonly Finding[] {
  if (table.hitPolicy !== 'UNIQUE' && table.hitPolicy !== 'ANY') return [];
  const tests = table.rules.map((rule) => rule.tests);
  const found: Finding[] = [];
  for (let a = 0; a < table.rules.length; a += 1) {
    for (let b = a + 1; b < table.rules.length; b += 1) {
      if (overlap(domains, tests, a, b) !== true) continue;
      const same = table.rules[a]?.outputs.join('\n') === table.rules[b]?.outputs.join('\n');
      if (table.hitPolicy === 'ANY' && same) continue;
      const shared = domains.map(({ pieces, cells }, column) => {
        const piece = pieces.find((_, index) => cells[a]?.[index] === true && cells[b]?.[index] === true);
        return `${table.inputs[column]?.label ?? ''}: ${piece?.shown ?? tests[a]?.[column] ?? '-'}`;
      });
      found.push(
        finding(
          'error',
          at(b),
          refusal('rules.rows-overlap', { ...placeFacts(at(b)), other: a + 1, example: shared.join('; ') }),
        ),
      );
    }
  }
  return found;
}

function unreachable({ table, domains, at }: Looking): readonly Finding[] {
  return table.rules.flatMap((_, row) => {
    const empty = domains.findIndex(({ cells }) => cells[row]?.includes(true) === false);
    if (empty !== -1) {
      const cell: Where = { ...at(row), column: table.inputs[empty]?.label ?? '' };
      const test = table.rules[row]?.tests[empty] ?? '';
      return [finding('error', cell, refusal('rules.cell-never-holds', { ...placeFacts(cell), test }))];
    }
    if (table.hitPolicy !== 'FIRST' || row === 0) return [];
    const before = Array.from({ length: row }, (_each, index) => index);
    const left = holesIn(domains, before, row);
    return left?.length === 0
      ? [finding('error', at(row), refusal('rules.row-unreachable', { ...placeFacts(at(row)) }))]
      : [];
  });
}

function gaps({ table, domains, where }: Looking): readonly Finding[] {
  // Tables that collect answer with what there is; a default answers the rest.
  const collects =
    table.hitPolicy === 'COLLECT' || table.hitPolicy === 'RULE ORDER' || table.hitPolicy === 'OUTPUT ORDER';
  if (collects || table.outputs.some(({ fallback }) => fallback !== null)) return [];
  const holes = holesIn(
    domains,
    table.rules.map((_, row) => row),
  );
  return (holes ?? []).map((hole) => {
    const example = hole.map((piece, column) => {
      const label = table.inputs[column]?.label ?? '';
      return `${label}: ${domains[column]?.pieces[piece]?.shown ?? '-'}`;
    });
    return finding('warning', where, refusal('rules.gap', { ...placeFacts(where), example: example.join('; ') }));
  });
}

const withoutCitation = ({ table, at }: Looking): readonly Finding[] =>
  table.rules.flatMap(({ annotations }, row) =>
    Object.keys(annotations).length === 0
      ? [finding('warning', at(row), refusal('rules.no-citation', { ...placeFacts(at(row)) }))]
      : [],
  );
