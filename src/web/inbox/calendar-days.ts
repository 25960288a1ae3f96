import type { ObligationLine } from '../../obligations/obligation-line.store';
import { KIND_WORDS } from '../../obligations/kind-words';
import { stateText } from '../../obligations/state-words.table';
import { TIMELINESS_WORDS } from '../../obligations/timeliness-words';
import type { CalendarDay } from '../../notifications/calendar-text';
import { periodText } from '../duty/period-text';
import { dutyAddress } from '../page/addresses';
import { INBOX_WORDS } from './inbox-words';

/** It was let go, replaced or moved: nobody has to do it by that day any more. */
const CANCELLED: ReadonlySet<string> = new Set(['discharged', 'superseded', 'transferred']);

/** A duty as a day of a calendar. `origin` is where people reach us; null leaves the way back out. Calendars are in Vietnamese. */
export function calendarDay(line: ObligationLine, origin: string | null): readonly CalendarDay[] {
  if (line.dueOn === null) return [];
  const t = INBOX_WORDS('vi');
  const period = periodText(line.periodKey, 'vi');
  const what = `${line.task.title}${period === null ? '' : `, ${period}`} – ${line.unit.name}`;
  const cancelled = CANCELLED.has(line.timeliness);
  const mark = cancelled
    ? t.dayCancelled
    : line.done
      ? t.dayDone
      : line.timeliness === 'overdue'
        ? t.dayLate
        : t.dayDue;
  return [
    {
      ...{ uid: `${line.id}@dondoc`, sequence: line.version, on: line.dueOn, cancelled },
      summary: `${mark}: ${what}`,
      description: [
        `${line.task.clause}, ${line.plan.slug}`,
        `${TIMELINESS_WORDS('vi')[line.timeliness]}. ${stateText(line.workState, 'vi')}.`,
        ...(line.deadlineAsWritten === null ? [] : [`“${line.deadlineAsWritten}”`]),
      ].join('\n'),
      category: KIND_WORDS('vi')[line.kind],
      url: origin === null ? null : `${origin}${dutyAddress(line.id)}`,
    },
  ];
}
