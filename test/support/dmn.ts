import { Program } from '../../src/rules/evaluate/program';
import { readModel } from '../../src/rules/dmn/read-model';
import type { RuleFile } from '../../src/rules/rule-text';
import type { Sha256 } from '../../workflows/vocabulary';

/** Small DMN files for tests: what a test does not speak of has a sensible value. */

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (value: string): string => `<text>${escaped(value)}</text>`;

export interface TableParts {
  readonly inputs: readonly { readonly name: string; readonly type: string; readonly allowed?: string }[];
  readonly outputs?: readonly { readonly name: string; readonly allowed?: string; readonly fallback?: string }[];
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  /** Cells, outputs, and what the row cites. */
  readonly rows: readonly (readonly [readonly string[], readonly string[], string?])[];
}

/** A decision `d` that is a table. */
export function tableDmn(parts: TableParts): string {
  const { inputs, outputs = [{ name: 'out' }], rows, hitPolicy = 'UNIQUE', aggregation } = parts;
  const table = [
    `<decisionTable hitPolicy="${hitPolicy}"${aggregation ? ` aggregation="${aggregation}"` : ''}>`,
    ...inputs.map(
      ({ name, type, allowed }) =>
        `<input label="${name}"><inputExpression typeRef="${type}">${text(name)}</inputExpression>${
          allowed ? `<inputValues>${text(allowed)}</inputValues>` : ''
        }</input>`,
    ),
    ...outputs.map(
      ({ name, allowed, fallback }) =>
        `<output name="${name}">${allowed ? `<outputValues>${text(allowed)}</outputValues>` : ''}${
          fallback ? `<defaultOutputEntry>${text(fallback)}</defaultOutputEntry>` : ''
        }</output>`,
    ),
    '<annotation name="căn cứ"/>',
    ...rows.map(
      ([cells, values, cites], row) =>
        `<rule id="r${row + 1}">${cells.map((cell) => `<inputEntry>${text(cell)}</inputEntry>`).join('')}` +
        `${values.map((value) => `<outputEntry>${text(value)}</outputEntry>`).join('')}` +
        `${cites ? `<annotationEntry>${text(cites)}</annotationEntry>` : ''}</rule>`,
    ),
    '</decisionTable>',
  ].join('\n');
  const data = inputs.map(
    ({ name, type }) =>
      `<inputData id="i_${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`,
  );
  return dmn(
    [
      ...data,
      decision(
        'd',
        table,
        inputs.map(({ name }) => `i_${name}`),
      ),
    ].join('\n'),
  );
}

export const decision = (
  id: string,
  logic: string,
  inputs: readonly string[] = [],
  others: readonly string[] = [],
): string =>
  [
    `<decision id="${id}" name="${id}"><variable name="${id}"/>`,
    ...inputs.map((each) => `<informationRequirement><requiredInput href="#${each}"/></informationRequirement>`),
    ...others.map((each) => `<informationRequirement><requiredDecision href="#${each}"/></informationRequirement>`),
    logic,
    '</decision>',
  ].join('');

export const literal = (expression: string): string => `<literalExpression>${text(expression)}</literalExpression>`;

export const dmn = (content: string, attributes = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:dondoc="urn:dondoc:rules" id="test" name="test" namespace="urn:test" ${attributes}>
${content}
</definitions>`;

/** Compiled, or thrown with what is wrong. */
export async function ruleFileOf(xml: string): Promise<RuleFile> {
  const model = await readModel(xml, 'test.dmn');
  const program = 'code' in model ? model : Program.of(model, 'test.dmn');
  if ('code' in program) throw new Error(JSON.stringify(program));
  return { file: 'test.dmn', sha256: '0'.repeat(64) as Sha256, program };
}
