import { words } from '../../platform/words';

/** Texts of the calendar, the ladders and the reporting regimes. */
export const REGIME_WORDS = words({
  calendarHelp: {
    vi: 'Ngày nghỉ và ngày làm bù quyết định hạn tính theo ngày làm việc. Lịch mới không tự đổi hạn nào: xem trước, rồi người có thẩm quyền áp dụng, mỗi nhiệm vụ một mục nhật ký.',
    en: 'Days off decide dates counted in working days. A changed calendar moves nothing by itself: look first, then whoever may decide applies it, with an entry for each duty.',
  },
  yearTitle: { vi: (year: number) => `Lịch làm việc năm ${year}`, en: (year: number) => `Working calendar of ${year}` },
  otherYear: { vi: (year: number) => `Năm ${year}`, en: (year: number) => `Year ${year}` },
  years: { vi: 'Năm khác', en: 'Other years' },
  announced: { vi: 'Đã công bố', en: 'Announced' },
  provisional: { vi: 'Tạm tính, chưa công bố', en: 'Provisional, not announced' },
  version: { vi: 'Phiên bản của lịch', en: 'Version of the calendar' },
  month: { vi: 'Tháng', en: 'Month' },
  monthName: { vi: (month: number) => `Tháng ${month}`, en: (month: number) => `Month ${month}` },
  workingDays: { vi: 'Số ngày làm việc', en: 'Working days' },
  off: { vi: 'Ngày nghỉ', en: 'Days off' },
  worked: { vi: 'Ngày làm bù', en: 'Worked in exchange' },
  total: { vi: 'Cả năm', en: 'The year' },
  holiday: { vi: 'nghỉ lễ', en: 'holiday' },
  added: { vi: 'nghỉ bù', en: 'in lieu' },
  swapped: { vi: 'hoán đổi', en: 'exchanged' },
  insteadOf: { vi: (day: string) => `thay cho ${day}`, en: (day: string) => `instead of ${day}` },
  changes: { vi: 'Lịch này làm đổi hạn nào?', en: 'Which dates does this calendar move?' },
  changesHelp: {
    vi: 'So hạn đang ghi của các nhiệm vụ đang mở mà anh/chị xem được với hạn tính theo lịch đang dùng. Xem thì chưa ghi gì.',
    en: 'Compares the dates on record of open duties that you see with what the calendar in use gives. Looking writes nothing.',
  },
  look: { vi: 'Xem các nhiệm vụ sẽ đổi', en: 'See what would move' },
  sum: {
    vi: (moves: string, looked: string) => `${moves} trong ${looked} nhiệm vụ đang mở sẽ đổi hạn hoặc lần nhắc tới.`,
    en: (moves: string, looked: string) => `${moves} of ${looked} open duties would get another date or next reminder.`,
  },
  noMoves: { vi: 'Không nhiệm vụ nào đổi.', en: 'Nothing would move.' },
  noMovesHelp: {
    vi: 'Hạn đang ghi khớp với lịch đang dùng. Khi có lịch mới: đặt tệp ở máy chủ, khởi động lại, rồi quay lại đây.',
    en: 'Dates on record agree with the calendar in use. When there is a new one: put the file on the server, start again, and come back.',
  },
  first: {
    vi: (shown: number) => `Dưới đây là ${shown} nhiệm vụ đầu tiên.`,
    en: (shown: number) => `The first ${shown} follow.`,
  },
  duty: { vi: 'Nhiệm vụ', en: 'Duty' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  baseline: { vi: 'Hạn ban đầu', en: 'First date' },
  due: { vi: 'Hạn', en: 'Due' },
  nextWake: { vi: 'Lần nhắc tới', en: 'Next reminder' },
  arrow: {
    vi: (before: string, after: string) => `${before} → ${after}`,
    en: (before: string, after: string) => `${before} → ${after}`,
  },
  nothing: { vi: 'không có', en: 'none' },
  apply: { vi: 'Áp dụng lịch', en: 'Apply the calendar' },
  applyHelp: {
    vi: 'Mỗi nhiệm vụ đổi được ghi một mục nhật ký mang tên anh/chị. Nhiệm vụ mà anh/chị không có thẩm quyền thì bị từ chối, các nhiệm vụ khác vẫn được ghi.',
    en: 'Each duty that moves gets an entry in your name. Those about which you may not decide are refused; the others go through.',
  },
  noPost: {
    vi: 'Anh/chị không giữ chức vụ nào hôm nay nên chỉ xem. Lãnh đạo cơ quan theo dõi áp dụng, hoặc tại máy chủ: “dondoc calendar apply”.',
    en: 'You hold no post today and can only look. The head of the supervising office applies it, or “dondoc calendar apply” at the machine.',
  },
  applied: {
    vi: (moved: string) => `Đã ghi ${moved} nhiệm vụ.`,
    en: (moved: string) => `${moved} duties were recorded.`,
  },
  refusedSome: {
    vi: (count: number) => `${count} nhiệm vụ bị từ chối:`,
    en: (count: number) => `${count} were refused:`,
  },
  regimesHelp: {
    vi: 'Thiết lập của cơ quan, không phải luật: mỗi bản ghi có ngày hiệu lực, nguồn và độ chắc chắn. Nhiệm vụ đang mở giữ bậc đôn đốc lúc nó được mở.',
    en: 'Settings of an office, no law: each record has its days, its source and how sure it is. A duty keeps the ladder that it was opened under.',
  },
  ladder: { vi: (name: string) => `Bậc đôn đốc ${name}`, en: (name: string) => `Ladder ${name}` },
  inForce: { vi: 'Hiệu lực', en: 'In force' },
  endless: { vi: 'chưa có ngày cuối', en: 'no end' },
  kinds: { vi: 'Loại nhiệm vụ', en: 'Kinds' },
  offices: { vi: 'Cơ quan', en: 'Offices' },
  all: { vi: 'tất cả', en: 'all' },
  settingOfOffice: { vi: 'thiết lập của cơ quan', en: 'a setting of the office' },
  unitSide: { vi: 'Đôn đốc đơn vị thực hiện', en: 'Urging the unit' },
  officeSide: { vi: 'Đôn đốc cơ quan theo dõi', en: 'Urging the office' },
  confirmWithin: {
    vi: (days: number) => `Cơ quan theo dõi xác nhận hoặc trả lại trong ${days} ngày làm việc.`,
    en: (days: number) => `The office confirms or returns within ${days} working days.`,
  },
  rung: { vi: 'Bậc', en: 'Rung' },
  when: { vi: 'Khi nào', en: 'When' },
  notify: { vi: 'Báo cho', en: 'Told' },
  remind: { vi: 'Nhắc', en: 'Reminder' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  urged: { vi: 'Đôn đốc', en: 'Urged' },
  escalated: { vi: 'Báo cáo cấp trên', en: 'Escalated' },
  flagged: { vi: 'Gắn cờ', en: 'Flagged' },
  relist: { vi: 'Nêu lại', en: 'Listed again' },
  before: {
    vi: (days: number, at: string) => `${at}, ${days} ngày làm việc trước hạn`,
    en: (days: number, at: string) => `${at}, ${days} working days before`,
  },
  atOverdue: { vi: '00:00 ngày đầu tiên quá hạn', en: '00:00 on the first late day' },
  after: {
    vi: (days: number, at: string) => `${at}, ${days} ngày làm việc sau bậc trước`,
    en: (days: number, at: string) => `${at}, ${days} working days after the rung before`,
  },
  monthly: {
    vi: (months: number, at: string) => `${at}, ${months} tháng một lần`,
    en: (months: number, at: string) => `${at}, every ${months} months`,
  },
  lead: { vi: 'đầu mối', en: 'contact' },
  head: { vi: 'người đứng đầu đơn vị', en: 'head of the unit' },
  office: { vi: 'cơ quan theo dõi', en: 'office' },
  officeHead: { vi: 'lãnh đạo cơ quan theo dõi', en: 'head of the office' },
  planOwner: { vi: 'người ban hành kế hoạch', en: 'owner of the plan' },
  regime: { vi: 'Chế độ báo cáo', en: 'Reporting regime' },
  period: { vi: 'Kỳ', en: 'Period' },
  window: { vi: 'Kỳ số liệu', en: 'Figures of' },
  'month-period': { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  'first-half': { vi: '6 tháng đầu năm', en: 'First half' },
  'second-half': { vi: '6 tháng cuối năm', en: 'Second half' },
  'nine-months': { vi: '9 tháng', en: 'Nine months' },
  year: { vi: 'Năm', en: 'Year' },
  windowText: {
    vi: (from: number, before: boolean, to: number) =>
      `từ ngày ${from} tháng ${before ? 'trước kỳ' : 'đầu kỳ'} đến ngày ${to} tháng cuối kỳ`,
    en: (from: number, before: boolean, to: number) =>
      `from day ${from} of ${before ? 'the month before' : 'its first month'} to day ${to} of its last month`,
  },
  sendBy: { vi: 'Gửi báo cáo', en: 'Send by' },
  'cut-off': { vi: 'vào ngày chốt số liệu', en: 'on the cut-off itself' },
  afterCutOff: {
    vi: (days: number) => `${days} ngày làm việc sau ngày chốt số liệu`,
    en: (days: number) => `${days} working days after the cut-off`,
  },
  dayOfMonth: {
    vi: (day: number, comparator: string) =>
      `${comparator === 'before' ? 'trước' : 'chậm nhất'} ngày ${day} của tháng chốt số liệu`,
    en: (day: number, comparator: string) =>
      `${comparator === 'before' ? 'before' : 'by'} day ${day} of the month of the cut-off`,
  },
  try: { vi: 'Thử một tệp đã sửa', en: 'Try a changed file' },
  tryHelp: {
    vi: 'Dán nội dung tệp YAML. Hệ thống kiểm tra từng dòng và cho biết nhiệm vụ đang mở nào sẽ đổi; chưa ghi gì.',
    en: 'Paste the YAML of a file. It is checked line by line, and you see which open duties would move; nothing is written.',
  },
  kind: { vi: 'Loại tệp', en: 'What it is' },
  'kind-calendar': {
    vi: 'Lịch một năm (workflows/calendars/NĂM.yaml)',
    en: 'Calendar of a year (workflows/calendars/YEAR.yaml)',
  },
  'kind-ladder': {
    vi: 'Bậc đôn đốc (workflows/policies/ladder-….yaml)',
    en: 'Ladder (workflows/policies/ladder-….yaml)',
  },
  'kind-regimes': {
    vi: 'Chế độ báo cáo (workflows/policies/reporting-regimes.yaml)',
    en: 'Reporting regimes (workflows/policies/reporting-regimes.yaml)',
  },
  text: { vi: 'Nội dung tệp', en: 'Text of the file' },
  tryButton: { vi: 'Thử', en: 'Try it' },
  trialTitle: { vi: 'Tệp này sẽ làm đổi', en: 'What this file would move' },
  ladderTrial: {
    vi: 'Nhiệm vụ đang mở giữ bậc đôn đốc cũ. Bảng này cho thấy lần nhắc tới nếu chúng theo bậc mới; bậc mới chỉ dùng cho nhiệm vụ mở từ ngày hiệu lực.',
    en: 'Open duties keep their ladder. This shows their next reminder if they went by the new one, which counts for duties opened from its first day on.',
  },
  notSaved: {
    vi: (file: string) =>
      `Trang này chưa lưu được tệp: lịch, bậc đôn đốc và chế độ báo cáo là một phần của bản cài đặt. Để dùng: đặt tệp vào ${file} tại máy chủ, khởi động lại, rồi vào “Lịch làm việc” để áp dụng cho nhiệm vụ đang mở.`,
    en: (file: string) =>
      `This page cannot save the file: calendars, ladders and regimes are part of the installation. To use it: put it into ${file} on the server, start again, and apply it to what is open under “Calendar”.`,
  },
  problems: { vi: 'Tệp có chỗ chưa đúng', en: 'Something in the file is wrong' },
  place: { vi: 'Chỗ', en: 'Where' },
  expected: { vi: 'Cần là', en: 'Expected' },
});
