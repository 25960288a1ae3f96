import type { LocalDate } from '../../../workflows/vocabulary';
import type { Rule } from '../dmn/model';
import { provisionOn, type Certainty, type LawRegister } from './provision';

/** The annotation column that names provisions by id, several apart by semicolons. */
export const CITATION_COLUMN = 'căn cứ';

/** The ids that a row cites. */
export const citedIds = ({ annotations }: Pick<Rule, 'annotations'>): readonly string[] =>
  (annotations[CITATION_COLUMN] ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** A provision as it is shown wherever it is cited: with the act that it stood in on the day, and how sure we are of it. */
export interface Citation {
  readonly id: string;
  readonly act: string | null;
  readonly clause: string | null;
  readonly says: { readonly vi: string; readonly en: string } | null;
  /** `not-in-force`: nothing of that id applied on the day of the act. */
  readonly sure: Certainty | 'not-in-force';
  readonly question: string | null;
}

/** Cited provisions as they stood on the day of the act. */
export function citationsOn(ids: readonly string[], register: LawRegister, on: LocalDate): readonly Citation[] {
  return ids.map((id) => {
    const provision = provisionOn(register, id, on);
    if (provision === null) return { id, act: null, clause: null, says: null, sure: 'not-in-force', question: null };
    const { act, article, clause, says, sure, question } = provision;
    const number = register.acts.find((each) => each.id === act)?.number ?? act;
    return { id, act: number, clause: article ?? clause, says, sure, question };
  });
}
