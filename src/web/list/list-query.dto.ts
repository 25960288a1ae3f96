import { ObligationListDto } from '../../obligations/obligations.dto';
import { readForm } from '../page/form-reader.dto';
import { queryFields } from '../page/query-fields';
import type { FieldRefusal } from '../../platform/refused';
import { LIST_FIELDS, type ListFields } from './list-address';

/** The filter that stands in an address: as it was given, and read as the API reads it. What is not of the list is left alone, so
 *  that a link that somebody decorated still works; what is wrong is told. */
export function readListQuery(query: Readonly<Record<string, unknown>>): {
  readonly fields: ListFields;
  readonly dto: ObligationListDto;
  readonly wrong: readonly FieldRefusal[];
} {
  const { fields, wrong } = queryFields(query, [...LIST_FIELDS, 'sort', 'after']);
  const form = readForm(ObligationListDto, fields);
  if ('read' in form && wrong.length === 0) return { fields, dto: form.read, wrong };
  // The rest of the filter is kept in the form; the list shows nothing that was not asked for.
  return { fields, dto: new ObligationListDto(), wrong: [...wrong, ...('wrong' in form ? form.wrong : [])] };
}
