import type { DraftDocument } from '../draft';
import { bodyHeadAt } from '../bodies/body-at';
import { dayOf } from '../deadlines/dates';
import { two } from '../deadlines/numerals';
import type { Line } from '../structure/lines';
import { isTypeLine, typeWithTitle, type Zones } from '../structure/zones';
import { joined, passage, plainOf, slice, type Passage } from '../text/passage';
import { aliasesIn } from './aliases';
import { citationsIn, citedDocument, distinct } from './citations';
import { headCells, type HeadCell } from './head-cells';
import { issuerLines } from './issuer-lines';
import { inSentenceCase } from './letter-case';
import { fromProse } from './prose-head';
import { receiverOf } from './receivers';
import { readTail } from './signature';
import { validityIn } from './validity';

/** Everything the paper says of itself, wherever it stands: in the table of its head, in its first sentences, at its end. */
export interface HeadSource {
  readonly text: string;
  readonly zones: Zones;
  /** The paragraphs before the first heading: grounds, and who makes the plan. */
  readonly preamble: readonly Passage[];
  /** All paragraphs, the preamble among them. */
  readonly body: readonly Passage[];
}

export function readHead({ text, zones, preamble, body }: HeadSource): DraftDocument {
  const typeAt = zones.head.findIndex(isTypeLine);
  const above = typeAt === -1 ? zones.head : zones.head.slice(0, typeAt);
  const titled = titleOf(zones.head, typeAt);
  const cells = headCells(above, text);
  const prose = fromProse(preamble, headProse(zones.head));
  const wholeLines = above.map((line, i) => ({ passage: line.passage, isMarked: false, line: i }));
  // A number left blank is a run of spaces, which looks like the gap between two columns.
  const symbol = symbolIn(cells) ?? symbolIn(wholeLines);
  const day =
    placeAndDay(cells) ??
    placeAndDay(wholeLines) ??
    placeAndDay(headCells([...zones.body.slice(-12), ...zones.tail], text));
  const { issuer: inHead, parentIssuer } = issuerLines(cells);
  const issuer =
    inHead === null
      ? null
      : (deciderOf(zones.head.slice(typeAt + 1), inHead) ?? placed(inHead, prose.issuer, day?.place ?? null));
  const tail = readTail(zones.tail, text);
  const title = titled.title;
  const letter = title === null ? letterSubject(cells) : null;
  return {
    type: typed(titled.type) ?? (letter === null ? prose.type : 'Công văn'),
    number: symbol ? symbol.number : prose.number,
    symbol: symbol ? symbol.symbol : prose.symbol,
    issuedOn: day ? day.issuedOn : prose.issuedOn,
    place: day?.place ?? null,
    issuer: issuer !== null ? inSentenceCase(issuer, text) : prose.issuer,
    parentIssuer: parentIssuer === null ? null : inSentenceCase(parentIssuer, text),
    title: title?.text.replace(/^V\s?\/\s?v\s*:?\s*/u, '') ?? letter ?? prose.title,
    basis: distinct(
      [...(title ? citationsIn(title) : []), ...preamble.flatMap(citationsIn)].filter(
        ({ symbol: cited }) => symbol !== null || cited !== prose.symbol,
      ),
    ).map(citedDocument),
    recipients: tail.recipients,
    receivers: tail.recipients.map(receiverOf),
    aliases: aliasesIn([...headProse(zones.head), ...body]),
    signer: tail.signer,
    validity: validityIn(body),
  };
}

const headProse = (head: readonly Line[]): readonly Passage[] =>
  head.map((line) => line.passage).filter(({ text }) => text.length > 40);

/** "V/v …", which a letter has for a title; it may run over the next cells. */
function letterSubject(cells: readonly HeadCell[]): string | null {
  const at = cells.findIndex(({ passage: cell }) => /^v\s?\/\s?v\s*:?\s/u.test(cell.plain));
  if (at === -1) return null;
  const goesOn = cells.slice(at + 1, at + 4);
  const end = goesOn.findIndex(
    ({ passage: cell }) =>
      cell.text === cell.text.toUpperCase() || PLACE_DAY.test(cell.text) || /độc lập|^số/u.test(cell.plain),
  );
  const parts = [cells[at], ...(end === -1 ? goesOn : goesOn.slice(0, end))];
  return parts.map((each) => each?.passage.text.replace(/^v\s?\/\s?v\s*:?\s*/iu, '') ?? '').join(' ');
}

const typed = (type: string | null): string | null =>
  type === null ? null : type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();

