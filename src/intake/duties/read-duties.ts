import { namesIn } from '../bodies/name-list';
import { beginsPredicate, namesAt } from '../bodies/subject';
import type { DraftContext, DraftDuty, DraftWarning } from '../draft';
import type { Item } from '../structure/outline';
import { sectionOf, type Section } from '../structure/section';
import { joined, slice, spanOf, trimmed, type Passage } from '../text/passage';
import { words } from '../text/words';
import { coordinatesIn, subjectOf } from './clause';
import type { Environment } from './environment';
import {
  isFrameLine,
  isNoteLine,
  labelRole,
  namesRoles,
  roleLine,
  trailingRoles,
  unlabelled,
  type RoleField,
} from './role-labels';
import { segmentsOf } from './segments';
import { dutiesOfParagraph } from './split-paragraph';
import { readTable } from './table-duties';

/** Duties and context out of the outline. Walks from the root; each item is a heading, a line of labelled values, or words that
 *  oblige somebody. */
export interface Reading {
  readonly duties: DraftDuty[];
  readonly context: DraftContext[];
  readonly warnings: DraftWarning[];
}

export function readDuties(root: Item, environment: Environment): Reading {
  const reading: Reading = { duties: [], context: [], warnings: [] };
  walkChildren(root, environment, reading);
  return reading;
}

function walkChildren(item: Item, environment: Environment, reading: Reading): void {
  for (const child of item.children) walk(child, environment, reading);
}

function walk(item: Item, above: Environment, reading: Reading): void {
  if (item.table !== null) {
    const { duties, context, warnings } = readTable(item, above);
    reading.duties.push(...duties);
    reading.context.push(...context);
    reading.warnings.push(...warnings);
    return;
  }
  const { fields, rest } = fieldsBelow(item);
  const opened = sectionOpened(item, above.section);
  const environment: Environment = {
    ...above,
    section: opened,
    fields: fields.length > 0 ? [...fields, ...above.fields] : above.fields,
  };
  if (rest.length === 0) return leaf(item, environment, reading);
  // Paragraphs under one heading with one set of labelled values are one duty; so the document itself says.
  if (fields.length > 0 && rest.every(({ style, children }) => style === 'plain' && children.length === 0)) {
    const parts = rest.map(({ passage }) => passage);
    return leaf(
      { ...item, passage: joined(isHeading(item) ? parts : [item.passage, ...parts]), children: [] },
      environment,
      reading,
    );
  }
  const governed = governor(item, governing(item, environment));
  if (governed.isDuty) leaf({ ...item, children: [] }, environment, reading);
  else reading.context.push(contextOf(item));
  for (const child of rest) walk(child, governed.environment, reading);
}

/** Labelled values among the children belong to the item; everything else stays below it. */
function fieldsBelow(item: Item): { readonly fields: readonly RoleField[]; readonly rest: readonly Item[] } {
  const fields: RoleField[] = [];
  const rest: Item[] = [];
  for (const child of item.children) {
    const line = child.table !== null ? null : child.children.length === 0 ? roleLine(child.passage) : roleList(child);
    if (line === null) rest.push(child);
    else fields.push(...line);
  }
  // Beside who and when, "Nội dung: …" and "Đối tượng: …" describe the task above them.
  return {
    fields,
    rest: fields.length === 0 ? rest : rest.filter((child) => child.children.length > 0 || !isNoteLine(child.passage)),
  };
}

/** "Cơ quan chủ trì" as a heading with a list of bodies below it, or a heading over several such lists. */
function roleList({ passage, children }: Item): readonly RoleField[] | null {
  const role = labelRole(passage);
  if (role === 'leads' || role === 'carriesOut' || role === 'coordinates' || role === 'directs') {
    const isList = children.every((child) => isLeaf(child) && isListed(child.passage));
    return isList ? children.map((child) => ({ role, value: trimmed(child.passage, '.;,') })) : null;
  }
  if (role === 'deadline' || role === 'product') {
    const [only, ...others] = children;
    const isValue = only !== undefined && others.length === 0 && isLeaf(only);
    return isValue ? [{ role, value: trimmed(only.passage, '.;,') }] : null;
  }
  if (!namesRoles(passage)) return null;
  const lists = children.map((child) => (isLeaf(child) ? roleLine(child.passage) : roleList(child)));
  return lists.every((list) => list !== null) ? lists.flat() : null;
}

