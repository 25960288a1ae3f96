import type { Decision, InputData } from '../../rules/dmn/model';
import type { Program } from '../../rules/evaluate/program';
import type { Scope } from '../../rules/feel/values';

/** One question of the form by which a table is tried. */
export interface FactField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'boolean' | 'number' | 'date' | 'choice' | 'text';
  readonly choices: readonly string[];
}

const PREFIX = 'fact.';
export const fieldName = (fact: string): string => `${PREFIX}${fact}`;

/** The facts that a file takes in, as they are asked of a person. */
export const factFields = (program: Program): readonly FactField[] =>
  program.inputs.map((input) => ({
    name: input.name,
    label: labelOf(input, program.decisions),
    ...kindOf(input, program),
  }));

/** As the file calls it; else as the column of a table does. */
function labelOf(input: InputData, decisions: readonly Decision[]): string {
  if (input.label !== null) return input.label;
  const columns = decisions.flatMap(({ logic }) => (logic?.kind === 'table' ? logic.table.inputs : []));
  return columns.find(({ expression }) => expression === input.name)?.label ?? input.name;
}

function kindOf({ variable: { typeRef } }: InputData, program: Program): Pick<FactField, 'kind' | 'choices'> {
  const none = { choices: [] };
  if (typeRef === 'boolean' || typeRef === 'number' || typeRef === 'date') return { kind: typeRef, ...none };
  const allowed = typeRef === null ? null : (program.types.find(typeRef)?.definition.allowed ?? null);
  const choices = [...(allowed ?? '').matchAll(/"([^"]*)"/g)].map(([, choice = '']) => choice);
  return choices.length > 0 ? { kind: 'choice', choices } : { kind: 'text', ...none };
}

/** Facts as a form sends them. What was left empty is not known. */
export function factsFrom(fields: readonly FactField[], given: Readonly<Record<string, unknown>>): Scope {
  const facts: Record<string, string | number | boolean> = {};
  for (const { name, kind } of fields) {
    const value = given[fieldName(name)];
    if (typeof value !== 'string' || value.trim() === '') continue;
    const text = value.normalize('NFC').trim().slice(0, 200);
    facts[name] = kind === 'boolean' ? (text === 'true' ? true : text === 'false' ? false : text) : text;
    // A comma is how people here write decimals; what is no number is told as such.
    const number = Number(text.replace(',', '.'));
    if (kind === 'number' && Number.isFinite(number)) facts[name] = number;
  }
  return facts;
}
