import { slice, trimmed, type Passage } from '../text/passage';
import { anyOf } from '../text/words';
import { DOCUMENT_TYPES } from './document-types.table';

/** The sentence that says from when the paper holds, until when, or what it replaces. */
const TYPE = anyOf([...DOCUMENT_TYPES, 'phong trào thi đua', 'đợt thi đua', 'đợt cao điểm', 'cuộc vận động']);
const HOLDS = new RegExp(
  `(?:^|[.;]\\s+)((?:${TYPE})(?:\\s+này)?\\s+(?:này\\s+)?(?:có\\s+hiệu\\s+lực|có\\s+giá\\s+trị|hết\\s+hiệu\\s+lực|thay\\s+thế|(?:dự\\s+kiến\\s+)?được\\s+(?:triển\\s+khai|thực\\s+hiện)(?:\\s+[\\p{L}]{1,10}){0,3}\\s+từ)[^.;]{0,300})`,
  'u',
);

export function validityIn(passages: readonly Passage[]): string | null {
  for (const of of passages) {
    const found = HOLDS.exec(of.plain);
    if (found === null) continue;
    const start = found.index + found[0].length - (found[1] ?? '').length;
    // The point of a date does not end the sentence.
    const rest = /^[^.;]*(?:\.\d[^.;]*)*/u.exec(of.plain.slice(start))?.[0] ?? '';
    return trimmed(slice(of, start, start + rest.length), './ ').text;
  }
  return null;
}
