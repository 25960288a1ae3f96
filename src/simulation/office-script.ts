import { WORK_MACHINES } from '../../workflows/obligations/kinds';
import { handsOf } from '../../workflows/obligations/obligation';
import { localDateOf } from '../calendar/local-date';
import type { Act } from './behaviour';
import { extensionMove } from './extension-script';
import { aroundDue, hourOn } from './office-days';
import { officeMove } from './office-side-script';
import { LET_GO } from './office-texts';
import { earlier, type Move, type Scene } from './scene';
import { SeededRandom } from './seeded-random';
import { unitMove } from './unit-script';

/** A refused act is tried again some weeks later, so often. */
const RETRY_DAYS = 20;
const RETRIES = 3;

/** The earliest of what the unit, the office and the decision about more time would do next. Pure. */
export function scriptedAct(scene: Scene): Act | null {
  const move = nextMove(scene);
  if (move === null) return null;
  const { duty, moment, seed } = scene;
  const act = actOf(move, scene);
  if (moment.refusedAt === null || act.at > moment.refusedAt) return act;
  for (let turn = 1; turn <= RETRIES; turn += 1) {
    const on = scene.calendar.addWorkingDays(localDateOf(act.at), turn * RETRY_DAYS);
    const at = hourOn(on, moment.since, seed, duty.unit, duty.task);
    if (at > moment.refusedAt) return actOf({ ...move, on }, scene);
  }
  return null;
}

function nextMove(scene: Scene): Move | null {
  const { duty, moment } = scene;
  const kind = WORK_MACHINES[duty.kind];
  switch (handsOf(kind, moment.state.work)) {
    case 'ended':
      return null;
    case 'office':
      return officeMove(scene);
    case 'unit':
      return earlier(earlier(unitMove(scene), extensionMove(scene)), letGoMove(scene));
  }
}

/** The head of the office gives up on a duty that nobody fulfils, with a reason. */
function letGoMove({ duty, moment, temper, calendar, seed }: Scene): Move | null {
  const { effective } = moment.state.dates;
  if (effective === null || temper.handsInAfterDue !== null || temper.letGoAfterDue === null) return null;
  const on = aroundDue(effective.dueOn, temper.letGoAfterDue, moment.since, calendar);
  const reason = new SeededRandom(seed, 'let-go', duty.unit, duty.task).pick(LET_GO);
  return { on, event: 'discharged', by: 'office-head', texts: { reason } };
}

function actOf({ documents = [], on, ...move }: Move, { duty, moment, seed }: Scene): Act {
  const number = new SeededRandom(seed, 'number', duty.unit, duty.task, on);
  const unit = duty.unit.replaceAll('-', '').toUpperCase();
  return {
    facts: {},
    texts: {},
    ...move,
    at: hourOn(on, moment.since, seed, duty.unit, duty.task),
    evidence: documents.map(([type, symbol]) => ({
      type,
      number: String(number.between(10, 480)),
      symbol: `${symbol}-${unit}`,
      issuedOn: on,
    })),
  };
}
