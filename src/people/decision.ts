import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';

/** The paper by which somebody with competence decided: number, symbol and day, since a number alone repeats each year.
 *  Source: DOMAIN §8. */
export interface Decision {
  readonly number: string;
  readonly symbol: string;
  /** Both as written together: State and Party join them differently. */
  readonly name: string;
  readonly issuedOn: LocalDate;
}

const WRITTEN =
  /^(?:quyết định\s+)?(?:số\s*:?\s*)?(\d{1,6})\s*([-/])\s*([\p{L}\d][\p{L}\d\s./-]*?)\s*(?:,|;|\/|\s)\s*(?:ngày\s+)?(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/iu;

/** Reads `1123/QĐ-UBND, 20/6/2025`, `Số 45-QĐ/TU ngày 20/6/2025` or `1123/QĐ-UBND/2025-06-20`. Refuses `decision.unreadable`. */
export function parseDecision(text: string): Decision | Refusal {
  const [, number, stroke, written, day] = WRITTEN.exec(text.normalize('NFC').trim()) ?? [];
  const issuedOn = day === undefined ? '' : isoDay(day);
  if (number === undefined || written === undefined || !isLocalDate(issuedOn)) {
    return refusal('decision.unreadable', { given: text.slice(0, 200) });
  }
  const symbol = written.replace(/\s*([-/])\s*/g, '$1');
  return { number, symbol, name: `${number}${stroke}${symbol}`, issuedOn };
}

function isoDay(text: string): string {
  const [day, month, year] = text.split('/');
  return year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}