/** The type line and what follows it up to the body; the title may begin on the type's own line. */
function titleOf(
  head: readonly Line[],
  typeAt: number,
): { readonly type: string | null; readonly title: Passage | null } {
  const line = head[typeAt];
  if (line === undefined) return { type: null, title: null };
  const inLine = typeWithTitle(line.passage.text);
  const below = head
    .slice(typeAt + 1)
    .map((each) => each.passage)
    .filter(({ text }) => !/^\(/u.test(text));
  const parts = inLine ? [slice(line.passage, inLine.titleAt), ...below] : below;
  const own = DECIDING.test(line.passage.plain) ? withoutDecider(parts) : parts;
  const title = joined(own.length > 0 ? own : [passage('', [])]);
  return { type: inLine?.type ?? line.passage.text.replace(/[\s:.]+$/u, ''), title: title.text === '' ? null : title };
}

const DECIDING = /^(?:quyết định|nghị quyết)/u;
/** Who decides stands in capitals below the title of a decision: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …". */
const withoutDecider = (parts: readonly Passage[]): readonly Passage[] => {
  const at = parts.findIndex(
    ({ text, plain }, i) => i > 0 && text === text.toUpperCase() && bodyHeadAt(plain, plain, 0) !== null,
  );
  return at === -1 ? parts : parts.slice(0, at);
};

/** A head that leaves the place out ("ỦY BAN NHÂN DÂN") says it where it decides: "ỦY BAN NHÂN DÂN THÀNH PHỐ …". */
function deciderOf(below: readonly Line[], issuer: string): string | null {
  const line = below.find(({ passage: { text } }) => text.startsWith(`${issuer} `) && text === text.toUpperCase());
  return line?.passage.text ?? null;
}

/** The same from the sentence that makes the plan ("Ủy ban nhân dân tỉnh ban hành …") and the place beside the day. */
function placed(issuer: string, said: string | null, place: string | null): string {
  if (said === null || place === null || !plainOf(said).startsWith(`${plainOf(issuer)} `)) return issuer;
  return LEVEL_AT_END.test(plainOf(said)) ? `${said} ${place}` : said;
}
const LEVEL_AT_END = /\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)$/u;

const SYMBOL_LINE =
  /(?:^|\s)số\s{0,3}:?\s{0,3}(\d{1,5}[a-z]?)?[.…_\s]{0,20}([-/])\s{0,2}((?:\d{4}\s?\/\s?)?[\p{L}]{1,8}(?:\s?[-/.&]\s?[\p{L}\d]{1,15}){0,4})/u;

function symbolIn(
  cells: readonly HeadCell[],
): { readonly number: string | null; readonly symbol: string | null } | null {
  for (const { passage: cell } of cells) {
    const match = SYMBOL_LINE.exec(cell.plain);
    if (match === null) continue;
    const number = match[1] ?? null;
    const from = match.index + match[0].length - (match[3] ?? '').length;
    const letters = cell.text
      .slice(from, match.index + match[0].length)
      .replace(/\s+/g, '')
      .replace(/[./-]+$/u, '');
    return { number, symbol: number === null ? letters : `${number}${match[2]}${letters}` };
  }
  return null;
}

/** Alone in its cell, or behind the number where a conversion put both on one line; within a sentence a day dates something else. */
const PLACE_DAY =
  /(?:^|[\p{Lu}\d]\s)([\p{Lu}][\p{L}.'-]{0,12}(?:\s[\p{L}.'-]{1,12}){0,5}),?\s*ngày\s*([\d….]{0,6})\s*(?:tháng|\/)\s*([\d….]{0,6})\s*(?:năm|\/)\s*(\d{4}|\d{2}…|[….]{1,6})?\.?$/u;

const NAMES_A_PLACE =
  /^(?:(?:[Tt]hành phố|[Tt]hị xã|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Pp]hường|[Xx]ã|[Tt]ỉnh|T[Pp]\.?)\s)?(?:\p{Lu}[\p{L}.'-]*(?:\s|$))+$/u;

function placeAndDay(cells: readonly HeadCell[]): { readonly place: string; readonly issuedOn: string | null } | null {
  for (const { passage: cell } of cells) {
    const match = PLACE_DAY.exec(cell.text);
    if (match === null) continue;
    const [, place, day, month, year] = match;
    // A place is a name; a sentence that ends with a day dates something else.
    if (!NAMES_A_PLACE.test(place ?? '')) continue;
    const full = dayOf(digits(day), digits(month), digits(year));
    const m = Number(digits(month));
    const issuedOn =
      full ?? (/^\d{4}$/u.test(year ?? '') ? (m >= 1 && m <= 12 ? `${year}-${two(m)}` : (year ?? null)) : null);
    return { place: (place ?? '').trim(), issuedOn };
  }
  return null;
}

const digits = (text: string | undefined): string | undefined => (/^\d+$/u.test(text ?? '') ? text : undefined);
