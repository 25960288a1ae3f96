import { roleLine } from '../duties/role-labels';
import { isCapitals, type Passage } from '../text/passage';
import type { Block } from './blocks';
import type { Marker, MarkerStyle } from './marker';
import { sectionOf } from './section';
import type { Table } from './tables';
import { ATTACHED, isTypeLine } from './zones';

/** One item of the outline: its own words, and what stands below it. */
export interface Item {
  readonly ref: string;
  readonly style: MarkerStyle | 'lost' | 'lost-section' | 'plain' | 'root' | 'table';
  readonly passage: Passage;
  readonly isMarked: boolean;
  readonly table: Table | null;
  readonly children: Item[];
}

/** Styles that lists within an item use; an unmarked paragraph after them belongs to the item above. */
const BULLETS: ReadonlySet<Item['style']> = new Set(['dash', 'plus', 'star', 'dot']);
const PREFIX: Readonly<Partial<Record<Item['style'], string>>> = { dash: '-', plus: '-', star: '-', dot: '-' };

interface Open {
  readonly item: Item;
  /** How many unmarked paragraphs, bullets and unnumbered headings it has so far. */
  readonly counts: { plain: number; bullet: number; lost: number };
}

const open = (item: Item): Open => ({ item, counts: { plain: 0, bullet: 0, lost: 0 } });

/** The outline as the numbering shows it. A style that is already open ends what stands below it; a new one goes deeper. Headings
 *  whose numerals a conversion lost are told by their form: short, without a stop, with paragraphs below. */
export function outlineOf(blocks: readonly Block[]): Item {
  const root: Item = item('', 'root', null);
  const stack: Open[] = [open(root)];
  let inTitle = false;
  blocks.forEach((block, i) => {
    if (block.kind === 'table') {
      popWhile(stack, ({ item: each }) => BULLETS.has(each.style));
      const parent = top(stack);
      parent.item.children.push({ ...item(parent.item.ref, 'table', null), table: block.table });
      return;
    }
    inTitle = inTitle ? block.marker === null && beginsInCapitals(block.passage) : opensTitle(block, blocks[i + 1]);
    if (block.marker !== null) return pushMarked(stack, block.marker, block);
    if (inTitle) {
      stack.length = 1;
      root.children.push(item(`p${((stack[0] as Open).counts.plain += 1)}`, 'plain', block));
      return;
    }
    const next = blocks[i + 1];
    const governs = /:$/u.test(block.passage.text) && next !== undefined;
    if (isLostSection(block, next, stack)) return pushLost(stack, block, 'lost-section');
    if (isLostHeading(block, next) && !(governs && isNumbered(top(stack).item))) return pushLost(stack, block, 'lost');
    if (CLOSING.test(block.passage.plain) || (TURNING.test(block.passage.plain) && isFull(top(stack).item)))
      popWhile(
        stack,
        ({ item: each }) => !['root', 'part', 'roman', 'capital', 'lost', 'lost-section'].includes(each.style),
      );
    else popWhile(stack, ({ item: each }) => BULLETS.has(each.style) || each.style === 'plain' || isComplete(each));
    const parent = top(stack);
    parent.counts.plain += 1;
    const ref = join(parent.item.ref, `p${parent.counts.plain}`);
    const made = item(ref, 'plain', block);
    parent.item.children.push(made);
    // "… như sau:" governs the list behind it.
    if (governs) stack.push(open(made));
  });
  return root;
}

/** The plan that a decision was issued with begins with its type, its title in capitals or the words that say what it came with, and
 *  its numbering begins anew. */
const opensTitle = ({ marker, passage }: Paragraphed, next: Block | undefined): boolean =>
  marker === null &&
  isCapitals(passage.text) &&
  isTypeLine({ passage, blankBefore: true, isMarked: false, width: 0 }) &&
  next?.kind === 'paragraph' &&
  next.marker === null &&
  (beginsInCapitals(next.passage) || ATTACHED.test(next.passage.plain));

