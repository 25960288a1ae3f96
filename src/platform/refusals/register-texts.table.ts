import type { RefusalText } from './text-shape';

/** Refusals of registers, calendars, plans and proof. */
export const REGISTER_TEXTS = {
  'date.not-a-day': {
    status: 422,
    vi: '“{text}” không phải một ngày có thật; cần viết {expected}.',
    en: '“{text}” is not a day that exists; write {expected}.',
  },
  'deadline.anchor-unknown': {
    status: 409,
    vi: 'Chưa biết ngày của mốc tính hạn “{anchor}”.',
    en: 'The day of the anchor “{anchor}” is not known yet.',
  },
  'deadline.event-not-happened': {
    status: 409,
    vi: 'Sự kiện làm phát sinh hạn (“{event}”) chưa xảy ra.',
    en: 'The event that starts the deadline (“{event}”) has not happened.',
  },
  'deadline.no-period-in-life': {
    status: 422,
    vi: 'Không có kỳ nào ({every}) trọn trong thời gian của kế hoạch, từ {from} đến {until}.',
    en: 'No period ({every}) falls within the life of the plan, {from} to {until}.',
  },
  'deadline.nothing-prescribed': {
    status: 422,
    vi: 'Kế hoạch viết “theo quy định” nhưng cấp trên, chế độ báo cáo và cơ quan đều chưa đặt hạn.',
    en: 'The plan says “as prescribed”, and neither the plan above, a regime nor the office prescribes anything.',
  },
  'deadline.promptly-unset': {
    status: 422,
    vi: 'Kế hoạch viết “kịp thời” nhưng chưa đặt số giờ.',
    en: 'The plan says “promptly”, and nobody has set how many hours that is.',
  },
  'document.classified': {
    status: 422,
    vi: 'Văn bản có dấu “{value}”. Tài liệu mật không được đưa vào hệ thống này, kể cả tên gọi.',
    en: 'The document is marked “{value}”. Classified documents may not enter this system, not even by name.',
  },
  'evidence.content-gone': {
    status: 404,
    vi: 'Nội dung của minh chứng không còn trong kho ở máy này.',
    en: 'The content of this evidence is not in the store of this machine.',
  },
  'evidence.empty': { status: 422, vi: 'Tệp rỗng.', en: 'The file is empty.' },
  'evidence.issued-in-future': {
    status: 422,
    vi: 'Văn bản ghi ngày {issuedOn}, sau hôm nay ({today}).',
    en: 'The document is dated {issuedOn}, after today ({today}).',
  },
  'evidence.no-content': {
    status: 404,
    vi: 'Minh chứng này là số hiệu văn bản, không kèm tệp.',
    en: 'This evidence is a reference to a document and has no file.',
  },
  'evidence.no-space': {
    status: 507,
    vi: 'Ổ đĩa của máy chủ đã đầy nên chưa nhận được tệp. Không có gì được lưu dở.',
    en: 'The disk of the server is full, and the file was not taken. Nothing was left half stored.',
  },
  'evidence.too-large': {
    status: 413,
    vi: 'Tệp lớn hơn giới hạn {maxBytes} byte.',
    en: 'The file is larger than the limit of {maxBytes} bytes.',
  },
  'evidence.too-many': {
    status: 422,
    vi: 'Một lần chỉ dẫn tối đa {most} minh chứng, đã dẫn {given}.',
    en: 'At most {most} pieces of evidence can be cited at once; {given} were.',
  },
  'evidence.type-not-accepted': {
    status: 415,
    vi: 'Nội dung của “{fileName}” không thuộc loại được nhận. Nhận: {accepted}; không nhận tệp có macro.',
    en: 'The content of “{fileName}” is of no accepted type. Accepted: {accepted}; no macros.',
  },
  'evidence.unknown': {
    status: 422,
    vi: 'Không có minh chứng: {ids}. Hãy nộp minh chứng trước khi dẫn.',
    en: 'There is no such evidence: {ids}. Hand evidence in before citing it.',
  },
  'group.conflict': {
    status: 409,
    vi: 'Nhóm “{group}” đã có với tên “{stored}”, tệp ghi “{given}”.',
    en: 'The group “{group}” is known as “{stored}”; the file says “{given}”.',
  },
  'saved-view.name-taken': {
    status: 409,
    vi: 'Đã có bộ lọc tên “{name}”. Đặt tên khác.',
    en: 'There is a view called “{name}” already. Choose another name.',
  },
  'saved-view.too-many': {
    status: 422,
    vi: 'Mỗi người lưu được {most} bộ lọc. Xóa bớt một bộ lọc rồi lưu lại.',
    en: 'One person keeps {most} views at most. Remove one and save again.',
  },
  'notice.not-found': {
    status: 404,
    vi: 'Không có thông báo {notice}.',
    en: 'There is no notice {notice}.',
  },
  'notice.not-yours': {
    status: 403,
    vi: 'Thông báo {notice} gửi cho người khác.',
    en: 'The notice {notice} is for somebody else.',
  },
  'period.unknown': {
    status: 422,
    vi: 'Không có kỳ “{period}” trong loại kỳ “{every}”.',
    en: 'There is no period “{period}” among those of “{every}”.',
  },
  'person.conflict': {
    status: 409,
    vi: 'Người có mã “{person}” đã được đăng ký với nội dung khác ({field}).',
    en: 'The person “{person}” is registered otherwise ({field}).',
  },
  'occurrence.event-unknown': {
    status: 422,
    vi: 'Kế hoạch không có nhiệm vụ nào khi phát sinh “{occurrence}”. Các sự việc kế hoạch nêu: {known}.',
    en: 'No task of the plan waits for “{occurrence}”. The plan speaks of: {known}.',
  },
  'occurrence.exists-differently': {
    status: 409,
    vi: 'Sự việc “{reference}” của “{unit}” đã ghi nhận với thời điểm {happened}, không phải {given}.',
    en: '“{reference}” of “{unit}” was recorded as of {happened}, not of {given}.',
  },
  'occurrence.nothing-owed': {
    status: 409,
    vi: 'Khi phát sinh “{occurrence}”, kế hoạch không giao nhiệm vụ nào cho “{unit}” vào ngày đó.',
    en: 'On that day the plan gives “{unit}” no duty when “{occurrence}” happens.',
  },
  'occurrence.outside-plan': {
    status: 409,
    vi: 'Ngày xảy ra {happenedOn} nằm ngoài thời hạn của kế hoạch (từ {from} đến {until}).',
    en: 'It happened on {happenedOn}, outside the life of the plan (from {from} to {until}).',
  },
  'occurrence.recorded-before': {
    status: 409,
    vi: 'Sự việc “{reference}” của “{unit}” đã được ghi nhận (thời điểm {happened}).',
    en: '“{reference}” of “{unit}” was recorded before (as of {happened}).',
  },
  'occurrence.what-missing': {
    status: 422,
    vi: 'Cần ghi việc gì đã xảy ra.',
    en: 'Say what happened.',
  },
  'occurrence.when-missing': {
    status: 422,
    vi: 'Cần ghi thời điểm xảy ra, hoặc ngày nếu chỉ biết ngày: một trong hai.',
    en: 'Say when it happened: the moment, or the day where only that is known, one of the two.',
  },
  'plan.amendment-missing': {
    status: 422,
    vi: 'Chưa chọn tệp kế hoạch đã sửa. Chọn tệp .yaml rồi gửi lại.',
    en: 'No changed plan file was chosen. Choose the .yaml file and send again.',
  },
  'plan.amendment-changed': {
    status: 409,
    vi: 'Trong lúc anh/chị xem, kế hoạch đã được sửa đổi. Dưới đây là chỗ khác nhau so với bản mới nhất; xem lại rồi mới ghi.',
    en: 'The plan was amended meanwhile. This is what differs from the latest; look again before you amend it.',
  },
  'plan.amendment-misplaced': {
    status: 422,
    vi: 'Tệp này là của kế hoạch “{file}”, không phải của “{plan}”.',
    en: 'The file is of the plan “{file}”, not of “{plan}”.',
  },
  'plan.amendment-of-another': {
    status: 422,
    vi: 'Kế hoạch “{plan}” do “{issuer}” ban hành ngày {issuedOn}; cơ quan hoặc ngày ban hành khác là một văn bản khác.',
    en: 'The plan “{plan}” was issued by “{issuer}” on {issuedOn}; another issuer or day makes another document.',
  },
  'plan.amendment-unnamed': {
    status: 422,
    vi: 'Việc sửa kế hoạch ({event}) cần nêu tệp mới và tệp được thay.',
    en: 'Amending a plan ({event}) must name the new file and the one that it replaces.',
  },
  'plan.exists-differently': {
    status: 409,
    vi: 'Kế hoạch “{plan}” đã được nạp với nội dung khác. Muốn thay, dùng sửa đổi (--amend).',
    en: 'The plan “{plan}” was loaded with other content. To replace it, amend it (--amend).',
  },
  'plan.has-problems': {
    status: 422,
    vi: 'Tệp kế hoạch có {count} lỗi.',
    en: 'The plan file has {count} problems.',
  },
  'plan.not-loaded': {
    status: 404,
    vi: 'Chưa nạp kế hoạch “{plan}”, nên chưa có gì để sửa.',
    en: 'The plan “{plan}” is not loaded, so that there is nothing to amend.',
  },
  'plan.people-file-missing': {
    status: 422,
    vi: 'Kế hoạch “{plan}” dẫn tệp đơn vị, nhân sự “{file}”; hãy gửi kèm.',
    en: 'The plan “{plan}” names the people file “{file}”; send it along.',
  },
  'plan.too-large': {
    status: 413,
    vi: 'Tệp kế hoạch lớn hơn giới hạn {maxBytes} byte.',
    en: 'The plan file is larger than the limit of {maxBytes} bytes.',
  },
  'post.conflict': {
    status: 409,
    vi: 'Chức vụ “{post}” đã đăng ký {field} là “{stored}”, tệp ghi “{given}”.',
    en: 'The post “{post}” is registered with {field} “{stored}”; the file says “{given}”.',
  },
  'record.version-kept': {
    status: 422,
    vi: 'Nội dung khác với “{name}” đang dùng mà vẫn mang version {version}. Tăng version rồi thử lại.',
    en: 'The text differs from “{name}” in use and still says version {version}. Raise the version and try again.',
  },
  'record.invalid': {
    status: 422,
    vi: 'Tệp “{file}” sai: {problems}.',
    en: 'The file “{file}” is wrong: {problems}.',
  },
  'regime.no-such-period': {
    status: 422,
    vi: 'Chế độ báo cáo “{regime}” không có kỳ “{period}”.',
    en: 'The reporting regime “{regime}” has no period “{period}”.',
  },
  'regime.not-in-force': {
    status: 422,
    vi: 'Chế độ báo cáo “{regime}” không có hiệu lực ngày {on}.',
    en: 'The reporting regime “{regime}” is not in force on {on}.',
  },
  'tenure.conflict': {
    status: 409,
    vi: 'Thời gian giữ chức vụ “{post}” của “{person}” trái với nội dung đã đăng ký ({field}).',
    en: 'When “{person}” held the post “{post}” contradicts what is registered ({field}).',
  },
  'tenure.overlap': {
    status: 409,
    vi: 'Chức vụ đứng đầu “{post}” có hai người giữ cùng lúc: “{person}” và “{other}”.',
    en: 'The head’s post “{post}” has two holders at one time: “{person}” and “{other}”.',
  },
  'unit.conflict': {
    status: 409,
    vi: 'Đơn vị “{unit}” đã đăng ký {field} là “{stored}”, tệp ghi “{given}”.',
    en: 'The unit “{unit}” is registered with {field} “{stored}”; the file says “{given}”.',
  },
  'unit.cycle': {
    status: 422,
    vi: 'Các đơn vị trực thuộc lẫn nhau thành vòng: {units}.',
    en: 'Units stand under one another in a ring: {units}.',
  },
  'unit.unknown': {
    status: 422,
    vi: '“{by}” nêu đơn vị “{unit}” chưa được đăng ký.',
    en: '“{by}” names the unit “{unit}”, which is not registered.',
  },
} as const satisfies Record<string, RefusalText>;
