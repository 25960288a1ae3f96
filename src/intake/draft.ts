import type { DutyKind } from '../../workflows/obligations/kinds';
import type { Span } from './text/passage';

/** What the reader hands to a person: every field with where it came from, and nothing guessed in silence.
 *  This is the shape that `dondoc intake FILE --json` prints. Source: ADR 0035. */

/** How sure the reader is: the text says so; the form of the text says so; a person should look. */
export type Confidence = 'high' | 'medium' | 'low';

/** A document as another document cites it. `symbol` carries its number (`33/KH-UBND`); `issuedOn` goes as far as it is known. */
export interface CitedDocument {
  readonly symbol: string;
  readonly type: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
}

export interface Signer {
  readonly name: string | null;
  readonly title: string | null;
  readonly capacity: string | null;
}

/** A short name that the paper gives: to a document, told by its symbol, or to a body. */
export interface DraftAlias {
  readonly alias: string;
  readonly stands: string;
  readonly span: Span;
}

/** What a recipient gets the paper for. */
export type ReceivesFor = 'report' | 'carry-out' | 'coordinate' | 'know' | 'file';

export interface DraftRecipient {
  readonly name: string;
  readonly receivesFor: ReceivesFor | null;
}

export interface DraftDocument {
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly issuedOn: string | null;
  readonly place: string | null;
  readonly issuer: string | null;
  readonly parentIssuer: string | null;
  readonly title: string | null;
  readonly basis: readonly CitedDocument[];
  /** As printed. */
  readonly recipients: readonly string[];
  /** The same, apart: who, and what for where the paper says so. */
  readonly receivers: readonly DraftRecipient[];
  readonly aliases: readonly DraftAlias[];
  readonly signer: Signer | null;
  /** The sentence that says from when, until when or in whose place it holds. */
  readonly validity: string | null;
  /** The office that tracks the plan, where a person said so; else it follows from the duties. */
  readonly office?: string;
}

export type DeadlineKind = 'standing' | 'on-date' | 'periodic' | 'within' | 'on-event' | 'as-prescribed';
export type Comparator = 'before' | 'by' | 'until';

/** The words as written, and what they come to. `date` is a day, a month, a year or a window `a/b`; `day` is the day within the
 *  period (`20`, `06-30`, a window `1/5`; several are joined by `+`); `amount` counts `unit` from `anchor`. */
export interface DraftDeadline {
  readonly literal: string;
  readonly kind: DeadlineKind;
  readonly date: string | null;
  readonly comparator: Comparator | null;
  readonly period: string | null;
  readonly day: string | null;
  readonly anchor: string | null;
  readonly amount: number | null;
  readonly unit: 'hour' | 'day' | 'working-day' | 'month' | null;
  readonly time: string | null;
}

/** A question that a person has to answer before the duty can run. Its text stands in the catalogue. */
export interface Question {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

export interface DraftDuty {
  readonly ref: string;
  readonly text: string;
  readonly kind: DutyKind;
  readonly directs: readonly string[];
  readonly leads: readonly string[];
  readonly carriesOut: readonly string[];
  readonly coordinates: readonly string[];
  readonly drafts: readonly string[];
  readonly routedThrough: readonly string[];
  readonly reportsTo: readonly string[];
  readonly contactPoint: readonly string[];
  readonly deadline: DraftDeadline | null;
  readonly product: string | null;
  readonly span: Span;
  readonly confidence: Confidence;
  readonly questions: readonly Question[];
}

/** What the text says and nobody owes by itself: purposes, requirements, exhortations. */
export interface DraftContext {
  readonly ref: string;
  readonly text: string;
  readonly span: Span;
}

export interface DraftWarning {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly span: Span | null;
}

export interface Draft {
  readonly document: DraftDocument;
  readonly duties: readonly DraftDuty[];
  readonly context: readonly DraftContext[];
  readonly warnings: readonly DraftWarning[];
}
