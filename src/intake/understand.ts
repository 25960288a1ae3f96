import { namesIn } from './bodies/name-list';
import { namesAt } from './bodies/subject';
import type { Draft } from './draft';
import { emptyEnvironment } from './duties/environment';
import { readDuties } from './duties/read-duties';
import { readHead } from './head/read-head';
import { blocksOf, type Block } from './structure/blocks';
import { withoutBrokenLines } from './structure/broken-lines';
import { withoutFlatHead } from './structure/flat-head';
import { withoutLayout } from './structure/layout-cells';
import { linesOf, type Line } from './structure/lines';
import { outlineOf, type Item } from './structure/outline';
import { sectionOf } from './structure/section';
import { zonesOf } from './structure/zones';
import { slice, type Passage } from './text/passage';
import { findAll, words } from './text/words';
import { paperWarnings } from './warnings/paper-warnings';

/** A text as a draft of its plan. Pure: the same text gives the same draft on every machine. `text` must be NFC with `\n` line ends;
 *  spans count its characters. */
export function understand(text: string): Draft {
  const zones = zonesOf(withoutBrokenLines(withoutLayout(withoutFlatHead(linesOf(text)))));
  const blocks = blocksOf(zones.body);
  const preamble = preambleOf(blocks);
  const body = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.passage] : []));
  const document = readHead({ text, zones, preamble: [...preamble, ...groundsIn(blocks[preamble.length])], body });
  const root = outlineOf(blocks.slice(preamble.length));
  const told = whoIsTold(preamble, zones.addressees);
  // A paper without such headings tells people what to do from its first number on.
  const section = hasSections(root) ? 'none' : 'organisation';
  const { duties, context, warnings } = readDuties(root, {
    ...emptyEnvironment(document.issuedOn),
    section,
    leads: told,
  });
  const passages = [...zones.head.map((line) => line.passage), ...body];
  return { document, duties, context, warnings: [...warnings, ...paperWarnings(document, passages, duties)] };
}

/** "giao ban" and "giao thông" give nobody anything. */
const TELLS = words(
  'yêu cầu|đề nghị|giao(?!\\s+(?:ban|thông|dịch|lưu|tiếp|nhận|thời|đất))|chỉ đạo|phân công|giao nhiệm vụ cho',
);

/** Whom the sentence before the list tells what to do, or to whom the letter is written. */
function whoIsTold(preamble: readonly Passage[], addressees: readonly Line[]): readonly string[] {
  const last = preamble.at(-1);
  if (last !== undefined && /:$/u.test(last.text)) {
    for (const { end } of [...findAll(TELLS, last.plain)].reverse()) {
      const found = namesAt(last, end + 1);
      if (found !== null) return namesIn(found.names);
    }
  }
  return addressees
    .filter(({ passage }) => !/\sđiện\s*:$/u.test(passage.plain))
    .map((line) => line.passage.text.replace(/^kính gửi\s*:?\s*/iu, '').replace(/^[-+*•–]\s*/u, ''))
    .map((name) => name.replace(/[;,.:\s]+$/u, ''))
    .filter((name) => name !== '');
}

/** A paragraph that begins with its grounds and ends in the request has the grounds before the words that ask. */
function groundsIn(block: Block | undefined): readonly Passage[] {
  if (block?.kind !== 'paragraph' || block.marker !== null) return [];
  const told = findAll(TELLS, block.passage.plain)[0];
  return told === undefined ? [] : [slice(block.passage, 0, told.start)];
}

const hasSections = (root: Item): boolean =>
  root.children.some((item) => item.children.length > 0 && sectionOf(item.passage.plain) !== null);

const PREAMBLE_MOST = 25;

/** Unmarked paragraphs before the first numbered item or table: the grounds, and the sentence that makes the plan. A text without
 *  any numbering has a preamble only as far as its grounds go. */
function preambleOf(blocks: readonly Block[]): readonly Passage[] {
  const first = blocks.findIndex((block) => block.kind === 'table' || block.marker !== null);
  const end = first === -1 ? lastGround(blocks) + 1 : Math.min(first, PREAMBLE_MOST);
  return blocks.slice(0, end).flatMap((block) => (block.kind === 'paragraph' ? [block.passage] : []));
}

const GROUND = /^(?:căn cứ|thực hiện|theo|xét|kính gửi|trên cơ sở|ngày\s+\d|nhằm|để)(?![\p{L}])/u;

/** Grounds that end in the request itself are the request. */
const asks = ({ plain }: Passage): boolean => {
  const told = findAll(TELLS, plain).at(-1);
  return told !== undefined && !/:$/u.test(plain) && told.end < plain.length - 20;
};

const lastGround = (blocks: readonly Block[]): number => {
  for (let i = Math.min(blocks.length, PREAMBLE_MOST) - 1; i >= 0; i -= 1) {
    const block = blocks[i];
    if (block?.kind === 'paragraph' && GROUND.test(block.passage.plain) && !asks(block.passage)) return i;
  }
  return -1;
};
