import type { CaseKind } from '../../../workflows/cases/kinds';
import type { CaseSource } from '../../cases/case-row';
import type { Recomputed } from '../../cases/explain-case';
import { words } from '../page/words';

export const CASE_KIND_WORDS = words({
  accountability: { vi: 'Trách nhiệm người đứng đầu', en: 'Accountability of a head' },
  disciplinaryReview: { vi: 'Xem xét kỷ luật', en: 'Disciplinary review' },
  violation: { vi: 'Tin báo vi phạm', en: 'Report of a violation' },
  commendation: { vi: 'Khen thưởng', en: 'Commendation' },
  question: { vi: 'Câu hỏi của quy tắc', en: 'Question of a table' },
} satisfies Record<CaseKind, { vi: string; en: string }>);

export const SOURCE_WORDS = words({
  rule: { vi: 'Bảng quy tắc đề xuất', en: 'Proposed by a table' },
  unit: { vi: 'Đơn vị báo', en: 'Reported by a unit' },
  'police-notice': { vi: 'Thông báo của Công an', en: 'Notice of the police' },
  inspector: { vi: 'Thanh tra, kiểm tra', en: 'Found by an inspector' },
  citizen: { vi: 'Phản ánh của người dân', en: 'Reported by a citizen' },
  referral: { vi: 'Chuyển từ vụ việc khác', en: 'Referred from another case' },
  dossier: { vi: 'Hồ sơ gửi đến', en: 'A dossier that came in' },
} satisfies Record<CaseSource, { vi: string; en: string }>);

export const RECOMPUTED_WORDS = words({
  same: { vi: 'Đọc lại hôm nay cho cùng kết quả.', en: 'Read again today it says the same.' },
  differs: { vi: 'Đọc lại hôm nay cho kết quả khác.', en: 'Read again today it says something else.' },
  'table-changed': {
    vi: 'Bảng đã thay bằng bản khác; kết quả đã lưu giữ nguyên.',
    en: 'The table is another one by now; what was stored stands.',
  },
  'law-changed': {
    vi: 'Danh mục quy định đã thay đổi; kết quả đã lưu giữ nguyên.',
    en: 'The register of provisions is another one by now; what was stored stands.',
  },
} satisfies Record<Recomputed, { vi: string; en: string }>);

