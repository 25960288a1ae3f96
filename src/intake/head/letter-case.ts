import { listOf } from '../text/words';

/** A name set in capitals, as it would stand in a sentence: as the document itself writes it elsewhere, or with the nouns of
 *  levels and bodies in lower case and all else capitalised. */

const LOWER = new Set(
  listOf(
    'tỉnh|thành|phố|huyện|quận|thị|xã|phường|trấn|và|của|các|thuộc|trực|nhân|dân|học|trung|phổ|thông|cơ|sở|tiểu|mầm|non|thường|vụ|ủy|bộ|đảng|an|toàn|giao|chỉ|đạo|chấp|hành|cán|sự|hội|đồng|ban|quan|nghiệp|dục|tạo|tế|nghệ|hóa|lịch|thôn|mại|dựng|tải|sát|truyền|thao',
  ),
);
export function inSentenceCase(capitals: string, wholeText: string): string {
  const text = capitals.replace(/\s+/g, ' ').trim();
  if (text !== text.toUpperCase()) return text;
  const whole = asWritten(text, wholeText);
  if (whole !== null) return whole;
  const lower = text.toLowerCase().split(' ');
  const written = wordsAsWritten(wholeText);
  return lower
    .map((word, i) => {
      if (word === 'ủy' && i > 0) return word;
      if (isAbbreviation(word)) return word.toUpperCase();
      if (i === 0) return capitalised(word);
      const known = written.get(`${lower[i - 1]} ${word}`)?.[1] ?? written.get(`${word} ${lower[i + 1] ?? ''}`)?.[0];
      if (known !== undefined) return known;
      if (isInPlace(lower, i)) return capitalised(word);
      return LOWER.has(word) ? word : capitalised(word);
    })
    .join(' ');
}

/** Behind the noun of a level stands the name of a place, whatever its words mean elsewhere: "huyện Bình An". */
const isInPlace = (words: readonly string[], at: number): boolean =>
  PLACE.test(words.slice(0, at).join(' ')) && !LEVEL_GOES_ON.test(`${words[at - 1]} ${words[at]}`);
const PLACE = /(?:^|\s)(?:tỉnh|huyện|quận|xã|phường|thành phố|thị xã|thị trấn)(?:\s(?!và\s|của\s|các\s)\p{L}+){0,3}$/u;
/** The second word of a level, and what joins two names. */
const LEVEL_GOES_ON =
  /^(?:thành phố|thị xã|thị trấn)$|\s(?:và|của|các|thuộc|tỉnh|huyện|xã|phường|thành|thị)$|^(?:thuộc) /u;

/** How the document itself writes two words that stand together, outside of capitals. The first time counts. */
function wordsAsWritten(wholeText: string): ReadonlyMap<string, readonly [string, string]> {
  const found = new Map<string, readonly [string, string]>();
  const words = wholeText.slice(0, 60_000).split(/[^\p{L}]+/u);
  for (let i = 1; i < words.length; i += 1) {
    const [first, second] = [words[i - 1] ?? '', words[i] ?? ''];
    if (second === second.toUpperCase() || first === first.toUpperCase()) continue;
    const key = `${first} ${second}`.toLowerCase();
    if (!found.has(key)) found.set(key, [first, second]);
  }
  return found;
}

const ABBREVIATIONS = new Set(listOf('ubnd|hđnd|mttq|ubmttq|thpt|thcs|tncs|gdđt|bhxh|atgt|đhqg|xhcn|bch|bcđ'));
/** Known ones, and what no syllable could be: a word without a vowel. */
const isAbbreviation = (word: string): boolean =>
  ABBREVIATIONS.has(word) ||
  (word.length > 1 && !/[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/u.test(word));

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
