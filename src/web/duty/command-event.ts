import { fieldOf, fieldsOf as allOf, type Typed } from '../page/typed';
import { fieldsOf } from './command-fields';

const NUMBERS: ReadonlySet<string> = new Set(['headcount', 'attended', 'seq']);

/** The event that a form says, in the shape in which a program would send it. What was left empty is absent; what is no number stays
 *  as it was typed, for whoever reads it to refuse. */
export function eventFrom(typed: Typed, files: readonly { readonly id: string }[]): object {
  const type = fieldOf(typed, 'type');
  const evidence = [...allOf(typed, 'evidence'), ...files.map(({ id }) => id)];
  const given = fieldsOf(type).flatMap((field): [string, unknown][] => {
    if (field === 'file') return evidence.length === 0 ? [] : [['evidence', [...new Set(evidence)]]];
    if (field === 'makeUp') return [['makeUp', fieldOf(typed, field) === 'true']];
    const value = fieldOf(typed, field).trim();
    if (value === '') return [];
    return [[field, NUMBERS.has(field) && /^\d+$/.test(value) ? Number(value) : value]];
  });
  return { type, ...Object.fromEntries(given) };
}
