import { words } from '../../platform/words';

export const TRAIL_WORDS = words({
  title: { vi: 'Nhật ký và kiểm chứng', en: 'Trail and proof' },
  help: {
    vi: 'Mọi bước đã ghi trong phần anh/chị được xem, mới nhất trước. Nhật ký chỉ thêm, không sửa, không xóa được.',
    en: 'Every step recorded within what you may see, the latest first. The trail only grows: nothing in it is changed or taken away.',
  },
  filter: { vi: 'Tìm trong nhật ký', en: 'Search the trail' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  allUnits: { vi: 'Tất cả đơn vị', en: 'All units' },
  type: { vi: 'Việc xảy ra', en: 'What happened' },
  allTypes: { vi: 'Tất cả', en: 'Everything' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  search: { vi: 'Tìm', en: 'Search' },
  clear: { vi: 'Bỏ điều kiện', en: 'Clear' },
  when: { vi: 'Lúc', en: 'When' },
  who: { vi: 'Ai', en: 'Who' },
  about: { vi: 'Về việc', en: 'About' },
  planItself: { vi: 'Kế hoạch', en: 'The plan' },
  step: { vi: (seq: number) => `bước ${seq}`, en: (seq: number) => `step ${seq}` },
  emptyTitle: { vi: 'Không có bước nào khớp.', en: 'No step fits.' },
  emptyHelp: {
    vi: 'Thử bỏ bớt điều kiện, hoặc nới khoảng ngày. Bước đầu tiên được ghi khi một kế hoạch ban hành.',
    en: 'Take a condition away, or widen the days. The first step is recorded once a plan is issued.',
  },
  story: { vi: 'Toàn bộ diễn biến', en: 'The whole story' },
  storyHelp: {
    vi: 'In trang này (A4) để lưu hồ sơ: trang có đủ các bước và kết quả kiểm chuỗi.',
    en: 'Print this page on A4 for the file: it holds every step and what the check of the chain found.',
  },
  duty: { vi: 'Mở trang nhiệm vụ', en: 'Open the duty' },
  check: { vi: 'Kiểm chứng chuỗi', en: 'Check of the chain' },
  checkedAt: { vi: 'Kiểm lúc', en: 'Checked at' },
  again: { vi: 'Kiểm lại ngay', en: 'Check again now' },
  whole: {
    vi: (entries: number) => `Chuỗi liền mạch: ${entries} bước, mỗi bước khớp mã của mình và của bước trước.`,
    en: (entries: number) => `The chain is whole: ${entries} steps, each true to its hash and to the step before it.`,
  },
  broken: {
    vi: (faults: number) => `Chuỗi có ${faults} chỗ sai`,
    en: (faults: number) => `The chain has ${faults} faults`,
  },
  lastHash: { vi: 'Mã của bước cuối', en: 'Hash of the last step' },
  hash: { vi: 'nội dung không khớp mã', en: 'the text is not that of its hash' },
  link: { vi: 'không nối với bước trước', en: 'does not follow the step before it' },
  gap: { vi: 'thiếu bước', en: 'a step is missing' },
  head: {
    vi: 'trạng thái hiện tại không phải là kết quả của bước cuối',
    en: 'the present state is not that of the last step',
  },
  brokenHelp: {
    vi: 'Giữ nguyên hiện trạng và báo người quản trị cơ sở dữ liệu. Lệnh dondoc trail check kiểm toàn bộ nhật ký.',
    en: 'Leave everything as it is and tell who keeps the database. The command dondoc trail check checks the whole trail.',
  },
});
