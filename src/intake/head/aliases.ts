import type { DraftAlias } from '../draft';
import { bodyHeadAt } from '../bodies/body-at';
import { plainOf, slice, spanOf, trimmed, type Passage } from '../text/passage';
import { findAll } from '../text/words';
import { citationsIn } from './citations';
import { DOCUMENT_TYPES } from './document-types.table';

/** Short names that a paper gives: "Chỉ thị số 05/CT-TTg … (sau đây viết tắt là Chỉ thị 05)". What a name stands for is the document cited
 *  before the bracket, or the body whose name ends there. */
const GIVES = /\(\s*(?:sau\s+đây\s+)?(?:được\s+)?(?:viết|gọi)\s+(?:tắt|chung)\s+là\s*:?\s*([^()]{2,80})\)/gu;
const REACH_BACK = 220;

export function aliasesIn(passages: readonly Passage[]): readonly DraftAlias[] {
  const seen = new Set<string>();
  return passages.flatMap((of) =>
    findAll(GIVES, of.plain).flatMap(({ start, end, groups }) => {
      const length = (groups[0] ?? '').length;
      const at = of.plain.lastIndexOf(groups[0] ?? '', end);
      const alias = trimmed(slice(of, at, at + length), '“”"\'.,; ').text;
      const stands = standsBefore(of, start, alias);
      if (stands === null || alias === '' || seen.has(alias)) return [];
      seen.add(alias);
      return [{ alias, stands, span: spanOf(slice(of, start, end)) }];
    }),
  );
}

const isBody = (alias: string): boolean =>
  bodyHeadAt(plainOf(alias), alias, 0) !== null && !DOCUMENT_TYPES.some((type) => plainOf(alias).startsWith(type));

function standsBefore(of: Passage, bracket: number, alias: string): string | null {
  const from = Math.max(0, bracket - REACH_BACK);
  // "(gọi tắt là Ban Chỉ đạo 12)" behind the decision that sets it up: the short name says that it is the body.
  const first = /^\p{Lu}\p{L}*\s\p{L}+/u.exec(alias)?.[0] ?? '';
  const named = first === '' || !isBody(alias) ? -1 : of.text.slice(0, bracket).lastIndexOf(first);
  if (named >= from) return of.text.slice(named, bracket).trim();
  const cited = citationsIn(of)
    .filter(({ start, end }) => start >= from && end <= bracket + 1)
    .at(-1);
  if (cited !== undefined) return cited.symbol;
  const clause = /[^,.;:()]*$/u.exec(of.plain.slice(from, bracket))?.[0] ?? '';
  const words = [...clause.matchAll(/(?<!\p{L})\p{L}/gu)].map(({ index }) => bracket - clause.length + index);
  const head = words.find(
    (place) => /\p{Lu}/u.test(of.text.charAt(place)) && bodyHeadAt(of.plain, of.text, place) !== null,
  );
  return head === undefined ? null : of.text.slice(head, bracket).trim();
}
