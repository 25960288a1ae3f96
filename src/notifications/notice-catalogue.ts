/** What people read, by what happened and to whom it is said. Short, respectful, and says what to do: who acts and by when, no blame.
 *  Placeholders: {task} {unit} {plan} {due} {deadline} {nth}. An urge is a notice of this system; an official letter is recorded
 *  when a person issues one, and none is claimed here. Source: DOMAIN §2. */

export interface Wording {
  readonly title: string;
  readonly body: string;
}
export interface Bilingual {
  readonly vi: Wording;
  readonly en: Wording;
}

const say = (vi: readonly [string, string], en: readonly [string, string]): Bilingual => ({
  vi: { title: vi[0], body: vi[1] },
  en: { title: en[0], body: en[1] },
});

export const NOTICE_CATALOGUE = {
  // The unit's own ladder, said to the unit, to its head, and to the office that watches.
  'reminded/unit/lead': say(
    [
      'Đến hạn ngày {due}: {task}',
      '{unit} nộp kết quả chậm nhất ngày {due}. Cần thêm thời gian thì gửi đề nghị gia hạn kèm lý do trước ngày đó.',
    ],
    [
      'Due on {due}: {task}',
      '{unit} hands in by {due}. If more time is needed, ask for it with a reason before that day.',
    ],
  ),
  'reminded/unit/head': say(
    [
      'Đến hạn ngày {due}: {task}',
      '{unit} nộp kết quả chậm nhất ngày {due}. Kiểm tra tiến độ và phân công cho kịp hạn.',
    ],
    ['Due on {due}: {task}', '{unit} hands in by {due}. Check progress and assign people in time.'],
  ),
  'reminded/unit/office': say(
    ['Đến hạn ngày {due}: {unit} – {task}', 'Theo dõi tiến độ của {unit} trước ngày {due}.'],
    ['Due on {due}: {unit} – {task}', 'Follow the progress of {unit} before {due}.'],
  ),
  'overdue/unit/lead': say(
    ['Quá hạn: {task}', 'Hạn là ngày {due}, {unit} chưa nộp kết quả. Nộp kết quả, hoặc gửi đề nghị gia hạn kèm lý do.'],
    ['Overdue: {task}', 'Due on {due}; {unit} has not handed in. Hand in, or ask for more time with a reason.'],
  ),
  'overdue/unit/head': say(
    [
      'Quá hạn: {task}',
      'Hạn là ngày {due}, {unit} chưa nộp kết quả. Chỉ đạo hoàn thành, hoặc gửi đề nghị gia hạn kèm lý do.',
    ],
    [
      'Overdue: {task}',
      'Due on {due}; {unit} has not handed in. Have it completed, or ask for more time with a reason.',
    ],
  ),
  'overdue/unit/office': say(
    ['Quá hạn: {unit} – {task}', 'Hạn là ngày {due}, {unit} chưa nộp kết quả. Liên hệ đơn vị để nắm tình hình.'],
    ['Overdue: {unit} – {task}', 'Due on {due}; {unit} has not handed in. Contact the unit to learn how things stand.'],
  ),
  'urged/unit/lead': say(
    [
      'Đôn đốc{nth}: {task}',
      'Hạn là ngày {due}, {unit} chưa nộp kết quả. Nộp kết quả, hoặc nêu vướng mắc và đề nghị gia hạn.',
    ],
    [
      'Urged{nth}: {task}',
      'Due on {due}; {unit} has not handed in. Hand in, or say what stands in the way and ask for more time.',
    ],
  ),
  'urged/unit/head': say(
    [
      'Đôn đốc{nth}: {task}',
      'Hạn là ngày {due}, {unit} chưa nộp kết quả dù đã được nhắc. Chỉ đạo hoàn thành, hoặc đề nghị gia hạn.',
    ],
    [
      'Urged{nth}: {task}',
      'Due on {due}; {unit} was reminded and has not handed in. Have it completed, or ask for more time.',
    ],
  ),
  'urged/unit/office': say(
    ['Đã đôn đốc{nth}: {unit} – {task}', 'Hạn là ngày {due}. {unit} đã được thông báo đôn đốc; theo dõi phản hồi.'],
    ['Urged{nth}: {unit} – {task}', 'Due on {due}. {unit} has been urged; follow its answer.'],
  ),
  'escalated/unit/lead': say(
    [
      'Đã báo cáo người đứng đầu: {task}',
      'Hạn là ngày {due}. Người đứng đầu {unit} đã được thông báo. Nộp kết quả, hoặc nêu vướng mắc.',
    ],
    [
      'Brought to the head: {task}',
      'Due on {due}. The head of {unit} has been told. Hand in, or say what stands in the way.',
    ],
  ),
  'escalated/unit/head': say(
    [
      'Cần người đứng đầu chỉ đạo: {task}',
      'Hạn là ngày {due}, {unit} đã được đôn đốc và chưa nộp kết quả. Chỉ đạo hoàn thành, hoặc đề nghị gia hạn kèm lý do.',
    ],
    [
      'For the head to direct: {task}',
      'Due on {due}; {unit} was urged and has not handed in. Have it completed, or ask for more time with a reason.',
    ],
  ),
  'escalated/unit/office': say(
    [
      'Đã báo cáo người đứng đầu: {unit} – {task}',
      'Hạn là ngày {due}. Người đứng đầu {unit} đã được thông báo. Theo dõi phản hồi của đơn vị.',
    ],
    [
      'Brought to the head: {unit} – {task}',
      'Due on {due}. The head of {unit} has been told. Follow the answer of the unit.',
    ],
  ),
  'flagged/unit/lead': say(
    [
      'Cờ người đứng đầu: {task}',
      'Hạn là ngày {due}, {unit} chưa nộp kết quả. Nộp kết quả, hoặc gửi giải trình kèm lý do khách quan nếu có.',
    ],
    [
      'Flagged to the head: {task}',
      'Due on {due}; {unit} has not handed in. Hand in, or explain, with objective causes if there are any.',
    ],
  ),
  'flagged/unit/head': say(
    [
      'Cờ người đứng đầu: {task}',
      'Hạn là ngày {due}, {unit} chưa nộp kết quả. Chỉ đạo hoàn thành. Anh/chị có quyền giải trình; cờ này không phải là kết luận.',
    ],
    [
      'Flagged to the head: {task}',
      'Due on {due}; {unit} has not handed in. Have it completed. You have the right to explain; this flag is no finding.',
    ],
  ),
  'flagged/unit/office': say(
    [
      'Cờ người đứng đầu: {unit} – {task}',
      'Hạn là ngày {due}. Xem diễn biến và đề xuất cách xử lý; việc xem xét trách nhiệm do người có thẩm quyền quyết định.',
    ],
    [
      'Flagged to the head: {unit} – {task}',
      'Due on {due}. Look at what happened and propose what to do; accountability is decided by whoever is competent.',
    ],
  ),
  'relisted/unit/lead': say(
    ['Vẫn chưa xong: {task}', 'Hạn là ngày {due}. {unit} nộp kết quả, hoặc nêu vướng mắc.'],
    ['Still open: {task}', 'Due on {due}. {unit} hands in, or says what stands in the way.'],
  ),
  'relisted/unit/head': say(
    ['Vẫn chưa xong: {task}', 'Hạn là ngày {due}, {unit} chưa nộp kết quả. Chỉ đạo hoàn thành.'],
    ['Still open: {task}', 'Due on {due}; {unit} has not handed in. Have it completed.'],
  ),
  'relisted/unit/office': say(
    [
      'Vẫn chưa xong: {unit} – {task}',
      'Hạn là ngày {due}. Đề xuất cách xử lý: gia hạn, cho thôi thực hiện, hoặc báo cáo cấp ban hành.',
    ],
    [
      'Still open: {unit} – {task}',
      'Due on {due}. Propose what to do: more time, discharge, or a report to the issuer.',
    ],
  ),
  'due-recounted': say(
    [
      'Hạn tính lại theo lịch mới: {task}',
      'Ngày nghỉ, ngày làm việc vừa thay đổi. Việc của {unit} nay {deadline}; hạn ban đầu vẫn được giữ để đối chiếu.',
    ],
    [
      'Due date recounted: {task}',
      'Days off and working days have changed. The duty of {unit} is now {deadline}; the first date is kept beside it.',
    ],
  ),
  // The ladder of a unit on the way, while it has a report to pass on; from an escalation on, the office reads it too.
  'reminded/router': say(
    [
      'Chờ chuyển tiếp: {unit} – {task}',
      'Báo cáo của {unit} gửi qua đơn vị mình. Xem và chuyển tiếp, hoặc trả lại kèm lý do, trong thời hạn.',
    ],
    [
      'Waits to be passed on: {unit} – {task}',
      'The report of {unit} goes through your unit. Look at it and pass it on, or send it back with a reason, in time.',
    ],
  ),
  'overdue/router': say(
    [
      'Quá hạn chuyển tiếp: {unit} – {task}',
      'Báo cáo của {unit} chưa được chuyển tiếp. Chuyển tiếp, hoặc trả lại kèm lý do.',
    ],
    [
      'Passing on overdue: {unit} – {task}',
      'The report of {unit} was not passed on yet. Pass it on, or send it back with a reason.',
    ],
  ),
  'urged/router': say(
    [
      'Đôn đốc chuyển tiếp{nth}: {unit} – {task}',
      'Báo cáo của {unit} chưa được chuyển tiếp. Chuyển tiếp, hoặc trả lại kèm lý do.',
    ],
    [
      'Passing on urged{nth}: {unit} – {task}',
      'The report of {unit} was not passed on yet. Pass it on, or send it back with a reason.',
    ],
  ),
  'escalated/router': say(
    [
      'Cần chỉ đạo việc chuyển tiếp: {unit} – {task}',
      'Báo cáo của {unit} chưa được chuyển tiếp dù đã đôn đốc. Chỉ đạo chuyển tiếp, hoặc lấy báo cáo lên xem trực tiếp.',
    ],
    [
      'Passing on to be directed: {unit} – {task}',
      'The report of {unit} was not passed on in spite of an urge. Have it passed on, or call it in.',
    ],
  ),
  'flagged/router': say(
    [
      'Cờ chuyển tiếp: {unit} – {task}',
      'Báo cáo của {unit} vẫn chưa được chuyển tiếp. Chỉ đạo chuyển tiếp hoặc trả lại.',
    ],
    [
      'Passing on flagged: {unit} – {task}',
      'The report of {unit} still was not passed on. Have it passed on or sent back.',
    ],
  ),
  'relisted/router': say(
    [
      'Vẫn chờ chuyển tiếp: {unit} – {task}',
      'Báo cáo của {unit} vẫn chưa được chuyển tiếp. Chuyển tiếp, trả lại, hoặc lấy báo cáo lên xem trực tiếp.',
    ],
    [
      'Still waits to be passed on: {unit} – {task}',
      'The report of {unit} still was not passed on. Pass it on, send it back, or call it in.',
    ],
  ),
  // The office's own ladder, while what was handed in waits for its answer.
  'reminded/office': say(
    [
      'Chờ xác nhận: {unit} – {task}',
      '{unit} đã nộp kết quả. Xác nhận, hoặc trả lại kèm lý do, trong thời hạn xác nhận.',
    ],
    [
      'Waits for confirmation: {unit} – {task}',
      '{unit} has handed in. Confirm it, or return it with a reason, in time.',
    ],
  ),
  'overdue/office': say(
    ['Quá hạn xác nhận: {unit} – {task}', '{unit} đã nộp kết quả và chờ trả lời. Xác nhận, hoặc trả lại kèm lý do.'],
    [
      'Confirmation overdue: {unit} – {task}',
      '{unit} has handed in and waits for an answer. Confirm it, or return it with a reason.',
    ],
  ),
  'urged/office': say(
    [
      'Đôn đốc xác nhận{nth}: {unit} – {task}',
      'Kết quả của {unit} chưa được trả lời. Xác nhận, hoặc trả lại kèm lý do.',
    ],
    [
      'Confirmation urged{nth}: {unit} – {task}',
      'What {unit} handed in has no answer yet. Confirm it, or return it with a reason.',
    ],
  ),
  'escalated/office': say(
    [
      'Cần chỉ đạo việc xác nhận: {unit} – {task}',
      'Kết quả của {unit} chưa được trả lời dù đã đôn đốc. Chỉ đạo cơ quan theo dõi xác nhận hoặc trả lại.',
    ],
    [
      'Confirmation to be directed: {unit} – {task}',
      'What {unit} handed in has no answer in spite of an urge. Have the office confirm or return it.',
    ],
  ),
  'flagged/office': say(
    ['Cờ xác nhận: {unit} – {task}', 'Kết quả của {unit} vẫn chưa được trả lời. Chỉ đạo xác nhận hoặc trả lại.'],
    [
      'Confirmation flagged: {unit} – {task}',
      'What {unit} handed in still has no answer. Have it confirmed or returned.',
    ],
  ),
  'relisted/office': say(
    [
      'Vẫn chờ xác nhận: {unit} – {task}',
      'Kết quả của {unit} vẫn chưa được trả lời. Xác nhận, hoặc trả lại kèm lý do.',
    ],
    [
      'Still waits for confirmation: {unit} – {task}',
      'What {unit} handed in still has no answer. Confirm it, or return it with a reason.',
    ],
  ),
  // What people did.
  'duty-opened': say(
    ['Nhiệm vụ mới: {task}', '{unit} được giao theo “{plan}”, {deadline}. Xem nội dung và phân công người thực hiện.'],
    ['New task: {task}', 'Given to {unit} by “{plan}”, {deadline}. Look at it and assign somebody.'],
  ),
  'handed-in': say(
    ['Đã nộp, chờ xác nhận: {unit} – {task}', '{unit} đã nộp kết quả. Xem và xác nhận, hoặc trả lại kèm lý do.'],
    ['Handed in: {unit} – {task}', '{unit} has handed in. Look at it and confirm, or return it with a reason.'],
  ),
  confirmed: say(
    ['Đã xác nhận: {task}', 'Kết quả của {unit} đã được xác nhận. Nhiệm vụ hoàn thành.'],
    ['Confirmed: {task}', 'What {unit} handed in is confirmed. The task is done.'],
  ),
  returned: say(
    ['Trả lại bổ sung: {task}', 'Kết quả của {unit} được trả lại. Xem lý do, bổ sung và nộp lại, {deadline}.'],
    [
      'Returned: {task}',
      'What {unit} handed in came back. Read the reason, complete it and hand in again, {deadline}.',
    ],
  ),
  discharged: say(
    ['Thôi thực hiện: {task}', '{unit} không phải thực hiện nhiệm vụ này nữa. Xem quyết định và lý do.'],
    ['Discharged: {task}', '{unit} no longer has this task. See the decision and its reason.'],
  ),
  'progress-reported': say(
    ['Có báo cáo tiến độ: {unit} – {task}', '{unit} đã báo cáo tiến độ. Xem và phản hồi khi cần.'],
    ['Progress reported: {unit} – {task}', '{unit} has reported progress. Look at it and answer where needed.'],
  ),
  'handed-back': say(
    ['Đề nghị giao lại: {unit} – {task}', '{unit} trả lại nhiệm vụ và nêu lý do. Giao lại, hoặc cho thôi thực hiện.'],
    ['Handed back: {unit} – {task}', '{unit} hands the task back with a reason. Assign it again, or discharge it.'],
  ),
  reassigned: say(
    ['Giao lại: {task}', 'Nhiệm vụ được giao lại cho {unit}, {deadline}. Xem lý do và phân công người thực hiện.'],
    ['Assigned again: {task}', 'The task goes to {unit} again, {deadline}. Read the reason and assign somebody.'],
  ),
  assessed: say(
    ['Đã đánh giá: {task}', 'Việc thường xuyên của {unit} đã được đánh giá. Xem nhận xét và tiếp tục thực hiện.'],
    ['Assessed: {task}', 'The standing task of {unit} was assessed. Read the remarks and carry on.'],
  ),
  'assessment-fell-due': say(
    ['Đến kỳ đánh giá: {unit} – {task}', 'Kế hoạch đã hết thời hạn. Đánh giá lần cuối việc thường xuyên của {unit}.'],
    ['Assessment due: {unit} – {task}', 'The plan has ended. Assess the standing task of {unit} a last time.'],
  ),
  concluded: say(
    ['Đã kết thúc: {task}', 'Nhiệm vụ của {unit} đã kết thúc. Không phải làm gì thêm.'],
    ['Concluded: {task}', 'The task of {unit} is concluded. Nothing more is to be done.'],
  ),
  'report-window-opened': say(
    ['Bắt đầu kỳ báo cáo: {task}', 'Kỳ số liệu đã khép. {unit} lập và gửi báo cáo, {deadline}.'],
    ['Report can be sent: {task}', 'The data window has closed. {unit} writes and sends the report, {deadline}.'],
  ),
  'report-to-pass-on': say(
    [
      'Báo cáo gửi qua đơn vị: {unit} – {task}',
      '{unit} đã gửi báo cáo qua đơn vị mình. Xem và chuyển tiếp, hoặc trả lại kèm lý do.',
    ],
    [
      'Report to pass on: {unit} – {task}',
      '{unit} has sent its report through your unit. Look at it and pass it on, or send it back with a reason.',
    ],
  ),
  'report-passed-on': say(
    [
      'Báo cáo đã được chuyển tiếp: {task}',
      'Báo cáo của {unit} đã được chuyển lên nơi tiếp theo. Chưa phải làm gì thêm.',
    ],
    ['Report passed on: {task}', 'The report of {unit} went on to the next body. Nothing more is to be done yet.'],
  ),
  'passed-report-returned': say(
    [
      'Báo cáo đã chuyển bị trả lại: {unit} – {task}',
      'Báo cáo của {unit} mà đơn vị mình đã chuyển được trả lại. Xem lý do; báo cáo bổ sung sẽ lại gửi qua đơn vị mình.',
    ],
    [
      'Passed report returned: {unit} – {task}',
      'The report of {unit} that your unit passed on came back. Read the reason; the completed one comes through you again.',
    ],
  ),
  'report-consolidated': say(
    ['Báo cáo đã được tổng hợp: {task}', 'Báo cáo của {unit} đã đưa vào báo cáo chung. Không phải làm gì thêm.'],
    [
      'Report consolidated: {task}',
      'The report of {unit} has gone into the common report. Nothing more is to be done.',
    ],
  ),
  'reports-collected': say(
    [
      'Đã thu báo cáo: {task}',
      'Danh sách báo cáo còn thiếu nằm trong nhiệm vụ. Nhắc các đơn vị còn thiếu trước khi tổng hợp.',
    ],
    [
      'Reports collected: {task}',
      'The task lists the reports still missing. Remind those units before you consolidate.',
    ],
  ),
  'extension-requested': say(
    [
      'Đề nghị gia hạn: {unit} – {task}',
      '{unit} đề nghị thêm thời gian. Người có thẩm quyền đồng ý, từ chối kèm lý do, hoặc đề xuất ngày khác.',
    ],
    [
      'More time asked for: {unit} – {task}',
      '{unit} asks for more time. Whoever decides agrees, refuses with a reason, or offers another day.',
    ],
  ),
  'extension-granted': say(
    ['Đã gia hạn: {task}', 'Hạn mới của {unit} là ngày {due}. Hạn ban đầu vẫn được giữ để đối chiếu.'],
    ['More time granted: {task}', 'The new due date of {unit} is {due}. The first one stays on record.'],
  ),
  'extension-refused': say(
    ['Không gia hạn: {task}', 'Hạn của {unit} vẫn là ngày {due}. Xem lý do và nộp kết quả.'],
    ['No more time: {task}', 'The due date of {unit} stays {due}. Read the reason and hand in.'],
  ),
  'extension-counter-offered': say(
    [
      'Đề xuất hạn khác: {task}',
      'Đề nghị gia hạn được trả lời bằng một ngày khác. {unit} chấp nhận hoặc không chấp nhận.',
    ],
    [
      'Another day offered: {task}',
      'The wish for more time was answered with another day. {unit} accepts or declines.',
    ],
  ),
  'extension-declined': say(
    ['Không nhận hạn đề xuất: {unit} – {task}', '{unit} không nhận ngày được đề xuất. Hạn vẫn là ngày {due}.'],
    ['Offer declined: {unit} – {task}', '{unit} does not take the day offered. The due date stays {due}.'],
  ),
  // Whether a duty binds at all, and its record.
  suspended: say(
    ['Tạm đình chỉ: {task}', 'Nhiệm vụ của {unit} tạm đình chỉ, thời hạn ngừng tính. Xem quyết định và lý do.'],
    [
      'Suspended: {task}',
      'The task of {unit} is suspended and its time stands still. See the decision and its reason.',
    ],
  ),
  resumed: say(
    ['Tiếp tục thực hiện: {task}', '{unit} tiếp tục thực hiện, {deadline}. Số ngày đình chỉ không tính vào thời hạn.'],
    ['Resumed: {task}', '{unit} goes on, {deadline}. The days of suspension do not count.'],
  ),
  superseded: say(
    ['Được thay thế: {task}', 'Nhiệm vụ của {unit} được thay thế. Xem văn bản thay thế và lý do.'],
    ['Replaced: {task}', 'The task of {unit} is replaced. See the document that replaces it and the reason.'],
  ),
  transferred: say(
    ['Chuyển giao: {task}', 'Nhiệm vụ của {unit} được chuyển cho đơn vị khác. Xem quyết định và bàn giao hồ sơ.'],
    ['Transferred: {task}', 'The task of {unit} goes to another unit. See the decision and hand the papers over.'],
  ),
  'objective-cause-confirmed': say(
    [
      'Đã xác nhận nguyên nhân khách quan: {task}',
      'Cấp có thẩm quyền xác nhận nguyên nhân khách quan đối với {unit}. Xem văn bản xác nhận.',
    ],
    [
      'Objective cause confirmed: {task}',
      'A competent body confirms an objective cause for {unit}. See the confirming document.',
    ],
  ),
  'duty-urged': say(
    [
      'Đôn đốc: {task}',
      'Cơ quan theo dõi đôn đốc {unit} thực hiện nhiệm vụ này, {deadline}. Mở nhiệm vụ để xem lời nhắn và nộp.',
    ],
    ['Urged: {task}', 'The office urges {unit} to do this, {deadline}. Open it to read the message and to hand it in.'],
  ),
  'record-corrected': say(
    ['Đính chính: {task}', 'Một mục ghi của {unit} được đính chính; mục cũ vẫn giữ nguyên. Xem nội dung đính chính.'],
    ['Corrected: {task}', 'An entry on {unit} was corrected; the old one stays. See what is right.'],
  ),
  // What a plan itself says; {task} is then its title.
  'plan-amended': say(
    ['Kế hoạch được sửa đổi: {task}', 'Kế hoạch được sửa đổi. Xem lý do và những nghĩa vụ được thay thế, mở thêm.'],
    ['Plan amended: {task}', 'The plan was amended. See why, and which duties it replaces and adds.'],
  ),
  'plan-ended': say(
    [
      'Kế hoạch hết thời hạn: {task}',
      'Kế hoạch đã hết thời hạn. Đánh giá lần cuối các việc thường xuyên và hoàn thành các nhiệm vụ còn mở.',
    ],
    ['Plan ended: {task}', 'The plan has run out. Assess standing tasks a last time and complete what is still open.'],
  ),
  'plan-closed': say(
    ['Kế hoạch đã khép: {task}', 'Kế hoạch đã được khép. Không giao thêm nhiệm vụ nào.'],
    ['Plan closed: {task}', 'The plan is closed. It opens no further tasks.'],
  ),
  'plan-withdrawn': say(
    [
      'Kế hoạch được thu hồi: {task}',
      'Kế hoạch đã được thu hồi. Xem quyết định; các nhiệm vụ còn mở cần được cho thôi thực hiện.',
    ],
    ['Plan withdrawn: {task}', 'The plan was withdrawn. See the decision; tasks still open have to be discharged.'],
  ),
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
  // What this catalogue does not know yet, e.g. after going back to an older program.
  other: say(
    ['Có cập nhật: {task}', 'Nhiệm vụ của {unit} vừa có cập nhật. Mở nhiệm vụ để xem.'],
    ['Updated: {task}', 'The task of {unit} was updated. Open it to see.'],
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
export type NoticeTextKey = keyof typeof NOTICE_CATALOGUE;
