import type { DeadlineSource } from '../calendar/deadline';
import type { Timeliness } from './timeliness';
import { words } from '../platform/words';

export const TIMELINESS_WORDS = words({
  'no-date': { vi: 'Không hạn', en: 'No due date' },
  'in-time': { vi: 'Trong hạn', en: 'In time so far' },
  'due-soon': { vi: 'Sắp đến hạn', en: 'Due soon' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  'done-in-time': { vi: 'Hoàn thành đúng hạn', en: 'Done in time' },
  'done-late': { vi: 'Hoàn thành trễ', en: 'Done late' },
  discharged: { vi: 'Miễn thực hiện', en: 'Discharged' },
  superseded: { vi: 'Được thay thế', en: 'Superseded' },
  transferred: { vi: 'Đã chuyển giao', en: 'Transferred' },
} satisfies Record<Timeliness, { vi: string; en: string }>);

/** How far away a day is, in working days. */
export const DAY_WORDS = words({
  late: {
    vi: (days: number) => `Quá hạn ${days} ngày làm việc`,
    en: (days: number) => `Overdue by ${days} working ${days === 1 ? 'day' : 'days'}`,
  },
  /** Late, and no working day has passed since. */
  justLate: { vi: 'Quá hạn từ hôm nay', en: 'Overdue as of today' },
  left: {
    vi: (days: number) => `Còn ${days} ngày làm việc`,
    en: (days: number) => `${days} working ${days === 1 ? 'day' : 'days'} left`,
  },
  today: { vi: 'Đến hạn hôm nay', en: 'Due today' },
});

/** Who says when it is due. */
export const SOURCE_WORDS = words({
  text: { vi: 'theo lời văn của kế hoạch', en: 'from the text itself' },
  'plan-above': { vi: 'theo kế hoạch cấp trên', en: 'from the plan above' },
  regime: { vi: 'theo chế độ báo cáo', en: 'from the reporting regime' },
  'office-default': { vi: 'do cơ quan theo dõi đặt', en: 'set by the office' },
  none: { vi: 'chưa ai quy định', en: 'set by nobody yet' },
} satisfies Record<DeadlineSource, { vi: string; en: string }>);
