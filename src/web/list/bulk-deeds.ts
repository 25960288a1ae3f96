import type { CommandField } from '../duty/command-fields';
import { fieldOf, type Typed } from '../page/typed';
import { eventFrom } from '../duty/command-event';
import type { BulkDeed } from './bulk-words';

/** What each deed records on a duty; an explanation is asked for in the case that is open on it. */
const EVENT: Readonly<Record<Exclude<BulkDeed, 'explain'>, string>> = {
  confirm: 'confirmed',
  urge: 'duty.urged',
  transfer: 'duty.transferred',
};

/** What is asked once for all of them. */
export const FIELDS: Readonly<Record<BulkDeed, readonly CommandField[]>> = {
  confirm: [],
  urge: ['note'],
  explain: ['dueOn'],
  transfer: ['toUnit', 'file', 'reason'],
};

export const NEEDED: ReadonlySet<CommandField> = new Set(['dueOn', 'toUnit', 'file', 'reason']);

/** The event of one duty, in the shape in which a program would send it. */
export function bulkEvent(deed: BulkDeed, typed: Typed, files: readonly { readonly id: string }[]): object {
  if (deed === 'explain') {
    const dueOn = fieldOf(typed, 'dueOn');
    return { type: 'explanation.asked', ...(dueOn === '' ? {} : { dueOn }) };
  }
  return eventFrom({ ...typed, type: EVENT[deed] }, files);
}
