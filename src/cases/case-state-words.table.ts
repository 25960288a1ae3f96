import type { Language } from '../platform/refusals/refusal-text';
import { stateText } from '../obligations/state-words.table';
import { words } from '../platform/words';

/** Where a case stands. A test holds them complete; the watch over it is called as that over a duty. */
export const CASE_STATE_WORDS = words({
  flagged: { vi: 'Được đề xuất xem xét', en: 'Proposed for examination' },
  explanationAsked: { vi: 'Chờ giải trình', en: 'Explanation awaited' },
  silent: { vi: 'Hết hạn, chưa giải trình', en: 'No explanation came' },
  explained: { vi: 'Đã giải trình', en: 'Explained' },
  examined: { vi: 'Đã xem xét', en: 'Examined' },
  closedWithoutFault: { vi: 'Khép lại, không có lỗi', en: 'Closed without fault' },
  reminded: { vi: 'Đã nhắc nhở', en: 'Reminded' },
  referred: { vi: 'Chuyển xem xét kỷ luật', en: 'Referred to discipline' },
  proposed: { vi: 'Được đề xuất', en: 'Proposed' },
  verifying: { vi: 'Đang xác minh', en: 'Being verified' },
  suspended: { vi: 'Tạm dừng xem xét', en: 'Consideration suspended' },
  verified: { vi: 'Đã xác minh', en: 'Verified' },
  kiemDiemHeld: { vi: 'Đã kiểm điểm', en: 'Kiểm điểm held' },
  considered: { vi: 'Đã xét', en: 'Considered' },
  decided: { vi: 'Đã quyết định', en: 'Decided' },
  complaintWindow: { vi: 'Trong thời hạn khiếu nại', en: 'May be complained of' },
  complained: { vi: 'Đang giải quyết khiếu nại', en: 'Complained of' },
  final: { vi: 'Đã kết thúc', en: 'Final' },
  declined: { vi: 'Không nhận', en: 'Declined' },
  passedOn: { vi: 'Chuyển cơ quan có thẩm quyền', en: 'Passed on' },
  lapsed: { vi: 'Chấm dứt', en: 'Lapsed' },
  received: { vi: 'Đã nhận', en: 'Received' },
  checked: { vi: 'Đã kiểm tra', en: 'Checked' },
  confirmed: { vi: 'Đã xác nhận', en: 'Confirmed' },
  unfounded: { vi: 'Không có cơ sở', en: 'Unfounded' },
  handedOn: { vi: 'Đã chuyển nơi có thẩm quyền', en: 'Handed on' },
  reviewed: { vi: 'Đã xem hồ sơ', en: 'Reviewed' },
  returned: { vi: 'Trả lại bổ sung', en: 'Returned' },
  appraised: { vi: 'Đã thẩm định', en: 'Appraised' },
  submitted: { vi: 'Đã trình', en: 'Submitted' },
  refused: { vi: 'Không khen thưởng', en: 'Refused' },
  asked: { vi: 'Đang hỏi', en: 'Asked' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  setAside: { vi: 'Bỏ qua, có lý do', en: 'Set aside' },
});

type StateName = keyof ReturnType<typeof CASE_STATE_WORDS>;

export const caseStateText = (state: string, language: Language): string => {
  const spoken: Readonly<Record<string, string>> = CASE_STATE_WORDS(language) satisfies Record<StateName, string>;
  return spoken[state] ?? stateText(state, language);
};
