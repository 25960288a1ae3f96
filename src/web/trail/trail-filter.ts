import { refusal, type LocalDate } from '../../../workflows/vocabulary';
import { isLocalDate } from '../../calendar/local-date';
import { Refused, type FieldRefusal } from '../../platform/refused';
import { queryFields } from '../page/query-fields';
import type { TrailFilter } from './trail-entries.store';

/** The filter that stands in the address. Refuses `request.invalid`: what is no day would otherwise narrow nothing in silence. */
export function trailFilterOf(query: Readonly<Record<string, unknown>>): TrailFilter {
  const { fields, wrong } = queryFields(query, ['unit', 'type', 'from', 'to', 'before']);
  const day = (name: 'from' | 'to'): readonly FieldRefusal[] =>
    fields[name] === undefined || isLocalDate(fields[name]) ? [] : [{ path: name, ...refusal('field.day') }];
  const before: readonly FieldRefusal[] =
    fields['before'] === undefined || /^\d{1,18}$/.test(fields['before'])
      ? []
      : [{ path: 'before', ...refusal('field.number', { least: 0, most: '999999999999999999' }) }];
  const all = [...wrong, ...day('from'), ...day('to'), ...before];
  if (all.length > 0) throw new Refused(refusal('request.invalid', { count: all.length }), all);
  return {
    ...{ unit: fields['unit'] ?? null, type: fields['type'] ?? null },
    ...{ from: dayOf(fields['from']), to: dayOf(fields['to']), before: fields['before'] ?? null },
  };
}
const dayOf = (text: string | undefined): LocalDate | null => (text !== undefined && isLocalDate(text) ? text : null);
