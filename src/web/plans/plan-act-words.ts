import { words } from '../../platform/words';

/** What a person can do with a plan: as a button says it, and as it is told when it was done. */
export const PLAN_DEED_WORDS = words({
  'plan.issue-ordered': { vi: 'Ban hành kế hoạch', en: 'Issue the plan' },
  'plan.amended': { vi: 'Sửa đổi kế hoạch', en: 'Amend the plan' },
  'plan.closed': { vi: 'Kết thúc kế hoạch', en: 'Close the plan' },
  'plan.withdrawn': { vi: 'Thu hồi kế hoạch', en: 'Withdraw the plan' },
  'occurrence.recorded': { vi: 'Ghi sự việc phát sinh', en: 'Record an occurrence' },
});
export const PLAN_DONE_WORDS = words({
  accepted: {
    vi: 'Văn bản đã thành dự thảo kế hoạch. Chạy thử, xem lại rồi ban hành.',
    en: 'The paper is the draft of a plan now. Try it, look at it, then issue it.',
  },
  'plan.issue-ordered': {
    vi: 'Đã ban hành. Phần mềm đang mở nhiệm vụ cho từng đơn vị.',
    en: 'Issued. The duties of each unit are being opened.',
  },
  'plan.amended': { vi: 'Đã sửa đổi kế hoạch.', en: 'The plan was amended.' },
  'plan.closed': { vi: 'Đã kết thúc kế hoạch.', en: 'The plan was closed.' },
  'plan.withdrawn': { vi: 'Đã thu hồi kế hoạch.', en: 'The plan was withdrawn.' },
  'occurrence.recorded': { vi: 'Đã ghi sự việc; nhiệm vụ theo đó đã mở.', en: 'Recorded; what follows was opened.' },
});

