import type { Line } from '../structure/lines';
import { headCells } from './head-cells';

/** A stamp of secrecy: alone in its cell of the head, or behind "Độ mật:". The word inside a sentence ("bảo mật", "bí mật nhà nước")
 *  stamps nothing. Such a document is refused and not kept. Source: DOMAIN §5. */
const STAMP = /^(?:(?:độ|dấu|chỉ)\s+(?:chỉ\s+)?(?:độ\s+)?mật\s*:?\s*)?(tuyệt mật|tối mật|mật)$/u;
const LABELLED = /(?:^|[\s(])(?:độ mật|dấu chỉ độ mật)\s*:\s*(tuyệt mật|tối mật|mật)/u;
const STAMP_MOST_LINES = 60;

export function stampOf(lines: readonly Line[], text: string): string | null {
  for (const { passage } of headCells(lines.slice(0, STAMP_MOST_LINES), text)) {
    const plain = passage.plain.replace(/^[\s[(\]"“]+|[\s\])".”]+$/gu, '');
    const match = STAMP.exec(plain) ?? LABELLED.exec(plain);
    if (match !== null) return match[1] ?? null;
  }
  return null;
}
