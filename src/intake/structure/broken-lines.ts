import { joined } from '../text/passage';
import type { Line } from './lines';

/** Lines of a head and of a signature that a conversion broke in the middle of a name, of the number or of the day, put together
 *  again: "Số:" above "118/KH-UBND", "Bình Giang, ngày" above "20 tháng 10 năm 2025", "CỘNG" above "HÒA XÃ HỘI …", "Điều" above
 *  "1.". */
export function withoutBrokenLines(lines: readonly Line[]): readonly Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    if (last !== undefined && isBroken(last, line)) whole[whole.length - 1] = together(last, line);
    else whole.push(line);
  }
  return whole;
}

const OPENS_NUMBER = /^số\s{0,3}:?$/u;
const NUMBER = /^\d{0,5}[a-z]?[\s.…]{0,12}[-/]\s{0,2}\p{L}/u;
const OPENS_DAY = /^\p{Lu}[\p{L}.' -]{1,40},\s*ngày(?:\s+\d{1,2}(?:\s+tháng(?:\s+\d{1,2}(?:\s+năm)?)?)?)?$/u;
const DAY_GOES_ON = /^(?:\d{1,4}|tháng|năm)(?=\s|$)/u;
/** One syllable in capitals is never a line by itself; numerals are. */
const SYLLABLE = /^(?![IVXLC]+$)\p{Lu}{1,7}$/u;
const IN_CAPITALS = /^\p{Lu}[\p{Lu}\s,.-]+$/u;

const MOTTOES = ['cộng hòa xã hội chủ nghĩa việt nam', 'đảng cộng sản việt nam'];
const NUMBER_OPENS = /^số\s?:?\s?\d{1,5}\s?[-/]$/u;
const SYMBOL_CLOSES = /^\p{Lu}{1,6}\p{Ll}{0,3}\s?[-/]\s?\p{Lu}/u;
/** A place whose second half begins the next line: "Khánh" above "Hòa, ngày 17 tháng 3 năm 2021". */
const PLACE_OPENS = /^(?:\p{Lu}\p{Ll}*\s?){1,2}$/u;
const PLACE_CLOSES = /^(?:\p{Lu}\p{Ll}*\s?){1,2},\s*ngày\s/u;
const WIDE = 40;

function isBroken(last: Line, line: Line): boolean {
  if (line.blankBefore && !OPENS_NUMBER.test(last.passage.plain)) return false;
  const { text, plain } = line.passage;
  const before = last.passage;
  return (
    MOTTOES.some((motto) => motto.startsWith(`${before.plain} ${plain.replace(/[\s|]+$/u, '')}`)) ||
    (NUMBER_OPENS.test(before.plain) && SYMBOL_CLOSES.test(text)) ||
    (PLACE_OPENS.test(before.text) && PLACE_CLOSES.test(text)) ||
    (before.plain === 'điều' && /^\d{1,3}\s*[.:]/u.test(plain)) ||
    // The last syllable of a title is the end of the line above it, and not the beginning of what stands below.
    (SYLLABLE.test(text) && before.text.length >= WIDE && before.text === before.text.toUpperCase()) ||
    (OPENS_NUMBER.test(last.passage.plain) && NUMBER.test(plain)) ||
    (OPENS_DAY.test(last.passage.text) && DAY_GOES_ON.test(plain)) ||
    (SYLLABLE.test(last.passage.text) && IN_CAPITALS.test(text))
  );
}

const together = (last: Line, line: Line): Line => ({
  ...last,
  passage: joined([last.passage, line.passage]),
  isMarked: last.isMarked && line.isMarked,
  width: Math.max(last.width, line.width),
});
