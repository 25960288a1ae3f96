import type { Changes, PlanDifference } from '../plans/plan-difference';
import type { Amendment, DutyName } from '../plans/plan-amendment';

/** An amendment as text for a terminal: what the file says otherwise, and what that does to the duties. */

const SHOWN_DUTIES = 20;

export function amendmentLines({ difference, duties }: Amendment, isPreview: boolean): string[] {
  const { superseded, opened, kept } = duties;
  return [
    isPreview ? 'XEM TRƯỚC, chưa đổi gì / PREVIEW, nothing was changed' : 'đã sửa đổi kế hoạch / the plan was amended',
    ...differenceLines(difference),
    `nghĩa vụ / obligations: thay thế / superseded ${superseded.length}; mở mới / opened ${opened.length}; giữ nguyên / kept ${kept}`,
    ...dutyLines('-', superseded),
    ...dutyLines('+', opened),
  ];
}

function differenceLines({ same, plan, tasks, units, groups }: PlanDifference): string[] {
  if (same) return ['nội dung không khác / the plan says the same'];
  return [
    ...(plan.length === 0 ? [] : [`~ kế hoạch / plan: ${plan.join(', ')}`]),
    ...changeLines('nhiệm vụ / task', tasks),
    ...changeLines('đơn vị / unit', units),
    ...changeLines('nhóm / group', groups),
  ];
}

const changeLines = (what: string, { added, removed, changed }: Changes): string[] => [
  ...added.map((id) => `+ ${what} ${id}`),
  ...removed.map((id) => `- ${what} ${id}`),
  ...changed.map(({ id, fields }) => `~ ${what} ${id}: ${fields.join(', ')}`),
];

function dutyLines(sign: string, duties: readonly DutyName[]): string[] {
  const shown = duties.slice(0, SHOWN_DUTIES).map(({ task, unit, period }) => `  ${sign} ${task} ${unit} ${period}`);
  const left = duties.length - shown.length;
  return left === 0 ? shown : [...shown, `  ${sign} … ${left} nữa / more`];
}
