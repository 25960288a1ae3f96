import type { RefusalText } from './text-shape';

/** Refusals of cases: who may not decide, and what a decision has to bring. */
export const CASE_TEXTS = {
  'case.conflict-of-interest': {
    status: 403,
    vi: '“{person}” là người liên quan của vụ việc hoặc phụ thuộc người liên quan, nên không được tiến hành hay quyết định.',
    en: '“{person}” is concerned by the case, or depends on who is, and neither conducts nor decides it.',
  },
  'case.ground-missing': {
    status: 422,
    vi: 'Khép lại không lỗi cần nêu một căn cứ: {known}.',
    en: 'Closing without fault needs a ground: {known}.',
  },
  'case.not-concerned': {
    status: 403,
    vi: 'Việc này chỉ người liên quan của vụ việc tự làm.',
    en: 'Only the person whom the case concerns does this.',
  },
  'case.other-side-not-told': {
    status: 422,
    vi: 'Công bố quyết định cần xác nhận đã báo cho bên kia (cấp ủy hoặc cơ quan quản lý).',
    en: 'Making the decision known has to confirm that the other side (Party body or agency) was told.',
  },
  'case.out-of-time': {
    status: 409,
    vi: 'Quyết định phải ghi đúng là còn hay đã quá thời hạn (quá thời hạn: {outOfTime}).',
    en: 'The decision has to say rightly whether the time limit has run out (out of time: {outOfTime}).',
  },
} as const satisfies Record<string, RefusalText>;
