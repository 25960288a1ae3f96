import { namesAt } from '../bodies/subject';
import { dayOf } from '../deadlines/dates';
import { slice, type Passage } from '../text/passage';
import { anyOf, findAll, words } from '../text/words';
import { citationsIn } from './citations';
import { DOCUMENT_TYPES } from './document-types.table';

/** What a paper without a head says of itself in sentences: "Ngày 17/8/2023, Đảng ủy X đã ban hành Kế hoạch số 16-KH/Y về việc …",
 *  "…, Sở X xây dựng Kế hoạch …", "(Kèm theo Nghị quyết số … của Chính phủ)". */
export interface ProseHead {
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
}

const TYPE = anyOf(DOCUMENT_TYPES);
const MAKES = words(
  `(?:đã\\s+)?(?:xây\\s+dựng|ban\\s+hành|triển\\s+khai|lập|đề\\s+ra|yêu\\s+cầu|đề\\s+nghị|thông\\s+báo|hướng\\s+dẫn|chỉ\\s+đạo)(?:\\s+và\\s+(?:triển\\s+khai|ban\\s+hành))?\\s+(?:(${TYPE})|các|như\\s+sau|một\\s+số|đồng\\s+chí|thủ\\s+trưởng|chủ\\s+tịch|giám\\s+đốc)`,
);
const ASKS = /(?:yêu cầu|đề nghị|chỉ đạo|có ý kiến như sau)\s*:$/gu;
const ANNEXED = words(`(?:kèm\\s+theo|ban\\s+hành\\s+kèm\\s+theo|kèm)\\s+.{0,160}?của\\s+([^,.;:()]{2,90})`);
const DAY_FIRST = /^ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/u;

export function fromProse(preamble: readonly Passage[], head: readonly Passage[]): ProseHead {
  const own = ownAnnouncement([...head, ...preamble]);
  const maker =
    [...preamble]
      .reverse()
      .map(makerIn)
      .find((each) => each !== null) ?? null;
  const annexed = [...head, ...preamble].map(annexIssuer).find((each) => each !== null) ?? null;
  return {
    type: own?.type ?? maker?.type ?? null,
    number: own?.number ?? null,
    symbol: own?.symbol ?? null,
    issuedOn: own?.issuedOn ?? null,
    issuer: own?.issuer ?? maker?.issuer ?? annexed,
    title: own?.title ?? null,
  };
}

interface Maker {
  readonly issuer: string;
  readonly type: string | null;
}

/** The body before the verb that makes the plan: the last name that begins after a comma or the beginning. */
function makerIn(of: Passage): Maker | null {
  for (const makes of [...findAll(MAKES, of.plain), ...findAll(ASKS, of.plain)]) {
    for (const start of clauseStarts(of.plain, makes.start)) {
      const found = namesAt(of, start);
      if (found === null || found.end > makes.start + 3 || makes.start - start > 160) continue;
      const type = makes.groups[0] ?? null;
      return {
        issuer: slice(of, start, makes.start).text.trim().replace(/,$/u, ''),
        type: type === null ? null : capitalised(type),
      };
    }
  }
  return null;
}

/** Beginnings of clauses before a place, the nearest first. */
function clauseStarts(plain: string, before: number): readonly number[] {
  const starts = findAll(/(?:^|[,;.]\s+|\)\s*,?\s+)(?=[\p{L}])/gu, plain.slice(0, before)).map(({ end }) => end);
  return starts.reverse().slice(0, 6);
}

function annexIssuer(of: Passage): string | null {
  ANNEXED.lastIndex = 0;
  const found = findAll(ANNEXED, of.plain)[0];
  const name = found?.groups[0];
  if (found === undefined || name === undefined) return null;
  return of.text.slice(found.end - name.length, found.end).trim();
}

type Own = Omit<ProseHead, 'title'> & { readonly title: string | null };

/** The sentence that announces the document itself: a day, a body, the verb, then the document with its symbol. */
function ownAnnouncement(passages: readonly Passage[]): Own | null {
  for (const of of passages) {
    const day = DAY_FIRST.exec(of.plain);
    const cited = citationsIn(of)[0];
    if (cited === undefined || (day === null && !SIGNED_JUST_NOW.test(of.plain.slice(0, cited.start + 1)))) continue;
    const maker = makerIn(of) ?? signerIn(of);
    if (maker === null) continue;
    const about = /^\s*,?\s*(?:về\s+(?:việc\s+)?)?(.{5,400}?)(?:\.\s|\.$|$)/u.exec(of.text.slice(cited.end));
    return {
      type: maker.type,
      number: /^\d+/u.exec(cited.symbol)?.[0] ?? null,
      symbol: cited.symbol,
      issuedOn: day === null ? cited.issuedOn : dayOf(day[1], day[2], day[3]),
      issuer: maker.issuer,
      title: about?.[1] ?? null,
    };
  }
  return null;
}

/** "Thủ tướng Chính phủ vừa ký Công điện số …": news of the paper, told right before its words. */
const SIGNED_JUST_NOW =
  /^[^.;]{4,160}?\s(?:vừa|mới|đã)\s+(?:ký|ký ban hành|ban hành|có|phát đi)\s+(?:\S+\s+){0,4}\S?$/u;

function signerIn(of: Passage): Maker | null {
  const found = namesAt(of);
  const verb = /\s(?:vừa|mới|đã)\s/u.exec(of.plain);
  if (found === null || verb === null) return null;
  const type = citationsIn(of)[0]?.type ?? null;
  return { issuer: of.text.slice(0, verb.index).trim(), type };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
