import { anyOf, listOf } from '../text/words';

/** A name set in capitals, as it would stand in a sentence: as the document itself writes it elsewhere, or with the nouns of
 *  levels and bodies in lower case and all else capitalised. */

const LOWER = new Set(
  listOf(
    'tỉnh|thành|phố|huyện|quận|thị|xã|phường|trấn|và|của|các|thuộc|trực|nhân|dân|học|trung|phổ|thông|cơ|sở|tiểu|mầm|non|thường|vụ|ủy|bộ|đảng|an|toàn|giao|chỉ|đạo|chấp|hành|cán|sự|hội|đồng|ban',
  ),
);
const PROPER_AFTER = new RegExp(`(?:^|\\s)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)$`, 'u');

export function inSentenceCase(capitals: string, wholeText: string): string {
  const text = capitals.replace(/\s+/g, ' ').trim();
  if (text !== text.toUpperCase()) return text;
  const written = asWritten(text, wholeText);
  if (written !== null) return written;
  const words = text.toLowerCase().split(' ');
  return words
    .map((word, i) => {
      const before = words.slice(0, i).join(' ');
      if (i === 0 || PROPER_AFTER.test(before) || isAfterProper(words, i)) return capitalised(word);
      return LOWER.has(word) ? word : capitalised(word);
    })
    .join(' ');
}

/** The whole of a place name is capitalised: every word after the noun of its level. */
const isAfterProper = (words: readonly string[], i: number): boolean =>
  new RegExp(`(?:^|\\s)(?:${anyOf(listOf('tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn'))})\\s`, 'u').test(`${words.slice(0, i).join(' ')} `) &&
  !LOWER.has(words[i] ?? '');

function asWritten(capitals: string, wholeText: string): string | null {
  const sought = capitals.toLowerCase();
  const lower = wholeText.toLowerCase();
  if (lower.length !== wholeText.length) return null;
  for (let at = lower.indexOf(sought); at !== -1; at = lower.indexOf(sought, at + 1)) {
    const found = wholeText.slice(at, at + sought.length);
    if (found !== found.toUpperCase() && /^\p{Lu}/u.test(found)) return found;
  }
  return null;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
