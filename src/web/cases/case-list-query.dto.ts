import { CaseListDto } from '../../cases/cases.dto';
import type { FieldRefusal } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';

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
  const given = CASE_FIELDS.flatMap((name): [string, string][] => {
    const value = query[name];
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.normalize('NFC')]] : [];
  });
  const fields = Object.fromEntries(given);
  const form = readForm(CaseListDto, fields);
  return 'read' in form ? { fields, dto: form.read, wrong: [] } : { fields, dto: new CaseListDto(), wrong: form.wrong };
}
