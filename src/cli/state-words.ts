/** Where a duty stands, in words of the terminal: the states of every kind of work, of the watch and of force. A test holds them
 *  complete. The code itself stands beside them in JSON. */
export const STATE_WORDS: Readonly<Record<string, string>> = {
  // What the unit does.
  assigned: 'đã giao / assigned',
  drafting: 'đang dự thảo / drafting',
  planned: 'đã có lịch / planned',
  held: 'đã tổ chức / held',
  accepted: 'đã nhận / accepted',
  inProgress: 'đang làm / in progress',
  carriedOut: 'đã kiểm tra / carried out',
  announced: 'đã thông báo / announced',
  collecting: 'đang thu báo cáo / collecting',
  drafted: 'đã dự thảo / drafted',
  upcoming: 'chưa đến kỳ / upcoming',
  open: 'đang mở / open',
  occurred: 'đã xảy ra / occurred',
  due: 'cần công khai / due',
  awaited: 'chờ hồ sơ / awaited',
  returned: 'bị trả lại / returned',
  // What lies with the office.
  issued: 'đã ban hành / issued',
  evidenced: 'đã có minh chứng / evidenced',
  handedBack: 'đề nghị giao lại / handed back',
  submitted: 'đã nộp / submitted',
  awaitingAssessment: 'chờ đánh giá / awaiting assessment',
  findingsRecorded: 'đã có kết luận / findings recorded',
  followedUp: 'đã khắc phục / followed up',
  nothingFound: 'không có vi phạm / nothing found',
  nilReported: 'báo cáo không có / nil reported',
  reported: 'đã báo cáo / reported',
  published: 'đã công khai / published',
  sent: 'đã gửi / sent',
  reviewed: 'đã thẩm định / reviewed',
  noneToSend: 'không có hồ sơ / none to send',
  // How it ended.
  confirmed: 'đã xác nhận / confirmed',
  concluded: 'đã kết thúc / concluded',
  consolidated: 'đã tổng hợp / consolidated',
  noneAccepted: 'xác nhận không có / none, accepted',
  discharged: 'miễn thực hiện / discharged',
  superseded: 'được thay thế / superseded',
  transferred: 'đã chuyển giao / transferred',
  // Whether it binds.
  inForce: 'có hiệu lực / in force',
  suspended: 'tạm đình chỉ / suspended',
  // The watch.
  quiet: 'bình thường / quiet',
  reminded: 'đã nhắc / reminded',
  overdue: 'quá hạn / overdue',
  urged: 'đã đôn đốc / urged',
  escalated: 'đã báo cấp trên / escalated',
  flagged: 'đã gắn cờ / flagged',
  paused: 'tạm dừng / paused',
  ended: 'kết thúc / ended',
};

export const stateText = (state: string): string => STATE_WORDS[state] ?? state;
