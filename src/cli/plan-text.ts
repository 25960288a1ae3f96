import type { PlanRow } from '../plans/plan.store';
import { shortened, tableLines } from './table';
import type { PlanView } from './plan-view';
import { dayText, inVietnamese, KIND_WORDS, SOURCE_WORDS, STAGE_WORDS, TIMELINESS_WORDS } from './words';
import { TIMELINESS } from '../obligations/timeliness';

/** Plans as text for a terminal. */

const TITLE_WIDTH = 60;

const numberOf = ({ documentNumber, documentSymbol }: PlanRow): string => `${documentNumber ?? '…'}/${documentSymbol}`;

export function planListLines(plans: readonly PlanRow[]): string[] {
  if (plans.length === 0) return ['Chưa nạp kế hoạch nào. / No plan is loaded yet.'];
  const rows = plans.map((plan) => [
    plan.slug,
    numberOf(plan),
    `${dayText(plan.issuedOn)}${plan.issuedOnAssumed ? '*' : ''}`,
    inVietnamese(STAGE_WORDS[plan.stage] ?? plan.stage),
    plan.sample ? 'mẫu' : '',
    shortened(plan.title, TITLE_WIDTH),
  ]);
  const lines = tableLines(['tên / id', 'số', 'ngày', 'giai đoạn', 'mẫu', 'trích yếu / title'], rows);
  return plans.some((plan) => plan.issuedOnAssumed) ? [...lines, '* ngày giả định / assumed date'] : lines;
}

export function planLines(view: PlanView): string[] {
  const { plan, document, issuer, office, counts } = view;
  const head = [
    `${document.type} ${numberOf(plan)}: ${plan.title}`,
    `  ban hành / issued ${dayText(plan.issuedOn)}${plan.issuedOnAssumed ? ' (giả định / assumed)' : ''}` +
      `, hết hiệu lực / ends ${dayText(plan.endsOn)}`,
    `  cơ quan ban hành / issuer: ${issuer.name}; theo dõi / office: ${office.name}`,
    `  giai đoạn / stage: ${STAGE_WORDS[plan.stage] ?? plan.stage}${plan.sample ? '; DỮ LIỆU MẪU / SAMPLE' : ''}`,
    ...document.basis.map(
      (cited) =>
        `  căn cứ / basis: ${cited.type} ${cited.number ?? '…'}/${cited.symbol}` +
        `${cited.issuedOn === null ? '' : ` ngày ${dayText(cited.issuedOn)}`}`,
    ),
  ];
  const came = counts.cameDue;
  const tally = TIMELINESS.filter((each) => counts.byTimeliness[each] > 0).map(
    (each) => `  ${counts.byTimeliness[each]} ${TIMELINESS_WORDS[each]}`,
  );
  return [
    ...head,
    '',
    `Nghĩa vụ / obligations: ${counts.total}; đã đến hạn / came due: ${came.total}` +
      (came.latePercent === null ? '' : `; trễ / late: ${String(came.latePercent).replace('.', ',')} %`),
    ...tally,
    '',
    `Nhiệm vụ / tasks: ${view.tasks.length}`,
    ...view.tasks.flatMap(taskLines),
  ];
}

type TaskView = PlanView['tasks'][number];
type Who = TaskView['who'];

const ROLES: readonly (readonly [keyof Who, string])[] = [
  ['directs', 'chỉ đạo / directs'],
  ['leads', 'chủ trì / leads'],
  ['carriesOut', 'thực hiện / carries out'],
  ['coordinates', 'phối hợp / coordinates'],
  ['drafts', 'tham mưu / drafts'],
  ['contactPoint', 'đầu mối / contact point'],
  ['routedThrough', 'qua / routed through'],
  ['reportsTo', 'nơi nhận / receives'],
  ['confirmedBy', 'xác nhận / confirms'],
  ['decidedBy', 'quyết định / decides'],
];

function taskLines(task: TaskView): string[] {
  const { deadline } = task;
  const who = ROLES.flatMap(([role, words]) => {
    const parties = [task.who[role]].flat().filter((party) => party !== null);
    return parties.length === 0 ? [] : [`    ${words}: ${parties.map(({ name }) => name).join('; ')}`];
  });
  const day = deadline.dueOn === null ? '' : ` → ${dayText(deadline.dueOn)}`;
  const source = deadline.source === null ? '' : `; nguồn / source: ${SOURCE_WORDS[deadline.source]}`;
  return [
    '',
    `  ${task.ref} ${task.title}`,
    `    ${task.clause}; ${KIND_WORDS[task.kind]}${task.origin === 'implied' ? '; suy ra / implied' : ''}`,
    ...(task.onlyIf === null ? [] : [`    điều kiện / only if: ${task.onlyIf}`]),
    ...who,
    `    hạn theo lời văn / as written: ${deadline.asWritten === null ? '–' : `“${deadline.asWritten}”`}`,
    `    hiểu là / understood: ${deadline.understood.vi} / ${deadline.understood.en}${day}` +
      (deadline.assumed ? ' (giả định / assumed)' : ''),
    ...(source === ''
      ? []
      : [`    ${source.slice(2)}${deadline.reference === null ? '' : ` (${deadline.reference})`}`]),
    ...(deadline.missing === null ? [] : [`    còn thiếu / missing: ${deadline.missing.code}`]),
    ...task.evidence.map(
      ({ required, text }) => `    minh chứng / evidence: ${text}${required ? '' : ' (nếu có / optional)'}`,
    ),
    `    đơn vị / units: ${task.units}; nghĩa vụ / obligations: ${task.obligations}, đang mở / open: ${task.open}`,
  ];
}
