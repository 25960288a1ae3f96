import { createHash } from 'node:crypto';
import { refusal, type LocalDate, type Refusal, type Sha256 } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';
import { canonicalText } from '../trail/canonical';

/** A document that proves a deed and lies elsewhere: known by what identifies it on paper. Numbers repeat from year to year,
 *  so the day belongs to the identity. Source: DOMAIN §8. */
export interface DocumentReference {
  /** `Kế hoạch`, `Báo cáo` … */
  readonly type: string;
  /** As printed (`09`, `63`); null where the paper leaves it blank. */
  readonly number: string | null;
  /** The part after the number: `KH-BATGT`. */
  readonly symbol: string;
  readonly issuedOn: LocalDate;
  /** The body that issued it, in words. */
  readonly issuer: string;
}

/** What somebody says of a document, not yet looked at. */
export interface StatedDocument {
  readonly type: string;
  readonly number: string | null;
  readonly symbol: string;
  readonly issuedOn: string;
  readonly issuer: string;
  /** `Mật`, `Tối mật`, `Tuyệt mật` if it bears such a stamp. */
  readonly classification: string | null;
}

/** Text that names a document in one spelling only: NFC, single spaces, none around a hyphen or a stroke in the symbol.
 *  Refuses `document.classified` (a classified document may not even be named here), `date.not-a-day` and
 *  `evidence.issued-in-future`. `today` is the day in Asia/Ho_Chi_Minh. */
export function documentReference(stated: StatedDocument, today: LocalDate): DocumentReference | Refusal {
  const stamp = stated.classification === null ? '' : oneSpelling(stated.classification);
  if (stamp !== '' && stamp !== 'none') return refusal('document.classified', { value: stamp });
  if (!isLocalDate(stated.issuedOn)) {
    return refusal('date.not-a-day', { text: stated.issuedOn, expected: 'YYYY-MM-DD' });
  }
  if (stated.issuedOn > today) return refusal('evidence.issued-in-future', { issuedOn: stated.issuedOn, today });
  return {
    type: oneSpelling(stated.type),
    number: stated.number === null ? null : oneSpelling(stated.number),
    symbol: oneSpelling(stated.symbol).replaceAll(/\s*([-/])\s*/g, '$1'),
    issuedOn: stated.issuedOn,
    issuer: oneSpelling(stated.issuer),
  };
}

/** The text that is hashed and kept: canonical, so that the same document has the same hash wherever it is named. */
export const documentText = (document: DocumentReference): string => canonicalText({ ...document });

export const sha256OfText = (text: string): Sha256 => createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;

const oneSpelling = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
