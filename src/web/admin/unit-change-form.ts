import type { UnitChangeKind } from '../../people/unit-change';
import { fieldOf, fieldsOf, type Typed } from '../page/typed';

/** Most units that may follow in the form of a page; the API takes more. */
export const SUCCESSORS_MOST = 4;
export const belowField = (unit: string): string => `below.${unit}`;

/** How many units follow by a change of this kind. */
export const successorsOf = (kind: UnitChangeKind): number =>
  kind === 'merge' ? 1 : kind === 'split' ? SUCCESSORS_MOST : 0;

/** The fields of the form as the API has them; a unit that follows is chosen, or new with id and name. */
export function changeOf(kind: UnitChangeKind, typed: Typed): Readonly<Record<string, unknown>> {
  const rows = Array.from({ length: successorsOf(kind) }, (_, index) => rowOf(typed, index + 1));
  const successors = rows.flatMap((row) => (row === null ? [] : [row]));
  const below = Object.keys(typed).flatMap((field) => {
    const place = Number(fieldOf(typed, field));
    const under = Number.isInteger(place) ? rows[place - 1]?.id : undefined;
    return field.startsWith('below.') && under !== undefined ? [{ unit: field.slice('below.'.length), under }] : [];
  });
  const name = fieldOf(typed, 'name');
  return {
    ...{ kind, on: fieldOf(typed, 'on'), decision: fieldOf(typed, 'decision') },
    predecessors: fieldsOf(typed, kind === 'merge' ? 'predecessors' : 'unit').filter((unit) => unit !== ''),
    ...(successors.length === 0 ? {} : { successors }),
    ...(below.length === 0 ? {} : { below }),
    ...(kind === 'rename' ? { name } : {}),
  };
}

function rowOf(typed: Typed, place: number): { readonly id: string; readonly name?: string } | null {
  const [chosen, id, name] = [`s${place}`, `s${place}Id`, `s${place}Name`].map((field) => fieldOf(typed, field));
  if (chosen) return { id: chosen };
  return id ? { id, name: name ?? '' } : null;
}
