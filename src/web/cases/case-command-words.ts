import type { GROUNDS_WITHOUT_FAULT } from '../../../workflows/cases/accountability.machine';
import type { DISCIPLINE_FORMS } from '../../../workflows/cases/disciplinary-review.machine';
import { words } from '../../platform/words';

export const CASE_COMMAND_WORDS = words({
  can: { vi: 'Có thể làm ngay', en: 'What you can do' },
  canNothing: { vi: 'Không có việc nào làm được ở bước này.', en: 'There is nothing to do at this step.' },
  readOnly: {
    vi: 'Anh/chị xem được vụ việc này, không ghi nhận được: hôm nay không giữ chức vụ nào.',
    en: 'You can read this and record nothing: you hold no post today.',
  },
  actsAs: { vi: 'Làm với chức vụ:', en: 'Acting as:' },
  cannot: { vi: 'Chưa làm được, vì sao', en: 'What cannot be done, and why' },
  done: { vi: (what: string) => `Đã ghi nhận: ${what}.`, en: (what: string) => `Recorded: ${what}.` },
  changedMeanwhile: {
    vi: 'Vụ việc vừa được người khác cập nhật. Xem diễn biến mới nhất rồi gửi lại; phần anh/chị đã nhập vẫn còn.',
    en: 'Somebody else changed the case meanwhile. Read the latest and send again; what you typed is kept.',
  },
  error: { vi: 'Lỗi', en: 'Error' },
  choose: { vi: 'Chọn', en: 'Choose' },
});

export const CASE_FIELD_WORDS = words({
  reason: { vi: 'Lý do', en: 'Reason' },
  note: { vi: 'Ghi chú', en: 'Note' },
  dueOn: { vi: 'Ngày cuối để giải trình', en: 'Last day for the explanation' },
  file: { vi: 'Tài liệu', en: 'Papers' },
  ground: { vi: 'Căn cứ không có lỗi', en: 'Why there is no fault' },
  form: { vi: 'Hình thức', en: 'Form' },
  outOfTime: { vi: 'Đã quá thời hạn hoặc thời hiệu', en: 'Time limit or limitation had run out' },
  otherSideTold: { vi: 'Đã báo cho phía Đảng hoặc cơ quan', en: 'The Party body, or the agency, was told too' },
  complete: { vi: 'Hồ sơ đủ thành phần', en: 'The dossier is complete' },
  answers: { vi: 'Trả lời', en: 'Answers' },
  concernedId: { vi: 'Mã người được xem xét', en: 'Id of the person concerned' },
  optional: { vi: (label: string) => `${label} (không bắt buộc)`, en: (label: string) => `${label} (optional)` },
});

export const GROUND_WORDS = words({
  'objective-cause': { vi: 'Nguyên nhân khách quan', en: 'An objective cause' },
  'not-competent': { vi: 'Không thuộc thẩm quyền', en: 'Not within their competence' },
  mistake: { vi: 'Dữ liệu sai', en: 'A mistake in the record' },
} satisfies Record<(typeof GROUNDS_WITHOUT_FAULT)[number], { vi: string; en: string }>);

export const FORM_WORDS = words({
  reprimand: { vi: 'Khiển trách', en: 'Reprimand' },
  warning: { vi: 'Cảnh cáo', en: 'Warning' },
  'removal-from-post': { vi: 'Cách chức', en: 'Removal from post' },
  recall: { vi: 'Bãi nhiệm', en: 'Recall' },
  dismissal: { vi: 'Buộc thôi việc', en: 'Dismissal' },
  expulsion: { vi: 'Khai trừ', en: 'Expulsion' },
  dissolution: { vi: 'Giải tán', en: 'Dissolution' },
  none: { vi: 'Không kỷ luật', en: 'None' },
} satisfies Record<(typeof DISCIPLINE_FORMS)[number], { vi: string; en: string }>);
