import { namesAt } from '../bodies/subject';
import { slice, trimmed, type Passage } from '../text/passage';

/** "Chỉ đạo: …", "Đơn vị phối hợp: …", "Thời hạn hoàn thành: …": a label and its value, as a line of its own, as several on one line,
 *  or as the heading of a column. The label is a noun and a role in any of the usual combinations. */
export type RoleLabel =
  'directs' | 'leads' | 'carriesOut' | 'coordinates' | 'deadline' | 'product' | 'content' | 'ordinal' | 'note';

const NOUN =
  '(?:(?:các\\s+)?(?:cơ quan|đơn vị|bộ phận|tổ chức|cá nhân|tập thể|cấp|lãnh đạo|đồng chí|người|phòng|ban|bộ|ngành|cấp ủy|địa phương|tên|chi bộ|tổ|lực lượng)(?:\\s*[,/]\\s*(?:cơ quan|đơn vị|cá nhân|bộ phận|tổ chức|người|địa phương|tập thể))*\\s+)?(?:được\\s+)?(?:giao\\s+|phân công\\s+)?';
const TIME_NOUN = '(?:thời gian|thời hạn|tiến độ|hạn|lộ trình|mốc thời gian|thời điểm|ngày)';

/** Asked in this order: "chủ trì thực hiện" leads, "phối hợp thực hiện" coordinates. */
const LABELS: readonly (readonly [RoleLabel, string])[] = [
  [
    'deadline',
    `${TIME_NOUN}(?:,?\\s+(?:dự kiến|bắt đầu|hoàn thành|thực hiện|kết thúc|báo cáo|trình|gửi|tổ chức|và|hoặc|/|xong|triển khai|ban hành|phải|nộp|cần)){0,5}(?:\\s+(?:sản phẩm|báo cáo|nhiệm vụ))?`,
  ],
  [
    'product',
    '(?:sản phẩm|kết quả|đầu ra|hình thức văn bản|dạng văn bản|sản phẩm,\\s*kết quả|kết quả,\\s*sản phẩm)(?:\\s*[/,]\\s*(?:sản phẩm|kết quả))?(?:\\s+(?:dự kiến|đầu ra|đạt được|cần đạt|hoàn thành|thực hiện|chủ yếu|phải|chính|đạt|cuối cùng|là|trình|văn bản)){0,3}',
  ],
  [
    'coordinates',
    `${NOUN}(?:cùng\\s+)?(?:phối hợp|phối kết hợp|hỗ trợ|tham gia)(?:\\s+(?:thực hiện|chính|cùng|triển khai)){0,2}`,
  ],
  [
    'directs',
    `${NOUN}(?:phụ trách\\s+)?(?:chỉ đạo|phụ trách chung|theo dõi, chỉ đạo)(?:\\s+(?:thực hiện|chung|phụ trách|trực tiếp)){0,2}`,
  ],
  [
    'leads',
    `${NOUN}(?:chủ trì|đầu mối|(?<=cơ quan |bộ phận |đơn vị )thường trực|chịu trách nhiệm|phụ trách|tham mưu|trách nhiệm|chủ trì,\\s*(?:thực hiện|tham mưu)|chủ trì\\s*/\\s*thực hiện)(?:\\s+(?:thực hiện|chính|chính thức|tham mưu|triển khai|tổ chức|chung)){0,2}`,
  ],
  [
    'carriesOut',
    `${NOUN}(?:(?:tổ chức\\s+)?thực hiện|triển khai|trực tiếp thực hiện|được giao nhiệm vụ|thi hành|phân công|phân công thực hiện|phân công nhiệm vụ)`,
  ],
];
/** Labels that say more of a task and name nobody and no day. */
const NOTE_LINE =
  /^(?:nội dung|đối tượng|địa điểm|thành phần|hình thức|mục đích|yêu cầu|kinh phí|số lượng|phạm vi|phương thức|quy mô|mốc|nguồn lực|cách thức|căn cứ|ghi chú)(?:\s+[\p{L},]{1,10}){0,4}\s*:/u;
/** How long something runs, where, for whom, from which money: a line that opens nothing wherever it stands. */
const FRAME_LINE =
  /^(?:thời gian|thời hạn|thời điểm|địa điểm|đối tượng|thành phần|kinh phí|nguồn kinh phí|phạm vi|số lượng|mức|tiêu chuẩn|hình thức khen thưởng|mục đích|yêu cầu|khẩu hiệu|chủ đề)(?:\s+[\p{L},]{1,10}){0,6}\s*:/u;
export const isFrameLine = (of: Passage): boolean => FRAME_LINE.test(of.plain);
export const isNoteLine = (of: Passage): boolean => NOTE_LINE.test(of.plain);

const SEPARATOR = '\\s*[:：]';
const LINE = new RegExp(`^(?:${LABELS.map(([, pattern]) => `(${pattern})`).join('|')})${SEPARATOR}\\s*`, 'u');
/** Behind a stop, semicolon or bracket the next label may follow on the same line. */
const INLINE = new RegExp(
  `(?:^|[.;,(]\\s*|\\s-\\s)(?:${LABELS.map(([, pattern]) => `(${pattern})`).join('|')})${SEPARATOR}\\s*`,
  'gu',
);

