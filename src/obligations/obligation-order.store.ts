import type { Conditions } from './obligation-filter.store';
import type { ObligationLine } from './obligation-line.store';
import type { PageCursor, Sort } from './page-cursor';

/** Orders of a list, each followed by an index as far as a page reaches: a later page costs what the first one does. */

/** One stretch of a list. A list is read stretch by stretch until the page is full. */
export interface Part {
  readonly order: string;
  addTo(where: Conditions): void;
}

/** Lines that have a day, then those that have none: one stretch each, since no index holds both in that order. Without a day only
 *  where the filter lets one be. Relies on obligation_due_ix, unit_name_ix and task_title_ix. */
export function partsOf(sort: Sort, after: PageCursor | null, dayAsked: boolean): readonly Part[] {
  const downwards = sort.startsWith('-');
  if (sort === 'unit' || sort === '-unit') return [grouped(UNIT, downwards, after)];
  if (sort === 'task' || sort === '-task') return [grouped(TASK, downwards, after)];
  const [day = '', id = ''] = after?.keys ?? [];
  const dated: Part = {
    order: downwards ? 'o.due_on DESC, o.id DESC' : 'o.due_on, o.id',
    addTo(where) {
      where.addText('o.due_on IS NOT NULL');
      if (after === null) return;
      const last = `(${where.value(day)}::date, ${where.value(id)}::uuid)`;
      where.addText(`(o.due_on, o.id) ${downwards ? '<' : '>'} ${last}`);
    },
  };
  const undated: Part = {
    order: 'o.id',
    addTo(where) {
      where.addText('o.due_on IS NULL');
      if (after !== null && day === '') where.add((value) => `o.id > ${value}::uuid`, id);
    },
  };
  if (dayAsked) return [dated];
  return after !== null && day === '' ? [undated] : [dated, undated];
}

/** Lines that stand together: in the order of their group by name, within it by day. */
interface Group {
  /** Columns that an index holds in this order, with the type of each. */
  readonly columns: readonly (readonly [string, string])[];
}
const UNIT: Group = {
  columns: [
    ['u.name COLLATE "vi-x-icu"', 'text'],
    ['u.id', 'text'],
  ],
};
const TASK: Group = {
  columns: [
    ['t.title COLLATE "vi-x-icu"', 'text'],
    ['t.plan_id', 'uuid'],
    ['t.ref', 'text'],
  ],
};
const DAY = `COALESCE(o.due_on, 'infinity')`;

function grouped({ columns }: Group, downwards: boolean, after: PageCursor | null): Part {
  const names = columns.map(([name]) => name);
  return {
    order: [...names.map((name) => (downwards ? `${name} DESC` : name)), DAY, 'o.id'].join(', '),
    addTo(where) {
      if (after === null) return;
      const group = `(${names.join(', ')})`;
      const last = `(${columns.map(([, type], at) => `${where.value(after.keys[at])}::${type}`).join(', ')})`;
      const [day, id] = after.keys.slice(-2);
      const within = `(${where.value(day === '' ? 'infinity' : day)}::date, ${where.value(id)}::uuid)`;
      // The first condition says nothing new: an index can be asked by it.
      where.addText(`${group} ${downwards ? '<=' : '>='} ${last}`);
      where.addText(`${group} <> ${last} OR (${DAY}, o.id) > ${within}`);
    },
  };
}

/** Where a page ended. */
export function cursorAt(line: ObligationLine, sort: Sort): PageCursor {
  const within = [line.dueOn ?? '', line.id];
  if (sort === 'unit' || sort === '-unit') return { sort, keys: [line.unit.name, line.unit.id, ...within] };
  if (sort === 'task' || sort === '-task')
    return { sort, keys: [line.task.title, line.plan.id, line.task.ref, ...within] };
  return { sort, keys: within };
}
