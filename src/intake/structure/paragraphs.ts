import { isCapitals, joined, type Passage } from '../text/passage';
import type { Line } from './lines';
import { markerOf, type Marker, type MarkerStyle } from './marker';

/** A paragraph, with the number or bullet it begins with. */
export interface Paragraph {
  readonly marker: Marker | null;
  readonly passage: Passage;
  /** Bold as a whole, or a heading of the conversion. */
  readonly isMarked: boolean;
}

/** Joins lines that a conversion or a page end has broken. A line goes on when it ends without a stop and the next begins in lower
 *  case; in a text broken at a fixed width every full line without a blank before it goes on, and in one broken anywhere every line
 *  that does not end its sentence. */
export function paragraphsOf(lines: readonly Line[]): readonly Paragraph[] {
  const wrap = { width: wrapWidth(lines), isAnywhere: isBrokenAnywhere(lines) };
  const paragraphs: Paragraph[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0) paragraphs.push(paragraphOf(open));
    open = [];
  };
  for (const line of lines) {
    const previous = open[open.length - 1];
    if (previous === undefined || !goesOn(previous, line, wrap)) close();
    open.push(line);
  }
  close();
  return paragraphs;
}

function paragraphOf(lines: readonly Line[]): Paragraph {
  const whole = joined(lines.map((line) => line.passage));
  const marked = markerOf(whole);
  return {
    marker: marked?.marker ?? null,
    passage: marked?.rest ?? whole,
    isMarked: lines.every((line) => line.isMarked),
  };
}

const STOPS = /[.;:!?…]["”»)]*$/u;
/** "chính trị - xã hội" broken at its dash: no list begins in lower case behind an open sentence. */
const HYPHENATED = /^[-–]\s\p{Ll}/u;
const hyphenated = ({ passage: before }: Line, { passage: next }: Line): boolean =>
  HYPHENATED.test(next.text) && before.text.length >= 40;

/** "Sở Lao động" above "- Thương binh và Xã hội": names whose halves a dash joins. */
const FIRST_HALF =
  /(?:lao động|dân số|thi đua|văn hóa|kinh tế|chính trị|tài chính|thể dục|quốc phòng|khoa học|tổ chức|hành chính|kế hoạch)$/u;
const SECOND_HALF =
  /^[-–]\s(?:thương binh|kế hoạch|khen thưởng|thông tin|thể thao|xã hội|hạ tầng|tài chính|an ninh|công nghệ|kỹ thuật|cán bộ|hành chính|sự nghiệp|quản trị|nghiệp vụ)(?!\p{L})/u;
const isCompound = ({ passage: before }: Line, { passage: next }: Line): boolean =>
  FIRST_HALF.test(before.plain) && SECOND_HALF.test(next.plain);

const LOWER = /^[\p{Ll}(,;)]/u;

interface Wrap {
  readonly width: number | null;
  readonly isAnywhere: boolean;
}

function goesOn(previous: Line, next: Line, { width, isAnywhere }: Wrap): boolean {
  if (next.passage.text.startsWith('|') || previous.passage.text.startsWith('|')) return false;
  const text = previous.passage.text;
  const stopped = STOPS.test(text);
  if (beginsItem(next))
    return !stopped && !next.blankBefore && (hyphenated(previous, next) || isCompound(previous, next));
  if (next.blankBefore) return !stopped && !/:$/.test(text) && (LOWER.test(next.passage.text) || hangs(previous, next));
  if (LOWER.test(next.passage.text) && !stopped) return true;
  if (isLoneMarker(previous) || ((isAnywhere || text.endsWith(',')) && isHeadingInTwo(previous, next))) return true;
  if (isAnywhere && !stopped && !isHeading(previous)) return true;
  // "thời gian thực hiện:" above "trước ngày …".
  if (isAnywhere && /:$/u.test(text) && /^\p{Ll}/u.test(next.passage.text)) return true;
  if (width === null || previous.isMarked !== next.isMarked) return false;
  // The last line of a paragraph is short; a full one goes on, whatever it ends with.
  return previous.width >= width * 0.8 && text !== text.toUpperCase();
}

/** Words that no paragraph ends with; what follows a page end goes on from them. */
const DANGLING =
  /(?:,|(?:^|\s)(?:và|hoặc|của|các|những|cho|theo|về|trong|với|đến|tại|từ|để|là|bảo đảm|đảm bảo|nhằm|bằng|trên|giữa|cùng|do|được|không|phải|đối với|ủy ban|nhân|việc|số))$/u;
/** An abbreviation with a stop or more of the sentence right behind it is no heading. */
const MID_SENTENCE = /^[A-ZĐ&]{2,12}(?:[,;.)]|\s+[\p{Ll}])/u;

