import type { DraftWarning } from '../draft';
import type { Citation } from '../head/citations';
import { plainOf } from '../text/passage';
import { warning } from './warning';

/** Where the paper says two things of one cited document, or ascribes it to a body that does not number so. "TU" is Tỉnh ủy and
 *  Thị ủy within one text; which is meant only its issuer tells. Source: DOMAIN §8. */
export function citationsThatDiffer(citations: readonly Citation[]): readonly DraftWarning[] {
  const numbered = citations.filter(({ isNumberBlank }) => !isNumberBlank);
  return [
    ...differing(citations, symbolOfBody, ({ issuer }) => issuer, 'intake.one-symbol-two-issuers'),
    ...differing(
      numbered,
      ({ symbol }) => symbol,
      ({ issuedOn }) => (issuedOn?.length === 10 ? issuedOn : null),
      'intake.one-document-two-days',
    ),
    ...differing(
      numbered,
      ({ symbol, issuedOn }) => (issuedOn === null ? null : `${symbol} (${issuedOn})`),
      ({ type }) => type,
      'intake.one-document-two-types',
    ),
    ...firstOfEach(citations.filter(isOfAnotherBody), ({ symbol }) => symbol).map(({ symbol, issuer, span }) =>
      warning('intake.symbol-of-another-body', { symbol, issuer: issuer ?? '' }, span),
    ),
  ];
}

/** The part that stands for the issuing body: `TU` of 35-CTr/TU. Of state symbols it stands for a body of every province alike. */
function symbolOfBody({ symbol }: Citation): string | null {
  return /^\d*-[^/]+\/(\p{L}+)$/u.exec(symbol)?.[1] ?? null;
}

/** The bodies of the centre number `/TW`: seed 001 ascribes a `KH/ĐUK` to one of them. */
const CENTRAL = /^(?:ban bí thư|bộ chính trị|ban chấp hành trung ương)(?!\p{L})/u;

function isOfAnotherBody(one: Citation): boolean {
  const body = symbolOfBody(one);
  return body !== null && one.issuer !== null && CENTRAL.test(plainOf(one.issuer)) && body !== 'TW';
}

function firstOfEach<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const seen = new Map<string, T>();
  for (const one of all) if (!seen.has(keyOf(one))) seen.set(keyOf(one), one);
  return [...seen.values()];
}

/** Citations that share a key and say two things of it: the first place where the second is said. One saying that only goes on
 *  where the other ends ("Tỉnh ủy", "Tỉnh ủy Lạng Sơn") is the same. */
function differing(
  citations: readonly Citation[],
  keyOf: (one: Citation) => string | null,
  saidOf: (one: Citation) => string | null,
  code: string,
): readonly DraftWarning[] {
  const first = new Map<string, string>();
  const told = new Set<string>();
  return citations.flatMap((one) => {
    const [key, said] = [keyOf(one), saidOf(one)];
    if (key === null || said === null || told.has(key)) return [];
    const known = first.get(key);
    if (known === undefined) first.set(key, said);
    if (known === undefined || isSame(known, said)) return [];
    told.add(key);
    return [warning(code, { symbol: key, one: known, other: said }, one.span)];
  });
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [plainOf(one), plainOf(other)];
  return a.startsWith(b) || b.startsWith(a);
}
