import { findAll, words } from '../text/words';
import { NO_DEADLINE, type Deadline, type Wording } from './deadline-parts';
import { numberOf } from './numerals';

/** Wordings that count from something that happens, that follow an event at once, or that leave the date to others. */

const WITHIN = words(
  '(?:(?:chậm\\s+nhất(?:\\s+là)?|trong(?:\\s+thời\\s+hạn|\\s+vòng|\\s+thời\\s+gian)?|không\\s+quá|sau|muộn\\s+nhất|thời\\s+hạn)\\s+){1,3}(\\d{1,3}|một|hai|ba|bốn|năm|bảy|mười)\\s*(?:\\(\\s*[\\p{L}\\d ]{1,12}\\)\\s*)?(giờ(?!\\s*\\d|,?\\s+(?:sáng|trưa|chiều|tối|thứ|chủ|ngày|h[ằà]ng|mỗi|các))|ngày\\s+làm\\s+việc|ngày|tháng|tuần)((?:\\s+làm\\s+việc)?)(?:,?\\s+(?:kể\\s+từ|tính\\s+từ|từ|sau)\\s+(?:khi\\s+|ngày\\s+|thời\\s+điểm\\s+)?([^,.;()]{1,80}))?',
);
const PROMPTLY = words(
  '(?:kịp\\s+thời|ngay(?:\\s+lập\\s+tức)?|khẩn\\s+trương|đột\\s+xuất)(?=\\s+(?:báo\\s+cáo|phản\\s+ánh|thông\\s+báo|thông\\s+tin|gửi|trao\\s+đổi|tổng\\s+hợp,?\\s+báo\\s+cáo|đề\\s+xuất|phản\\s+hồi))|(?:báo\\s+cáo|phản\\s+ánh|thông\\s+báo)\\s+(?:kịp\\s+thời|ngay|khẩn|đột\\s+xuất)',
);
const ON_REQUEST = words('(?:khi|theo|đột\\s+xuất\\s+khi|đột\\s+xuất\\s+theo)\\s+(?:có\\s+)?yêu\\s+cầu');
const PRESCRIBED = words(
  '(?:theo|đúng)\\s+(?:đúng\\s+)?(?:(?:chế\\s+độ|thời\\s+hạn|thời\\s+gian|tiến\\s+độ|kế\\s+hoạch|hạn)\\s+)?(?:đã\\s+)?(?:được\\s+)?quy\\s+định(?:\\s+và\\s+hướng\\s+dẫn)?(?!\\s+(?:của\\s+pháp|tại|của\\s+luật|về|pháp))|đúng\\s+(?:thời\\s+hạn|thời\\s+gian|hạn|tiến\\s+độ)(?:\\s+quy\\s+định)?|theo\\s+(?:hướng\\s+dẫn|chế\\s+độ|tiến\\s+độ|chỉ\\s+đạo\\s+của\\s+cấp\\s+trên)(?!\\s+của\\s+pháp)',
);

/** "trước 05 ngày tổ chức Hội nghị": counted back from what is going to happen. */
const BEFORE_EVENT = words(
  'trước(?:\\s+(?:ít\\s+nhất|tối\\s+thiểu))?\\s+(\\d{1,3}|một|hai|ba|năm|bảy|mười)\\s+(giờ(?!\\s*\\d)|ngày\\s+làm\\s+việc|ngày)(?:,?\\s+(?:so\\s+với|trước|khi|kể\\s+từ))?\\s+(?:ngày\\s+)?(?:tổ\\s+chức|diễn\\s+ra|họp|khai\\s+mạc|hội\\s+nghị|sự\\s+kiện|bắt\\s+đầu|kết\\s+thúc|hết\\s+hạn)',
);

/** The same with the event in front: "trước Đại hội ít nhất 10 ngày", "trước khi khai mạc 02 ngày". */
const EVENT = '(?:(?!ngày|tháng|năm|quý|mắt|đây|trong|sau|từ|kể|đến|hết|thời\\s+hạn)[\\p{L}]{1,10}\\s+){1,6}?';
const EVENT_FIRST = words(
  `trước\\s+(?:thời\\s+điểm\\s+|khi\\s+)?${EVENT}(?:ít\\s+nhất\\s+|tối\\s+thiểu\\s+|chậm\\s+nhất\\s+|không\\s+quá\\s+)?(\\d{1,3}|một|hai|ba|năm|bảy|mười)\\s+(giờ(?!\\s*\\d)|ngày\\s+làm\\s+việc|ngày|tháng(?!\\s*\\d))`,
);

