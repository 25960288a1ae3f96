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
    vi: 'Cần ít nhất một tệp kế hoạch để mô phỏng. Cấp quyền CREATEDB cho vai trò này, hoặc chạy không có DATABASE_URL.',
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
