import { addDays } from '../calendar/local-date';
import { workingDaysAfter } from './office-days';
import { earlier, type Move, type Scene } from './scene';
import { ASSESSED, HANDED_BACK } from './office-texts';
import { SeededRandom } from './seeded-random';

/** A standing duty: accepted or handed back, begun, reported on and assessed now and then until the plan ends. Which of the
 *  two comes next follows from how often each has been. */
export function standingMove(scene: Scene): Move | null {
  const { duty, moment, temper, calendar, seed } = scene;
  const random = new SeededRandom(seed, 'standing', duty.unit, duty.task);
  const after = (days: number) => workingDaysAfter(moment.since, days, calendar);
  switch (moment.state.work.value) {
    case 'assigned':
      // Given again, it is accepted.
      if (temper.handsBack && moment.since === duty.openedAt) {
        const reason = random.pick(HANDED_BACK);
        return { on: after(temper.startsAfter), event: 'duty.handed-back', by: 'unit-head', texts: { reason } };
      }
      return { on: after(temper.startsAfter), event: 'duty.accepted', by: 'unit-officer' };
    case 'accepted':
      return { on: after(random.between(1, 8)), event: 'work.started', by: 'unit-officer' };
    default:
      return earlier(report(scene), assessment(scene));
  }
}

function report(scene: Scene): Move | null {
  const done = Number(scene.moment.state.work.context['progressReports']);
  const on = dayOfTurn(scene, (done + 1) * scene.temper.reportsEvery);
  return on && { on, event: 'progress.reported', by: 'unit-officer', documents: [['Báo cáo kết quả', 'BC']] };
}

function assessment(scene: Scene): Move | null {
  const done = Number(scene.moment.state.work.context['assessments']);
  const on = dayOfTurn(scene, (done + 1) * scene.temper.assessedEvery);
  const note = new SeededRandom(scene.seed, 'assessed', scene.duty.unit, scene.duty.task, done).pick(ASSESSED);
  return on && { on, event: 'assessed', by: 'office-officer', texts: { note } };
}

/** Counted from the opening; past the end of the plan the clock takes over, and a plan without end has reports for a year. */
function dayOfTurn({ duty, moment, calendar }: Scene, workingDays: number): Move['on'] | null {
  const wanted = workingDaysAfter(duty.openedAt, workingDays, calendar);
  const first = workingDaysAfter(moment.since, 1, calendar);
  const on = wanted > first ? wanted : first;
  const end = duty.planEndsOn ?? addDays(workingDaysAfter(duty.openedAt, 1, calendar), 365);
  return on > end ? null : on;
}
