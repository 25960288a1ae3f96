import { say, type Bilingual } from './wording';

/** What is said of cases. */
export const CASE_NOTICES = {
  // Cases: said in person, without the matter itself, which stands in the case.
  'case.accountability-opened': say(
    [
      'Đề xuất xem xét trách nhiệm: {unit}',
      'Bảng quyết định đề xuất một vụ việc ở {unit}. Xem căn cứ, rồi yêu cầu giải trình.',
    ],
    ['Accountability proposed: {unit}', 'A table proposes a case in {unit}. Read why, then ask for an explanation.'],
  ),
  'case.disciplinaryReview-opened': say(
    [
      'Đề xuất xem xét kỷ luật: {unit}',
      'Một vụ việc ở {unit} được đề xuất xem xét. Nhận, không nhận kèm lý do, hoặc chuyển.',
    ],
    ['Review proposed: {unit}', 'A review in {unit} is proposed. Accept it, decline with a reason, or pass it on.'],
  ),
  'case.question-opened': say(
    ['Cần trả lời một câu hỏi: {unit}', 'Bảng quyết định thiếu dữ kiện về {unit}. Mở câu hỏi và trả lời.'],
    ['A question to answer: {unit}', 'A table lacks a fact about {unit}. Open the question and answer it.'],
  ),
  'case.explanation-asked': say(
    ['Yêu cầu giải trình', 'Anh/chị được yêu cầu giải trình. Mở vụ việc để xem lý do, hạn trả lời, và gửi giải trình.'],
    [
      'An explanation is asked for',
      'You are asked to explain. Open the case for the reason and the day, and answer there.',
    ],
  ),
  'case.explanation-given': say(
    ['Đã có giải trình: {unit}', 'Giải trình trong vụ việc ở {unit} đã được gửi. Xem xét và ghi kết quả.'],
    ['Explanation given: {unit}', 'The explanation in the case in {unit} has come. Examine it and record the result.'],
  ),
  'case.decision-made-known': say(
    [
      'Quyết định đã được thông báo',
      'Xem quyết định và thời hạn khiếu nại trong vụ việc; trong khi chờ vẫn phải chấp hành.',
    ],
    ['A decision is made known', 'See the decision and the days for a complaint in the case; it is obeyed meanwhile.'],
  ),
  'case.time-limit-ran-out': say(
    ['Hết thời hạn xử lý: {unit}', 'Vụ việc ở {unit} đã hết thời hạn. Quyết định từ nay phải ghi là quá thời hạn.'],
    [
      'Time limit over: {unit}',
      'The time limit of the case in {unit} has run out. A decision has to say so from now on.',
    ],
  ),
  'case.rung': say(
    ['Nhắc về một vụ việc: {unit}', 'Một vụ việc đang chờ anh/chị. Mở vụ việc để xem hạn và việc cần làm.'],
    ['A case is waiting: {unit}', 'A case is waiting for you. Open it for its day and what to do.'],
  ),
  'case.other': say(
    ['Vụ việc có cập nhật: {unit}', 'Một vụ việc có cập nhật. Mở vụ việc để xem.'],
    ['Case updated: {unit}', 'A case was updated. Open it to see.'],
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
