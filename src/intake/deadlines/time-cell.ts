import type { DraftDeadline } from '../draft';
import type { Passage } from '../text/passage';
import { bareDeadline } from './bare-deadline';
import { NO_DEADLINE } from './deadline-parts';
import { findDeadline, type DeadlineContext } from './find-deadline';

/** A deadline that stands alone, in a column "Thời gian" or behind "Thời gian thực hiện:". All of it is the deadline, so that a bare
 *  `6/2025`, `2025` or `Quý II/2025` needs no comparator. */
export function readTimeCell(of: Passage, context: DeadlineContext): DraftDeadline | null {
  const literal = of.text.replace(/[.;\s]+$/u, '');
  const plain = of.plain.replace(/[.;\s]+$/u, '').trim();
  if (literal === '' || /^[-–—x.…]+$/iu.test(plain)) return null;
  const bare = bareDeadline(plain, context);
  if (bare !== null) return { literal, ...bare };
  const found = findDeadline(of, { ...context, isReport: true });
  if (found !== null) return { ...found, literal };
  // Words that no rule knows are kept as written and asked about.
  return { literal, ...NO_DEADLINE };
}
