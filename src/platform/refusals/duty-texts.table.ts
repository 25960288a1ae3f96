import type { RefusalText } from './text-shape';

/** Refusals of the machines: what can happen to a duty or a plan, and by whom. */
export const DUTY_TEXTS = {
  'actor.must-be-person': {
    status: 403,
    vi: 'Việc này phải do một người cụ thể thực hiện.',
    en: 'Only a named person may record this.',
  },
  'actor.not-entitled': {
    status: 403,
    vi: 'Người thực hiện không có thẩm quyền đối với việc này ở chức vụ đã nêu, vào ngày này.',
    en: 'The actor is not entitled to this, in that post, on this day.',
  },
  'calendar.with-office': {
    status: 409,
    vi: 'Kết quả ở cơ quan theo dõi từ {withOfficeSince}; hạn của đơn vị không đổi theo lịch mới.',
    en: 'The work is with the office since {withOfficeSince}; the unit’s date does not follow a new calendar.',
  },
  'confirmation.own-work': {
    status: 403,
    vi: 'Người đã nộp kết quả không được tự xác nhận kết quả đó.',
    en: 'Whoever handed the work in may not confirm it.',
  },
  'correction.no-such-entry': {
    status: 422,
    vi: 'Nhiệm vụ có {entries} mục ghi, không có mục số {seq} để đính chính.',
    en: 'The record has {entries} entries; there is no entry {seq} to correct.',
  },
  'correction.text-missing': {
    status: 422,
    vi: 'Cần ghi nội dung đúng.',
    en: 'Say what is right.',
  },
  'coverage.below-threshold': {
    status: 409,
    vi: 'Mới có {attended}/{headcount} người được quán triệt, chưa đạt {thresholdPercent} %. Cần tổ chức học bù.',
    en: '{attended} of {headcount} people have attended, less than {thresholdPercent} %. A make-up session is needed.',
  },
  'coverage.counts-missing': {
    status: 422,
    vi: 'Cần ghi số người phải học (ít nhất 1) và số người dự, là số nguyên không âm.',
    en: 'Give the headcount (at least 1) and the number of attendees as whole numbers.',
  },
  'coverage.more-than-headcount': {
    status: 422,
    vi: 'Tổng số người dự ({attended}) nhiều hơn số người phải học ({headcount}).',
    en: 'All attendees together ({attended}) are more than the headcount ({headcount}).',
  },
  'document.number-missing': {
    status: 422,
    vi: 'Cần ghi số và ngày ban hành của văn bản.',
    en: 'Give the number and the date of issue of the document.',
  },
  'duty.not-standing': {
    status: 409,
    vi: 'Nhiệm vụ này có thời hạn, không thuộc loại thường xuyên nên không đánh giá theo kỳ.',
    en: 'This duty has an end and is not a standing one, so it is not assessed from time to time.',
  },
  'duty.standing': {
    status: 409,
    vi: 'Nhiệm vụ thường xuyên không nộp kết quả một lần; Văn phòng đánh giá theo kỳ.',
    en: 'A standing duty is never handed in; the office assesses it from time to time.',
  },
  'duty.suspended': {
    status: 409,
    vi: 'Nhiệm vụ đang tạm đình chỉ từ {since}; chỉ ghi nhận được khi cho tiếp tục.',
    en: 'The duty has been suspended since {since}; it has to be resumed first.',
  },
  'event.field-invalid': {
    status: 422,
    vi: 'Trường “{field}” có giá trị “{value}” không hợp lệ; cần: {expected}.',
    en: 'The field “{field}” has the invalid value “{value}”; expected: {expected}.',
  },
  'event.in-future': {
    status: 422,
    vi: 'Ngày diễn ra {occurredOn} sau ngày ghi nhận {recordedOn}.',
    en: 'It is said to have happened on {occurredOn}, after the day of recording, {recordedOn}.',
  },
  'event.not-allowed': {
    status: 409,
    vi: 'Việc này không thể ghi nhận ở trạng thái hiện tại ({state}). Có thể ghi nhận: {allowed}.',
    en: 'This cannot be recorded in the present state ({state}). What can be recorded: {allowed}.',
  },
  'event.unknown': {
    status: 422,
    vi: 'Không có loại sự kiện “{event}”.',
    en: 'There is no event “{event}”.',
  },
  'evidence.missing': {
    status: 422,
    vi: 'Cần ít nhất một minh chứng cho việc này.',
    en: 'This needs at least one piece of evidence.',
  },
  'extension.after-parent': {
    status: 409,
    vi: 'Ngày đề nghị {dueOn} sau hạn của nhiệm vụ cấp trên ({parentDueOn}).',
    en: 'The day asked for, {dueOn}, is after the due day of the duty this one is part of, {parentDueOn}.',
  },
  'extension.due-passed': {
    status: 409,
    vi: 'Ngày {dueOn} trong đề nghị đã qua nên không quyết định theo đề nghị này được nữa. Từ chối hoặc đề nghị ngày khác.',
    en: 'The day asked for, {dueOn}, is over, so this request can no longer be granted. Refuse it or offer another day.',
  },
  'extension.due-in-past': {
    status: 422,
    vi: 'Ngày đề nghị {dueOn} đã qua (hôm nay là {saidOn}).',
    en: 'The day asked for, {dueOn}, has passed (today is {saidOn}).',
  },
  'extension.due-missing': {
    status: 422,
    vi: 'Cần ghi ngày đề nghị gia hạn đến.',
    en: 'Give the day until which more time is wanted.',
  },
  'extension.no-due-date': {
    status: 409,
    vi: 'Nhiệm vụ không có hạn nên không có gì để gia hạn.',
    en: 'The duty has no due date, so there is nothing to extend.',
  },
  'extension.not-later': {
    status: 422,
    vi: 'Ngày đề nghị {dueOn} không sau hạn hiện tại {currentDueOn}.',
    en: 'The day asked for, {dueOn}, is not later than the present one, {currentDueOn}.',
  },
  'extension.not-with-unit': {
    status: 409,
    vi: 'Kết quả đang ở cơ quan theo dõi; chỉ gia hạn được khi việc còn ở đơn vị.',
    en: 'The work is in the office’s hands; more time can be asked for only while it is with the unit.',
  },
  'extension.own-request': {
    status: 403,
    vi: 'Người đề nghị gia hạn không được tự quyết định đề nghị của mình.',
    en: 'Whoever asked for more time may not decide on it.',
  },
  'note.missing': { status: 422, vi: 'Cần ghi nhận xét.', en: 'A note is needed.' },
  'objective-cause.cause-missing': {
    status: 422,
    vi: 'Cần ghi nguyên nhân khách quan.',
    en: 'Say what the objective cause was.',
  },
  'obligation.not-yet-open': {
    status: 404,
    vi: 'Vào thời điểm {asOf} nhiệm vụ này chưa được giao.',
    en: 'At {asOf} this obligation had not been opened.',
  },
  'plan.chunk-out-of-order': {
    status: 409,
    vi: 'Các nhiệm vụ phải được mở lần lượt: đã mở {opened}/{total}, không thể mở {count} nhiệm vụ từ số {from}.',
    en: 'Duties are opened in turn: {opened} of {total} are open, so {count} from number {from} cannot be.',
  },
  'plan.closing-unproved': {
    status: 422,
    vi: 'Kết thúc kế hoạch cần báo cáo tổng kết làm minh chứng, hoặc lý do không có.',
    en: 'Closing a plan needs the report of the final review as evidence, or a reason why there is none.',
  },
  'plan.empty': {
    status: 409,
    vi: 'Kế hoạch không giao nhiệm vụ nào cho đơn vị nào nên không thể ban hành.',
    en: 'The plan gives no duty to any unit and cannot be issued.',
  },
  'plan.has-open-duties': {
    status: 409,
    vi: 'Còn {count} nhiệm vụ chưa xong và chưa có lý do: {open}.',
    en: '{count} duties are still open without a reason: {open}.',
  },
  'plan.issue-before-date': {
    status: 409,
    vi: 'Kế hoạch ký ngày {issuedOn}, không thể ban hành vào ngày {recordedOn}.',
    en: 'The plan is dated {issuedOn} and cannot be issued on {recordedOn}.',
  },
  'plan.period-out-of-order': {
    status: 409,
    vi: 'Các kỳ phải được mở lần lượt: không thể mở {count} nhiệm vụ từ số {from} của kỳ bắt đầu ngày {on}.',
    en: 'Periods are opened in turn: {count} duties from number {from} of those that begin on {on} cannot be.',
  },
  'plan.let-go-out-of-order': {
    status: 409,
    vi: 'Kế hoạch bị thu hồi chỉ khép lại khi không còn nhiệm vụ nào mở (còn {count}).',
    en: 'A plan that is withdrawn ends only when no duty is open any more (open: {count}).',
  },
  'plan.still-opening': {
    status: 409,
    vi: 'Kế hoạch vẫn đang mở các nhiệm vụ.',
    en: 'The plan is still opening its duties.',
  },
  'publication.place-missing': {
    status: 422,
    vi: 'Cần ghi nơi công khai (địa chỉ trang, bảng tin, số báo).',
    en: 'Say where it was published (a web address, a notice board, an issue of a paper).',
  },
  'reason.missing': { status: 422, vi: 'Cần ghi lý do.', en: 'A reason is needed.' },
  'report.last-on-way': {
    status: 409,
    vi: 'Không còn đơn vị nào trên đường gửi báo cáo ({route}).',
    en: 'No other unit follows on the way of the report ({route}).',
  },
  'report.not-into-that': {
    status: 422,
    vi: 'Không tổng hợp được vào {into}: cần báo cáo, sơ kết hoặc tổng kết của nơi nhận báo cáo này ({bodies}).',
    en: 'It cannot go into {into}: name a report or review of whoever receives this one ({bodies}).',
  },
  'report.not-routed': {
    status: 409,
    vi: 'Báo cáo này gửi thẳng, không qua đơn vị nào.',
    en: 'This report goes straight to the office, through no other unit.',
  },
  'review.missing-unknown': {
    status: 409,
    vi: 'Chưa xác định được báo cáo của những đơn vị nào còn thiếu.',
    en: 'It is not known which units’ reports are missing.',
  },
  'rung.no-watch': {
    status: 409,
    vi: 'Không có đồng hồ theo dõi nào đang chạy ở phía này ({side}).',
    en: 'No watch is running on this side ({side}).',
  },
  'rung.not-skipped': {
    status: 409,
    vi: 'Bậc đôn đốc này chưa qua nên không thể bỏ.',
    en: 'This rung has not passed, so it cannot be skipped.',
  },
  'rung.out-of-order': {
    status: 409,
    vi: 'Các bậc đôn đốc phải theo thứ tự: đợt {round} đang chờ bậc số {expected}, không phải “{rung}”.',
    en: 'Rungs come in order: round {round} waits for number {expected}, not for “{rung}”.',
  },
  'urging.handed-in': {
    status: 422,
    vi: 'Đơn vị đã nộp, việc đang chờ cơ quan theo dõi: không còn gì để đôn đốc đơn vị.',
    en: 'The unit has handed it in and it waits for the office: there is nothing to urge the unit about.',
  },
  'state.ended': {
    status: 409,
    vi: 'Đã kết thúc ({state}); không ghi nhận thêm được gì.',
    en: 'It has ended ({state}); nothing more can be recorded.',
  },
  'supersession.amendment-missing': {
    status: 422,
    vi: 'Cần nêu văn bản hoặc kế hoạch thay thế nhiệm vụ này.',
    en: 'Name the document or plan that replaces this duty.',
  },
  'transfer.handed-in': {
    status: 409,
    vi: 'Kết quả đã nộp lúc {handedInAt} và chưa được trả lời. Xác nhận hoặc trả lại trước khi chuyển giao.',
    en: 'It was handed in at {handedInAt} and has no answer. Confirm or return it before it goes to another unit.',
  },
  'transfer.same-unit': {
    status: 422,
    vi: 'Nhiệm vụ đang do chính đơn vị “{unit}” thực hiện.',
    en: 'The unit “{unit}” already has this duty.',
  },
  'transfer.to-own-office': {
    status: 409,
    vi: '“{unit}” là cơ quan xác nhận nhiệm vụ này nên không thể nhận thực hiện.',
    en: '“{unit}” confirms this duty and cannot carry it out.',
  },
  'unit.not-valid': {
    status: 409,
    vi: 'Ngày {on}, đơn vị “{unit}” không hoạt động nên không thể nhận nhiệm vụ.',
    en: 'The unit “{unit}” does not stand on {on} and can take nothing over.',
  },
  'watch.stood-elsewhere': {
    status: 409,
    vi: 'Đồng hồ theo dõi đã dừng ở bậc “{stoodAt}”, không tiếp tục từ bậc khác.',
    en: 'The watch was paused at “{stoodAt}” and goes on from there only.',
  },
} as const satisfies Record<string, RefusalText>;
