import type { Signer } from '../draft';
import type { Line } from '../structure/lines';
import { CAPACITY, isSignature } from '../structure/zones';
import { headCells } from './head-cells';

/** Recipients and signer, out of the lines of the tail. A conversion may set them one below the other or side by side. */
export interface Tail {
  readonly recipients: readonly string[];
  readonly signer: Signer | null;
}

const RECIPIENTS = /^nơi\s+(?:nhận|gửi)\s*[:.]?\s*/u;
const SIGNED =
  /^\(?\s*(?:đã ký|ký tên|ký, đóng dấu|ký số|ký, ghi rõ|đã ký điện tử|ký và ghi rõ họ tên|chữ ký|họ và tên|họ tên).{0,20}$/u;

export function readTail(lines: readonly Line[], text: string): Tail {
  const recipients: string[] = [];
  const signing: string[] = [];
  let inRecipients = false;
  for (const cell of headCells(lines, text)) {
    const { text: words, plain } = cell.passage;
    const opening = RECIPIENTS.exec(plain);
    const asLine: Line = { passage: cell.passage, blankBefore: false, isMarked: false, width: 0 };
    if (opening !== null) {
      inRecipients = true;
      recipients.push(...splitRecipients(words.slice(opening[0].length)));
    } else if (isSignature(asLine) || (signing.length > 0 && isCapitalsOrName(words))) {
      signing.push(words);
    } else if (SIGNED.test(plain)) continue;
    else if (inRecipients) recipients.push(...splitRecipients(words));
  }
  return { recipients, signer: signerOf(signing) };
}

const splitRecipients = (text: string): readonly string[] =>
  text
    .split(/[;,.]\s*[-–+•]\s+|;\s+(?=\p{Lu})/u)
    .map((each) => each.replace(/^[-–+•*\s]+|[;,.\s/]+$/gu, '').trim())
    .filter((each) => each !== '');

const NAME = /^(?:(?:TS|PGS|GS|ThS|BS|CN|KS|Ths|Ts)\.?\s?)*\p{Lu}[\p{L}']{0,9}(?:\s\p{Lu}[\p{L}']{0,9}){1,5}$/u;
const CAPITALS_MOST = 90;
const isCapitalsOrName = (text: string): boolean =>
  (text === text.toUpperCase() && /\p{Lu}/u.test(text) && text.length <= CAPITALS_MOST) || NAME.test(text);

/** "KT. GIÁM ĐỐC" says for whom, "PHÓ GIÁM ĐỐC" as what; both may stand on one line. */
function signerOf(lines: readonly string[]): Signer | null {
  if (lines.length === 0) return null;
  const capitals = lines.filter((line) => line === line.toUpperCase());
  const name = [...lines].reverse().find((line) => line !== line.toUpperCase() && NAME.test(line)) ?? null;
  const [first, ...others] = capitals.flatMap(splitCapacity);
  if (first === undefined) return null;
  const isForOther = CAPACITY.test(first);
  // A capacity may run over several lines, and several may stand one below the other: TM. … / KT. ….
  const title = isForOther
    ? (others.filter((line) => !CAPACITY.test(line)).at(-1) ?? null)
    : [first, ...others].join(' ');
  const capacity = isForOther
    ? [first, ...others.filter((line) => CAPACITY.test(line) || line !== title)].join(' ')
    : null;
  return { name, title, capacity };
}

const splitCapacity = (line: string): readonly string[] => {
  const match =
    /^((?:K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?M)\s?[./]?\s?.{2,60}?)\s+((?:PHÓ|THỨ TRƯỞNG|CHÁNH|GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG)|CHỦ TỊCH|BÍ THƯ)(?:\s+.{2,70})?)$/u.exec(
      line,
    );
  return match ? [match[1] ?? '', match[2] ?? ''] : [line];
};
