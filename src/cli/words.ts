import type { DutyKind } from '../../workflows/obligations/kinds';
import type { CaseKind } from '../../workflows/cases/kinds';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import type { DeadlineSource } from '../calendar/deadline';
import { formatOffset } from '../calendar/local-date';
import type { Timeliness } from '../obligations/timeliness';

/** Words of the terminal, Vietnamese first. They are those of docs/glossary.md. */

export const KIND_WORDS: Readonly<Record<DutyKind, string>> = {
  issuePlan: 'ban hành kế hoạch / issue own plan',
  quanTriet: 'quán triệt / study of the document',
  implementation: 'triển khai / implementation',
  inspection: 'kiểm tra / inspection',
  soKet: 'sơ kết / interim review',
  tongKet: 'tổng kết / final review',
  periodicReport: 'báo cáo định kỳ / periodic report',
  promptReport: 'báo cáo đột xuất / prompt report',
  publication: 'công khai / publication',
  commendationDossier: 'hồ sơ khen thưởng / commendation dossier',
};

export const CASE_WORDS: Readonly<Record<CaseKind, string>> = {
  accountability: 'xem xét trách nhiệm / accountability',
  disciplinaryReview: 'xem xét kỷ luật / disciplinary review',
  violation: 'vi phạm / violation',
  commendation: 'khen thưởng / commendation',
  question: 'câu hỏi của bảng / question',
};

export const TIMELINESS_WORDS: Readonly<Record<Timeliness, string>> = {
  'no-date': 'không hạn / no due date',
  'in-time': 'trong hạn / in time so far',
  'due-soon': 'sắp đến hạn / due soon',
  overdue: 'quá hạn / overdue',
  'done-in-time': 'hoàn thành đúng hạn / done in time',
  'done-late': 'hoàn thành trễ / done late',
  discharged: 'miễn thực hiện / discharged',
  superseded: 'được thay thế / superseded',
  transferred: 'đã chuyển giao / transferred',
};

export const SOURCE_WORDS: Readonly<Record<DeadlineSource, string>> = {
  text: 'lời văn / the text itself',
  'plan-above': 'kế hoạch cấp trên / plan above',
  regime: 'chế độ báo cáo / reporting regime',
  'office-default': 'cơ quan đặt / office default',
  none: 'chưa ai quy định / nobody',
};

export const STAGE_WORDS: Readonly<Record<string, string>> = {
  draft: 'dự thảo / draft',
  opening: 'đang mở nghĩa vụ / opening',
  running: 'đang thực hiện / running',
  ended: 'hết hiệu lực / ended',
  closed: 'đã tổng kết / closed',
  withdrawn: 'đã thu hồi / withdrawn',
};

/** The Vietnamese half, where there is no room for both. */
export const inVietnamese = (words: string): string => words.split(' / ')[0] ?? words;

/** `30/6/2024`. */
export function dayText(day: LocalDate | null): string {
  if (day === null) return '–';
  const [year, month, date] = day.split('-').map(Number);
  return `${date}/${month}/${year}`;
}

/** `30/6/2024 17:00:15`: where a beat of seconds matters. */
export const secondText = (instant: Instant | null): string =>
  instant === null ? '–' : momentText(instant) + formatOffset(instant).slice(16, 19);

/** `30/6/2024 17:00`, time of Vietnam. */
export function momentText(instant: Instant | null): string {
  if (instant === null) return '–';
  const local = formatOffset(instant);
  return `${dayText(local.slice(0, 10) as LocalDate)} ${local.slice(11, 16)}`;
}
