import type { PlanFile } from './plan-file/plan-file';

/** What an amended plan file says otherwise than the one that was loaded. Pure; for people to look at before anything moves. */
export interface PlanDifference {
  /** Nothing that a plan says differs: only its spelling as a file. */
  readonly same: boolean;
  /** Parts of the plan as a whole: `office`, `officeDefaults`, `targets`, `people`, `document.title` … */
  readonly plan: readonly string[];
  readonly tasks: Changes;
  readonly units: Changes;
  readonly groups: Changes;
}
export interface Changes {
  /** Refs or ids, in the order of the file that has them. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
}

/** `before` and `after` are files of one plan; reading has put their keys in one order. */
export function planDifference(before: PlanFile, after: PlanFile): PlanDifference {
  const plan = [
    ...differing(before, after, ['office', 'officeDefaults', 'targets', 'people', 'sample']),
    ...differing(before.document, after.document, DOCUMENT_PARTS).map((part) => `document.${part}`),
  ];
  const tasks = changes(before.tasks, after.tasks, ({ ref }) => ref);
  const units = changes(before.units, after.units, ({ id }) => id);
  const groups = changes(before.groups, after.groups, ({ id }) => id);
  const same = plan.length === 0 && [tasks, units, groups].every(isNothing);
  return { same, plan, tasks, units, groups };
}

const DOCUMENT_PARTS = [
  ...([
    'type',
    'number',
    'symbol',
    'issuedOn',
    'issuedOnAssumed',
    'issuedOnKnown',
    'place',
    'issuer',
    'title',
  ] as const),
  ...(['validity', 'basis', 'cites'] as const),
];

const isNothing = ({ added, removed, changed }: Changes): boolean =>
  added.length + removed.length + changed.length === 0;

function changes<T extends object>(before: readonly T[], after: readonly T[], idOf: (item: T) => string): Changes {
  const [old, now] = [before, after].map((items) => new Map(items.map((item) => [idOf(item), item])));
  if (old === undefined || now === undefined) throw new Error('two lists make two maps');
  return {
    added: after.map(idOf).filter((id) => !old.has(id)),
    removed: before.map(idOf).filter((id) => !now.has(id)),
    changed: after.flatMap((item) => {
      const was = old.get(idOf(item));
      const fields = was === undefined ? [] : differing(was, item, Object.keys(item) as (keyof T)[]);
      return fields.length === 0 ? [] : [{ id: idOf(item), fields }];
    }),
  };
}

const differing = <T extends object>(before: T, after: T, keys: readonly (keyof T)[]): string[] =>
  keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map(String);
