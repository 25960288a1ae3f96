import { uuidFromParts } from '../platform/identifiers';
import type { CitedDocument, PlanDocument, PlanFile } from './plan-file/plan-file';

/** Which papers a plan file speaks of, and when two of them are the same. Pure. Source: DOMAIN §8. */

export interface KnownDocument {
  readonly id: string;
  /** Null while nobody has settled who issued it. */
  readonly issuer: string | null;
  readonly type: string;
  readonly number: string | null;
  readonly symbol: string;
  /** `2023-05-25`, `2023-07`, `2023`, or null: as far as the paper says. */
  readonly issuedOn: string | null;
  readonly title: string | null;
}
export type DocumentLink = {
  readonly document: string;
  readonly basis: string;
  readonly relation: 'implements' | 'cites';
};
export interface PlanDocuments {
  /** The document that the plan itself is. */
  readonly own: KnownDocument;
  /** Each once, the plan's own first. */
  readonly all: readonly KnownDocument[];
  readonly links: readonly DocumentLink[];
}

/** The plan's own paper, what it rests on and what it mentions. The plan carries out those entries of its basis that no other
 *  entry carries out; the rest of the chain is as `implements` says. */
export function documentsOf(plan: PlanFile): PlanDocuments {
  const own = ownDocument(plan);
  const based = plan.document.basis.map((cited) => ({ cited, known: citedDocument(cited, plan.id) }));
  const cited = plan.document.cites.map((each) => citedDocument(each, plan.id));
  const byFileId = new Map(based.flatMap(({ cited: { id }, known }) => (id === null ? [] : [[id, known.id] as const])));
  const below = based.flatMap(({ cited: { implements: ids }, known }) =>
    ids.flatMap((id) => link(known.id, byFileId.get(id), 'implements')),
  );
  const reached = new Set(below.map(({ basis }) => basis));
  const links = [
    ...based.flatMap(({ known }) => (reached.has(known.id) ? [] : link(own.id, known.id, 'implements'))),
    ...below,
    ...cited.flatMap((known) => link(own.id, known.id, 'cites')),
  ];
  return {
    own,
    all: onceEach([own, ...based.map(({ known }) => known), ...cited], ({ id }) => id),
    links: onceEach(links, ({ document, basis, relation }) => `${document} ${basis} ${relation}`),
  };
}

const link = (document: string, basis: string | undefined, relation: DocumentLink['relation']): DocumentLink[] =>
  basis === undefined || basis === document ? [] : [{ document, basis, relation }];

/** The first of each key: what is said first is kept. */
function onceEach<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}

function ownDocument({ id, document, units }: PlanFile): KnownDocument {
  const issuer = units.find((unit) => unit.id === document.issuer)?.name ?? document.issuer;
  return known({ ...document, issuer, issuedOn: knownDay(document) }, id);
}

const citedDocument = (cited: CitedDocument, plan: string): KnownDocument => known(cited, plan);

const SHOWN = { day: 10, month: 7, year: 4, nothing: 0 } as const;

/** The day of issue without what is only assumed of it. */
const knownDay = ({ issuedOn, issuedOnKnown }: PlanDocument): string | null =>
  issuedOn.slice(0, SHOWN[issuedOnKnown]) || null;

type Told = Omit<KnownDocument, 'id'>;

function known({ issuer, type, number, symbol, issuedOn, title }: Told, plan: string): KnownDocument {
  const told = {
    issuer: issuer === null ? null : tidy(issuer),
    type: tidy(type),
    number: number === null ? null : tidy(number),
    symbol: tidySymbol(symbol),
    issuedOn,
    title: title === null ? null : tidy(title),
  };
  return { id: documentId(told, plan), ...told };
}

/** Issuer, type, number and day. A blank number equals another only under the same symbol and title. Without an issuer or any
 *  date nobody can say that two papers are one: then it belongs to the plan that speaks of it. */
function documentId(told: Told, plan: string): string {
  const { issuer, type, number, symbol, issuedOn, title } = told;
  const name = number === null ? ['', tidySymbol(symbol), title ?? ''] : [numberKey(number)];
  const settled = issuer !== null && issuedOn !== null;
  const parts = [issuer ?? '', type, issuedOn ?? '', ...name, ...(settled ? [] : [tidySymbol(symbol)])].map(spelling);
  return uuidFromParts('document', settled ? '' : plan, ...parts);
}

/** `09` and `9` are one number. */
const numberKey = (number: string): string =>
  spelling(number)
    .replace(/\s/g, '')
    .replace(/^0+(?=\d)/, '');

/** What a paper is called by, in one spelling: "23- CT/TW" and "23-CT/TW" are one name; State and Party put the number in
 *  front of the symbol with a stroke and with a hyphen. */
export function nameKey(number: string | null, symbol: string): string {
  return `${number === null ? '' : numberKey(number)}|${symbolKey(symbol)}`;
}
const symbolKey = (symbol: string): string =>
  spelling(symbol)
    .replace(/\s/g, '')
    .replace(/^[-/]+/, '');

/** The name that somebody typed (`23-CT/TW`, `33 /KH-UBND`, `/KH-KHCN`) as `nameKey` writes it. */
export function typedNameKey(text: string): string {
  const [, number, symbol] = /^\s*(\d*)\s*[-/]?(.*)$/su.exec(text) ?? [];
  return nameKey(number === undefined || number === '' ? null : number, symbol ?? '');
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const tidySymbol = (text: string): string => tidy(text).replace(/\s*([-/])\s*/g, '$1');

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** One spelling of a text: lower case, single spaces, and each word's tone mark behind it, so that "uỷ" meets "ủy" and "hoà"
 *  meets "hòa" while "hòa" and "hóa" stay two words. */
export const spelling = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\s\-/.,;()]+/gu, (word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
    .normalize('NFC');
