import type { RefusalText } from './text-shape';

/** Refusals at the edge of the house: requests, configuration, start-up and failure. */
export const EDGE_TEXTS = {
  'config.invalid-value': {
    status: 500,
    vi: 'Biến {variable} có giá trị “{value}”; cần: {expected}.',
    en: 'The variable {variable} is “{value}”; expected: {expected}.',
  },
  'config.unknown-variable': {
    status: 500,
    vi: 'Không có biến {variable}. Gần giống: {nearest}.',
    en: 'There is no variable {variable}. The nearest known one: {nearest}.',
  },
  'database.conflict': {
    status: 503,
    vi: 'Hai thao tác cản trở nhau; không có gì được lưu. Hãy thử lại.',
    en: 'Two operations stood in each other’s way; nothing was stored. Try again.',
  },
  'database.commit-unknown': {
    status: 503,
    vi: 'Mất kết nối đúng lúc lưu nên chưa rõ đã lưu hay chưa. Hãy gửi lại với cùng Idempotency-Key.',
    en: 'The connection was lost while storing, and whether it is stored is not known. Send it again with the same Idempotency-Key.',
  },
  'database.no-space': {
    status: 507,
    vi: 'Ổ đĩa của cơ sở dữ liệu đã đầy; không có gì được lưu.',
    en: 'The disk of the database is full; nothing was stored.',
  },
  'database.unavailable': {
    status: 503,
    vi: 'Không kết nối được cơ sở dữ liệu; không có gì được lưu. Hãy thử lại sau.',
    en: 'The database cannot be reached; nothing was stored. Try again later.',
  },
  'database.unreachable': {
    status: 503,
    vi: 'Không kết nối được cơ sở dữ liệu ({reason}). Kiểm tra máy chủ cơ sở dữ liệu và DATABASE_URL.',
    en: 'The database cannot be reached ({reason}). Check the database server and DATABASE_URL.',
  },
  'embedded.cannot-run': {
    status: 500,
    vi: 'Không chạy được chương trình “{program}”: {reason}.',
    en: 'The program “{program}” cannot be run: {reason}.',
  },
  'embedded.no-binaries': {
    status: 500,
    vi: 'Không có cơ sở dữ liệu kèm theo cho loại máy {platform}. Hãy đặt DATABASE_URL.',
    en: 'There is no embedded database for {platform}. Set DATABASE_URL.',
  },
  'embedded.other-version': {
    status: 500,
    vi: 'Dữ liệu do PostgreSQL {found} ghi, chương trình này dùng {expected}.',
    en: 'The data was written by PostgreSQL {found}; this program has {expected}.',
  },
  'embedded.start-failed': {
    status: 500,
    vi: 'Cơ sở dữ liệu không khởi động được: {reason}. Nhật ký: {log}.',
    en: 'The database did not start: {reason}. Log: {log}.',
  },
  'field.day': {
    status: 422,
    vi: 'Cần một ngày có thật, viết YYYY-MM-DD.',
    en: 'A day that exists is needed, written YYYY-MM-DD.',
  },
  'field.flag': { status: 422, vi: 'Cần true hoặc false.', en: 'true or false is needed.' },
  'field.id': { status: 422, vi: 'Cần một mã UUID.', en: 'A UUID is needed.' },
  'field.instant': {
    status: 422,
    vi: 'Cần một thời điểm theo RFC 3339, có múi giờ.',
    en: 'A moment as in RFC 3339 is needed, with its offset.',
  },
  'field.list': {
    status: 422,
    vi: 'Cần một danh sách, tối đa {most} mục.',
    en: 'A list of at most {most} entries is needed.',
  },
  'field.missing': { status: 422, vi: 'Thiếu trường này.', en: 'This field is missing.' },
  'field.number': {
    status: 422,
    vi: 'Cần một số nguyên từ {least} đến {most}.',
    en: 'A whole number from {least} to {most} is needed.',
  },
  'field.object': { status: 422, vi: 'Cần một đối tượng JSON.', en: 'A JSON object is needed.' },
  'field.once': {
    status: 422,
    vi: 'Trường này đứng nhiều lần trong địa chỉ; chỉ cho một giá trị.',
    en: 'This field stands in the address several times; one value is needed.',
  },
  'field.one-of': { status: 422, vi: 'Cần một trong: {known}.', en: 'One of these is needed: {known}.' },
  'field.text': {
    status: 422,
    vi: 'Cần văn bản không rỗng, tối đa {most} ký tự.',
    en: 'A text is needed, not empty, at most {most} characters.',
  },
  'field.unknown': { status: 422, vi: 'Không có trường này.', en: 'There is no such field.' },
  'home.in-use': {
    status: 500,
    vi: 'Thư mục dữ liệu {home} đang được tiến trình {pid} sử dụng.',
    en: 'The data home {home} is in use by process {pid}.',
  },
  'home.not-writable': {
    status: 500,
    vi: 'Không ghi được vào {path}: {reason}.',
    en: '{path} cannot be written to: {reason}.',
  },
  'idempotency.key-invalid': {
    status: 400,
    vi: 'Idempotency-Key dài 1–200 ký tự ASCII nhìn thấy được.',
    en: 'An Idempotency-Key has 1–200 visible ASCII characters.',
  },
  'idempotency.key-reused': {
    status: 409,
    vi: 'Khóa “{key}” đã dùng cho một yêu cầu có nội dung khác.',
    en: 'The key “{key}” was used for a request with another body.',
  },
  internal: {
    status: 500,
    vi: 'Lỗi của hệ thống, đã ghi lại với mã {id}. Không phải lỗi của người dùng.',
    en: 'A mistake in the system, recorded as {id}. It is not the user’s.',
  },
  'migration.edited': {
    status: 500,
    vi: 'Bước “{name}” của lược đồ đã bị sửa sau khi áp dụng.',
    en: 'The schema step “{name}” was edited after it was applied.',
  },
  'migration.unknown': {
    status: 500,
    vi: 'Cơ sở dữ liệu mới hơn chương trình này: {names}.',
    en: 'The database is newer than this program: {names}.',
  },
  'not-found': {
    status: 404,
    vi: 'Không tìm thấy {subject} “{id}”.',
    en: 'There is no {subject} “{id}”.',
  },
  'page.cursor-invalid': {
    status: 422,
    vi: 'Con trỏ trang “{cursor}” không do hệ thống này cấp.',
    en: 'The page cursor “{cursor}” was not given out by this system.',
  },
  'request.invalid': {
    status: 422,
    vi: 'Yêu cầu có {count} chỗ chưa đúng.',
    en: 'Places where the request is wrong: {count}.',
  },
  'request.malformed': {
    status: 400,
    vi: 'Không đọc được nội dung yêu cầu.',
    en: 'The body of the request cannot be read.',
  },
  'request.method-not-allowed': {
    status: 405,
    vi: 'Địa chỉ {path} không nhận phương thức {method}.',
    en: '{path} does not take {method}.',
  },
  'request.too-large': {
    status: 413,
    vi: 'Yêu cầu lớn hơn giới hạn.',
    en: 'The request is larger than the limit.',
  },
  'request.unsupported-type': {
    status: 415,
    vi: 'Không nhận loại nội dung “{type}”; cần {expected}.',
    en: 'The content type “{type}” is not taken; expected {expected}.',
  },
  'version.stale': {
    status: 409,
    vi: 'Có thay đổi mới hơn: đang ở phiên bản {actual}, yêu cầu dựa trên {expected}. Hãy xem lại rồi gửi lại.',
    en: 'It has changed since: it is at version {actual}, the request saw {expected}. Look again and send anew.',
  },
  'server.port-in-use': {
    status: 500,
    vi: 'Cổng {port} đã có chương trình khác dùng. Đặt PORT thành cổng khác rồi chạy lại.',
    en: 'Port {port} is taken by another program. Set PORT to another one and start again.',
  },
  'server.start-failed': {
    status: 500,
    vi: 'Không khởi động được: {reason}. Xem nhật ký phía trên.',
    en: 'The start failed: {reason}. See the log above.',
  },
} as const satisfies Record<string, RefusalText>;