export const PLAN_ACT_WORDS = words({
  can: { vi: 'Có thể làm ngay', en: 'What you can do' },
  canNothing: { vi: 'Không có việc nào làm được ở bước này.', en: 'There is nothing to do at this step.' },
  cannot: { vi: 'Chưa làm được, vì sao', en: 'What cannot be done, and why' },
  actsAs: { vi: 'Làm với chức vụ:', en: 'Acting as:' },
  issueHelp: {
    vi: 'Một lần bấm là ban hành: nhiệm vụ mở cho từng đơn vị và không rút lại từng việc được.',
    en: 'One press issues it: duties open for every unit and are not taken back one by one.',
  },
  stale: {
    vi: 'Kế hoạch vừa được người khác cập nhật. Xem hiện trạng rồi gửi lại; phần anh/chị đã nhập vẫn còn.',
    en: 'Somebody else changed the plan meanwhile. Look again and send; what you typed is kept.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  file: { vi: 'Minh chứng', en: 'Proof' },
  fileHint: {
    vi: 'Tệp pdf, docx, xlsx, odt, ods, txt, csv hoặc ảnh.',
    en: 'A pdf, docx, xlsx, odt, ods, txt, csv or picture.',
  },
  uploaded: { vi: 'Đã tải lên:', en: 'Uploaded already:' },
  occurrence: { vi: 'Sự việc', en: 'What happened' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  reference: { vi: 'Số hiệu để phân biệt', en: 'What tells it from others' },
  referenceHint: { vi: 'Số biên bản, số vụ việc: BB-12/2024.', en: 'Number of the minutes or the case: BB-12/2024.' },
  happenedOn: { vi: 'Ngày xảy ra', en: 'Day on which it happened' },
  what: { vi: 'Nội dung', en: 'What it is' },
  optional: { vi: (label: string) => `${label} (không bắt buộc)`, en: (label: string) => `${label} (optional)` },
  error: { vi: 'Lỗi', en: 'Error' },
  opening: { vi: 'Đang mở nhiệm vụ', en: 'Opening the duties' },
  openedOf: {
    vi: (opened: string, total: string) => `Đã mở ${opened} trong ${total} nhiệm vụ`,
    en: (opened: string, total: string) => `${opened} of ${total} duties are open`,
  },
  openingHelp: {
    vi: 'Anh/chị có thể rời trang này. Muốn dừng hẳn thì thu hồi kế hoạch ở bên dưới; nhiệm vụ đã mở được đóng theo.',
    en: 'You may leave this page. To stop it for good, withdraw the plan below; the duties that are open end with it.',
  },
  withdrawHelp: {
    vi: 'Mọi nhiệm vụ đang mở của kế hoạch thôi thực hiện theo, cùng lý do này; mỗi đơn vị đều được báo.',
    en: 'Every open duty of the plan ends with it, for the same reason; each unit is told.',
  },
  withdrawing: { vi: 'Đang thu hồi kế hoạch', en: 'Withdrawing the plan' },
  letGoOf: {
    vi: (done: string, left: string) => `Đã cho thôi thực hiện ${done} nhiệm vụ, còn ${left}`,
    en: (done: string, left: string) => `${done} duties are discharged, ${left} are left`,
  },
  withdrawingHelp: {
    vi: 'Anh/chị có thể rời trang này. Mỗi đơn vị được báo nhiệm vụ của mình thôi thực hiện, theo lý do thu hồi.',
    en: 'You may leave this page. Each unit is told that its duties are discharged, and why.',
  },
  reload: { vi: 'Xem lại', en: 'Look again' },
  fromPaper: { vi: 'Đọc từ văn bản', en: 'Read from a paper' },
});

export const TRIAL_WORDS = words({
  title: { vi: 'Kế hoạch này sẽ đòi hỏi gì, ở ai, khi nào', en: 'What this plan will demand, of whom, when' },
  help: {
    vi: 'Chạy thử cả đời kế hoạch trong một cơ sở dữ liệu tạm, coi như không ai làm gì. Không gửi thông báo cho ai.',
    en: 'Runs the whole life of the plan in a throw-away database, as if nobody did anything. Nobody is told.',
  },
  until: { vi: 'Đến ngày', en: 'Until' },
  untilHint: {
    vi: 'Để trống: đến ngày cuối của kế hoạch, hoặc một năm.',
    en: 'Empty: the last day of the plan, or a year.',
  },
  start: { vi: 'Chạy thử', en: 'Try it' },
  again: { vi: 'Chạy thử lại', en: 'Try it again' },
  running: { vi: 'Đang chạy thử', en: 'Trying the plan' },
  starting: { vi: 'đang chuẩn bị cơ sở dữ liệu tạm', en: 'making the throw-away database' },
  at: {
    vi: (percent: string, day: string, steps: string) => `${percent} %, đang ở ngày ${day}, ${steps} bước`,
    en: (percent: string, day: string, steps: string) => `${percent} %, at ${day}, ${steps} steps`,
  },
  leave: {
    vi: 'Có thể rời trang hoặc tải lại; kết quả được giữ với bản kế hoạch này.',
    en: 'You may leave or reload; the result is kept with this version of the plan.',
  },
  stop: { vi: 'Dừng', en: 'Stop' },
  stopping: { vi: 'đang dừng', en: 'stopping' },
  old: {
    vi: 'Kết quả này là của bản kế hoạch trước khi sửa. Chạy thử lại để xem bản hiện nay.',
    en: 'This is the result of an earlier version of the plan. Try it again to see this one.',
  },
  sum: {
    vi: (duties: string, from: string, until: string) => `${duties} nhiệm vụ mở từ ${from} đến ${until}.`,
    en: (duties: string, from: string, until: string) => `${duties} duties open from ${from} to ${until}.`,
  },
  none: {
    vi: 'Không nhiệm vụ nào mở trong thời gian này: kế hoạch không giao việc cho ai, hoặc đã hết thời gian thực hiện.',
    en: 'No duty opens in this time: the plan binds nobody, or its time is over.',
  },
  tried: { vi: 'Chạy thử lúc', en: 'Tried at' },
  byUnit: { vi: 'Theo đơn vị', en: 'By unit' },
  byMonth: { vi: 'Theo tháng', en: 'By month' },
  byTask: { vi: 'Theo nội dung', en: 'By task' },
  firstNotices: { vi: 'Những thông báo đầu tiên', en: 'The first notices' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  duties: { vi: 'Nhiệm vụ', en: 'Duties' },
  firstDue: { vi: 'Hạn đầu', en: 'First due' },
  lastDue: { vi: 'Hạn cuối', en: 'Last due' },
  undated: { vi: 'Không hạn', en: 'No date' },
  firstNotice: { vi: 'Thông báo đầu tiên', en: 'First notice' },
  month: { vi: 'Tháng', en: 'Month' },
  opens: { vi: 'Mở', en: 'Open' },
  dues: { vi: 'Đến hạn', en: 'Fall due' },
  notices: { vi: 'Thông báo', en: 'Notices' },
  task: { vi: 'Nội dung', en: 'Task' },
  kind: { vi: 'Loại', en: 'Kind' },
  on: { vi: 'Ngày', en: 'Day' },
  told: { vi: 'Ai nhận', en: 'Who is told' },
  what: { vi: 'Về việc', en: 'Of what' },
  nothing: { vi: 'không', en: 'none' },
});

export const AMEND_WORDS = words({
  title: { vi: 'Sửa đổi kế hoạch', en: 'Amend the plan' },
  file: { vi: 'Tệp kế hoạch đã sửa', en: 'The changed plan file' },
  fileHint: {
    vi: 'Tải tệp hiện nay về, sửa, rồi đưa lên; kèm tệp nhân sự nếu kế hoạch dẫn tới. Chỗ khác nhau được nêu ra trước, chưa ghi gì.',
    en: 'Download the file, change it and bring it back; with the people file where the plan names one. What differs is shown first.',
  },
  compare: { vi: 'Xem chỗ khác nhau', en: 'Show the difference' },
  download: { vi: 'Tải tệp kế hoạch hiện nay', en: 'Download the plan file' },
  same: { vi: 'Tệp này không nói gì khác bản đang dùng.', en: 'The file says nothing else than the plan does.' },
  difference: { vi: 'Chỗ khác nhau', en: 'What differs' },
  plan: { vi: 'Kế hoạch', en: 'The plan' },
  tasks: { vi: 'Nội dung', en: 'Tasks' },
  units: { vi: 'Đơn vị', en: 'Units' },
  groups: { vi: 'Nhóm', en: 'Groups' },
  added: { vi: 'Thêm', en: 'Added' },
  removed: { vi: 'Bỏ', en: 'Removed' },
  changed: { vi: 'Đổi', en: 'Changed' },
  duties: { vi: 'Nhiệm vụ của đơn vị', en: 'Duties of units' },
  superseded: {
    vi: (count: string) => `${count} nhiệm vụ được thay thế`,
    en: (count: string) => `${count} duties are superseded`,
  },
  opened: { vi: (count: string) => `${count} nhiệm vụ mới mở`, en: (count: string) => `${count} duties open` },
  kept: {
    vi: (count: string) => `${count} nhiệm vụ đang mở giữ nguyên`,
    en: (count: string) => `${count} open duties stay`,
  },
  more: { vi: (count: string) => `và ${count} nhiệm vụ nữa`, en: (count: string) => `and ${count} more` },
  warnings: { vi: 'Chỗ cần xem lại trong tệp', en: 'What to look at in the file' },
  reason: { vi: 'Lý do sửa đổi', en: 'Why it is amended' },
  apply: { vi: 'Sửa đổi', en: 'Amend' },
  back: { vi: 'Thôi', en: 'Leave it' },
});
