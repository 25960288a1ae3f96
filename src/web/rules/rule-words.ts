import type { Certainty } from '../../rules/law/provision';
import type { Outcome } from '../../rules/evaluate/explanation';
import { words } from '../../platform/words';

export const RULE_WORDS = words({
  title: { vi: 'Quy tắc', en: 'Rules' },
  help: {
    vi: 'Bảng quyết định mà hệ thống dựa vào để đề xuất, và quy định có hiệu lực vào một ngày. Bảng chỉ đề xuất; người có thẩm quyền quyết định.',
    en: 'Decision tables that proposals rest on, and the provisions in force on a day. A table proposes; whoever is competent decides.',
  },
  tables: { vi: 'Bảng quyết định', en: 'Decision tables' },
  table: { vi: 'Bảng', en: 'Table' },
  about: { vi: 'Trả lời câu hỏi', en: 'Answers' },
  version: { vi: 'Phiên bản', en: 'Version' },
  validity: { vi: 'Áp dụng', en: 'Applies' },
  from: { vi: (day: string) => `từ ${day}`, en: (day: string) => `from ${day}` },
  between: { vi: (from: string, to: string) => `${from} – ${to}`, en: (from: string, to: string) => `${from} – ${to}` },
  law: { vi: 'Quy định có hiệu lực', en: 'Provisions in force' },
  lawHelp: {
    vi: 'Chọn ngày để xem quy định khi đó. Quy định chưa xác nhận được ghi rõ và luôn kèm câu hỏi cho người phụ trách pháp chế.',
    en: 'Choose a day to see what was in force then. What is not confirmed is marked so, with the question to ask.',
  },
  onDay: { vi: 'Ngày', en: 'Day' },
  show: { vi: 'Xem', en: 'Show' },
  wrongDay: { vi: 'Ngày không đọc được; đang xem hôm nay.', en: 'That is no day; this is today.' },
  inForce: {
    vi: (count: number, day: string) => `${count} quy định có hiệu lực ngày ${day}.`,
    en: (count: number, day: string) => `${count} provisions were in force on ${day}.`,
  },
  none: {
    vi: 'Chưa ghi nhận quy định nào có hiệu lực ngày này. Thử một ngày từ năm 2021 trở đi.',
    en: 'No provision is known for this day. Try one from 2021 on.',
  },
  ask: { vi: 'Cần hỏi', en: 'To ask' },
  source: { vi: 'Nguồn', en: 'Source' },
  clause: { vi: 'Điều, khoản', en: 'Clause' },
  says: { vi: 'Nội dung', en: 'Says' },
  sure: { vi: 'Mức chắc chắn', en: 'How sure' },
  hitPolicy: {
    vi: (policy: string) => `Cách chọn dòng: ${policy}`,
    en: (policy: string) => `Hit policy: ${policy}`,
  },
  row: { vi: 'Dòng', en: 'Row' },
  any: { vi: 'bất kỳ', en: 'any' },
  result: { vi: 'Kết quả', en: 'Result' },
  scrolls: {
    vi: (name: string) => `Bảng ${name}, cuộn ngang được`,
    en: (name: string) => `Table ${name}, scrolls sideways`,
  },
  try: { vi: 'Thử với dữ kiện', en: 'Try it with facts' },
  tryHelp: {
    vi: 'Nhập điều đã biết, để trống điều chưa biết. Không có gì được ghi lại.',
    en: 'Enter what is known, leave the rest empty. Nothing is recorded.',
  },
  decision: { vi: 'Quyết định', en: 'Decision' },
  unknown: { vi: 'Chưa biết', en: 'Not known' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  evaluate: { vi: 'Thử', en: 'Try' },
  explanation: { vi: 'Kết quả và lý do', en: 'Result, and why' },
  missing: { vi: 'Cần hỏi người có trách nhiệm', en: 'A person has to be asked for' },
  matched: { vi: (row: number) => `Khớp dòng ${row}`, en: (row: number) => `Row ${row} matched` },
  near: {
    vi: (row: number) => `Dòng ${row} không khớp vì`,
    en: (row: number) => `Row ${row} did not match because of`,
  },
  stillOpen: { vi: 'Dòng còn có thể khớp', en: 'Rows that could still match' },
  cited: { vi: 'Căn cứ vào ngày xét', en: 'Cited, as of the day' },
  notInForce: { vi: 'Không có hiệu lực ngày ấy', en: 'Not in force on that day' },
  file: { vi: 'Tệp và mã kiểm', en: 'File and hash' },
  expression: { vi: 'Biểu thức', en: 'Expression' },
});

export const SURE_WORDS = words({
  read: { vi: 'Đã đọc văn bản', en: 'Text was read' },
  'second-hand': { vi: 'Theo nguồn thứ hai', en: 'Second-hand' },
  'to-be-confirmed': { vi: 'Chưa xác nhận', en: 'To be confirmed' },
} satisfies Record<Certainty, { vi: string; en: string }>);

export const OUTCOME_WORDS = words({
  decided: { vi: 'Đã xác định', en: 'Decided' },
  none: { vi: 'Không dòng nào khớp', en: 'No row matched' },
  undetermined: { vi: 'Chưa xác định được', en: 'Undetermined' },
  failed: { vi: 'Bảng có lỗi', en: 'The table failed' },
} satisfies Record<Outcome, { vi: string; en: string }>);