export interface RoleField {
  readonly role: RoleLabel;
  readonly value: Passage;
}

const roleOfGroups = (groups: readonly (string | undefined)[]): RoleLabel =>
  LABELS[groups.findIndex((group) => group !== undefined)]?.[0] ?? 'note';

/** A line that is nothing but labelled values, or null. */
export function roleLine(of: Passage): readonly RoleField[] | null {
  if (!LINE.test(of.plain)) return null;
  const fields = fieldsFrom(of, 0);
  return fields.some(isClause) ? null : fields;
}

/** "Cơ quan thường trực: Văn phòng chịu trách nhiệm theo dõi …": behind the label stands a clause with its own subject. */
function isClause({ role, value }: RoleField): boolean {
  if (role === 'deadline' || role === 'product') return value.text.length > 40 && /(?:^|\s)phải\s/u.test(value.plain);
  const found = namesAt(value);
  return (
    found?.hasPredicate === true &&
    !/^(?:chủ trì|phối hợp)(?:$|,|;|\s+(?:với|cùng|và|phối))/u.test(value.plain.slice(found.end))
  );
}

/** Without the label of a role in front of a clause. */
export function unlabelled(of: Passage): Passage {
  const label = LINE.exec(of.plain);
  return label === null || roleLine(of) !== null ? of : trimmed(slice(of, label[0].length));
}

/** Labelled values at the end of a paragraph, in brackets or behind it: the place where they begin, and they. */
export function trailingRoles(of: Passage): { readonly at: number; readonly fields: readonly RoleField[] } | null {
  INLINE.lastIndex = 0;
  const first = INLINE.exec(of.plain);
  INLINE.lastIndex = 0;
  if (first === null || first.index === 0) return null;
  return { at: first.index + (/^[.;]/u.test(first[0]) ? 1 : 0), fields: fieldsFrom(of, first.index) };
}

function fieldsFrom(of: Passage, from: number): readonly RoleField[] {
  const matches = [...of.plain.slice(from).matchAll(INLINE)];
  return matches.map((match, i) => {
    const start = from + match.index + match[0].length;
    const end = from + (matches[i + 1]?.index ?? of.plain.length - from);
    return { role: roleOfGroups(match.slice(1)), value: trimmed(slice(of, start, end), '.;,()') };
  });
}

const WHOLE = LABELS.map(([role, pattern]) => [role, new RegExp(`^(?:${pattern})$`, 'u')] as const);
/** The role that a heading names and nothing else: "Cơ quan chủ trì", "Thời gian thực hiện". */
export const labelRole = (heading: Passage): RoleLabel | null => wholeRole(trimmed(heading, '.:;').plain);

const wholeRole = (plain: string): RoleLabel | null => WHOLE.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;

/** "Cơ quan chủ trì, phối hợp": several roles whose labels follow below. */
export const namesRoles = (heading: Passage): boolean => {
  const parts = trimmed(heading, '.:;').plain.split(/\s*,\s*|\s+và\s+/u);
  return parts.length > 1 && parts.every((part) => wholeRole(part) !== null);
};

const ORDINAL = /^(?:tt|stt|số tt|số thứ tự|no|#|stt\.|tt\.)$/u;
const CONTENT =
  /(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|tên đề án|tên văn bản|danh mục|đề án|chỉ tiêu|việc|tên chương trình|hạng mục|các bước)/u;
const NOTE = /(?:ghi chú|kinh phí|căn cứ|địa điểm|nguồn)/u;

/** The role of a column by its heading: the same labels without a colon; "Nội dung …" holds the duty itself. */
export function columnRole(plainHeading: string): RoleLabel | null {
  const heading = plainHeading
    .replace(/<br\s*\/?>/gu, ' ')
    .replace(/[\s:.*]+/gu, ' ')
    .replace(/\s*\([^)]{0,60}\)\s*/gu, ' ')
    .trim();
  if (heading === '') return null;
  if (ORDINAL.test(heading)) return 'ordinal';
  for (const [role, pattern] of WHOLE) if (pattern.test(heading)) return role;
  if (/phối hợp|cùng (?:làm|thực hiện|tham gia)|(?:đơn vị|cơ quan|người) (?:hỗ trợ|tham gia)/u.test(heading))
    return 'coordinates';
  if (/chủ trì|chịu trách nhiệm|đầu mối|phụ trách/u.test(heading)) return 'leads';
  if (/thời gian|thời hạn|tiến độ|hoàn thành|lộ trình/u.test(heading)) return 'deadline';
  if (/sản phẩm|kết quả|đầu ra/u.test(heading)) return 'product';
  if (CONTENT.test(heading)) return 'content';
  if (/thực hiện|đơn vị|cơ quan|phân công/u.test(heading)) return 'carriesOut';
  return NOTE.test(heading) ? 'note' : null;
}
