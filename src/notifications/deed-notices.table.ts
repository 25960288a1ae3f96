import { say, type Bilingual } from './wording';

/** What is said after something that a person did, or that became of a duty or its plan. */
export const DEED_NOTICES = {
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
      'Kế hoạch đã được thu hồi. Các nhiệm vụ còn mở được cho thôi thực hiện theo, cùng lý do.',
    ],
    ['Plan withdrawn: {task}', 'The plan was withdrawn. Tasks still open are discharged with it, for the same reason.'],
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
