import type { DraftRecipient, ReceivesFor } from '../draft';

/** "UBND tỉnh (để b/c)" receives the paper as a report; "Như trên" and "Lưu: VT" say it by themselves. */
const PURPOSES: readonly (readonly [ReceivesFor, RegExp])[] = [
  ['report', /^(?:để\s+)?(?:b\s?\/\s?c|báo cáo)$/u],
  ['carry-out', /^(?:để\s+)?(?:t\s?\/\s?h|thực hiện|t\s?\/\s?hiện)$/u],
  ['coordinate', /^(?:để\s+)?(?:p\s?\/\s?h|phối hợp)$/u],
  ['know', /^(?:để\s+)?(?:biết|theo dõi|t\s?\/\s?d|chỉ đạo|c\s?\/\s?đ)$/u],
];
const IN_BRACKETS = /\s*\(([^()]{2,30})\)\s*$/u;

export function receiverOf(printed: string): DraftRecipient {
  const plain = printed.toLowerCase();
  if (/^lưu(?![\p{L}])/u.test(plain)) return { name: printed.replace(/^lưu\s*:?\s*/iu, ''), receivesFor: 'file' };
  const purpose = IN_BRACKETS.exec(plain)?.[1]?.trim();
  const found = PURPOSES.find(([, pattern]) => purpose !== undefined && pattern.test(purpose));
  if (found === undefined) return { name: printed, receivesFor: null };
  return { name: printed.replace(IN_BRACKETS, ''), receivesFor: found[0] };
}
