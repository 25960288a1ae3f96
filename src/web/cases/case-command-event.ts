import { fieldOf, fieldsOf, type Typed } from '../page/typed';
import { factsFrom, type FactField } from '../rules/fact-fields';
import { caseFieldsOf } from './case-command-fields';

const FLAGS: ReadonlySet<string> = new Set(['outOfTime', 'otherSideTold', 'complete']);

/** The event that a form says, in the shape in which a program would send it. What was left empty is absent. `asked` are the facts
 *  that a question lacks. */
export function caseEventFrom(
  typed: Typed,
  files: readonly { readonly id: string }[],
  asked: readonly FactField[],
): object {
  const type = fieldOf(typed, 'type');
  const evidence = [...new Set([...fieldsOf(typed, 'evidence'), ...files.map(({ id }) => id)])];
  const given = caseFieldsOf(type).flatMap((field): [string, unknown][] => {
    if (field === 'file') return evidence.length === 0 ? [] : [['evidence', evidence]];
    if (field === 'answers') return [['answers', factsFrom(asked, typed)]];
    const value = fieldOf(typed, field).trim();
    if (FLAGS.has(field)) return [[field, value === 'true']];
    return value === '' ? [] : [[field, value]];
  });
  return { type, ...Object.fromEntries(given) };
}
