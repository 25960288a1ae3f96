import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Behaviour, SimulatedDuty } from './behaviour';
import { scriptedAct } from './office-script';
import { SeededRandom } from './seeded-random';
import type { Attendance, MoreTime, Temper } from './temper';

/** An office as offices are: most of it in time, some late, a few never. Every draw is named by the seed and what it is drawn for,
 *  so that a duty fares the same whatever else the plan holds and wherever a run is taken up again. */
export function randomOffice(seed: number, calendar: WorkingCalendar): Behaviour {
  const known = new Map<string, Temper>();
  const temperFor = (duty: SimulatedDuty): Temper => {
    const found = known.get(duty.id) ?? drawTemper(seed, duty);
    known.set(duty.id, found);
    return found;
  };
  return { next: (duty, moment) => scriptedAct({ duty, moment, temper: temperFor(duty), calendar, seed }) };
}

/** Shares in a thousand: in time, late, very late, after a year or two, never. */
const MANNERS = {
  diligent: [890, 80, 15, 8, 7],
  usual: [770, 150, 35, 20, 25],
  careless: [500, 250, 100, 70, 80],
} as const;

/** Plain to see: a unit has a manner, and each of its duties is drawn by it. */
export function drawTemper(
  seed: number,
  { unit, task, period }: Pick<SimulatedDuty, 'unit' | 'task' | 'period'>,
): Temper {
  const ofUnit = new SeededRandom(seed, 'unit', unit);
  const manner = (['diligent', 'usual', 'careless'] as const)[ofUnit.weighted([45, 44, 11])] ?? 'usual';
  const random = new SeededRandom(seed, 'duty', unit, task, period);
  const handsInAfterDue = drawHandingIn(random, MANNERS[manner]);
  return {
    startsAfter: random.between(1, 6),
    handsInAfterDue,
    triesAnyway: random.chance(400),
    judgedAfter: drawJudging(random),
    returns: random.weighted([84, 13, 3]),
    mendedAfter: random.chance(940) ? random.between(2, 9) : null,
    nothingToTell: random.chance(120),
    handsBack: random.chance(15),
    moreTime: random.chance(90) ? drawMoreTime(random) : null,
    attendance: drawAttendance(random, ofUnit.between(12, 140)),
    letGoAfterDue: random.chance(250) ? random.between(40, 220) : null,
    reportsEvery: random.between(45, 75),
    assessedEvery: random.between(70, 110),
  };
}

function drawHandingIn(random: SeededRandom, shares: readonly number[]): number | null {
  const ranges = [
    [-8, -1],
    [1, 12],
    [20, 120],
    [180, 600],
  ] as const;
  const range = ranges[random.weighted(shares)];
  return range === undefined ? null : random.between(range[0], range[1]);
}

/** The office's own ladder allows five days. */
function drawJudging(random: SeededRandom): number | null {
  switch (random.weighted([86, 10, 2, 2])) {
    case 0:
      return random.between(1, 5);
    case 1:
      return random.between(6, 18);
    case 2:
      return random.between(100, 480);
    default:
      return null;
  }
}

function drawMoreTime(random: SeededRandom): MoreTime {
  const days = random.between(5, 15);
  const decisions = ['extension.granted', 'extension.refused', 'extension.counter-offered'] as const;
  return {
    askedBefore: random.between(2, 9),
    days,
    decision: decisions[random.weighted([60, 25, 15])] ?? 'extension.granted',
    decidedAfter: random.between(1, 3),
    offeredDays: Math.max(1, Math.floor(days / 2)),
    accepts: random.chance(800),
  };
}

const drawAttendance = (random: SeededRandom, headcount: number): Attendance => ({
  headcount,
  firstPercent: random.chance(450) ? 100 : random.between(80, 99),
  makesUp: random.chance(930),
});
