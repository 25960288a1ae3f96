/** The table of the benchmark: 12 rows × 8 inputs, every common form of a cell in it. */

export const INPUTS: readonly { readonly name: string; readonly values: readonly (string | boolean)[] | null }[] = [
  { name: 'late', values: null },
  { name: 'share', values: null },
  { name: 'repeated', values: [true, false] },
  { name: 'kind', values: ['report', 'plan', 'study', 'review'] },
  { name: 'months', values: null },
  { name: 'cause', values: [true, false] },
  { name: 'unit', values: ['a', 'b', 'c', 'd', 'e'] },
  { name: 'count', values: null },
];

interface Condition {
  readonly column: number;
  readonly operator: string;
  readonly value: unknown;
}
export interface Row {
  readonly cells: readonly string[];
  readonly conditions: readonly Condition[];
}

/** Twelve rows, apart by the first column, so that one at most matches. */
export const ruleTable = (): readonly Row[] => Array.from({ length: 12 }, (_, row) => rowOf(row));

function rowOf(row: number): Row {
  const low = row * 3;
  return {
    cells: [
      `[${low}..${low + 3})`,
      row % 2 === 0 ? `>= ${row}` : `< ${40 - row}`,
      row % 3 === 0 ? 'true' : '-',
      row % 2 === 0 ? '"report","plan","study"' : 'not("review")',
      `(${row}..${row + 30}]`,
      row % 4 === 0 ? '-' : 'false',
      row % 2 === 0 ? '"a","b","c"' : '-',
      `<= ${38 - row}`,
    ],
    conditions: [
      { column: 0, operator: 'greaterThanInclusive', value: low },
      { column: 0, operator: 'lessThan', value: low + 3 },
      row % 2 === 0
        ? { column: 1, operator: 'greaterThanInclusive', value: row }
        : { column: 1, operator: 'lessThan', value: 40 - row },
      ...(row % 3 === 0 ? [{ column: 2, operator: 'equal', value: true }] : []),
      row % 2 === 0
        ? { column: 3, operator: 'in', value: ['report', 'plan', 'study'] }
        : { column: 3, operator: 'notEqual', value: 'review' },
      { column: 4, operator: 'greaterThan', value: row },
      { column: 4, operator: 'lessThanInclusive', value: row + 30 },
      ...(row % 4 === 0 ? [] : [{ column: 5, operator: 'equal', value: false }]),
      ...(row % 2 === 0 ? [{ column: 6, operator: 'in', value: ['a', 'b', 'c'] }] : []),
      { column: 7, operator: 'lessThanInclusive', value: 38 - row },
    ],
  };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (value: string): string => `<text>${escaped(value)}</text>`;

export function tableXml(rows: readonly Row[]): string {
  const typeOf = (values: readonly (string | boolean)[] | null): string =>
    values === null ? 'number' : typeof values[0] === 'boolean' ? 'boolean' : 'string';
  return [
    '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="bench" namespace="urn:bench" id="bench">',
    ...INPUTS.map(
      ({ name, values }) =>
        `<inputData id="i_${name}" name="${name}"><variable name="${name}" typeRef="${typeOf(values)}"/></inputData>`,
    ),
    '<decision id="d" name="d"><variable name="d"/>',
    ...INPUTS.map(({ name }) => `<informationRequirement><requiredInput href="#i_${name}"/></informationRequirement>`),
    '<decisionTable hitPolicy="UNIQUE">',
    ...INPUTS.map(({ name }) => `<input label="${name}"><inputExpression>${text(name)}</inputExpression></input>`),
    '<output name="result"/><annotation name="source"/>',
    ...rows.map(
      ({ cells }, row) =>
        `<rule id="r${row}">${cells.map((cell) => `<inputEntry>${text(cell)}</inputEntry>`).join('')}` +
        `<outputEntry>${text(`"row-${row + 1}"`)}</outputEntry><annotationEntry>${text('a clause')}</annotationEntry></rule>`,
    ),
    '</decisionTable></decision></definitions>',
  ].join('\n');
}
