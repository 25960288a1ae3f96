import type { RefusalText } from './text-shape';

/** Refusals of cases: who may not decide, and what a decision has to bring. */
export const CASE_TEXTS = {
  'explanation.no-case': {
    status: 422,
    vi: 'Chưa có vụ việc xem xét trách nhiệm nào đang mở từ nhiệm vụ này mà anh/chị thụ lý, nên chưa yêu cầu giải trình được.',
    en: 'No case about the head’s responsibility that you conduct is open on this duty, so no explanation can be asked for.',
  },
  'case.conflict-of-interest': {
    status: 403,
    vi: '“{person}” là người liên quan của vụ việc hoặc phụ thuộc người liên quan, nên không được tiến hành hay quyết định.',
    en: '“{person}” is concerned by the case, or depends on who is, and neither conducts nor decides it.',
  },
  'case.day-missing': {
    status: 422,
    vi: 'Yêu cầu giải trình cần có ngày cuối để trả lời.',
    en: 'An explanation is asked for by a day.',
  },
  'case.extended-before': {
    status: 409,
    vi: 'Thời hạn chỉ kéo dài một lần, và đã kéo dài rồi.',
    en: 'The time limit is extended once, and was.',
  },
  'case.form-missing': {
    status: 422,
    vi: 'Quyết định cần ghi một hình thức, hoặc “none” khi không kỷ luật: {known}.',
    en: 'A decision names a form, or “none” where nothing is imposed: {known}.',
  },
  'case.ground-missing': {
    status: 422,
    vi: 'Khép lại không lỗi cần nêu một căn cứ: {known}.',
    en: 'Closing without fault needs a ground: {known}.',
  },
  'case.no-longer-limit': {
    status: 409,
    vi: 'Vụ việc này không có thời hạn nào được xác nhận để kéo dài.',
    en: 'No longer time limit is confirmed for this case.',
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
    vi: 'Quyết định phải ghi đúng là còn hay đã quá thời hạn, thời hiệu (đã quá: {outOfTime}).',
    en: 'The decision has to say rightly whether time limit or limitation has run out (run out: {outOfTime}).',
  },
  'case.time-limit-over': {
    status: 409,
    vi: 'Thời hạn đã hết nên không kéo dài được nữa.',
    en: 'The time limit has run out and cannot be extended any more.',
  },
  'figure.day-or-year': {
    status: 422,
    vi: 'Vụ tai nạn cần ngày và số hiệu; số liệu năm cần năm và số vụ, không cần ngày.',
    en: 'An accident has a day and a reference; the numbers of a year have the year and how many accidents, and no day.',
  },
  'figure.exists-differently': {
    status: 409,
    vi: 'Số liệu {reference} của “{unit}” năm {year} đã có với con số khác: hãy đính chính.',
    en: 'The figure {reference} of “{unit}” for {year} is there with other numbers: correct it.',
  },
  'figure.not-yours': {
    status: 403,
    vi: 'Số liệu của đơn vị “{unit}” do chính đơn vị, cấp trên hoặc cơ quan theo dõi ghi nhận.',
    en: 'Figures of the unit “{unit}” are recorded by the unit itself, by whoever stands above it or tracks it.',
  },
  'figure.nothing-corrected': {
    status: 422,
    vi: 'Đính chính cần ít nhất một con số mới.',
    en: 'A correction brings at least one new number.',
  },
  'question.answer-missing': {
    status: 422,
    vi: 'Chưa trả lời điều được hỏi: {missing}.',
    en: 'What was asked is not answered: {missing}.',
  },
  'question.not-asked': {
    status: 422,
    vi: 'Không hỏi “{fact}”; điều được hỏi là: {missing}.',
    en: '“{fact}” was not asked; what was: {missing}.',
  },
  'csv.header-wrong': {
    status: 422,
    vi: 'Hàng đầu của bảng chưa đúng; thiếu cột: {missing}; cột lạ: {unknown}; các cột: {known}.',
    en: 'The first line of the table is not right; columns missing: {missing}; unknown: {unknown}; known: {known}.',
  },
  'csv.line-wrong': {
    status: 422,
    vi: 'Bảng sai ở {line}: {code} {unit}.',
    en: 'The table is wrong at {line}: {code} {unit}.',
  },
  'csv.cells-wrong': {
    status: 422,
    vi: 'Dòng {line} có {cells} ô, bảng chỉ có {columns} cột. Ô có dấu phân cách bên trong phải đặt trong dấu ngoặc kép.',
    en: 'Line {line} has {cells} cells where the table has {columns} columns. Put a cell that has a separator inside into quotation marks.',
  },
  'csv.quote-open': {
    status: 422,
    vi: 'Dấu ngoặc kép mở ở dòng {line} không được đóng.',
    en: 'A quotation mark that opens in line {line} is never closed.',
  },
  'csv.rows-wrong': {
    status: 422,
    vi: 'Có {count} chỗ sai trong bảng, nên chưa nhận dòng nào.',
    en: '{count} things are wrong in the table, so that no line of it was taken.',
  },
  'csv.too-long': {
    status: 422,
    vi: 'Bảng có {rows} dòng, nhiều hơn {most}.',
    en: 'The table has {rows} lines, more than {most}.',
  },
  'violation.exists-differently': {
    status: 409,
    vi: 'Giấy báo “{reference}” ngày {on} của đơn vị “{unit}” đã có, nhưng nói về người khác hoặc vi phạm khác. Mỗi người, mỗi vi phạm cần một số hiệu riêng, ví dụ “{reference}/2”.',
    en: 'The notice “{reference}” of {on} about the unit “{unit}” is there and says another person or violation. Give each person and violation a reference of its own, such as “{reference}/2”.',
  },
  'violation.nobody-named': {
    status: 422,
    vi: 'Cần mã hoặc tên của người vi phạm.',
    en: 'The person is named, by id or by name.',
  },
  'violation.not-in-post': {
    status: 422,
    vi: '“{person}” không giữ chức vụ nào của đơn vị “{unit}” vào ngày {on}.',
    en: '“{person}” held no post of the unit “{unit}” on {on}.',
  },
  'violation.not-yours': {
    status: 403,
    vi: 'Vi phạm ở đơn vị “{unit}” do chính đơn vị, cấp trên hoặc cơ quan theo dõi báo cáo.',
    en: 'A violation in the unit “{unit}” is reported by the unit itself, by whoever stands above it or tracks it.',
  },
} as const satisfies Record<string, RefusalText>;
