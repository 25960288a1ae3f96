import type { Timeliness } from './timeliness';

/** Government statistics set done and open against in time and late, over the duties that came due. Source: DOMAIN §3. */
export interface ObligationCounts {
  readonly total: number;
  readonly byTimeliness: Readonly<Record<Timeliness, number>>;
  readonly cameDue: {
    readonly total: number;
    readonly doneInTime: number;
    readonly doneLate: number;
    readonly openInTime: number;
    readonly openLate: number;
    /** Late ones of those that came due, in percent with two decimals; null when none came due. */
    readonly latePercent: number | null;
  };
}

export function countsFrom(
  rows: readonly { readonly timeliness: Timeliness; readonly cameDue: boolean; readonly count: number }[],
): ObligationCounts {
  const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(fits).reduce((total, { count }) => total + count, 0);
  const of = (timeliness: Timeliness): number => sum((row) => row.timeliness === timeliness);
  const dueAnd = (...kinds: Timeliness[]): number => sum((row) => row.cameDue && kinds.includes(row.timeliness));
  const grid = {
    doneInTime: dueAnd('done-in-time'),
    doneLate: dueAnd('done-late'),
    openInTime: dueAnd('in-time', 'due-soon'),
    openLate: dueAnd('overdue'),
  };
  const total = grid.doneInTime + grid.doneLate + grid.openInTime + grid.openLate;
  const late = grid.doneLate + grid.openLate;
  return {
    total: sum(() => true),
    byTimeliness: {
      'no-date': of('no-date'),
      'in-time': of('in-time'),
      'due-soon': of('due-soon'),
      overdue: of('overdue'),
      'done-in-time': of('done-in-time'),
      'done-late': of('done-late'),
      discharged: of('discharged'),
      superseded: of('superseded'),
      transferred: of('transferred'),
    },
    cameDue: { total, ...grid, latePercent: total === 0 ? null : Math.round((late * 10_000) / total) / 100 },
  };
}
