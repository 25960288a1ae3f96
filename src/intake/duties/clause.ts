import { namesIn } from '../bodies/name-list';
import { beginsPredicate, namesAt, namesGivenAt } from '../bodies/subject';
import { slice, trimmed, type Passage } from '../text/passage';
import { findAll, findFirst, words } from '../text/words';

/** Who stands in front of a clause, and how: as its subject, as the one it is given to, as the one who directs others. */
export interface Subject {
  readonly leads: readonly string[];
  /** "Chỉ đạo X …": the governing body directs, X does it. */
  readonly isDirected: boolean;
  /** "chủ trì" names one body that leads others. */
  readonly isLeading: boolean;
  /** Where the predicate begins. */
  readonly predicateAt: number;
}

const ADJUNCT =
  /^(?:căn cứ|(?:thực hiện|triển khai|tiếp tục thực hiện)(?=\s+(?:ý kiến|chỉ đạo|kết luận|công điện|công văn|văn bản|chỉ thị|kế hoạch|nghị quyết|quyết định|thông báo|chương trình|hướng dẫn)(?![\p{L}]))|trên cơ sở|thông qua|theo|h[ằà]ng (?:năm|quý|tháng|tuần|ngày)|định kỳ|trước ngày|chậm nhất|trong quá trình|để|nhằm|khi|đối với|từ|đến|ngoài ra|đồng thời|bên cạnh đó|tùy|sau khi|trước khi|ngay sau|ngay khi|(?:một|hai|ba|bốn|năm|\d{1,2}) (?:ngày|tuần|tháng|quý|năm) (?:một|1|01) lần|mỗi (?:tuần|tháng|quý|năm|học kỳ)|nhân dịp|kể từ|kết thúc|cuối|đầu|trong|trường hợp|nếu|với|cùng với|song song|vào|riêng|tại)(?![\p{L}])/u;
const GIVEN =
  /^(?:-\s*)?(giao(?:\s+cho)?|phân công(?:\s+cho)?|ủy quyền(?:\s+cho)?|đề nghị|yêu cầu|chỉ đạo|giao trách nhiệm cho|trân trọng đề nghị|kính đề nghị|hướng dẫn và chỉ đạo)\s+(?=\S)/u;
const LEADING = words('chủ trì|là cơ quan chủ trì|là đầu mối|làm đầu mối|đầu mối');

/** "Về giải ngân vốn đầu tư công: Giao Phòng Kinh tế …": what the order is about stands in front of it. */
const LABEL = /^(?:về|(?:đối với )?(?:công tác|lĩnh vực|nội dung|việc))\s[^:.;]{3,120}:\s+(?=\p{L})/u;

/** The subject of a paragraph or clause, behind at most three adjuncts, or null when it begins with its verb. */
export function subjectOf(of: Passage): Subject | null {
  const labelled = LABEL.exec(of.plain);
  if (labelled !== null) {
    const clause = subjectOf(slice(of, labelled[0].length));
    return clause === null ? null : { ...clause, predicateAt: clause.predicateAt + labelled[0].length };
  }
  const addressed = /^(?:đối\s+với|về\s+phía|riêng)\s+/u.exec(of.plain);
  const named = addressed ? subjectAt(of, addressed[0].length) : null;
  if (named !== null && endsWithColon(of, named.predicateAt)) return named;
  let from = 0;
  let inAdjunct = false;
  for (let i = 0; i < 6; i += 1) {
    const found = subjectAt(of, from);
    if (found !== null) return found;
    const comma = of.plain.indexOf(',', from);
    // An adjunct may hold a comma of its own: "nếu có khó khăn, vướng mắc, các đơn vị …".
    const isAdjunct =
      ADJUNCT.test(of.plain.slice(from, from + 40)) ||
      (inAdjunct && comma - from <= 40 && !beginsPredicate(of.plain, from));
    if (comma === -1 || !isAdjunct || comma - from > 260) return null;
    inAdjunct = true;
    from = comma + 1;
    while (of.plain.charAt(from) === ' ') from += 1;
  }
  return null;
}

function subjectAt(of: Passage, from: number): Subject | null {
  const given = GIVEN.exec(of.plain.slice(from, from + 40));
  const start = from + (given ? given[0].length : 0);
  // A heading in capitals shows no names by their first letters.
  const isCapitals = of.text === of.text.toUpperCase();
  const found = given === null || isCapitals ? namesAt(of, start) : namesGivenAt(of, start);
  if (found === null || (!found.hasPredicate && given === null && !endsWithColon(of, found.end))) return null;
  const names = namesIn(withoutTail(found.names));
  if (names.length === 0) return null;
  const other = given === null ? givenBy(of, found.end) : null;
  if (other !== null) return other;
  const predicate = of.plain.slice(found.end, found.end + 80);
  return {
    leads: names,
    isDirected: given?.[1] === 'chỉ đạo' || given?.[1] === 'hướng dẫn và chỉ đạo',
    isLeading: ((LEADING.lastIndex = 0), LEADING.test(predicate.slice(0, 40))),
    predicateAt: found.end,
  };
}

/** "Ban Thường vụ giao Văn phòng chủ trì …": who is given the work has it. */
function givenBy(of: Passage, at: number): Subject | null {
  const gives = /^(?:giao(?:\s+cho)?|phân công|ủy quyền(?:\s+cho)?|đề nghị|yêu cầu)\s+(?=\S)/u.exec(
    of.plain.slice(at, at + 40),
  );
  return gives === null ? null : subjectAt(of, at + gives[0].length);
}

