import type { FigureKind } from '../../../workflows/figures/figure.machine';
import type { LocalDate } from '../../../workflows/vocabulary';
import type { Tx } from '../../platform/database/tx';

export interface FigureLine {
  readonly id: string;
  readonly kind: FigureKind;
  readonly unit: { readonly id: string; readonly name: string };
  readonly locality: string;
  readonly reference: string;
  readonly year: number;
  readonly happenedOn: LocalDate | null;
  readonly severity: string | null;
  readonly accidents: number;
  readonly dead: number;
  readonly injured: number;
  readonly version: number;
  readonly struckOut: boolean;
}

export interface FigureFilter {
  readonly kind?: FigureKind;
  readonly year?: number;
  readonly unit?: string;
}

/** Figures, the latest year first. Relies on figure_year_ix. */
export async function listFigures(
  tx: Tx,
  { kind = undefined, year = undefined, unit = undefined }: FigureFilter,
  limit: number,
): Promise<readonly FigureLine[]> {
  const rows = await tx.query<Row>(
    `SELECT f.id, f.kind, f.unit_id, u.name AS unit_name, f.locality, f.reference, f.year, f.happened_on, f.severity, f.accidents,
       f.dead, f.injured, f.version, f.ended
     FROM figure f JOIN unit u ON u.id = f.unit_id
     WHERE ($1::text IS NULL OR f.kind = $1) AND ($2::integer IS NULL OR f.year = $2) AND ($3::text IS NULL OR f.unit_id = $3)
     ORDER BY f.year DESC, f.id LIMIT $4`,
    [kind ?? null, year ?? null, unit ?? null, limit],
  );
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, unit: { id: row.unit_id, name: row.unit_name }, locality: row.locality },
    ...{ reference: row.reference, year: row.year, happenedOn: row.happened_on, severity: row.severity },
    ...{ accidents: row.accidents, dead: row.dead, injured: row.injured, version: row.version, struckOut: row.ended },
  }));
}

type Row = {
  id: string;
  kind: FigureKind;
  unit_id: string;
  unit_name: string;
  locality: string;
  reference: string;
  year: number;
  happened_on: LocalDate | null;
  severity: string | null;
  accidents: number;
  dead: number;
  injured: number;
  version: number;
  ended: boolean;
};

/** How the numbers of a year changed against the year before, in whole percent; rounded up, so that a fraction never meets a target. */
export interface ChangeOfYear {
  readonly accidentsChangePercent?: number;
  readonly deathsChangePercent?: number;
  readonly injuredChangePercent?: number;
}

/** Of the whole area of a unit; what is missing for either year, or was nothing before, is left out. Relies on figure_unit_ix. */
export async function changeOfYear(tx: Tx, unit: string, year: number): Promise<ChangeOfYear> {
  const rows = await tx.query<{ year: number; accidents: number; dead: number; injured: number }>(
    `SELECT year, accidents, dead, injured FROM figure
     WHERE unit_id = $1 AND kind = 'yearly' AND locality = '' AND NOT ended AND year IN ($2, $2 - 1)`,
    [unit, year],
  );
  const [now, before] = [rows.find((row) => row.year === year), rows.find((row) => row.year === year - 1)];
  if (!now || !before) return {};
  const change = (name: 'accidents' | 'dead' | 'injured'): number | undefined =>
    before[name] === 0 ? undefined : Math.ceil(((now[name] - before[name]) * 100) / before[name]);
  const [accidents, deaths, injured] = [change('accidents'), change('dead'), change('injured')];
  return {
    ...(accidents === undefined ? {} : { accidentsChangePercent: accidents }),
    ...(deaths === undefined ? {} : { deathsChangePercent: deaths }),
    ...(injured === undefined ? {} : { injuredChangePercent: injured }),
  };
}
