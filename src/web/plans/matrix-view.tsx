import type { Timeliness } from '../../obligations/timeliness';
import type { TaskRow } from '../../plans/plan.store';
import { TIMELINESS_LOOK, TimelinessTag } from '../duty/duty-tags';
import { TIMELINESS_WORDS } from '../../obligations/timeliness-words';
import { listAddress, type ListFields } from '../list/list-address';
import { planAddress } from '../page/addresses';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { PLAN_WORDS } from './plan-words';
import type { Cell, Matrix } from './progress-matrix';

export interface MatrixProps {
  readonly plan: { readonly id: string; readonly slug: string };
  readonly tasks: readonly TaskRow[];
  readonly matrix: Matrix;
  readonly unitNames: ReadonlyMap<string, { readonly name: string; readonly short: string }>;
  /** Which of the pages of units, from 0. */
  readonly unitPage: number;
}

/** As many columns as a screen and a sheet of A4 across still hold. */
export const UNITS_PER_PAGE = 12;

const CELL_CLASS: Readonly<Partial<Record<Timeliness, string>>> = {
  ...{ overdue: 'c-late', 'due-soon': 'c-soon', 'in-time': 'c-ontrack' },
  ...{ 'done-in-time': 'c-done', 'done-late': 'c-donelate' },
};
const KEYS: readonly Timeliness[] = ['overdue', 'due-soon', 'in-time', 'no-date', 'done-in-time', 'done-late'];

/** Tasks × units: a coloured table, in which each cell is word, icon and colour, and leads to its list. */
export function ProgressMatrix({ plan, tasks, matrix, unitNames, unitPage }: MatrixProps) {
  const t = useWords(PLAN_WORDS);
  const from = unitPage * UNITS_PER_PAGE;
  const units = matrix.units.slice(from, from + UNITS_PER_PAGE);
  const given = tasks.filter(({ ref }) => matrix.whole(ref) !== null);
  return (
    <section class="panel" aria-labelledby="progress">
      <div class="panel__head">
        <h2 id="progress">{t.matrix}</h2>
        <p>{t.matrixHelp}</p>
      </div>
      <ul class="keys" aria-label={t.keys}>
        {KEYS.map((timeliness) => (
          <li key={timeliness}>
            <TimelinessTag timeliness={timeliness} />
          </li>
        ))}
      </ul>
      <div class="table-box" tabIndex={0} role="region" aria-label={t.matrixRegion}>
        <table class="matrix">
          <caption class="vh">{t.matrix}</caption>
          <thead>
            <tr>
              <th scope="col">{t.task}</th>
              <th scope="col">{t.allUnits}</th>
              {units.map((unit) => (
                <th key={unit} scope="col">
                  <abbr title={unitNames.get(unit)?.name}>{unitNames.get(unit)?.short ?? unit}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {given.map((task) => (
              <tr key={task.ref}>
                <th scope="row">
                  {task.title}
                  <br />
                  <span class="small muted">{task.clause}</span>
                </th>
                <CellView fields={{ plan: plan.id, task: task.ref }} cell={matrix.whole(task.ref)} />
                {units.map((unit) => (
                  <CellView
                    key={unit}
                    fields={{ plan: plan.id, task: task.ref, unit, alone: 'true' }}
                    cell={matrix.cell(task.ref, unit)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <UnitPages slug={plan.slug} count={matrix.units.length} unitPage={unitPage} />
    </section>
  );
}

function CellView({ fields, cell }: { readonly fields: ListFields; readonly cell: Cell | null }) {
  const { language } = useView();
  const t = useWords(PLAN_WORDS);
  if (cell === null) {
    return (
      <td>
        <span class="muted" aria-hidden="true">
          –
        </span>
        <span class="vh">{t.notGiven}</span>
      </td>
    );
  }
  const { count, ended, shown } = cell;
  return (
    <td>
      <a class={CELL_CLASS[shown] ?? 'c-none'} href={listAddress(fields)}>
        <Icon name={TIMELINESS_LOOK[shown].icon} />
        {numberText(ended, language)}/{numberText(count, language)}
        <span class="vh"> {TIMELINESS_WORDS(language)[shown]}</span>
      </a>
    </td>
  );
}

function UnitPages({
  slug,
  count,
  unitPage,
}: {
  readonly slug: string;
  readonly count: number;
  readonly unitPage: number;
}) {
  const t = useWords(PLAN_WORDS);
  if (count <= UNITS_PER_PAGE) return null;
  const pages = Array.from({ length: Math.ceil(count / UNITS_PER_PAGE) }, (_, page) => page);
  return (
    <nav class="chips section-s no-print" aria-label={t.otherUnits}>
      {pages.map((page) => (
        <a
          key={page}
          class="chip"
          href={`${planAddress(slug)}?units=${page + 1}#progress`}
          aria-current={page === unitPage ? 'page' : undefined}
        >
          {t.unitsFrom(page * UNITS_PER_PAGE + 1, Math.min(count, (page + 1) * UNITS_PER_PAGE), count)}
        </a>
      ))}
    </nav>
  );
}
