import { localDateOf } from '../calendar/local-date';
import { workingDaysAfter } from './office-days';
import type { Move, Scene } from './scene';
import { DECIDED, MORE_TIME } from './office-texts';
import { SeededRandom } from './seeded-random';

/** More time: asked once before the due date, decided by the head of the office, taken or not. */
export function extensionMove(scene: Scene): Move | null {
  const { moment, temper } = scene;
  const { extension, dates } = moment.state;
  if (temper.moreTime === null || dates.effective === null) return null;
  switch (extension.value) {
    case 'none':
      return ask(scene);
    case 'requested':
      return decide(scene);
    default:
      return {
        on: workingDaysAfter(moment.since, 1, scene.calendar),
        event: temper.moreTime.accepts ? 'extension.accepted' : 'extension.declined',
        by: 'unit-officer',
      };
  }
}

function ask({ duty, moment, temper: { moreTime }, calendar, seed }: Scene): Move | null {
  const { baseline, effective } = moment.state.dates;
  if (moreTime === null || baseline === null || effective === null) return null;
  const on = calendar.addWorkingDays(baseline.dueOn, -moreTime.askedBefore);
  // Whoever has been past that day has asked already, or did not care.
  if (localDateOf(moment.since) >= on) return null;
  const reason = new SeededRandom(seed, 'more-time', duty.unit, duty.task).pick(MORE_TIME);
  const dueOn = calendar.addWorkingDays(effective.dueOn, moreTime.days);
  return { on, event: 'extension.requested', by: 'unit-officer', facts: { dueOn }, texts: { reason } };
}

function decide({ moment, temper: { moreTime }, calendar }: Scene): Move | null {
  const { effective } = moment.state.dates;
  if (moreTime === null || effective === null) return null;
  const offer = { dueOn: calendar.addWorkingDays(effective.dueOn, moreTime.offeredDays) };
  return {
    on: workingDaysAfter(moment.since, moreTime.decidedAfter, calendar),
    event: moreTime.decision,
    by: 'office-head',
    facts: moreTime.decision === 'extension.counter-offered' ? offer : {},
    texts: { reason: DECIDED[moreTime.decision] },
  };
}
