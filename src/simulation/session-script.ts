import { handIn } from './handing-in';
import { workingDaysAfter } from './office-days';
import { dayOnTheWay, type Move, type Scene } from './scene';
import { SeededRandom } from './seeded-random';

/** Quán triệt: one session, make-up sessions until everybody has been there, then the list of those who came. */
export function sessionMove(scene: Scene): Move | null {
  const { headcount, attended, sessions, thresholdPercent } = scene.moment.state.work.context;
  const { attendance } = scene.temper;
  if (Number(sessions) === 0) {
    const on = dayOnTheWay(scene, 7);
    const came = Math.max(1, Math.floor((attendance.headcount * attendance.firstPercent) / 100));
    return on && held(on, attendance.headcount, came, false);
  }
  if (Number(attended) * 100 >= Number(headcount) * Number(thresholdPercent)) return handIn(scene);
  return attendance.makesUp ? makeUp(scene, Number(headcount) - Number(attended)) : null;
}

/** Some come to the first make-up session, all to the second. */
function makeUp({ duty, moment, calendar, seed }: Scene, missing: number): Move {
  const { makeUpSessions, headcount } = moment.state.work.context;
  const random = new SeededRandom(seed, 'make-up', duty.unit, duty.task, Number(makeUpSessions));
  const on = workingDaysAfter(moment.since, random.between(2, 4), calendar);
  const came = Number(makeUpSessions) > 0 || random.chance(600) ? missing : Math.max(1, Math.floor(missing / 2));
  return held(on, Number(headcount), came, true);
}

const held = (on: Move['on'], headcount: number, attended: number, makeUp: boolean): Move => ({
  ...{ on, event: 'session.held', by: 'unit-officer' },
  facts: { headcount, attended, makeUp },
});
