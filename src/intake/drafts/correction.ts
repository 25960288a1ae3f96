import type { DutyKind } from '../../../workflows/obligations/kinds';
import type { LocalDate } from '../../../workflows/vocabulary';
import type { Span } from '../text/passage';

/** What a person changed in a draft. A duty is named by where it stands in the text, which stays the same however the paper is read
 *  again; an id or a number would not. Corrections are applied in the order in which they were made; leaving out the last undoes it. */
export type Correction =
  | { readonly op: 'edit'; readonly at: Span; readonly fields: DutyFields }
  | { readonly op: 'drop'; readonly at: Span }
  /** `where` is a place within the duty's words: the second part begins there. */
  | { readonly op: 'split'; readonly at: Span; readonly where: number }
  | { readonly op: 'merge'; readonly at: Span; readonly with: Span }
  /** Words that were read as context, or not at all, oblige somebody. */
  | { readonly op: 'add'; readonly at: Span; readonly fields: DutyFields }
  /** What the paper says of itself, where it is blank or was read wrongly. */
  | { readonly op: 'head'; readonly fields: HeadFields }
  /** Which unit of the register a name of the paper means. */
  | { readonly op: 'unit'; readonly name: string; readonly unit: string };

/** What of a duty a person may say otherwise. What is left out stays. */
export interface DutyFields {
  readonly text?: string;
  readonly kind?: DutyKind;
  readonly directs?: readonly string[];
  readonly leads?: readonly string[];
  readonly carriesOut?: readonly string[];
  readonly coordinates?: readonly string[];
  readonly drafts?: readonly string[];
  readonly routedThrough?: readonly string[];
  readonly reportsTo?: readonly string[];
  readonly contactPoint?: readonly string[];
  readonly product?: string | null;
  /** In words, read by the same grammar as those of the paper; null is no deadline. */
  readonly deadline?: string | null;
}

/** What of the head a person may say otherwise. What is left out stays. */
export interface HeadFields {
  readonly type?: string;
  /** With its number: `77/KH-BATGT`. */
  readonly symbol?: string;
  readonly issuedOn?: LocalDate;
  readonly title?: string;
  readonly issuer?: string;
  /** The office that tracks the plan. */
  readonly office?: string;
}