const endsWithColon = (of: Passage, end: number): boolean => of.plain.slice(end).trim().startsWith(':');

/** A comma or conjunction between the names and the verb. */
const withoutTail = (names: Passage): Passage => {
  const clean = trimmed(names, ',;:-–');
  const loose = /\s+(?:và|cùng|đã|sẽ|đang|có|được|là)$/u.exec(clean.plain);
  return loose ? slice(clean, 0, loose.index) : clean;
};

/** A few words may say how before "với", "cùng" or "giữa" names with whom. */
const WITH = words(
  '(?:phối\\s+(?:kết\\s+)?hợp|kết\\s+hợp)(?:,?\\s+(?!với|cùng|giữa)[\\p{L}]{1,8},?){0,6}?\\s+(?:cùng\\s+với|với|cùng|giữa)',
);
const WITH_BARE = words('phối\\s+(?:kết\\s+)?hợp');

/** The bodies that a clause coordinates with. Each "phối hợp với" counts once; brackets do not end a name. */
export function coordinatesIn(of: Passage): readonly string[] {
  const names: string[] = [];
  for (const pattern of [WITH, WITH_BARE]) {
    for (const { end } of findAll(pattern, of.plain)) {
      const found = namesAt(of, pastSpace(of, end));
      if (found === null) continue;
      const inner = cutAtComplement(found.names);
      names.push(...namesIn(withoutTail(inner)));
    }
    if (names.length > 0) break;
  }
  return [...new Set(names)];
}

/** "trong công tác …", "về việc …" say about what they work together. */
const COMPLEMENT = words(
  'trong\\s+(?:công\\s+tác|việc|quá\\s+trình|triển\\s+khai|thực\\s+hiện|tổ\\s+chức|phòng|quản\\s+lý)|về\\s+(?:việc|công\\s+tác)|ở\\s+|tuyên\\s+truyền|kiểm\\s+tra|giáo\\s+dục(?!\\s+(?:và\\s+đào|thể|quốc|thường|nghề|nghiệp))',
  'u',
);

function cutAtComplement(names: Passage): Passage {
  for (const { start } of findAll(new RegExp(COMPLEMENT.source, 'gu'), names.plain)) {
    // In capitals it is part of a name: "Ban Tuyên truyền", "Sở Giáo dục".
    if (start > 0 && names.text.charAt(start) === names.plain.charAt(start)) return slice(names, 0, start);
  }
  return names;
}

const pastSpace = (of: Passage, from: number): number => {
  let at = from;
  while (of.plain.charAt(at) === ' ') at += 1;
  return at;
};

const THROUGH = words('(?:thông\\s+)?qua');
const REPORTS = words(
  '(?:báo\\s+cáo|gửi|trình|phản\\s+ánh|thông\\s+báo)(?:\\s+(?!để)[\\p{L}\\d]{1,12},?){0,14}?\\s+(?:về|cho|lên|gửi|với|đến)',
);
const REPORTS_TO = words('(?:báo\\s+cáo|trình|tham\\s+mưu|tham\\s+mưu\\s+cho|tham\\s+mưu\\s+giúp)');

export function routedThroughIn(of: Passage): readonly string[] {
  return findAll(THROUGH, of.plain).flatMap(({ start, end }) => {
    // "thông qua quá trình" is a means; only a body can pass a report on.
    const found = namesAt(of, pastSpace(of, end));
    if (found === null || !/[(,]\s*$|báo cáo|gửi|về/u.test(of.plain.slice(Math.max(0, start - 120), start))) return [];
    return namesIn(withoutTail(upTo(found.names, ')')));
  });
}

const upTo = (of: Passage, character: string): Passage => {
  const at = of.text.indexOf(character);
  return at === -1 ? of : slice(of, 0, at);
};

/** Whom a report goes to: behind "về, cho, gửi", or right behind "báo cáo". */
export function reportsToIn(of: Passage): readonly string[] {
  const direct = findFirst(REPORTS_TO, of.plain);
  for (const at of [...findAll(REPORTS, of.plain), ...(direct ? [direct] : [])]) {
    const found = namesAt(of, pastSpace(of, at.end));
    if (found === null) continue;
    const names = namesIn(withoutTail(upTo(upTo(found.names, '('), ')')));
    if (names.length > 0) return names.slice(0, 4).map((name) => name.replace(/\s+kết quả.*$/u, ''));
  }
  return [];
}

const DRAFTS = words('tham\\s+mưu');
export const isDrafting = (plain: string): boolean => {
  const found = findFirst(DRAFTS, plain);
  return found !== null && found.start < 160;
};

const CONTACT = words(
  '(?:là|làm)\\s+(?:cơ\\s+quan\\s+|đơn\\s+vị\\s+|bộ\\s+phận\\s+)?(?:thường\\s+trực|đầu\\s+mối)|đầu\\s+mối\\s+(?:theo\\s+dõi|tổng\\s+hợp|liên\\s+hệ|tiếp\\s+nhận)',
);
/** Whether the clause makes its subject the one to turn to. */
export const isContactPoint = (plain: string): boolean => findFirst(CONTACT, plain) !== null;
