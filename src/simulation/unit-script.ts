import { assertNever } from '../../workflows/vocabulary';
import { handIn, mended } from './handing-in';
import { dayOnTheWay, type Move, type Scene } from './scene';
import { sessionMove } from './session-script';
import { standingMove } from './standing-script';

/** What the unit does next on work in its hands, by kind of duty. Null: nothing more, or it is the clock's turn. */
export function unitMove(scene: Scene): Move | null {
  const { kind } = scene.duty;
  const { value } = scene.moment.state.work;
  if (value === 'returned') return mended(scene);
  switch (kind) {
    case 'issuePlan':
      if (value === 'assigned') return onTheWay(scene, 5, 'draft.started') ?? handIn(scene);
      return handIn(scene);
    case 'quanTriet':
      return sessionMove(scene);
    case 'implementation':
      return scene.duty.standing ? standingMove(scene) : implementationMove(scene);
    case 'inspection':
      if (value === 'planned') return onTheWay(scene, 8, 'inspection.carried-out');
      if (value === 'carriedOut' && !scene.temper.nothingToTell) {
        const on = dayOnTheWay(scene, 4);
        return on && { on, event: 'findings.recorded', by: 'unit-officer', documents: [['Biên bản kiểm tra', 'BB']] };
      }
      return handIn(scene);
    case 'soKet':
    case 'tongKet':
      return reviewMove(scene);
    case 'periodicReport':
      return value === 'upcoming' ? null : handIn(scene);
    case 'promptReport':
    case 'publication':
    case 'commendationDossier':
      return handIn(scene);
    default:
      return assertNever(kind);
  }
}

function implementationMove(scene: Scene): Move | null {
  const { value } = scene.moment.state.work;
  if (value === 'assigned') return onTheWay(scene, 20, 'duty.accepted');
  if (value === 'accepted') return onTheWay(scene, 15, 'work.started');
  return handIn(scene);
}

function reviewMove(scene: Scene): Move | null {
  switch (scene.moment.state.work.value) {
    case 'announced':
      return onTheWay(scene, 12, 'reports.collected');
    case 'collecting':
      return onTheWay(scene, 7, 'report.drafted');
    case 'drafted':
      return onTheWay(scene, 3, 'review.held');
    default:
      return handIn(scene);
  }
}

function onTheWay(scene: Scene, daysBefore: number, event: string): Move | null {
  const on = dayOnTheWay(scene, daysBefore);
  return on === null ? null : { on, event, by: 'unit-officer' };
}
