import type { DraftDocument, DraftDuty, DraftWarning } from '../draft';
import type { Passage } from '../text/passage';
import { citationsIn, type Citation } from './citations';

/** What a person should know of the paper as a whole: blanks in its head, one symbol of two bodies, one document of two days.
 *  "TU" is Tỉnh ủy and Thị ủy within one text; which is meant only its issuer tells. Source: DOMAIN §8. */
export function paperWarnings(
  document: DraftDocument,
  passages: readonly Passage[],
  duties: readonly DraftDuty[],
): readonly DraftWarning[] {
  const citations = passages.flatMap(citationsIn);
  return [
    ...(document.symbol !== null && document.number === null
      ? [warning('intake.blank-number', { symbol: document.symbol })]
      : []),
    ...(document.issuedOn === null || document.issuedOn.length < 10
      ? [warning('intake.blank-day', { known: document.issuedOn ?? '' })]
      : []),
    ...(duties.length === 0 ? [warning('intake.no-duties')] : []),
    ...duties.flatMap((duty) => passedBefore(duty, document.issuedOn)),
    ...differing(citations, symbolOfBody, ({ issuer }) => issuer, 'intake.one-symbol-two-issuers'),
    ...differing(
      citations,
      ({ symbol }) => symbol,
      ({ issuedOn }) => (issuedOn?.length === 10 ? issuedOn : null),
      'intake.one-document-two-days',
    ),
  ];
}

/** A day that had passed when the paper was signed: one of the two is a slip. */
function passedBefore({ deadline, ref, span }: DraftDuty, issuedOn: string | null): readonly DraftWarning[] {
  const last = (deadline?.date ?? '').split('/').at(-1) ?? '';
  if (deadline?.kind !== 'on-date' || issuedOn?.length !== 10 || !/^\d{4}-\d\d-\d\d$/u.test(last) || last >= issuedOn)
    return [];
  return [warning('intake.day-had-passed', { ref, literal: deadline.literal, issuedOn }, span)];
}

const warning = (code: string, facts: DraftWarning['facts'] = {}, span: DraftWarning['span'] = null): DraftWarning => ({
  code,
  facts,
  span,
});

/** The part that stands for the issuing body: `TU` of 35-CTr/TU. Of state symbols it stands for a body of every province alike. */
function symbolOfBody({ symbol }: Citation): string | null {
  return /^\d*-[^/]+\/(\p{L}+)$/u.exec(symbol)?.[1] ?? null;
}

/** Citations that share a key and say two things of it: the first place where the second is said. */
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
    if (known === undefined || known.toLowerCase() === said.toLowerCase()) return [];
    told.add(key);
    return [warning(code, { symbol: key, one: known, other: said }, one.span)];
  });
}
