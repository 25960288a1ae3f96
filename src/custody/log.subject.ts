import { log } from '../../workflows/custody/log.machine';
import { initialRest, step } from '../../workflows/step';
import type { Actor, Fact, Instant, Plain, Role } from '../../workflows/vocabulary';
import type { Rest } from '../../workflows/workflow';
import { localDateOf } from '../calendar/local-date';
import type { Column, ColumnValues, Locked, Opening, Prepared, Subject, ToPrepare, Wake } from '../engine/subject';
import { tenuresOf } from '../people/people.store';
import { uuidFromParts } from '../platform/identifiers';
import type { Tx } from '../platform/database/tx';

/** The log as the engine sees it: one row, which records who signs and what was lost. */

/** The same in every database: there is one. */
export const LOG_ID = uuidFromParts('log');

export class LogSubject implements Subject<Rest> {
  readonly name = 'log';
  readonly table = 'trail_log';
  readonly fixed: readonly Column[] = [{ name: 'origin', type: 'text' }];
  readonly projected: readonly Column[] = [];

  async prepare(tx: Tx, items: readonly ToPrepare<Rest>[]): Promise<readonly Prepared[]> {
    const prepared: Prepared[] = [];
    for (const { asked, by, at } of items) {
      if (asked === null) throw new Error('the log wants no wake-up');
      const { occurredOn, ...rest } = asked;
      const said = occurredOn === undefined ? rest : { ...rest, occurredOn };
      prepared.push({ fact: { ...said, at, by } as Fact, roles: await rolesOf(tx, by, at) });
    }
    return prepared;
  }

  step(_row: Locked<Rest>, fact: Fact) {
    return step(log, _row.state, fact);
  }

  nextWake(): Wake | null {
    return null;
  }

  project(): ColumnValues {
    return {};
  }

  plain(state: Rest): Plain {
    return state as unknown as Plain;
  }

  brief(state: Rest): Plain {
    return { stage: state.value };
  }

  ended(): boolean {
    return false;
  }

  versions({ machine, machineVersion }: Locked<Rest>) {
    return { log: `${machine}@${machineVersion}` };
  }
}

/** Whoever holds the named post that day keeps the log, inspectors excepted: the machine with the key is the other half of the right. */
async function rolesOf(tx: Tx, by: Actor, at: Instant): Promise<readonly Role[]> {
  if (by.kind === 'clock') return ['clock'];
  const [held] = await tenuresOf(tx, [{ person: by.person, post: by.post, on: localDateOf(at) }]);
  if (held?.unit !== by.unit) return [];
  return held.kind === 'inspector' ? ['inspector'] : ['log-keeper'];
}

/** The log's first entry. Opening it again is harmless. */
export function logOpening(origin: string, at: Instant): Opening {
  return {
    subject: 'log',
    id: LOG_ID,
    machine: log.id,
    machineVersion: log.version,
    state: initialRest(log),
    fixed: { origin },
    fact: { type: 'log.opened', at, by: { kind: 'clock' }, origin } as Fact,
    effects: [],
  };
}
