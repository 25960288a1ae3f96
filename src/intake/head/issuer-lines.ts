import { bodyHeadAt } from '../bodies/body-at';
import type { HeadCell } from './head-cells';

/** The lines that name the issuer, its superior above it. Names run over lines: a line that begins with no noun of a body, or with
 *  the level and place that a name ends with, goes on with the line before. */
export interface IssuerLines {
  readonly issuer: string | null;
  readonly parentIssuer: string | null;
}

const MOTTO =
  /cộng hòa xã hội|độc lập\s*-|tự do\s*-|hạnh phúc|đảng cộng sản việt nam|^v\/v|^số\s|^số:|^\*$|mật|hỏa tốc|^khẩn|thượng khẩn|dự thảo|^\(/u;
/** A level and a place end the name above them; alone they are a name only as the first line. */
const LEVEL =
  /^(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|trung ương|khóa|nhiệm kỳ|khối|và|-)(?![\p{L}])/u;

export function issuerLines(cells: readonly HeadCell[]): IssuerLines {
  const names: string[] = [];
  for (const { passage } of cells) {
    const { text, plain } = passage;
    const isCapitals = text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
    // The body above may stand in smaller letters over the issuer.
    const isAbove =
      names.length === 0 && text.length < 60 && /^\p{Lu}[^.;:]*$/u.test(text) && bodyHeadAt(plain, text, 0) !== null;
    if ((!isCapitals && !isAbove) || MOTTO.test(plain) || text.length > 90) continue;
    if (names.length === 0 && !/^\p{L}/u.test(text)) continue;
    const begins = !LEVEL.test(plain) && bodyHeadAt(plain, plain, 0) !== null;
    const last = names.length - 1;
    if (begins || last < 0) names.push(text);
    else names[last] = `${names[last]} ${text}`;
  }
  return { issuer: names.at(-1) ?? null, parentIssuer: names.length > 1 ? (names.at(-2) ?? null) : null };
}
