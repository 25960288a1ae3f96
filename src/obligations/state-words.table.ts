import { words } from '../platform/words';

/** Where a duty stands: states of every kind of work, of the watch, of force and of a wish for more time. A test holds them complete. */
export const STATE_WORDS = words({
  assigned: { vi: 'Đã giao', en: 'Assigned' },
  drafting: { vi: 'Đang dự thảo', en: 'Drafting' },
  planned: { vi: 'Đã có lịch', en: 'Planned' },
  held: { vi: 'Đã tổ chức', en: 'Held' },
  accepted: { vi: 'Đã nhận', en: 'Accepted' },
  inProgress: { vi: 'Đang thực hiện', en: 'In progress' },
  carriedOut: { vi: 'Đã kiểm tra', en: 'Carried out' },
  announced: { vi: 'Đã thông báo', en: 'Announced' },
  collecting: { vi: 'Đang thu báo cáo', en: 'Collecting reports' },
  drafted: { vi: 'Đã dự thảo', en: 'Drafted' },
  upcoming: { vi: 'Chưa đến kỳ', en: 'Upcoming' },
  open: { vi: 'Đang mở', en: 'Open' },
  occurred: { vi: 'Đã xảy ra', en: 'Occurred' },
  due: { vi: 'Cần công khai', en: 'To be published' },
  awaited: { vi: 'Chờ hồ sơ', en: 'Awaited' },
  returned: { vi: 'Trả lại bổ sung', en: 'Returned' },
  issued: { vi: 'Đã ban hành', en: 'Issued' },
  evidenced: { vi: 'Đã có minh chứng', en: 'Evidenced' },
  handedBack: { vi: 'Đề nghị giao lại', en: 'Handed back' },
  submittedOnWay: { vi: 'Chờ chuyển tiếp', en: 'On its way' },
  nilOnWay: { vi: 'Báo cáo không có, chờ chuyển', en: 'Nil report, on its way' },
  submitted: { vi: 'Chờ xác nhận', en: 'Awaits confirmation' },
  awaitingAssessment: { vi: 'Chờ đánh giá', en: 'Awaits assessment' },
  findingsRecorded: { vi: 'Đã có kết luận', en: 'Findings recorded' },
  followedUp: { vi: 'Đã khắc phục', en: 'Followed up' },
  nothingFound: { vi: 'Không có vi phạm', en: 'Nothing found' },
  nilReported: { vi: 'Báo cáo không có', en: 'Nil reported' },
  reported: { vi: 'Đã báo cáo', en: 'Reported' },
  published: { vi: 'Đã công khai', en: 'Published' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  reviewed: { vi: 'Đã thẩm định', en: 'Reviewed' },
  noneToSend: { vi: 'Không có hồ sơ', en: 'None to send' },
  confirmed: { vi: 'Đã xác nhận', en: 'Confirmed' },
  concluded: { vi: 'Đã kết thúc', en: 'Concluded' },
  consolidated: { vi: 'Đã tổng hợp', en: 'Consolidated' },
  noneAccepted: { vi: 'Xác nhận không có', en: 'None, accepted' },
  discharged: { vi: 'Miễn thực hiện', en: 'Discharged' },
  superseded: { vi: 'Được thay thế', en: 'Superseded' },
  transferred: { vi: 'Đã chuyển giao', en: 'Transferred' },
  inForce: { vi: 'Có hiệu lực', en: 'In force' },
  suspended: { vi: 'Tạm dừng', en: 'Suspended' },
  quiet: { vi: 'Chưa nhắc', en: 'Quiet' },
  reminded: { vi: 'Đã nhắc', en: 'Reminded' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  urged: { vi: 'Đã đôn đốc', en: 'Urged' },
  escalated: { vi: 'Đã báo cấp trên', en: 'Escalated' },
  flagged: { vi: 'Gắn cờ', en: 'Flagged' },
  paused: { vi: 'Đồng hồ tạm dừng', en: 'Clock paused' },
  ended: { vi: 'Kết thúc', en: 'Ended' },
});

type StateName = keyof ReturnType<typeof STATE_WORDS>;

/** The word for a state of any machine. */
export const stateText = (state: string, language: 'vi' | 'en'): string => {
  const spoken: Readonly<Record<string, string>> = STATE_WORDS(language) satisfies Record<StateName, string>;
  return spoken[state] ?? state;
};