const hangs = (previous: Line, next: Line): boolean =>
  previous.passage.text.length >= 40 &&
  !previous.isMarked &&
  (DANGLING.test(previous.passage.plain) || MID_SENTENCE.test(next.passage.text));

/** "I. MỤC ĐÍCH," above "YÊU CẦU": one heading. */
const isHeadingInTwo = ({ passage: before }: Line, { passage: next }: Line): boolean =>
  isCapitals(before.text) && isCapitals(next.text) && markerOf(before) !== null && before.text.length < 60;

/** "Điều 1." alone on its line. */
const isLoneMarker = ({ passage: of }: Line): boolean => markerOf(of)?.rest.text === '';

/** What stands over a list or a paragraph, where a broken line would go on: capitals, bold, or a short item whose last word could
 *  end a name. */
const isHeading = (line: Line): boolean =>
  line.isMarked ||
  isCapitals(line.passage.text) ||
  (line.passage.text.length < 60 &&
    isNumbered(line) &&
    !DANGLING.test(line.passage.plain) &&
    !NOUN_OF_NAME.test(line.passage.plain) &&
    !isWithinName(line.passage));

/** "2. Sở" above "Nội vụ …", "Điều 2. Giao" above "Giám đốc …": nouns and verbs that a name goes on from. */
const NOUN_OF_NAME =
  /(?:^|\s)(?:bộ|sở|ban|phòng|cục|chi cục|ủy ban|văn phòng|hội đồng|trường|trung tâm|đảng ủy|đảng bộ|chi bộ|huyện ủy|tỉnh ủy|chánh|giám đốc|hiệu trưởng|chủ tịch|thủ trưởng|trưởng|phó|bí thư|đồng chí|giao|đề nghị|yêu cầu)$/u;

/** "1. Các tỉnh ủy báo cáo kết quả về Ban Tổ chức" above "Trung ương …": a clause that ends in a name is no heading. */
const isWithinName = ({ text, plain }: Passage): boolean =>
  /\s(?:báo cáo|gửi|phối hợp với|trình|đề nghị|giao|cho|về)\s/u.test(plain) &&
  /\p{Lu}\p{L}*(?:\s\p{Ll}+)?$/u.test(text);

const BULLETS: ReadonlySet<MarkerStyle | undefined> = new Set(['dash', 'plus', 'star', 'dot']);
const isNumbered = ({ passage: of }: Line): boolean => {
  const marked = markerOf(of);
  return marked !== null && !BULLETS.has(marked.marker.style);
};

/** A web page breaks the lines of its source wherever it likes: lines that had room for more end in the middle of a sentence, and the
 *  next one goes on in lower case. In a text broken at one width only full lines do. */
function isBrokenAnywhere(lines: readonly Line[]): boolean {
  const wide = nearlyWidest(lines);
  const broken = lines.filter((line, i) => {
    const before = lines[i - 1];
    return (
      before !== undefined &&
      before.width < wide * 0.75 &&
      !line.blankBefore &&
      /^\p{Ll}/u.test(line.passage.text) &&
      !STOPS.test(before.passage.text) &&
      !beginsItem(line)
    );
  });
  return broken.length >= 2 && broken.length >= lines.length * 0.05;
}

const nearlyWidest = (lines: readonly Line[]): number =>
  lines.map(({ width }) => width).sort((x, y) => x - y)[Math.floor(lines.length * 0.9)] ?? 0;

/** A lower-case letter with a bracket begins an item as much as a number does; a lone number within a sentence does not. */
const beginsItem = (line: Line): boolean => markerOf(line.passage) !== null;

/** The width at which a text was broken, or null when its lines are its paragraphs. */
function wrapWidth(lines: readonly Line[]): number | null {
  const inner = lines.filter((_, i) => lines[i + 1] !== undefined && lines[i + 1]?.blankBefore === false);
  const widths = inner.map((line) => line.width).sort((a, b) => a - b);
  if (widths.length < 6) return null;
  const wide = widths[Math.floor(widths.length * 0.9)] ?? 0;
  const longest = lines.reduce((most, line) => Math.max(most, line.width), 0);
  const full = widths.filter((each) => each >= wide * 0.8).length;
  // Most inner lines end near one width, and a broken text has few lines far beyond it.
  const beyond = lines.filter((line) => line.width > wide * 1.25).length;
  return wide >= 40 &&
    wide <= 140 &&
    full >= widths.length * 0.5 &&
    (longest <= wide * 1.5 || beyond <= lines.length * 0.35)
    ? wide
    : null;
}