/** Below such a label stand names, whatever noun they begin with; a clause has its verb in front. */
const isListed = (of: Passage): boolean =>
  namesAlone(of).length > 0 || (of.text.length < 120 && /^\p{Lu}/u.test(of.text) && !beginsPredicate(of.plain, 0));

const isLeaf = ({ children, table }: Item): boolean => children.length === 0 && table === null;

const TOP: ReadonlySet<Item['style']> = new Set([
  ...(['part', 'roman', 'capital', 'article', 'number', 'lost', 'lost-section'] as const),
]);

function sectionOpened(item: Item, above: Section): Section {
  if (item.children.length === 0 || !TOP.has(item.style)) return above;
  if (isLongSentence(item.passage) && !SECTIONS.has(item.style)) return above;
  const opened = sectionOf(trimmed(item.passage, '.:;').plain);
  if (opened === null) return above;
  // Under purposes nothing becomes a task; under tasks a heading may turn to aims, to who does it, and back.
  if (above === 'context' && opened === 'task') return above;
  return above === 'organisation' && opened === 'task' ? above : opened;
}

const isLongSentence = (of: Passage): boolean => of.text.length > 80 && isSentence(of);

const isHeading = ({ passage, style }: Item): boolean =>
  style === 'lost' || style === 'lost-section' || (!/[.;]["”]?$/u.test(passage.text) && passage.text.length < 260);

/** A heading that names a day gives it to all below it, until another heading does. */
const governing = ({ passage }: Item, above: Environment): Environment =>
  passage.text === '' || isSentence(passage)
    ? above
    : { ...above, governing: /\d/u.test(passage.text) ? passage : above.governing };

interface Governed {
  readonly isDuty: boolean;
  readonly environment: Environment;
}

/** What an item with others below it says of them: a body alone, "X có trách nhiệm:", "Giao X:", "Chỉ đạo X …:". A full sentence
 *  that obliges somebody is a duty beside those below it. */
function governor(item: Item, environment: Environment): Governed {
  const { passage } = item;
  if (environment.section === 'context') return { isDuty: false, environment };
  if (unlabelled(passage) !== passage) return { isDuty: true, environment };
  if (environment.section === 'task' && saysMoreThanItsLabel(passage)) return { isDuty: true, environment };
  const subject = subjectOf(passage);
  if (subject !== null) {
    const predicate = passage.plain.slice(subject.predicateAt).trim();
    const governs = {
      ...environment,
      ...bodies(subject.leads, subject.isDirected, environment),
      coordinates: coordinatesIn(passage),
    };
    const isList = /:$/u.test(predicate) || predicate.length < 40;
    return { isDuty: !isList && isSentence(passage) && environment.section !== 'task', environment: governs };
  }
  const alone = namesAlone(passage);
  if (alone.length > 0) return { isDuty: false, environment: { ...environment, leads: alone } };
  const isDuty =
    isSentence(passage) &&
    passage.text.length > 60 &&
    environment.section === 'organisation' &&
    !SECTIONS.has(item.style);
  return { isDuty, environment };
}

const bodies = (leads: readonly string[], isDirected: boolean, above: Environment): Partial<Environment> =>
  isDirected ? { leads, directs: above.leads } : { leads };

/** Styles that number the parts of a paper, never its duties. */
const SECTIONS: ReadonlySet<Item['style']> = new Set(['part', 'roman', 'capital', 'lost', 'lost-section']);

/** "Về tổ chức cán bộ: Rà soát quy hoạch." is a task of its own beside those below it. */
const saysMoreThanItsLabel = ({ text }: Passage): boolean => /^[^:.]{4,90}:\s+\p{Lu}[^:]{20,}\.$/u.test(text);

const isSentence = ({ text }: Passage): boolean => /[.;]["”]?$/u.test(text);

/** A heading that is nothing but names: "Ban Giám hiệu nhà trường", "Đối với các sở, ngành:", "Trách nhiệm của Sở X". */
function namesAlone(of: Passage): readonly string[] {
  const opening = OPENING.exec(of.plain);
  const heading = trimmed(slice(of, opening ? opening[0].length : 0), '.:;*');
  if (heading.text.length > 200) return [];
  const found = namesAt(heading);
  if (found === null || found.hasPredicate || found.end < heading.text.replace(/\s*\([^)]*\)\s*$/u, '').length)
    return [];
  return namesIn(slice(heading, 0, found.end));
}

const OPENING = /^(?:đối với|trách nhiệm (?:của|các)|nhiệm vụ của|phân công|giao|đề nghị|về phía|của)\s+/u;

const CLOSING =
  /^(?:trên đây là|(?:kế hoạch|chương trình|chỉ thị|quyết định|nghị quyết|công văn|hướng dẫn|quy chế)(?:\s+này)?\s+(?:có hiệu lực|có giá trị|thay thế)|kế hoạch này được|(?:kế hoạch|chỉ thị|nghị quyết|thông báo|kết luận)(?:\s+này)?\s+(?:được\s+)?(?:phổ biến|gửi|phát hành)|nơi nhận|kính gửi|nhận được|bãi bỏ)(?![\p{L}])/u;
/** Said of what stands above it; as an item of its own below a body it is that body's duty. */
const RECALLS = /^căn cứ vào nội dung(?![\p{L}])/u;
/** What happened, not what is asked: a paragraph of a letter that tells why it is written. */
const NARRATES =
  /^(?:do|vì|bởi|hồi\s+\d|ngày\s+\d|dự báo|theo dự báo|từ đầu năm|trong các ngày|qua (?:theo dõi|kiểm tra|công tác|rà soát)|đến nay|thời gian qua|hiện nay|tuy nhiên|sau khi|mặc dù|vừa qua|trong những năm|trong thời gian qua|theo báo cáo)(?![\p{L}])/u;
/** "Về thu ngân sách: Thống nhất với đề xuất của …": a meeting agrees; what it orders stands behind. */
const AGREES =
  /^(?:[^.:;]{2,90}:\s+)?(?:(?:cơ bản |về cơ bản )?(?:thống nhất|nhất trí|đồng ý)|ghi nhận|đánh giá cao|biểu dương)(?=\s+(?:với|về|chủ trương|nội dung|đề xuất|theo|và|sự|những|các|kết quả|tinh thần))/u;
const ASKS = words('yêu cầu|đề nghị|giao', 'u');
/** A report is asked of whoever reads it, with or without a name. */
const ASKS_A_REPORT = /(?:đề nghị|yêu cầu|phải|kịp thời)(?:\s+\p{L}{1,10}){0,4}\s+(?:báo cáo|phản ánh)(?![\p{L}])/u;
/** "Nhiệm vụ cụ thể nêu tại Phụ lục I kèm theo": says where the duties stand. */
const REFERS =
  /^[^.:;]{4,160}\s(?:nêu|được quy định|được nêu|quy định|chi tiết|thể hiện)\s+(?:cụ thể\s+)?(?:tại|ở|trong|theo)\s+(?:các\s+)?(?:phụ lục|biểu|bảng|danh mục|mẫu)[^.;:]{0,120}[.;]?$/u;
/** A remark in brackets of its own. */
const IN_BRACKETS = /^\([^()]*\)[.;]?$/u;
/** "Yêu cầu các đơn vị nghiêm túc thực hiện Kế hoạch này" asks for nothing that the plan has not asked. */
const EXHORTS =
  /^(?:yêu cầu|đề nghị)[^:]{0,200}(?:thực hiện|triển khai)(?:\s+(?:thực hiện|nghiêm túc|tốt|có hiệu quả|nghiêm|đầy đủ|các|nội dung|những)){0,5}(?:\s+(?:kế hoạch|chỉ thị|công văn|nội dung|chương trình|hướng dẫn|quyết định|thông báo)(?:\s+(?:này|trên|nêu trên))?)?[\s./]*$/u;
const OBLIGES = words(
  'có trách nhiệm|chịu trách nhiệm|phải|cần|yêu cầu|đề nghị|giao|chủ trì|phối hợp|báo cáo|chủ động|tổ chức|triển khai|thực hiện|xây dựng|tham mưu|tăng cường|đẩy mạnh|hướng dẫn|kiểm tra|ban hành|rà soát',
  'u',
);

/** The words of one item: duties, or context when they oblige nobody. */
function leaf(labelled: Item, environment: Environment, reading: Reading): void {
  const passage = unlabelled(labelled.passage);
  const item: Item = { ...labelled, passage };
  if (passage.text.length < 4) return;
  const line = item.children.length === 0 ? roleLine(passage) : null;
  if (line !== null && environment.fields.length === 0) return void reading.context.push(contextOf(item));
  if (environment.section !== 'context' && CLOSING.test(passage.plain)) {
    const asked = askedAfterClosing(passage);
    if (asked !== null) return leaf({ ...item, passage: asked }, environment, reading);
  }
  if (environment.section === 'context' || isFrameLine(passage) || isAside(item) || !obliges(item, environment)) {
    reading.context.push(contextOf(item));
    return;
  }
  const order = item.style === 'plain' || AGREES.test(passage.plain) ? behindNarrative(passage) : null;
  if (order !== null) return leaf({ ...item, passage: order }, environment, reading);
  const trailing = trailingRoles(passage);
  const own = trailing === null ? passage : trimmed(slice(passage, 0, trailing.at), '(-');
  const inside =
    trailing === null ? environment : { ...environment, fields: [...trailing.fields, ...environment.fields] };
  reading.duties.push(...dutiesOfParagraph(own, item.ref, inside));
}

/** "Hồi 07 giờ …. Dự báo …. Chủ tịch yêu cầu …": the order within a paragraph that tells first what happened. */
function behindNarrative(of: Passage): Passage | null {
  const sentences = segmentsOf(of).filter(({ isSentence }) => isSentence);
  const first = sentences[0];
  const tells = first !== undefined && (NARRATES.test(first.passage.plain) || AGREES.test(first.passage.plain));
  if (!tells || ASKS.test(first.passage.plain)) return null;
  const order = sentences.find(({ passage }) => ASKS.test(passage.plain) && subjectOf(passage) !== null);
  return order === undefined ? null : trimmed(slice(of, order.start));
}

/** What a decision itself does with its first article: nobody owes it. */
const ENACTS =
  /^(?:ban hành(?:\s+kèm theo|\s+(?:kế hoạch|chương trình|quy chế|quy định|bộ|danh mục|đề án|phương án))|phê duyệt|công bố|thông qua|kiện toàn|thành lập)(?!\p{L})/u;

/** Closing words, exhortations, remarks, and what happened before. */
const isAside = ({ passage, style }: Item): boolean =>
  (style === 'article' && ENACTS.test(passage.plain)) ||
  CLOSING.test(passage.plain) ||
  REFERS.test(passage.plain) ||
  IN_BRACKETS.test(passage.text) ||
  (style === 'plain' &&
    (EXHORTS.test(passage.plain) ||
      RECALLS.test(passage.plain) ||
      (NARRATES.test(passage.plain) && !ASKS.test(passage.plain))));

/** "Trên đây là Kế hoạch …. Trong quá trình thực hiện, nếu có vướng mắc, đề nghị báo cáo …": what the last sentences still ask. */
function askedAfterClosing(of: Passage): Passage | null {
  const rest = segmentsOf(of).find(
    ({ start, isSentence, passage }) => start > 0 && isSentence && STILL_ASKS.test(passage.plain),
  );
  return rest === undefined ? null : trimmed(slice(of, rest.start));
}

const STILL_ASKS = /^(?:trong quá trình|quá trình|nếu|khi có|trường hợp|định kỳ|h[ằà]ng (?:tháng|quý|năm))(?![\p{L}])/u;

function obliges({ passage, style }: Item, { section, leads }: Environment): boolean {
  if (section === 'task') return passage.text.length >= 12;
  if (section === 'organisation' && (style !== 'plain' || leads.length > 0)) return true;
  // Elsewhere only who is told to do something is obliged.
  return (
    OBLIGES.test(passage.plain) &&
    (subjectOf(passage) !== null ||
      (section === 'organisation' && ASKS_A_REPORT.test(passage.plain)) ||
      leads.length > 0 ||
      (section === 'organisation' && style !== 'plain'))
  );
}

const contextOf = ({ ref, passage }: Item): DraftContext => ({ ref, text: passage.text, span: spanOf(passage) });
