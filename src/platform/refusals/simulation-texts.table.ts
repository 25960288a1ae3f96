import type { RefusalText } from './text-shape';

/** Refusals of a simulation: what it was asked for cannot be run. */
export const SIMULATION_TEXTS = {
  'file.unreadable': {
    status: 422,
    vi: 'Không đọc được tệp {path} ({reason}).',
    en: 'The file {path} cannot be read ({reason}).',
  },
  'simulation.cancelled': {
    status: 409,
    vi: 'Mô phỏng bị dừng ở thời điểm {at}.',
    en: 'The simulation was stopped at {at}.',
  },
  'simulation.database-forbidden': {
    status: 403,
    vi: 'Vai trò “{role}” không được tạo cơ sở dữ liệu tạm để mô phỏng. Cấp quyền CREATEDB cho vai trò này, hoặc chạy không có DATABASE_URL.',
    en: 'The role “{role}” may not create the throw-away database that a simulation needs. Give it CREATEDB, or run without DATABASE_URL.',
  },
  'simulation.no-plan': {
    status: 422,
    vi: 'Cần ít nhất một tệp kế hoạch để mô phỏng.',
    en: 'A simulation needs at least one plan file.',
  },
  'simulation.nobody-in-post': {
    status: 409,
    vi: 'Ngày đó không ai ở “{unit}” giữ vai “{cast}”.',
    en: 'Nobody of “{unit}” was the “{cast}” that day.',
  },
  'simulation.nobody-issues': {
    status: 422,
    vi: 'Ngày {on} không ai đứng đầu “{issuer}” để ban hành “{plan}”.',
    en: 'Nobody heads “{issuer}” on {on} to issue “{plan}”.',
  },
  'simulation.not-yours': {
    status: 403,
    vi: 'Chỉ người của cơ quan ban hành hoặc cơ quan theo dõi mới chạy thử được kế hoạch.',
    en: 'Only people of the issuer or of the office that tracks the plan may try it.',
  },
  'simulation.one-at-a-time': {
    status: 409,
    vi: 'Anh/chị đang chạy thử kế hoạch “{plan}”. Đợi xong hoặc dừng lại rồi mới chạy kế hoạch khác.',
    en: 'You are trying the plan “{plan}” already. Wait for it or stop it first.',
  },
  'simulation.too-many-at-once': {
    status: 429,
    vi: 'Đang có {most} lần chạy thử cùng lúc. Đợi một lần xong rồi thử lại.',
    en: '{most} trials are running. Wait for one to end.',
  },
  'simulation.plan-issued': {
    status: 409,
    vi: 'Kế hoạch đã qua giai đoạn dự thảo; chạy thử chỉ dành cho trước khi ban hành.',
    en: 'The plan is a draft no more; trying it is for before it is issued.',
  },
  'simulation.too-long': {
    status: 422,
    vi: 'Từ {from} đến {until} quá dài. Chạy thử nhiều nhất {years} năm.',
    en: 'From {from} to {until} is too long. A trial runs {years} years at most.',
  },
  'simulation.failed': {
    status: 500,
    vi: 'Lần chạy thử trước dừng vì lỗi của phần mềm. Chạy lại; nếu vẫn lỗi, báo người quản trị.',
    en: 'The last trial ended by an error of the software. Try again; if it persists, tell the administrator.',
  },
  'simulation.plan-after-end': {
    status: 422,
    vi: 'Kế hoạch “{plan}” ban hành ngày {issuedOn}, sau ngày cuối {until}.',
    en: 'The plan “{plan}” is issued on {issuedOn}, after the last day, {until}.',
  },
  'simulation.until-before-from': {
    status: 422,
    vi: 'Ngày cuối {until} trước ngày đầu {from}.',
    en: 'The last day, {until}, lies before the first, {from}.',
  },
} as const satisfies Record<string, RefusalText>;
