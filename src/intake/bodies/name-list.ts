import { slice, trimmed, type Passage } from '../text/passage';
import { bodyHeadAt } from './body-at';

/** A list of bodies as one sentence writes it, taken apart: at `;` always, at a comma, "và", "cùng" or a spaced dash only where the
 *  next name begins with a noun of its own. "Sở Văn hóa, Thể thao và Du lịch" is one body and "các bộ, ngành, địa phương" one group. */
export function namesIn(list: Passage): readonly string[] {
  const names: string[] = [];
  let start = 0;
  for (const { at, length } of separators(list)) {
    const next = at + length;
    if (list.plain.charAt(at) !== ';' && !beginsName(list, start, next)) continue;
    names.push(nameOf(slice(list, start, at)));
    start = next;
  }
  names.push(nameOf(slice(list, start)));
  return names.filter((name, i) => name !== '' && (i === 0 || !APPOSITION.test(name)));
}

/** "Sở Nội vụ - cơ quan thường trực Hội đồng …": what the body before is, and no other body. */
const APPOSITION = /^(?:là\s+)?(?:cơ quan|đơn vị|bộ phận)\s+(?:thường trực|đầu mối|chủ trì)(?!\p{L})/iu;

const SEPARATOR = /\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+)?|\s+và\s+|\s+cùng(?:\s+với)?\s+|\s+-\s+|\s*\n\s*/gu;

interface Separator {
  readonly at: number;
  readonly length: number;
}

/** Separators outside of brackets. */
function separators(list: Passage): readonly Separator[] {
  const found: Separator[] = [];
  for (const match of list.plain.matchAll(SEPARATOR)) {
    if (!isInBrackets(list.plain, match.index)) found.push({ at: match.index, length: match[0].length });
  }
  return found;
}

function isInBrackets(plain: string, at: number): boolean {
  const opened = plain.lastIndexOf('(', at);
  return opened !== -1 && plain.lastIndexOf(')', at) < opened && plain.indexOf(')', at) !== -1;
}

/** Nouns that only go on with a group begun by "các", "trưởng", "mỗi": "các phòng, đơn vị", "các ban, ngành, đoàn thể". */
const COLLECTIVE =
  /^(?:ngành|ban|phòng|đơn vị|địa phương|đoàn thể|cơ quan|tổ chức|cá nhân|tổ|bộ phận|doanh nghiệp|xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|cán bộ|công chức|viên chức|nhân viên|giáo viên|người lao động|đảng viên|đoàn viên|hội viên|học sinh|sinh viên|khoa|lớp|thôn|bản|ấp|khu phố|trường|trung tâm|viện|tập thể|gia đình|khối|cấp|học viên|trạm|chi cục|quân đội|công an)(?![\p{L}\p{N}])/u;
const OPENS_GROUP =
  /(?:^|[\s(])(?:các|mỗi|từng|toàn thể|tất cả|mọi|những|trưởng|thủ trưởng|phó trưởng|người đứng đầu|lãnh đạo|giám đốc|chủ tịch|cán bộ)(?![\p{L}\p{N}])|(?:^|\s)(?:bộ|ban|sở|phòng)(?=\s*,)/u;

function beginsName(list: Passage, start: number, next: number): boolean {
  const head = bodyHeadAt(list.plain, list.text, next);
  if (head === null) return false;
  const before = list.plain.slice(start, next);
  // A person and the post behind the dash are one.
  if (/-\s*$/u.test(before) && /^(?:đồng chí|đ\/c|ông|bà|thầy|cô)\s/u.test(before)) return false;
  const after = list.plain.slice(next);
  if (head.hasDeterminer) return true;
  // "Văn phòng HĐND và UBND" serves both and is one.
  if (SERVES_BOTH.test(before) && /^(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)(?![\p{L}])/u.test(after))
    return false;
  // "Báo và Đài Phát thanh, Truyền hình tỉnh" is one house.
  if (/^báo(?:,|\s+và)\s+$/u.test(before) && after.startsWith('đài')) return false;
  // "UBND các huyện, thành phố Tân An" is one group of a level, and one of them has a name.
  if (NAMED_LEVEL.test(after) && ENDS_WITH_LEVELS.test(before)) return false;
  // "Công an xã, phường" names levels, and no commune begins without its name.
  if (LONE_LEVEL.test(after)) return false;
  const isLower = list.text.charAt(next) === list.plain.charAt(next);
  // "…, doanh nghiệp liên quan" carries an attribute of its own and is no member of the group before it.
  if (isLower && COLLECTIVE.test(after) && OPENS_GROUP.test(before) && isBare(before)) return hasOwnAttribute(after);
  return true;
}

/** The member before carries no attribute: "các phòng, …" goes on, "các tổ chuyên môn và …" is complete. */
function isBare(before: string): boolean {
  const last =
    before
      .replace(/\s*(?:[,;]|\svà|\scùng|\s-)?\s*$/u, '')
      .split(/[,;]\s*|\svà\s/u)
      .at(-1) ?? '';
  const nouns = last.replace(
    /^(?:(?:các|mỗi|từng|toàn thể|tất cả|mọi|những|trưởng|thủ trưởng|phó trưởng|người đứng đầu|lãnh đạo|giám đốc|chủ tịch|ubnd|công an)\s+)*/u,
    '',
  );
  return nouns === '' || BARE.test(nouns);
}

const BARE =
  /^(?:(?:bộ|sở|ban|ngành|phòng|đơn vị|địa phương|đoàn thể|cơ quan|tổ chức|cá nhân|tổ|bộ phận|doanh nghiệp|xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|cán bộ|công chức|viên chức|nhân viên|giáo viên|người lao động|đảng viên|đoàn viên|hội viên|học sinh|sinh viên|khoa|lớp|thôn|bản|ấp|khu phố|trường|trung tâm|viện|tập thể|gia đình|khối|cấp|học viên|trạm|chi cục|hộ)(?:\s+|$))+$/u;

const LONE_LEVEL =
  /^(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|ấp|khu phố|tổ dân phố|địa phương)(?:\s*(?:[,;.)]|$)|\s+(?:và|thuộc|trong|trên|có|liên quan|trực thuộc)(?![\p{L}]))/u;

const SERVES_BOTH =
  /(?:^|\s)(?:văn phòng|vp)\s+(?:đoàn đbqh,?\s+)?(?:hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân)\s*(?:,|&|-|và)\s*$/u;
const NAMED_LEVEL = /^(?:huyện|quận|thị xã|thành phố|xã|phường|đặc khu|thị trấn)\s/u;
const ENDS_WITH_LEVELS =
  /(?:^|\s)các\s+(?:(?:huyện|quận|thị xã|thành phố|xã|phường|đặc khu|thị trấn)(?:\s*[,;-]\s*|\s+và\s+|\s*$))+$/u;

const hasOwnAttribute = (after: string): boolean =>
  /^(?:doanh nghiệp|tổ chức)\s+(?:có\s+)?(?:liên quan|công nghệ|nhà nước)/u.test(after);

/** Words around a name that are not of it: "do", "đồng chí" keeps, a bracket with a person in it goes, the stop at the end goes. */
function nameOf(part: Passage): string {
  const clean = trimmed(part, '.,;:-–');
  return clean.text
    .replace(/^(?:và|với|cùng|giữa|do|là|tại|của|cho|giao|gồm|như)\s+/iu, '')
    .replace(/\s*\((?:do\s+)?(?:đồng chí|đ\/c|ông|bà)[^()]{0,120}\)/iu, '')
    .trim();
}
