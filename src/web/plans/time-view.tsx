import type { DateCount } from '../../obligations/plan-progress.store';
import type { TaskRow } from '../../plans/plan.store';
import type { LocalDate } from '../../../workflows/vocabulary';
import { listAddress } from '../list/list-address';
import { dayText } from '../page/date-text';
import { Icon } from '../page/icon';
import { useWords } from '../page/view';
import { Day } from '../page/when';
import { PLAN_WORDS } from './plan-words';
import { CHART, type Mark, type TimeChart } from './time-chart';

export interface TimeProps {
  readonly planId: string;
  readonly tasks: readonly TaskRow[];
  readonly dates: readonly DateCount[];
  /** Null when no duty has a day. */
  readonly chart: TimeChart | null;
  readonly today: LocalDate;
}

/** When each task runs and falls due: a drawing, and the same as a table. */
export function PlanTime(props: TimeProps) {
  const t = useWords(PLAN_WORDS);
  const { chart, today } = props;
  if (chart === null) {
    return (
      <section class="panel" aria-labelledby="time">
        <h2 id="time">{t.time}</h2>
        <div class="empty">
          <Icon name="calendar" />
          <p>{t.nothingDated}</p>
        </div>
      </section>
    );
  }
  return (
    <section class="panel" aria-labelledby="time">
      <figure class="chart">
        <figcaption>
          <h2 id="time">{t.time}</h2>
          {chart.today === null ? <span>{t.todayOutside(dayText(today))}</span> : null}
        </figcaption>
        <Keys />
        <div class="chart__scroll" tabIndex={0} role="region" aria-label={t.timeRegion}>
          <Drawing chart={chart} today={today} />
        </div>
        <details>
          <summary>{t.asTable}</summary>
          <Dates {...props} />
        </details>
      </figure>
    </section>
  );
}

const LOOKS = ['ended', 'open', 'late'] as const;

function Keys() {
  const t = useWords(PLAN_WORDS);
  const text = { ended: t.markAllDone, open: t.markOpen, late: t.markLate };
  return (
    <ul class="keys" aria-label={t.keys}>
      {LOOKS.map((look) => (
        <li key={look}>
          <svg class="key-mark" viewBox="0 0 20 20" aria-hidden="true">
            <Shape mark={{ x: 10, look }} y={10} />
          </svg>
          {text[look]}
        </li>
      ))}
      <li>
        <svg class="key-mark key-mark--wide" viewBox="0 0 40 20" aria-hidden="true">
          <path class="g-moved" d="M2 10H38" />
        </svg>
        {t.markMoved}
      </li>
    </ul>
  );
}

function Drawing({ chart, today }: { readonly chart: TimeChart; readonly today: LocalDate }) {
  const t = useWords(PLAN_WORDS);
  const { height, rows, ticks } = chart;
  return (
    <svg class="time-chart" viewBox={`0 0 ${CHART.width} ${height}`} role="img" aria-labelledby="time-title">
      <title id="time-title">{t.timeOf(rows.length, dayText(chart.from), dayText(chart.to))}</title>
      {ticks.map(({ x, text }) => (
        <g key={text}>
          <path class="g-line" d={`M${x} 24V${height}`} />
          <text class="t13 t-2" x={x + 3} y="18">
            {text}
          </text>
        </g>
      ))}
      {rows.map(({ ref, label, y, from, to, endless, marks }) => (
        <g key={ref}>
          <text class="t14" x="0" y={y + 5}>
            {label}
          </text>
          <rect
            class={endless ? 'g-bar--now' : 'g-span'}
            x={from}
            y={y - 4}
            width={Math.max(3, to - from)}
            height="8"
            rx="2"
          />
          {marks.map((mark) => (
            <Shape key={`${mark.on}/${mark.movedFrom}`} mark={mark} y={y} />
          ))}
        </g>
      ))}
      {chart.today === null ? null : (
        <g>
          <path class="g-today" d={`M${chart.today} 22V${height}`} />
          <text class="t13 t-b t-mid" x={chart.today} y={height - 2}>
            {t.today(dayText(today))}
          </text>
        </g>
      )}
    </svg>
  );
}

/** A full circle, a hollow one, a triangle: told apart without colour. */
function Shape({
  mark: { x, look, movedFrom = null },
  y,
}: {
  readonly mark: Pick<Mark, 'x' | 'look'> & Partial<Mark>;
  readonly y: number;
}) {
  return (
    <>
      {movedFrom === null ? null : <path class="g-moved" d={`M${movedFrom} ${y}H${x}`} />}
      {look === 'late' ? (
        <path class="g-late" d={`M${x} ${y - 8}L${x + 8} ${y + 6}H${x - 8}Z`} />
      ) : (
        <circle class={look === 'ended' ? 'g-ended' : 'g-open'} cx={x} cy={y} r="6" />
      )}
    </>
  );
}

function Dates({ planId, tasks, dates }: TimeProps) {
  const t = useWords(PLAN_WORDS);
  const titles = new Map(tasks.map(({ ref, title }) => [ref, title]));
  return (
    <div class="table-box" tabIndex={0} role="region" aria-label={t.time}>
      <table class="table--tight">
        <caption class="vh">{t.time}</caption>
        <thead>
          <tr>
            {[t.task, t.dueOn, t.firstDue, t.now].map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dates.map(({ task, opensOn, dueOn, baselineDueOn, count, ended, overdue }) => (
            <tr key={`${task}/${opensOn}/${dueOn}/${baselineDueOn}`}>
              <th scope="row">{titles.get(task) ?? task}</th>
              <td>{dueOn === null ? t.noDueDay : <Day on={dueOn} />}</td>
              <td>{baselineDueOn === null || baselineDueOn === dueOn ? '–' : <Day on={baselineDueOn} />}</td>
              <td>
                <a
                  href={listAddress({
                    ...{ plan: planId, task },
                    ...(dueOn === null ? {} : { dueFrom: dueOn, dueTo: dueOn }),
                  })}
                >
                  {t.nowText(ended, count, overdue)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
