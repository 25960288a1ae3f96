import type { DraftDocument, DraftDuty, DraftWarning } from '../draft';
import { citationsIn } from '../head/citations';
import type { Passage } from '../text/passage';
import { citationsThatDiffer } from './citations-differ';
import { daysThatAreNone, daysThatDiffer, daysThatHadPassed } from './days-differ';
import { warning } from './warning';

/** What a person should know of the paper as a whole: blanks in its head, days that cannot be, and where it says two things of one.
 *  The reader never chooses between them. Source: DOMAIN §8. */
export function paperWarnings(
  document: DraftDocument,
  passages: readonly Passage[],
  duties: readonly DraftDuty[],
): readonly DraftWarning[] {
  return [
    ...(document.symbol !== null && document.number === null
      ? [warning('intake.blank-number', { symbol: document.symbol })]
      : []),
    ...(document.issuedOn === null || document.issuedOn.length < 10
      ? [warning('intake.blank-day', { known: document.issuedOn ?? '' })]
      : []),
    ...(duties.length === 0 ? [warning('intake.no-duties')] : []),
    ...passages.flatMap(daysThatAreNone),
    ...daysThatHadPassed(duties, document.issuedOn),
    ...daysThatDiffer(duties),
    ...citationsThatDiffer(passages.flatMap(citationsIn)),
  ];
}