/** The words in brackets behind a title are joined to it. */
const beginsInCapitals = ({ text }: Passage): boolean => isCapitals(text.replace(/\s*\(.*$/u, ''));

const isNumbered = ({ style }: Item): boolean =>
  ['number', 'number-2', 'number-3', 'letter', 'bracket', 'dash', 'plus', 'star', 'plain'].includes(style);

/** What closes a document or a part stands beside the numbered items, not below the last of them. */
const CLOSING =
  /^(?:trên đây là|trong quá trình|quá trình (?:tổ chức )?(?:thực hiện|triển khai)|nhận được|(?:kế hoạch|chỉ thị|nghị quyết|chương trình|thông báo|hướng dẫn|quyết định)(?: này)? (?:được phổ biến|phổ biến|có hiệu lực|được triển khai))(?![\p{L}])/u;
const TURNING =
  /^(?:căn cứ (?:vào )?(?:nội dung )?kế hoạch này|yêu cầu (?:các|thủ trưởng|giám đốc)|đề nghị (?:các|thủ trưởng)|ngoài ra)(?![\p{L}])/u;
const isFull = ({ passage, children }: Item): boolean => children.length > 0 || /[.;]$/u.test(passage.text);

/** A lettered or deeper item that is a sentence by itself has no paragraphs below it. */
const isComplete = ({ style, passage }: Item): boolean =>
  ['letter', 'bracket', 'number-3', 'number-4'].includes(style) && /[.;]$/u.test(passage.text);

type Paragraphed = Extract<Block, { kind: 'paragraph' }>;

function pushMarked(stack: Open[], marker: Marker, block: Paragraphed): void {
  const { style } = marker;
  const at = stack.findIndex(({ item: each }) => each.style === style);
  if (at > 0) stack.length = at;
  else popWhile(stack, ({ item: each }) => isDeeper(each.style, style));
  const parent = top(stack);
  let ref: string;
  if (BULLETS.has(style)) {
    parent.counts.bullet += 1;
    ref = `${parent.item.ref}${PREFIX[style]}${parent.counts.bullet}`;
  } else
    ref = style.startsWith('number-') ? join(sectionRef(stack), marker.label) : join(parent.item.ref, label(marker));
  const made = item(ref, style, block);
  parent.item.children.push(made);
  stack.push(open(made));
}

/** `1.1` carries the number of its parent already. */
const sectionRef = (stack: readonly Open[]): string =>
  [...stack]
    .reverse()
    .find(({ item: each }) =>
      ['root', 'roman', 'capital', 'part', 'article', 'lost', 'lost-section'].includes(each.style),
    )?.item.ref ?? '';

const label = (marker: Marker): string => (marker.style === 'part' ? marker.label.replace(/\s+/g, '') : marker.label);

function pushLost(stack: Open[], block: Paragraphed, style: 'lost' | 'lost-section'): void {
  const at = stack.findIndex(({ item: each }) => each.style === style);
  if (at > 0) stack.length = at;
  else popWhile(stack, ({ item: each }) => !ABOVE_LOST.includes(each.style));
  const parent = top(stack);
  parent.counts.lost += 1;
  const made = item(join(parent.item.ref, String(parent.counts.lost)), style, block);
  parent.item.children.push(made);
  stack.push(open(made));
}

const ABOVE_LOST: readonly Item['style'][] = ['root', 'part', 'roman', 'capital', 'article', 'lost-section'];

/** Where all numbering is lost, a heading that names a kind of part and has another heading right below it: "Nội dung hoạt động" over
 *  "Tổ chức Ngày hội đọc sách". Once there is one, the next that names a kind of part is its neighbour. */
function isLostSection(block: Paragraphed, next: Block | undefined, stack: readonly Open[]): boolean {
  const { text, plain } = block.passage;
  if (next?.kind !== 'paragraph' || next.marker !== null || text.length > SECTION_MOST_CHARACTERS) return false;
  if (!/^\p{Lu}[^.;:,!?]*:?$/u.test(text) || !stack.every(({ item: each }) => LOST_STYLES.has(each.style)))
    return false;
  if (sectionOf(plain.replace(/:$/u, '')) === null || roleLine(next.passage) !== null) return false;
  const hasNeighbour = stack.some(({ item: each }) => each.children.some(({ style }) => style === 'lost-section'));
  return hasNeighbour || (isShort(next) && /^\p{Lu}[^.;:]*$/u.test(next.passage.text));
}

const SECTION_MOST_CHARACTERS = 60;
const LOST_STYLES: ReadonlySet<Item['style']> = new Set(['root', 'lost', 'lost-section', 'plain']);

/** The usual order of styles, asked only where a style comes for the first time in its branch. */
const DEPTH: Readonly<Partial<Record<Item['style'], number>>> = {
  part: 0,
  capital: 1,
  roman: 2,
  article: 2,
  'lost-section': 2,
  lost: 3,
  plain: 3.5,
  number: 4,
  'number-2': 5,
  'number-3': 6,
  'number-4': 7,
};

const isDeeper = (openStyle: Item['style'], style: Item['style']): boolean => {
  const [mine, other] = [DEPTH[style], DEPTH[openStyle]];
  return mine !== undefined && openStyle !== 'root' && (other === undefined || other > mine);
};

const LOST_MOST_CHARACTERS = 160;

function isLostHeading(block: Paragraphed, next: Block | undefined): boolean {
  const { text } = block.passage;
  if (next === undefined || text.length > LOST_MOST_CHARACTERS || /[.;,!?…]["”»)]*$/u.test(text)) return false;
  if (!/^["“«(]?[\p{Lu}\d]/u.test(text)) return false;
  if (next.kind === 'table') return false;
  // "Label: value" says something by itself; a heading may end with the colon.
  if (/:\s*\S/u.test(text)) return false;
  // Below a task may stand at once who does it and when: "Thời gian: tháng 9".
  return next.marker === null ? !isShort(next) || next.isMarked || roleLine(next.passage) !== null : true;
}

/** A line as short as a heading is rather the next of several short lines. */
const isShort = (block: Paragraphed): boolean => block.passage.text.length < 40 && !/[.;]$/.test(block.passage.text);

function item(ref: string, style: Item['style'], block: Paragraphed | null): Item {
  return {
    ref,
    style,
    passage: block?.passage ?? { text: '', plain: '', at: [] },
    isMarked: block?.isMarked ?? false,
    table: null,
    children: [],
  };
}

const join = (a: string, b: string): string => (a === '' ? b : `${a}.${b}`);
const top = (stack: readonly Open[]): Open => stack[stack.length - 1] as Open;

function popWhile(stack: Open[], test: (each: Open) => boolean): void {
  while (stack.length > 1 && test(top(stack))) stack.pop();
}
