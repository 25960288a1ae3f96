import type { CalendarReport } from '../../obligations/calendar-changes.service';
import { dutyAddress } from '../page/addresses';
import { dayText, momentText } from '../page/date-text';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { CardTable } from './admin-frame';
import { REGIME_WORDS } from './regime-words';

export const MOVES_SHOWN = 50;

/** Duties whose date or next rung would be another: how many, and the first of them. */
export function Moves({
  report: { looked, moves },
  unitNames,
}: {
  readonly report: Pick<CalendarReport, 'looked' | 'moves'>;
  readonly unitNames: ReadonlyMap<string, string>;
}) {
  const { language } = useView();
  const t = useWords(REGIME_WORDS);
  const changed = (before: string, after: string): string => (before === after ? after : t.arrow(before, after));
  const shown = moves.slice(0, MOVES_SHOWN);
  return (
    <>
      <p role="status">
        <b>{t.sum(numberText(moves.length, language), numberText(looked, language))}</b>{' '}
        {moves.length > shown.length ? t.first(shown.length) : null}
      </p>
      {shown.length === 0 ? null : (
        <CardTable
          caption={t.changes}
          head={[t.duty, t.unit, t.baseline, t.due, t.nextWake]}
          rows={shown.map(({ id, plan, task, unit, baselineDueOn, dueOn, nextWake }) => {
            const day = (on: typeof baselineDueOn): string => (on === null ? t.nothing : dayText(on));
            const moment = (at: typeof nextWake.before): string => (at === null ? t.nothing : momentText(at, 'minute'));
            return {
              key: id,
              cells: [
                <a href={dutyAddress(id)}>{`${plan}, ${task}`}</a>,
                unitNames.get(unit) ?? unit,
                day(baselineDueOn),
                changed(day(dueOn.before), day(dueOn.after)),
                changed(moment(nextWake.before), moment(nextWake.after)),
              ],
            };
          })}
        />
      )}
    </>
  );
}
