import { refusal } from '../../../workflows/vocabulary';
import type { FieldRefusal } from '../../platform/refused';

export interface QueryFields {
  readonly fields: Readonly<Record<string, string>>;
  readonly wrong: readonly FieldRefusal[];
}

/** These fields of an address, in NFC. What is empty is absent; what is not among them is left alone, so that a link that somebody
 *  decorated still works. One that stands there several times is wrong: whichever was taken, the others would be dropped in silence. */
export function queryFields(query: Readonly<Record<string, unknown>>, names: readonly string[]): QueryFields {
  const fields: Record<string, string> = {};
  const wrong: FieldRefusal[] = [];
  for (const name of names) {
    const value = query[name];
    if (value === undefined) continue;
    if (typeof value !== 'string') wrong.push({ path: name, ...refusal('field.once') });
    else if (value.trim() !== '') fields[name] = value.normalize('NFC');
  }
  return { fields, wrong };
}
