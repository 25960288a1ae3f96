import { workingDaysAfter } from './office-days';
import type { Move, Scene } from './scene';
import { ASSESSED, REASSIGNED, RETURNED } from './office-texts';
import { SeededRandom } from './seeded-random';

/** What the office does with work in its hands: looks at it, sends it back or is content; or leaves it lying. */
export function officeMove(scene: Scene): Move | null {
  const { duty, moment, temper, calendar, seed } = scene;
  const { value, context } = moment.state.work;
  if (temper.judgedAfter === null) return null;
  const on = workingDaysAfter(moment.since, temper.judgedAfter, calendar);
  const returned = Number(context['returns'] ?? 0);
  const random = new SeededRandom(seed, 'office', duty.unit, duty.task, value, returned);
  switch (value) {
    case 'handedBack':
      return { on, event: 'duty.reassigned', by: 'office-head', texts: { reason: random.pick(REASSIGNED) } };
    case 'awaitingAssessment':
      return { on, event: 'assessed', by: 'office-officer', texts: { note: random.pick(ASSESSED) } };
    case 'submittedOnWay':
    case 'nilOnWay':
      return { on, event: 'report.passed-on', by: 'router-officer' };
    case 'sent':
      return { on, event: 'dossier.reviewed', by: 'office-officer' };
    default:
      if (returned < temper.returns) {
        return { on, event: 'returned', by: 'office-officer', texts: { reason: random.pick(RETURNED) } };
      }
      return { on, event: isReview(scene) ? 'concluded' : 'confirmed', by: 'office-officer' };
  }
}

const isReview = ({ duty }: Scene): boolean => duty.kind === 'soKet' || duty.kind === 'tongKet';
