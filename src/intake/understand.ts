import type { Draft } from './draft';
import { emptyEnvironment } from './duties/environment';
import { readDuties } from './duties/read-duties';
import { readHead } from './head/read-head';
import { blocksOf, type Block } from './structure/blocks';
import { linesOf } from './structure/lines';
import { outlineOf } from './structure/outline';
import { zonesOf } from './structure/zones';
import type { Passage } from './text/passage';

/** A text as a draft of its plan. Pure: the same text gives the same draft on every machine. `text` must be NFC with `\n` line ends;
 *  spans count its characters. */
export function understand(text: string): Draft {
  const zones = zonesOf(linesOf(text));
  const blocks = blocksOf(zones.body);
  const preamble = preambleOf(blocks);
  const document = readHead({ text, zones, preamble });
  const root = outlineOf(blocks.slice(preamble.length));
  const { duties, context, warnings } = readDuties(root, emptyEnvironment(document.issuedOn));
  return { document, duties, context, warnings };
}

const PREAMBLE_MOST = 25;

/** Unmarked paragraphs before the first numbered item or table: the grounds, and the sentence that makes the plan. A text without
 *  any numbering has a preamble only as far as its grounds go. */
function preambleOf(blocks: readonly Block[]): readonly Passage[] {
  const first = blocks.findIndex((block) => block.kind === 'table' || block.marker !== null);
  const end = first === -1 ? lastGround(blocks) + 1 : Math.min(first, PREAMBLE_MOST);
  return blocks.slice(0, end).flatMap((block) => (block.kind === 'paragraph' ? [block.passage] : []));
}

const GROUND = /^(?:căn cứ|thực hiện|theo|xét|kính gửi|trên cơ sở|ngày\s+\d|nhằm|để)(?![\p{L}])/u;

const lastGround = (blocks: readonly Block[]): number => {
  for (let i = Math.min(blocks.length, PREAMBLE_MOST) - 1; i >= 0; i -= 1) {
    const block = blocks[i];
    if (block?.kind === 'paragraph' && GROUND.test(block.passage.plain)) return i;
  }
  return -1;
};
