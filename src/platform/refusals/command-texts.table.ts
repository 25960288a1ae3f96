import type { RefusalText } from './text-shape';

/** Refusals of the command line: how it was called, what it was given, and what it found. The statuses serve nobody yet. */
export const COMMAND_TEXTS = {
  'actor.not-in-post': {
    status: 403,
    vi: 'Ngày {on}, “{person}” không giữ chức vụ “{post}” của “{unit}”.',
    en: 'On {on}, “{person}” does not hold the post “{post}” of “{unit}”.',
  },
  'clock.held': {
    status: 409,
    vi: 'Đồng hồ máy đã bị đặt tiến; không mở gì từ {since}. Nếu giờ đúng, chạy: dondoc clock accept.',
    en: 'The clock was set forward; nothing is opened since {since}. If the time is right, run: dondoc clock accept.',
  },
  'database.refused': {
    status: 503,
    vi: 'Cơ sở dữ liệu từ chối ({sqlState}: {reason}). Kiểm tra DATABASE_URL và quyền của vai trò.',
    en: 'The database refused ({sqlState}: {reason}). Check DATABASE_URL and what its role may do.',
  },
  'file.exists': {
    status: 409,
    vi: 'Tệp {path} đã có; không ghi đè.',
    en: 'The file {path} is there already; it is not written over.',
  },
  'file.unwritable': {
    status: 500,
    vi: 'Không ghi được tệp {path}: {reason}.',
    en: 'The file {path} cannot be written: {reason}.',
  },
  'file.not-utf8': {
    status: 422,
    vi: 'Tệp {path} không phải văn bản UTF-8. Hãy lưu lại với bảng mã UTF-8.',
    en: 'The file {path} is no UTF-8 text. Save it as UTF-8.',
  },
  'internal.bug': {
    status: 500,
    vi: 'Lỗi của phần mềm: {reason}. Hãy chạy lại với DONDOC_LOG_LEVEL=debug và báo cho người phát triển.',
    en: 'A mistake of the program itself: {reason}. Run again with DONDOC_LOG_LEVEL=debug and report it.',
  },
  'plan.issuer-without-head': {
    status: 422,
    vi: 'Ngày {on} không ai đứng đầu “{issuer}”. Nêu người ban hành bằng --by NGƯỜI/CHỨC-VỤ/ĐƠN-VỊ.',
    en: 'Nobody heads “{issuer}” on {on}. Name who issues by --by PERSON/POST/UNIT.',
  },
  'plan.opening-failed': {
    status: 500,
    vi: 'Mở nghĩa vụ của “{plan}” bị lỗi; phần đã mở vẫn còn. Xem nhật ký, sửa, rồi nạp lại.',
    en: 'Opening the duties of “{plan}” failed; what was opened stays. See the log, mend it, and load again.',
  },
  'trail.broken': {
    status: 409,
    vi: 'Vết có {faults} chỗ không khớp: có thứ đã bị sửa hoặc mất.',
    en: 'The trail has {faults} faults: something was changed or lost.',
  },
  'usage.exclusive-options': {
    status: 400,
    vi: 'Chỉ dùng một trong các tùy chọn {given}.',
    en: 'Only one of the options {given} can be used.',
  },
  'usage.invalid-value': {
    status: 400,
    vi: 'Giá trị “{given}” không dùng được; cần: {expected}.',
    en: 'The value “{given}” cannot be used; expected: {expected}.',
  },
  'usage.missing-argument': {
    status: 400,
    vi: 'Thiếu đối số “{given}”. Xem --help của lệnh.',
    en: 'The argument “{given}” is missing. See the command’s --help.',
  },
  'usage.missing-option': {
    status: 400,
    vi: 'Thiếu tùy chọn bắt buộc “{given}”.',
    en: 'The option “{given}” is required.',
  },
  'usage.option-without-value': {
    status: 400,
    vi: 'Tùy chọn “{given}” cần một giá trị.',
    en: 'The option “{given}” needs a value.',
  },
  'usage.too-many-arguments': {
    status: 400,
    vi: 'Thừa đối số. Xem --help của lệnh.',
    en: 'There are more arguments than the command takes. See its --help.',
  },
  'usage.unknown-command': {
    status: 400,
    vi: 'Không có lệnh “{given}”. Gần giống: {nearest}. Xem dondoc --help.',
    en: 'There is no command “{given}”. The nearest known one: {nearest}. See dondoc --help.',
  },
  'usage.unknown-option': {
    status: 400,
    vi: 'Không có tùy chọn “{given}”. Gần giống: {nearest}.',
    en: 'There is no option “{given}”. The nearest known one: {nearest}.',
  },
  'usage.wrong': {
    status: 400,
    vi: 'Dòng lệnh không đúng. Xem dondoc --help.',
    en: 'The command line is wrong. See dondoc --help.',
  },
} as const satisfies Record<string, RefusalText>;
