import { anyOf } from '../text/words';
import { slice, type Passage } from '../text/passage';
import { bodyHeadAt, matchAt, type BodyHead } from './body-at';
import { NAME_ENDS, NAME_GOES_ON, PREDICATES, PREDICATES_OR_NAMES } from '../duties/predicates.table';

/** Where the names at a place end and what is said of them begins. */
export interface NamesAt {
  readonly names: Passage;
  /** Where the predicate begins, or the end of the text when there is none. */
  readonly end: number;
  readonly hasPredicate: boolean;
}

const EDGE = '(?![\\p{L}\\p{N}])';
/** The second half of a word that a name holds is no verb: "Bộ Ngoại giao", "công lập". */
const IN_COMPOUND =
  '(?!giao\\s+(?:thông|dịch|lưu|tiếp|thừa|thoa|ban)(?!\\p{L}))(?<!(?:ngoại|bàn|chuyển)\\s(?=giao)|(?:công|độc|thành)\\s(?=lập)|việc\\s(?=làm)|(?:đăng|chữ)\\s(?=ký)|(?:nuôi|gieo|cây)\\s(?=trồng)|thường\\s(?=trực))';
const PREDICATE = new RegExp(`${IN_COMPOUND}(?:${anyOf(PREDICATES)})${EDGE}`, 'uy');
const NAME_OR_PREDICATE = new RegExp(`${IN_COMPOUND}(?:${anyOf(PREDICATES_OR_NAMES)})${EDGE}`, 'uy');
const ENDS = new RegExp(`(?:${anyOf(NAME_ENDS)})${EDGE}`, 'uy');
const GOES_ON = new RegExp(`(?:${anyOf(NAME_GOES_ON)})${EDGE}`, 'uy');
/** Whether a verb of duty stands at a place. */
export const beginsPredicate = (plain: string, at: number): boolean =>
  matchAt(PREDICATE, plain, at) !== null || matchAt(NAME_OR_PREDICATE, plain, at) !== null;

/** Nouns of what is reported: behind them stands no deed of the body before. */
const SAID_OF = /^(?:kết quả|tình hình|những|các |về |bằng )/u;
const NAMES_MOST_CHARACTERS = 420;

/** The names that begin at `from`, or null when no body begins there. A verb counts in lower case only: "Sở Xây dựng xây dựng". */
export function namesAt(of: Passage, from = 0): NamesAt | null {
  const head = bodyHeadAt(of.plain, of.text, from);
  return head === null ? null : namesBehind(of, from, head);
}

/** The same where the words before already say that a name follows, so that any capital letter begins one. */
export function namesGivenAt(of: Passage, from: number): NamesAt | null {
  const known = namesAt(of, from);
  if (known !== null || beginsPredicate(of.plain, from)) return known;
  const word = /^\p{Lu}[\p{L}]+/u.exec(of.text.slice(from));
  return word === null
    ? null
    : namesBehind(of, from, { nounEnd: from + word[0].length, noun: word[0].toLowerCase(), hasDeterminer: false });
}

function namesBehind(of: Passage, from: number, head: BodyHead): NamesAt {
  let depth = 0;
  let lastHead: BodyHead = head;
  const limit = Math.min(of.plain.length, from + NAMES_MOST_CHARACTERS);
  for (let i = head.nounEnd; i < limit; i += 1) {
    const character = of.plain.charAt(i);
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (character === ':' && namesItsMembers(of, head, i)) continue;
    if (character === ':' || character === '.' || character === '?') return namesUpTo(of, from, i, false);
    if (!isWordStart(of.plain, i)) continue;
    const goesOn = matchAt(GOES_ON, of.plain, i);
    if (goesOn !== null) {
      i += goesOn.length - 1;
      continue;
    }
    if (of.text.charAt(i) === of.plain.charAt(i)) {
      if (endsNames(of, i, lastHead)) return namesUpTo(of, from, i, true);
      const ends = matchAt(ENDS, of.plain, i);
      if (ends !== null) return namesUpTo(of, from, i, !SAID_OF.test(ends));
    }
    const next = isAfterSeparator(of.plain, i) ? bodyHeadAt(of.plain, of.text, i) : null;
    if (next !== null) {
      lastHead = next;
      i = next.nounEnd - 1;
    }
  }
  return namesUpTo(of, from, limit, false);
}

/** "các Bộ: Quốc phòng, Công an" goes on behind its colon with what they are called. */
const namesItsMembers = (of: Passage, { noun, hasDeterminer, nounEnd }: BodyHead, colon: number): boolean =>
  hasDeterminer &&
  colon === nounEnd &&
  /^(?:bộ|sở|ban|phòng|cục|vụ)$/u.test(noun) &&
  /^\s\p{Lu}/u.test(of.text.slice(colon + 1)) &&
  !beginsPredicate(of.plain, colon + 2);

function namesUpTo(of: Passage, from: number, end: number, hasPredicate: boolean): NamesAt {
  return { names: slice(of, from, end), end, hasPredicate };
}

const isWordStart = (plain: string, i: number): boolean =>
  /[\p{L}\p{N}]/u.test(plain.charAt(i)) && !/[\p{L}\p{N}]/u.test(plain.charAt(i - 1));

const isAfterSeparator = (plain: string, i: number): boolean =>
  /(?:[,;(]|\s(?:và|cùng|với|-))\s*$/u.test(plain.slice(Math.max(0, i - 6), i));

/** Nouns that take a verb into the name: "ban chỉ đạo", "bộ phận tham mưu", "đoàn kiểm tra". */
const TAKES_VERB =
  /^(?:ban|cơ quan|bộ phận|đoàn|tổ|đội|cán bộ|công chức|giáo viên|nhân viên|đơn vị|phòng|ủy ban|hội đồng|lực lượng|trung tâm|chuyên viên|lãnh đạo|bộ|sở|tiểu ban|người)$/u;

/** Several such verbs may follow each other: "giáo viên phụ trách tư vấn". */
const ONLY_SUCH = new RegExp(`^(?:${anyOf(PREDICATES_OR_NAMES)})(?:\\s+(?:${anyOf(PREDICATES_OR_NAMES)})){0,3}$`, 'u');

function endsNames(of: Passage, i: number, head: BodyHead): boolean {
  const between = of.plain.slice(head.nounEnd, i).trim();
  const isBehindNoun = TAKES_VERB.test(head.noun) && (between === '' || ONLY_SUCH.test(between));
  const named = matchAt(NAME_OR_PREDICATE, of.plain, i) !== null;
  return named ? !isBehindNoun : matchAt(PREDICATE, of.plain, i) !== null;
}