export const CASE_WORDS = words({
  title: { vi: 'Vụ việc', en: 'Cases' },
  help: {
    vi: 'Những gì cần người có thẩm quyền xem xét. Hệ thống chỉ đề xuất; người có thẩm quyền quyết định.',
    en: 'What somebody competent has to look into. The system proposes; people decide.',
  },
  filter: { vi: 'Lọc vụ việc', en: 'Narrow the cases' },
  kind: { vi: 'Loại', en: 'Kind' },
  state: { vi: 'Đang ở bước', en: 'Stands at' },
  ended: { vi: 'Mở hay đã xong', en: 'Open or ended' },
  endedNo: { vi: 'Còn mở', en: 'Open' },
  endedYes: { vi: 'Đã kết thúc', en: 'Ended' },
  outOfTime: { vi: 'Thời hạn', en: 'Time' },
  outOfTimeYes: { vi: 'Quá thời hạn', en: 'Out of time' },
  outOfTimeNo: { vi: 'Trong thời hạn', en: 'In time' },
  all: { vi: 'Tất cả', en: 'All' },
  apply: { vi: 'Lọc', en: 'Show' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  concerned: { vi: 'Người được xem xét', en: 'Whom it concerns' },
  nobody: { vi: 'Không nêu riêng ai', en: 'Nobody in particular' },
  actOn: { vi: 'Ngày xảy ra', en: 'Day of the act' },
  due: { vi: 'Hạn', en: 'Limit' },
  noDue: { vi: 'Chưa có hạn', en: 'None runs' },
  none: { vi: 'Không có vụ việc nào.', en: 'There is no case.' },
  noneHelp: {
    vi: 'Vụ việc hiện ở đây khi anh/chị xử lý, có quyền quyết định hoặc là người được xem xét. Thử bỏ bớt điều kiện lọc.',
    en: 'A case stands here if you conduct it, may decide it, or are concerned. Try a wider filter.',
  },
  first: { vi: 'Về đầu danh sách', en: 'Back to the start' },
  next: { vi: 'Trang sau', en: 'Next page' },
  proposesOnly: {
    vi: 'Hệ thống chỉ đề xuất; người có thẩm quyền quyết định.',
    en: 'The system proposes; whoever is competent decides.',
  },
  about: { vi: 'Vụ việc về gì', en: 'What it is about' },
  source: { vi: 'Do đâu', en: 'Comes from' },
  cause: { vi: 'Phát sinh từ', en: 'Follows from' },
  causeHidden: {
    vi: (seq: number) => `bản ghi ${seq} của một hồ sơ ngoài phạm vi của anh/chị`,
    en: (seq: number) => `entry ${seq} of something outside of what you may see`,
  },
  office: { vi: 'Cơ quan xử lý', en: 'Conducted by' },
  issuer: { vi: 'Cơ quan có quyền quyết định', en: 'Decided by' },
  who: { vi: 'Ai chịu trách nhiệm, vì sao', en: 'Who answers, and why' },
  headThen: {
    vi: (post: string, day: string) => `${post}, đứng đầu đơn vị vào ngày xảy ra ${day}.`,
    en: (post: string, day: string) => `${post}: headed the unit on the day of the act, ${day}.`,
  },
  namedPerson: {
    vi: (day: string) => `Được nêu trong vụ việc xảy ra ngày ${day}.`,
    en: (day: string) => `Named in what happened on ${day}.`,
  },
  nobodyKnown: {
    vi: 'Chưa xác định người nào; cơ quan xử lý phải làm rõ.',
    en: 'Nobody is known yet; whoever conducts it has to find out.',
  },
  proposedOnly: {
    vi: 'Được nêu ở đây không phải là kết luận có lỗi.',
    en: 'To be named here is no finding of fault.',
  },
  where: { vi: 'Đang ở đâu, đi tiếp thế nào', en: 'Where it stands, and the ways onward' },
  sideUnit: { vi: 'Chờ phía đơn vị, người được xem xét', en: 'Lies with the unit or the person' },
  sideOffice: { vi: 'Chờ cơ quan xử lý', en: 'Lies with whoever conducts it' },
  from: { vi: 'Từ bước', en: 'From' },
  onward: { vi: 'Có thể tới', en: 'Onward to' },
  by: { vi: 'Bằng việc', en: 'By' },
  allWays: { vi: 'Mọi bước của loại vụ việc này', en: 'Every way of this kind' },
  noWays: { vi: 'Vụ việc đã kết thúc.', en: 'The case has ended.' },
  decided: { vi: 'Đã quyết định ngày', en: 'Decided on' },
  outOfTimeTag: { vi: 'Quá thời hạn', en: 'Out of time' },
  limits: { vi: 'Thời hạn, thời hiệu', en: 'Time limits' },
  noLimits: {
    vi: 'Loại vụ việc này không có thời hạn xử lý hay thời hiệu riêng.',
    en: 'No time limit or limitation of its own runs in this kind.',
  },
  what: { vi: 'Loại hạn', en: 'Which' },
  provision: { vi: 'Quy định', en: 'Provision' },
  until: { vi: 'Đến hết ngày', en: 'Until' },
  working: { vi: 'Cách tính', en: 'Working' },
  answerDue: { vi: 'Việc đang chờ', en: 'What is awaited' },
  timeLimit: { vi: 'Thời hạn xử lý', en: 'Time limit' },
  limitation: { vi: 'Thời hiệu', en: 'Limitation' },
  complaintWindow: { vi: 'Thời hạn khiếu nại', en: 'Complaint window' },
  months: { vi: (count: number) => `${count} tháng`, en: (count: number) => `${count} months` },
  setBy: { vi: 'Ghi trong diễn biến', en: 'As the history has it' },
  notRunning: { vi: 'Không chạy', en: 'None' },
  suspendedSince: { vi: 'Tạm dừng từ', en: 'Suspended since' },
  why: { vi: 'Vì sao quy tắc đề xuất?', en: 'Why was it proposed?' },
  noReading: {
    vi: 'Không bảng quy tắc nào đề xuất vụ việc này; có người hoặc cơ quan đưa đến.',
    en: 'No table proposed it; somebody brought it.',
  },
  table: { vi: 'Bảng', en: 'Table' },
  result: { vi: 'Kết quả', en: 'Result' },
  facts: { vi: 'Dữ kiện đã dùng', en: 'Facts it was given' },
  fact: { vi: 'Dữ kiện', en: 'Fact' },
  value: { vi: 'Giá trị', en: 'Value' },
  rows: { vi: 'Dòng khớp', en: 'Rows that matched' },
  row: { vi: (row: number) => `Dòng ${row}`, en: (row: number) => `Row ${row}` },
  citations: { vi: 'Căn cứ vào ngày xảy ra', en: 'Cited, as of the day of the act' },
  everyRow: { vi: 'Xem lý do từng dòng', en: 'Row by row' },
  hash: { vi: 'Mã băm của bảng', en: 'Hash of the table' },
  history: { vi: 'Diễn biến', en: 'What happened' },
  seq: { vi: (seq: number) => `Bản ghi ${seq}`, en: (seq: number) => `Entry ${seq}` },
  clock: { vi: 'Đồng hồ của hệ thống', en: 'The clock' },
  erased: { vi: '(đã xóa theo yêu cầu)', en: '(erased)' },
});
