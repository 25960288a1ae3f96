import { ObligationListDto } from '../../obligations/obligations.dto';
import { readForm } from '../page/form-reader.dto';
import type { FieldRefusal } from '../../platform/refused';
import { LIST_FIELDS, type ListFields } from './list-address';

/** The filter that stands in an address: as it was given, and read as the API reads it. What is not of the list is left alone, so
 *  that a link that somebody decorated still works; what is wrong is told. */
export function readListQuery(query: Readonly<Record<string, unknown>>): {
  readonly fields: ListFields;
  readonly dto: ObligationListDto;
  readonly wrong: readonly FieldRefusal[];
} {
  const given = [...LIST_FIELDS, 'sort', 'after'].flatMap((name): [string, string][] => {
    const value = query[name];
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.normalize('NFC')]] : [];
  });
  const fields = Object.fromEntries(given);
  const form = readForm(ObligationListDto, fields);
  if ('read' in form) return { fields, dto: form.read, wrong: [] };
  // The rest of the filter is kept in the form; the list shows nothing that was not asked for.
  return { fields, dto: new ObligationListDto(), wrong: form.wrong };
}
