import type { Language } from '../../platform/refusals/refusal-text';

/** A paper's number and symbol as it was issued: `33/KH-UBND` of the State, `63-KH/ĐU` of the Party. A blank number stays blank.
 *  Source: DOMAIN §8. */
export const numberAndSymbol = (number: string | null, symbol: string): string =>
  `${number ?? '…'}${symbol.includes('/') ? '-' : '/'}${symbol}`;

/** A day as far as a paper says it: `25/05/2023`, `07/2023`, `2023`. */
export const partialDayText = (on: string): string => on.split('-').reverse().join('/');

/** `Kế hoạch số 33/KH-UBND ngày 18/07/2023`. */
export function documentText(
  paper: {
    readonly type: string;
    readonly number: string | null;
    readonly symbol: string;
    readonly issuedOn: string | null;
  },
  language: Language,
): string {
  const [number, day] = language === 'vi' ? ['số', 'ngày'] : ['no.', 'of'];
  const issued = paper.issuedOn === null ? '' : ` ${day} ${partialDayText(paper.issuedOn)}`;
  return `${paper.type} ${number} ${numberAndSymbol(paper.number, paper.symbol)}${issued}`;
}
