import type { Language } from '../../platform/refusals/refusal-text';
import { happenedText } from '../duty/event-words.table';

/** What can happen to a case: as a button says it, and as the record tells it. A test holds them complete. */
interface EventWords {
  readonly do: { readonly vi: string; readonly en: string };
  readonly done: { readonly vi: string; readonly en: string };
}
const said = (vi: string, en: string, doneVi: string, doneEn: string): EventWords => ({
  do: { vi, en },
  done: { vi: doneVi, en: doneEn },
});
/** Nobody presses these. */
const happened = (vi: string, en: string): EventWords => said(vi, en, vi, en);

export const CASE_EVENT_WORDS: Readonly<Record<string, EventWords>> = {
  'case.proposed': happened('Quy tắc đề xuất', 'Proposed by a table'),
  'review.proposed': happened('Đề xuất xem xét kỷ luật', 'Review proposed'),
  'violation.received': happened('Nhận tin báo vi phạm', 'Report received'),
  'file.received': happened('Nhận hồ sơ khen thưởng', 'Dossier received'),
  'question.asked': happened('Bảng quy tắc cần hỏi', 'Asked by a table'),
  'explanation.asked': said('Yêu cầu giải trình', 'Ask for an explanation', 'Yêu cầu giải trình', 'Explanation asked'),
  'explanation.given': said('Gửi giải trình', 'Give the explanation', 'Đã giải trình', 'Explained'),
  'explanation.fell-due': happened('Hết hạn giải trình', 'No explanation came in time'),
  'case.examined': said('Ghi đã xem xét', 'Record: examined', 'Đã xem xét', 'Examined'),
  'case.closed-without-fault': said(
    'Khép lại, không có lỗi',
    'Close without fault',
    'Khép lại, không có lỗi',
    'Closed',
  ),
  'reminder.issued': said('Nhắc nhở bằng văn bản', 'Remind in writing', 'Đã nhắc nhở', 'Reminded in writing'),
  'case.referred': said('Chuyển xem xét kỷ luật', 'Refer to discipline', 'Chuyển xem xét kỷ luật', 'Referred'),
  'review.accepted': said('Thụ lý', 'Accept', 'Đã thụ lý', 'Accepted'),
  'review.declined': said('Không thụ lý', 'Decline', 'Không thụ lý', 'Declined'),
  'review.passed-on': said('Chuyển cơ quan có thẩm quyền', 'Pass it on', 'Chuyển cơ quan có thẩm quyền', 'Passed on'),
  'verification.concluded': said('Kết luận xác minh', 'Conclude the verification', 'Đã xác minh', 'Verified'),
  'consideration.suspended': said('Tạm dừng xem xét', 'Suspend', 'Tạm dừng xem xét', 'Suspended'),
  'consideration.resumed': said('Tiếp tục xem xét', 'Resume', 'Tiếp tục xem xét', 'Resumed'),
  'kiemDiem.held': said('Ghi đã kiểm điểm', 'Record the kiểm điểm', 'Đã kiểm điểm', 'Kiểm điểm held'),
  'council.considered': said('Ghi hội đồng đã xét', 'Record: considered', 'Hội đồng đã xét', 'Considered'),
  'discipline.decided': said('Quyết định', 'Decide', 'Đã quyết định', 'Decided'),
  'decision.made-known': said('Công bố quyết định', 'Make it known', 'Đã công bố quyết định', 'Made known'),
  'complaint.lodged': said('Khiếu nại', 'Complain', 'Có khiếu nại', 'Complaint lodged'),
  'complaint.handled': said('Ghi kết quả khiếu nại', 'Settle the complaint', 'Đã giải quyết khiếu nại', 'Settled'),
  'complaint-window.closed': happened('Hết thời hạn khiếu nại', 'No complaint came'),
  'time-limit.extended': said('Kéo dài thời hạn', 'Extend the time limit', 'Kéo dài thời hạn', 'Time limit extended'),
  'time-limit.ran-out': happened('Hết thời hạn xử lý', 'Time limit ran out'),
  'limitation.ran-out': happened('Hết thời hiệu', 'Limitation ran out'),
  'review.lapsed': said('Chấm dứt xem xét', 'Let it lapse', 'Chấm dứt xem xét', 'Lapsed'),
  'violation.checked': said('Ghi đã kiểm tra', 'Record: checked', 'Đã kiểm tra', 'Checked'),
  'violation.confirmed': said('Xác nhận vi phạm', 'Confirm it', 'Xác nhận vi phạm', 'Confirmed'),
  'violation.unfounded': said('Không có cơ sở', 'Unfounded', 'Không có cơ sở', 'Found unfounded'),
  'violation.handed-on': said('Chuyển nơi có thẩm quyền', 'Hand it on', 'Chuyển nơi có thẩm quyền', 'Handed on'),
  'file.reviewed': said('Ghi đã xem hồ sơ', 'Record: reviewed', 'Đã xem hồ sơ', 'Reviewed'),
  'file.returned': said('Trả lại bổ sung', 'Return it', 'Trả lại bổ sung', 'Returned'),
  'file.completed': said('Bổ sung hồ sơ', 'Complete it', 'Đã bổ sung hồ sơ', 'Completed'),
  'file.appraised': said('Ghi đã thẩm định', 'Record: appraised', 'Đã thẩm định', 'Appraised'),
  'file.considered': said('Ghi đã xét', 'Record: considered', 'Đã xét', 'Considered'),
  'file.submitted': said('Trình quyết định', 'Submit it', 'Đã trình', 'Submitted'),
  'commendation.decided': said('Quyết định khen thưởng', 'Commend', 'Quyết định khen thưởng', 'Commended'),
  'commendation.refused': said('Không khen thưởng', 'Refuse', 'Không khen thưởng', 'Refused'),
  'question.answered': said('Trả lời', 'Answer', 'Đã trả lời', 'Answered'),
  'question.set-aside': said('Bỏ qua câu hỏi', 'Set it aside', 'Bỏ qua câu hỏi', 'Set aside'),
};

/** As a button says it. */
export const caseDeedText = (event: string, language: Language): string =>
  CASE_EVENT_WORDS[event]?.do[language] ?? event;
/** As the record tells it; rungs are those of a duty. */
export const caseHappenedText = (event: string, language: Language): string =>
  CASE_EVENT_WORDS[event]?.done[language] ?? happenedText(event, language);
