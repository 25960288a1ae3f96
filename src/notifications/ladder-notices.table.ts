import { say, type Bilingual } from './wording';

/** What is said when a rung of a ladder is reached, by whose ladder it is and to whom it is said. Source: DOMAIN §2. */
export const LADDER_NOTICES = {
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
} as const satisfies Readonly<Record<string, Bilingual>>;
