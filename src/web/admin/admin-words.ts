import { words } from '../../platform/words';

/** Texts of the start of administration, and what its pages share. */
export const ADMIN_WORDS = words({
  title: { vi: 'Quản trị', en: 'Administration' },
  help: {
    vi: 'Tài khoản, đơn vị, chức vụ, lịch làm việc và cách nhắc việc. Mỗi thay đổi được ghi lại: ai làm, lúc nào, theo quyết định nào.',
    en: 'Accounts, units, posts, the calendar and how people are reminded. Each change is recorded: who made it, when, by which decision.',
  },
  parts: { vi: 'Các phần', en: 'Parts' },
  accounts: { vi: 'Tài khoản và vai trò', en: 'Accounts and roles' },
  accountsAbout: {
    vi: 'Ai đăng nhập được, ai xem được phần nào, từ ngày nào đến ngày nào.',
    en: 'Who may sign in, and who sees what, from which day to which.',
  },
  posts: { vi: 'Chức vụ và người giữ', en: 'Posts and tenure' },
  postsAbout: {
    vi: 'Ai giữ chức vụ nào, từ ngày nào; bổ nhiệm và thôi giữ.',
    en: 'Who holds which post since when; appointing and ending.',
  },
  units: { vi: 'Đơn vị', en: 'Units' },
  unitsAbout: {
    vi: 'Sáp nhập, chia tách, đổi tên, chấm dứt; chuyển nhiệm vụ đang mở.',
    en: 'Mergers, splits, names, ends; moving open duties.',
  },
  calendar: { vi: 'Lịch làm việc', en: 'Calendar' },
  calendarAbout: {
    vi: 'Ngày nghỉ, ngày làm bù, và hạn nào đổi theo lịch mới.',
    en: 'Days off and worked days, and which dates a changed calendar moves.',
  },
  regimes: { vi: 'Bậc đôn đốc và chế độ báo cáo', en: 'Ladders and reporting regimes' },
  regimesAbout: {
    vi: 'Nhắc trước hạn mấy ngày, đôn đốc khi nào; kỳ số liệu và ngày gửi báo cáo.',
    en: 'When people are reminded and urged; periods of figures and days to send by.',
  },
  clock: { vi: 'Đồng hồ của hệ thống', en: 'The clock' },
  clockAbout: {
    vi: 'Lần chạy trước, lần chạy tới và độ trễ.',
    en: 'Last run, next run and lag.',
  },
  settings: { vi: 'Cấu hình', en: 'Settings' },
  settingsAbout: {
    vi: 'Các biến môi trường đang dùng; phần có mật khẩu được che.',
    en: 'Environment variables in use; what may hold a password is hidden.',
  },
  // What the pages share.
  done: { vi: 'Đã ghi nhận.', en: 'It is recorded.' },
  errorTitle: { vi: (title: string) => `Lỗi: ${title}`, en: (title: string) => `Error: ${title}` },
  choose: { vi: 'Chọn…', en: 'Choose…' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  cease: { vi: (day: string) => `kết thúc ${day}`, en: (day: string) => `ceased ${day}` },
  decision: { vi: 'Quyết định', en: 'Decision' },
  decisionHint: {
    vi: 'Số, ký hiệu và ngày, ví dụ: 1123/QĐ-UBND, 20/6/2025',
    en: 'Number, symbol and day, such as 1123/QĐ-UBND, 20/6/2025',
  },
  actAs: { vi: 'Ghi nhận với chức vụ', en: 'Recorded as' },
  preview: { vi: 'Xem trước', en: 'Preview' },
  record: { vi: 'Ghi nhận', en: 'Record' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'Up to' },
  sure: {
    vi: (sure: string): string =>
      sure === 'A' ? 'đã đọc văn bản' : sure === 'B' ? 'nguồn gián tiếp' : 'chưa xác nhận',
    en: (sure: string): string => (sure === 'A' ? 'text read' : sure === 'B' ? 'second-hand' : 'not confirmed'),
  },
  source: { vi: 'Nguồn', en: 'Source' },
  certainty: { vi: 'Độ chắc chắn', en: 'Certainty' },
  // The clock.
  clockHelp: {
    vi: 'Đồng hồ đánh thức những gì đến hạn. Nếu độ trễ tăng, máy chủ đang tắt hoặc bị nghẽn: xem nhật ký của máy chủ.',
    en: 'The clock wakes what is due. A lag that grows means that the server is off or stuck: look at its log.',
  },
  now: { vi: 'Bây giờ', en: 'Now' },
  lastRun: { vi: 'Lần chạy trước', en: 'Last run' },
  never: { vi: 'Chưa chạy lần nào', en: 'Never' },
  ran: {
    vi: (woken: number, failed: number) => `đánh thức ${woken}, hỏng ${failed}`,
    en: (woken: number, failed: number) => `${woken} woken, ${failed} failed`,
  },
  cutShort: { vi: 'bị cắt ngắn', en: 'cut short' },
  lastGood: { vi: 'Lần chạy tốt gần nhất', en: 'Last good run' },
  nextRun: { vi: 'Lần chạy tới', en: 'Next run' },
  nobodyTicks: {
    vi: 'Không có máy chủ nào đang chạy đồng hồ. Khởi động lại máy chủ bằng npm start.',
    en: 'No server is ticking. Start the server again by npm start.',
  },
  every: { vi: (seconds: number) => `mỗi ${seconds} giây`, en: (seconds: number) => `every ${seconds} seconds` },
  lag: { vi: 'Độ trễ', en: 'Lag' },
  noLag: { vi: 'Không trễ: không có gì đến hạn mà chưa làm', en: 'None: nothing that is due waits' },
  lagOf: { vi: (minutes: string) => `${minutes} phút`, en: (minutes: string) => `${minutes} minutes` },
  unplaced: { vi: 'Mục nhật ký chưa xếp thứ tự', en: 'Entries without a place yet' },
  follower: {
    vi: (name: string) => `Bộ theo dõi ${name} còn phải đọc`,
    en: (name: string) => `Follower ${name} is behind by`,
  },
  held: {
    vi: (since: string) =>
      `Đồng hồ của máy bị đặt tiến từ ${since}; hệ thống dừng đánh thức. Chỉnh lại giờ, hoặc xác nhận giờ đúng tại máy chủ bằng “dondoc clock accept --because …”.`,
    en: (since: string) =>
      `The machine’s clock was set forward at ${since}; nothing is woken. Set it right, or say that it is right at the machine by “dondoc clock accept --because …”.`,
  },
  // Settings.
  settingsHelp: {
    vi: 'Đọc một lần khi khởi động. Muốn đổi: sửa biến môi trường của máy chủ rồi khởi động lại.',
    en: 'Read once at start. To change one: set it in the server’s environment and start again.',
  },
  variable: { vi: 'Biến', en: 'Variable' },
  here: { vi: 'Đang dùng', en: 'Here' },
  fallback: { vi: 'Mặc định', en: 'Default' },
  meaning: { vi: 'Ý nghĩa', en: 'Meaning' },
  isSet: { vi: 'đặt trong môi trường', en: 'set in the environment' },
  hidden: { vi: 'Có đặt, giá trị được che', en: 'Set; its value is hidden' },
  none: { vi: 'không có', en: 'none' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
});
