import type { PlanFile } from './plan-file';
import type { Finding, ProblemPath } from './plan-problem';

interface PlacedId {
  readonly id: string;
  readonly path: ProblemPath;
}
export type LineOf = (path: ProblemPath) => number;

/** Ids that stand for two things. Units and groups share one space, since a role may name either. */
export function idFindings(plan: PlanFile, lineOf: LineOf): readonly Finding[] {
  const bodies = [
    ...plan.units.map(({ id }, i) => ({ id, path: ['units', i, 'id'] })),
    ...plan.groups.map(({ id }, i) => ({ id, path: ['groups', i, 'id'] })),
  ];
  const cited = plan.document.basis.flatMap(({ id }, i) =>
    id === null ? [] : [{ id, path: ['document', 'basis', i, 'id'] }],
  );
  const targets = plan.targets.map(({ id }, i) => ({ id, path: ['targets', i, 'id'] }));
  return [
    ...[bodies, cited, targets].flatMap((ids) => twice(ids).map((pair) => duplicateId(pair, lineOf))),
    ...twice(plan.tasks.map(({ ref }, i) => ({ id: ref, path: ['tasks', i, 'ref'] }))).map(
      ({ again, first }): Finding => ({
        code: 'task.duplicate-ref',
        path: again.path,
        facts: { ref: again.id, firstLine: lineOf(first.path) },
      }),
    ),
  ];
}

export const duplicateId = ({ again, first }: Pair, lineOf: LineOf): Finding => ({
  code: 'plan.duplicate-id',
  path: again.path,
  facts: { id: again.id, firstLine: lineOf(first.path) },
});

interface Pair {
  readonly first: PlacedId;
  readonly again: PlacedId;
}

/** Each entry whose id an earlier one has, with that earlier one. */
export function twice(ids: readonly PlacedId[]): readonly Pair[] {
  const firsts = new Map<string, PlacedId>();
  return ids.flatMap((entry) => {
    const first = firsts.get(entry.id);
    if (first === undefined) firsts.set(entry.id, entry);
    return first === undefined || entry.id === '' ? [] : [{ first, again: entry }];
  });
}
