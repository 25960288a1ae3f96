import { law, type ProvisionMark } from '../../../workflows/law/law.machine';
import { initialRest, step } from '../../../workflows/step';
import type { Fact, Instant, Plain } from '../../../workflows/vocabulary';
import type { Rest } from '../../../workflows/workflow';
import type { Column, ColumnValues, Locked, Opening, Prepared, Subject, ToPrepare, Wake } from '../../engine/subject';
import { uuidFromParts } from '../../platform/identifiers';
import type { Tx } from '../../platform/database/tx';

/** The same in every database: there is one book. */
export const LAW_ID = uuidFromParts('law');

/** Who cites a provision, in words that name the place: asked only where one is taken away. */
export type CitedBy = (tx: Tx, provision: string) => Promise<readonly string[]>;

/** The book of provisions as the engine sees it: one row, whose entries say what each release changed. */
export class LawSubject implements Subject<Rest> {
  readonly name = 'law';
  readonly table = 'law_book';
  readonly fixed: readonly Column[] = [];
  readonly projected: readonly Column[] = [];

  constructor(private readonly citedBy: CitedBy) {}

  async prepare(tx: Tx, items: readonly ToPrepare<Rest>[]): Promise<readonly Prepared[]> {
    const prepared: Prepared[] = [];
    for (const { asked, by, at } of items) {
      if (asked === null) throw new Error('the book wants no wake-up');
      const citedBy = asked.type === 'provision.withdrawn' ? await this.citedBy(tx, String(asked['provision'])) : [];
      const fact = { ...asked, ...(citedBy.length === 0 ? {} : { citedBy }), at, by } as Fact;
      // Only the engine records what it finds; whoever changes the files is known by their release.
      prepared.push({ fact, roles: by.kind === 'clock' ? ['clock'] : [] });
    }
    return prepared;
  }

  step({ state }: Locked<Rest>, fact: Fact) {
    return step(law, state, fact);
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
    return { law: `${machine}@${machineVersion}` };
  }
}

export interface FirstBook {
  readonly records: readonly ProvisionMark[];
  readonly lawSha256: string;
  readonly release: string;
}

/** The book's first entry: all that the first release brought. Opening it again is harmless. */
export const lawOpening = ({ records, lawSha256, release }: FirstBook, at: Instant): Opening => ({
  subject: 'law',
  id: LAW_ID,
  machine: law.id,
  machineVersion: law.version,
  state: initialRest(law, { records, lawSha256 } as unknown as Rest['context']),
  fixed: {},
  fact: { type: 'law.adopted', at, by: { kind: 'clock' }, release, lawSha256, count: records.length } as Fact,
  effects: [],
});
