import { splitAt, type Passage } from '../text/passage';
import type { Line } from './lines';

/** A head that a conversion put into one line, issuer, motto, number, day, type and title behind one another, as the lines that
 *  it was. */
export function withoutFlatHead(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line, i) =>
    i < FIRST_LINES && isFlatHead(line.passage.text)
      ? pieces(line.passage).map((passage) => ({ ...line, passage, blankBefore: true, width: passage.text.length }))
      : [line],
  );
}

const FIRST_LINES = 3;
const TYPES =
  'KẾ HOẠCH|CHƯƠNG TRÌNH|CHỈ THỊ|QUYẾT ĐỊNH|NGHỊ QUYẾT|HƯỚNG DẪN|THÔNG BÁO|CÔNG ĐIỆN|PHƯƠNG ÁN|KẾT LUẬN|ĐỀ ÁN';
const FLAT = new RegExp(`(?:CỘNG HÒA XÃ HỘI|ĐẢNG CỘNG SẢN)\\s.{0,160}ngày\\s.{1,24}\\d{4}\\s+(?:${TYPES})\\s`, 'u');
const isFlatHead = (text: string): boolean => text.length > 100 && !text.includes('|') && FLAT.test(text);

/** Where one of those lines began or ended. */
const EDGES: readonly RegExp[] = [
  /\s+(?:\*|[-–—_]{3,})\s+/gu,
  /\s+(?=CỘNG HÒA XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập\s*-|Số\s?:?\s?[\d.…-])/gu,
  /(?<=VIỆT NAM|Hạnh phúc)\s+/gu,
  /(?<!(?:^|\s)\p{Lu}\p{Ll}+)\s+(?=(?:\p{Lu}\p{Ll}+\s?){1,4},\s*ngày\s)/gu,
  new RegExp(`\\s+(?=(?:${TYPES})\\s)`, 'gu'),
  new RegExp(`(?<=^(?:${TYPES}))\\s+`, 'gu'),
  /(?<=^ĐẢNG BỘ\s[\p{Lu}\s]{2,40})\s+(?=ĐẢNG [ỦU][ỶY]\s|CHI BỘ\s)/gu,
];

const pieces = (of: Passage): readonly Passage[] =>
  EDGES.reduce<readonly Passage[]>((found, edge) => found.flatMap((piece) => splitAt(piece, edge)), [of]).filter(
    ({ text }) => text !== '',
  );
