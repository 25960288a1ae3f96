import { assign, setup } from 'xstate';
import { commonAsks } from '../obligations/work';
import { example, exampleClock } from '../obligations/examples';
import { refusal, type Fact, type Plain, type Verdict } from '../vocabulary';
import { forXState, inTurn, type Workflow } from '../workflow';

/** The book of provisions as the trail knows it: which records a release brought, which it replaced, ended, corrected or took away. Nobody
 *  writes law here: the engine records what it finds in the files of a release. Source: ADR 0031, 0072. */

/** A record of a provision in short; `sha256` is that of its whole content as canonical text. */
export type ProvisionMark = {
  readonly id: string;
  readonly act: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
  readonly sure: string;
  readonly sha256: string;
};

/** All records of one provision before and after; `citedBy`: places that cite it, read where something is taken away. */
type ProvisionChanged = Fact & {
  readonly provision: string;
  readonly was: readonly ProvisionMark[];
  readonly now: readonly ProvisionMark[];
  /** The build that brought it, and the hash by which readings name its whole register. */
  readonly release: string;
  readonly lawSha256: string;
  readonly citedBy?: readonly string[];
};

export type LawContext = { readonly records: readonly ProvisionMark[]; readonly lawSha256: string };

/** What may happen to a provision from one release to the next. */
export const PROVISION_CHANGES = ['added', 'replaced', 'ended', 'corrected', 'withdrawn'] as const;
export type ProvisionChange = (typeof PROVISION_CHANGES)[number];

const same = (one: Plain, other: Plain): boolean => JSON.stringify(one) === JSON.stringify(other);
/** Apart from the order of members: marks come from canonical text and from files alike. */
const hashes = (marks: readonly ProvisionMark[]): readonly string[] => marks.map(({ sha256 }) => sha256);

const asSeen = ({ records }: LawContext, { provision, was }: ProvisionChanged): Verdict =>
  same(hashes(records.filter(({ id }) => id === provision)), hashes(was))
    ? true
    : refusal('law.changed-meanwhile', { provision });

const changes = (_: LawContext, { provision, was, now }: ProvisionChanged): Verdict =>
  same(hashes(was), hashes(now)) ? refusal('law.nothing-changed', { provision }) : true;

const notCited = (_: LawContext, { provision, citedBy = [] }: ProvisionChanged): Verdict =>
  citedBy.length === 0 ? true : refusal('law.still-cited', { provision, citedBy: [...citedBy] });

const guards = {
  changed: inTurn<LawContext, ProvisionChanged>(asSeen, changes),
  withdrawable: inTurn<LawContext, ProvisionChanged>(asSeen, changes, notCited),
};

export const lawMachine = setup({
  types: {} as { context: LawContext; events: ProvisionChanged },
  guards: forXState<LawContext, ProvisionChanged>(guards),
  actions: {
    keep: assign(({ context, event: { provision, now, lawSha256 } }) => ({
      records: [...context.records.filter(({ id }) => id !== provision), ...now],
      lawSha256,
    })),
  },
}).createMachine({
  id: 'law',
  context: () => ({ records: [], lawSha256: '' }),
  initial: 'kept',
  states: {
    kept: {
      on: {
        'provision.added': { guard: 'changed', actions: 'keep' },
        'provision.replaced': { guard: 'changed', actions: 'keep' },
        'provision.ended': { guard: 'changed', actions: 'keep' },
        'provision.corrected': { guard: 'changed', actions: 'keep' },
        'provision.withdrawn': { guard: 'withdrawable', actions: 'keep' },
      },
    },
  },
});

const mark = (sha256: string, to: string | null = null): ProvisionMark => ({
  ...{ id: 'p', act: 'a', from: '2024-01-01', to, source: 's', sure: 'read', sha256 },
});
const exampleRelease = { provision: 'p', release: 'example', lawSha256: 'law' };
const change = (type: string, was: readonly ProvisionMark[], now: readonly ProvisionMark[], more: object = {}): Fact =>
  example(type, exampleClock, { ...exampleRelease, was, now, ...more });
const [first, ended, second] = [mark('one'), mark('two', '2024-12-31'), { ...mark('three'), from: '2025-01-01' }];

export const law: Workflow = {
  id: 'law',
  version: 1,
  machine: lawMachine,
  guards,
  asks: {
    ...commonAsks,
    changed: { needs: ['provision', 'was', 'now'] },
    withdrawable: { needs: ['provision', 'was', 'now'] },
  },
  examples: [
    change('provision.added', [], [first]),
    change('provision.added', [first], [first]),
    change('provision.ended', [first], [ended]),
    change('provision.replaced', [first], [ended, second]),
    change('provision.replaced', [ended], [ended, second]),
    change('provision.corrected', [ended], [first]),
    change('provision.withdrawn', [first], []),
    change('provision.withdrawn', [ended, second], [], { citedBy: ['a.dmn, row 1'] }),
    change('provision.withdrawn', [ended, second], []),
  ],
  significant: ({ records }) => hashes(records as unknown as readonly ProvisionMark[]),
};
