import { CaseListDto } from '../../cases/cases.dto';
import type { FieldRefusal } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { queryFields } from '../page/query-fields';

/** What a list of cases can be narrowed by, as it stands in its address. The names are those of the API. */
const CASE_FIELDS = [
  ...['kind', 'state', 'source', 'unit', 'plan', 'concerned', 'ended', 'outOfTime', 'from', 'to', 'after'],
] as const;
export type CaseFields = Readonly<Partial<Record<string, string>>>;

/** The list by a filter, as an address. */
export function caseListAddress(fields: CaseFields): string {
  const query = new URLSearchParams();
  for (const name of CASE_FIELDS) {
    const value = fields[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? ADDRESS.cases : `${ADDRESS.cases}?${text}`;
}

/** The filter as it was given, and read as the API reads it; what is wrong is told, and what is not of the list is left alone. */
export function readCaseQuery(query: Readonly<Record<string, unknown>>): {
  readonly fields: CaseFields;
  readonly dto: CaseListDto;
  readonly wrong: readonly FieldRefusal[];
} {
  const { fields, wrong } = queryFields(query, CASE_FIELDS);
  const form = readForm(CaseListDto, fields);
  if ('read' in form && wrong.length === 0) return { fields, dto: form.read, wrong };
  return { fields, dto: new CaseListDto(), wrong: [...wrong, ...('wrong' in form ? form.wrong : [])] };
}