export const beforeEventWordings = (plain: string): readonly Wording[] =>
  [...findAll(BEFORE_EVENT, plain), ...findAll(EVENT_FIRST, plain)].flatMap(({ start, end, groups: g }) => {
    const amount = numberOf(g[0] ?? '');
    const unit = UNITS.get((g[1] ?? '').replace(/\s+/g, ' '));
    if (amount === null || unit === undefined) return [];
    const deadline: Deadline = { ...NO_DEADLINE, kind: 'within', amount, unit, anchor: 'event', comparator: 'before' };
    return [{ start, end, deadline }];
  });

/** What the count begins with, in the names that plan files use for moments. */
function anchorOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/nhận/u.test(text)) return 'received';
  if (/phát hiện/u.test(text)) return 'detected';
  if (/ban hành|ký/u.test(text)) return 'issued';
  if (/kết thúc/u.test(text)) return 'ended';
  if (/xảy ra|phát sinh/u.test(text)) return 'occurred';
  if (/giao|phân công/u.test(text)) return 'assigned';
  return text.trim() === '' ? null : 'told';
}

const UNITS: ReadonlyMap<string, NonNullable<Deadline['unit']>> = new Map<string, NonNullable<Deadline['unit']>>([
  ['giờ', 'hour'],
  ['ngày', 'day'],
  ['ngày làm việc', 'working-day'],
  ['tháng', 'month'],
  ['tuần', 'day'],
]);

export function withinWordings(plain: string): readonly Wording[] {
  return findAll(WITHIN, plain).flatMap(({ start, end, groups: g }) => {
    const amount = numberOf(g[0] ?? '');
    const unitText = `${g[1] ?? ''}${g[2] ?? ''}`.replace(/\s+/g, ' ').trim();
    const unit = UNITS.get(unitText);
    if (amount === null || unit === undefined) return [];
    // "trong 6 tháng" without an anchor is how long something lasts.
    const anchor = anchorOf(g[3]);
    if (anchor === null && unit === 'month') return [];
    const deadline: Deadline = {
      ...NO_DEADLINE,
      kind: 'within',
      amount: unitText === 'tuần' ? amount * 7 : amount,
      unit,
      anchor,
      comparator: 'by',
    };
    return [{ start, end, deadline }];
  });
}

/** "sơ kết sau 02 năm thực hiện": counted from the day of the paper. */
const AFTER_DOING = words(
  'sau\\s+(\\d{1,2}|một|hai|ba|bốn|năm)\\s+(tháng|năm)\\s+(?:(?:tổ\\s+chức|triển\\s+khai),?\\s+)?(?:thực\\s+hiện|triển\\s+khai)',
);

export const afterDoingWordings = (plain: string): readonly Wording[] =>
  findAll(AFTER_DOING, plain).flatMap(({ start, end, groups: g }) => {
    const amount = numberOf(g[0] ?? '');
    if (amount === null) return [];
    const months = g[1] === 'năm' ? amount * 12 : amount;
    const deadline: Deadline = { ...NO_DEADLINE, kind: 'within', amount: months, unit: 'month', anchor: 'issued' };
    return [{ start, end, deadline }];
  });

/** "ngay sau hội nghị", "ngay khi phát hiện": at once, told by what happens. */
const AT_ONCE = words('ngay\\s+(?:sau|khi)(?:\\s+khi)?\\s+(?:có\\s+)?([^,.;()]{2,60})');
export const atOnceWordings = (plain: string): readonly Wording[] =>
  findAll(AT_ONCE, plain).map(({ start, end, groups: g }) => ({
    start,
    end,
    deadline: { ...NO_DEADLINE, kind: 'on-event', anchor: anchorOf(g[0]) ?? 'told' },
  }));

/** "khẩn trương" alone asks for haste and names no day. */
const HASTE = words('khẩn\\s+trương(?=\\s+(?!thực\\s+hiện\\s+nghiêm)\\p{L})');

export const hasteWordings = (plain: string): readonly Wording[] =>
  findAll(HASTE, plain).map(({ start, end }) => ({
    start,
    end,
    deadline: { ...NO_DEADLINE, kind: 'on-event', anchor: 'occurred' },
  }));

export const promptWordings = (plain: string): readonly Wording[] =>
  findAll(PROMPTLY, plain).map(({ start, end }) => ({
    start,
    end,
    deadline: { ...NO_DEADLINE, kind: 'on-event', anchor: 'occurred' },
  }));

export const requestWordings = (plain: string): readonly Wording[] =>
  findAll(ON_REQUEST, plain).map(({ start, end }) => ({
    start,
    end,
    deadline: { ...NO_DEADLINE, kind: 'on-event', anchor: 'requested' },
  }));

export const prescribedWordings = (plain: string): readonly Wording[] =>
  findAll(PRESCRIBED, plain).map(({ start, end }) => ({ start, end, deadline: NO_DEADLINE }));
