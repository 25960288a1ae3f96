import { assertNever } from '../../workflows/vocabulary';
import { workingDaysAfter } from './office-days';
import { PUBLISHED_AT } from './office-texts';
import { handInDay, type Move, type Scene } from './scene';

/** The deed itself, with what proves it. */
export function handIn(scene: Scene): Move | null {
  const on = handInDay(scene);
  return on === null ? null : handInOn(scene, on);
}

/** What came back is mended and handed in again, or stays where it is. */
export function mended(scene: Scene): Move | null {
  const { moment, temper, calendar } = scene;
  if (temper.mendedAfter === null) return null;
  return handInOn(scene, workingDaysAfter(moment.since, temper.mendedAfter, calendar));
}

function handInOn(scene: Scene, on: Move['on']): Move {
  const { duty, temper } = scene;
  const by = 'unit-officer';
  switch (duty.kind) {
    case 'issuePlan':
      return { on, by, event: 'plan.issued', documents: [['Kế hoạch', 'KH']] };
    case 'quanTriet':
      return { on, by, event: 'attendance.evidenced', documents: [['Danh sách dự học', 'DS']] };
    case 'implementation':
      return { on, by, event: 'work.submitted', documents: [['Báo cáo', 'BC']] };
    case 'inspection':
      return temper.nothingToTell
        ? { on, by, event: 'no-findings.recorded', documents: [['Biên bản kiểm tra', 'BB']] }
        : { on, by, event: 'findings.followed-up', documents: [['Kết luận kiểm tra', 'KL']] };
    case 'soKet':
    case 'tongKet': {
      const number = `${10 + (Number(on.slice(8, 10)) % 30)}/BC-${duty.unit.replaceAll('-', '').toUpperCase()}`;
      const facts = { number, issuedOn: on };
      return { on, by, event: 'review.issued', facts, documents: [['Báo cáo tổng kết', 'BC']] };
    }
    case 'periodicReport':
      if (temper.nothingToTell) return { on, by, event: 'nil-reported' };
      return { on, by, event: 'report.submitted', documents: [['Báo cáo', 'BC']] };
    case 'promptReport':
      return { on, by, event: 'incident.reported', documents: [['Báo cáo nhanh', 'BC']] };
    case 'publication':
      return { on, by, event: 'result.published', facts: { place: PUBLISHED_AT }, documents: [['Thông báo', 'TB']] };
    case 'commendationDossier':
      if (temper.nothingToTell) return { on, by, event: 'none-to-send.declared' };
      return { on, by, event: 'dossier.sent', documents: [['Tờ trình', 'TTr']] };
    default:
      return assertNever(duty.kind);
  }
}
