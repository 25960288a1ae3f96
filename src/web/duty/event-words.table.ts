import type { Language } from '../../platform/refusals/refusal-text';

/** What can happen to a duty: as a button says it, and as the record tells it. A test holds them complete. */
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

export const EVENT_WORDS: Readonly<Record<string, EventWords>> = {
  'duty.opened': happened('Mở nhiệm vụ', 'Opened'),
  'rung.reminded': happened('Nhắc trước hạn', 'Reminded'),
  'rung.overdue': happened('Quá hạn', 'Became overdue'),
  'rung.urged': happened('Đôn đốc', 'Urged'),
  'rung.escalated': happened('Báo cáo người đứng đầu', 'Escalated to the head'),
  'rung.flagged': happened('Gắn cờ người đứng đầu', 'Flagged'),
  'rung.relisted': happened('Nêu lại trong danh sách hằng tháng', 'Listed again'),
  'window.opened': happened('Đến kỳ báo cáo', 'The report may be handed in'),
  'assessment.fell-due': happened('Đến lúc đánh giá lần cuối', 'The last assessment fell due'),
  'calendar.changed': said(
    'Tính lại hạn theo lịch mới',
    'Count anew by the calendar',
    'Tính lại hạn theo lịch nghỉ mới',
    'Dates counted anew',
  ),
  'extension.requested': said('Đề nghị gia hạn', 'Ask for more time', 'Đề nghị gia hạn', 'Asked for more time'),
  'extension.accepted': said(
    'Nhận ngày cơ quan đề xuất',
    'Accept the day offered',
    'Đơn vị nhận ngày cơ quan đề xuất',
    'Accepted the day offered',
  ),
  'extension.declined': said(
    'Không nhận ngày đề xuất',
    'Decline the day offered',
    'Đơn vị không nhận ngày đề xuất',
    'Declined the day offered',
  ),
  'extension.granted': said('Đồng ý gia hạn', 'Grant more time', 'Đồng ý gia hạn', 'More time granted'),
  'extension.refused': said('Không đồng ý gia hạn', 'Refuse more time', 'Không đồng ý gia hạn', 'More time refused'),
  'extension.counter-offered': said(
    'Đề xuất ngày khác',
    'Offer another day',
    'Cơ quan đề xuất ngày khác',
    'Another day offered',
  ),
  confirmed: said('Xác nhận hoàn thành', 'Confirm', 'Xác nhận hoàn thành', 'Confirmed'),
  returned: said('Trả lại bổ sung', 'Return it', 'Trả lại bổ sung', 'Returned'),
  discharged: said('Miễn thực hiện', 'Discharge', 'Miễn thực hiện', 'Discharged'),
  'duty.urged': said('Đôn đốc', 'Urge', 'Cơ quan theo dõi đôn đốc', 'Urged by the office'),
  'duty.suspended': said('Tạm dừng nhiệm vụ', 'Suspend', 'Tạm dừng nhiệm vụ', 'Suspended'),
  'duty.resumed': said('Tiếp tục nhiệm vụ', 'Resume', 'Tiếp tục nhiệm vụ', 'Resumed'),
  'duty.superseded': said('Thay thế bằng nhiệm vụ khác', 'Supersede', 'Được thay thế', 'Superseded'),
  'duty.transferred': said(
    'Chuyển cho đơn vị khác',
    'Transfer to another unit',
    'Chuyển cho đơn vị khác',
    'Transferred',
  ),
  'objective-cause.confirmed': said(
    'Xác nhận nguyên nhân khách quan',
    'Confirm an objective cause',
    'Xác nhận nguyên nhân khách quan',
    'Objective cause confirmed',
  ),
  'record.corrected': said('Đính chính ghi chép', 'Correct the record', 'Đính chính ghi chép', 'Record corrected'),
  'draft.started': said('Bắt đầu dự thảo', 'Start drafting', 'Bắt đầu dự thảo', 'Drafting started'),
  'plan.issued': said(
    'Nộp kế hoạch đã ban hành',
    'Hand in the issued plan',
    'Đã ban hành và nộp kế hoạch',
    'Plan issued',
  ),
  'session.held': said('Ghi buổi quán triệt', 'Record a session', 'Đã tổ chức buổi quán triệt', 'Session held'),
  'attendance.evidenced': said(
    'Nộp minh chứng quán triệt',
    'Hand in proof of attendance',
    'Nộp minh chứng quán triệt',
    'Attendance evidenced',
  ),
  'duty.accepted': said('Nhận nhiệm vụ', 'Accept', 'Nhận nhiệm vụ', 'Accepted'),
  'duty.handed-back': said('Đề nghị giao lại', 'Hand back', 'Đề nghị giao lại', 'Handed back'),
  'duty.reassigned': said('Giao lại cho đơn vị', 'Assign again', 'Giao lại cho đơn vị', 'Assigned again'),
  'work.started': said('Bắt đầu thực hiện', 'Start the work', 'Bắt đầu thực hiện', 'Work started'),
  'progress.reported': said('Báo cáo tiến độ', 'Report progress', 'Báo cáo tiến độ', 'Progress reported'),
  'work.submitted': said('Nộp kết quả', 'Hand in the result', 'Nộp kết quả', 'Result handed in'),
  assessed: said('Đánh giá', 'Assess', 'Đánh giá', 'Assessed'),
  'inspection.carried-out': said('Ghi đã kiểm tra', 'Record the inspection', 'Đã kiểm tra', 'Inspection carried out'),
  'findings.recorded': said('Nộp kết luận kiểm tra', 'Hand in findings', 'Nộp kết luận kiểm tra', 'Findings recorded'),
  'no-findings.recorded': said(
    'Nộp kết luận không có vi phạm',
    'Hand in: nothing found',
    'Kết luận không có vi phạm',
    'Nothing found',
  ),
  'findings.followed-up': said(
    'Nộp kết quả khắc phục',
    'Hand in the follow-up',
    'Nộp kết quả khắc phục',
    'Findings followed up',
  ),
  'reports.collected': said(
    'Ghi đã thu báo cáo',
    'Record reports collected',
    'Đã thu báo cáo của các đơn vị',
    'Reports collected',
  ),
  'report.drafted': said('Ghi đã dự thảo báo cáo', 'Record the draft', 'Đã dự thảo báo cáo', 'Report drafted'),
  'review.held': said('Ghi hội nghị đã họp', 'Record the meeting', 'Đã tổ chức hội nghị', 'Review held'),
  'review.issued': said('Nộp báo cáo đã ban hành', 'Hand in the issued report', 'Đã ban hành báo cáo', 'Review issued'),
  concluded: said('Kết luận', 'Conclude', 'Kết luận', 'Concluded'),
  'report.submitted': said('Nộp báo cáo', 'Hand in the report', 'Nộp báo cáo', 'Report handed in'),
  'nil-reported': said(
    'Báo cáo không phát sinh',
    'Report: nothing happened',
    'Báo cáo không phát sinh',
    'Nil reported',
  ),
  'report.consolidated': said(
    'Ghi đã tổng hợp',
    'Record as consolidated',
    'Đã tổng hợp vào báo cáo trên',
    'Consolidated',
  ),
  'report.passed-on': said('Chuyển tiếp báo cáo', 'Pass the report on', 'Chuyển tiếp báo cáo', 'Passed on'),
  'report.sent-back': said('Gửi lại đơn vị', 'Send it back', 'Gửi lại đơn vị', 'Sent back'),
  'incident.reported': said(
    'Nộp báo cáo đột xuất',
    'Hand in the prompt report',
    'Nộp báo cáo đột xuất',
    'Incident reported',
  ),
  'result.published': said(
    'Nộp minh chứng công khai',
    'Hand in proof of publication',
    'Đã công khai kết quả',
    'Result published',
  ),
  'dossier.sent': said('Gửi hồ sơ khen thưởng', 'Send the dossier', 'Gửi hồ sơ khen thưởng', 'Dossier sent'),
  'none-to-send.declared': said('Báo không có hồ sơ', 'Declare: none to send', 'Báo không có hồ sơ', 'None to send'),
  'dossier.reviewed': said('Ghi đã thẩm định hồ sơ', 'Record the review', 'Đã thẩm định hồ sơ', 'Dossier reviewed'),
};

/** As a button says it. */
export const deedText = (event: string, language: Language): string => EVENT_WORDS[event]?.do[language] ?? event;
/** As the record tells it. */
export const happenedText = (event: string, language: Language): string => EVENT_WORDS[event]?.done[language] ?? event;
