import { readTimeCell } from '../deadlines/time-cell';
import type { Draft, DraftDeadline, DraftDocument, DraftDuty, DraftWarning, Question } from '../draft';
import { passage, type Span } from '../text/passage';
import type { Correction, DutyFields, HeadFields } from './correction';

/** A draft as people corrected it. What no longer finds its duty is handed back, never applied to another one. */
export interface Corrected {
  readonly draft: Draft;
  readonly unplaced: readonly Correction[];
}

/** `text` is the one the spans count in. */
export function corrected(draft: Draft, corrections: readonly Correction[], text: string): Corrected {
  const unplaced: Correction[] = [];
  // What is said of the head holds for every duty, whenever it was said: days of duties may rest on the day of the paper.
  const document = corrections.reduce(
    (head, one) => (one.op === 'head' ? withHead(head, one.fields) : head),
    draft.document,
  );
  let duties = draft.duties;
  for (const correction of corrections) {
    const next = applied(duties, correction, { text, issuedOn: document.issuedOn });
    if (next === null) unplaced.push(correction);
    else duties = next;
  }
  const warnings = draft.warnings.filter(({ code }) => !isSettled(code, document, duties));
  return { draft: { ...draft, document, duties, warnings }, unplaced };
}

function withHead(document: DraftDocument, { symbol, ...fields }: HeadFields): DraftDocument {
  const said = { ...document, ...fields };
  return symbol === undefined ? said : { ...said, symbol, number: /^\d+[a-z]?/u.exec(symbol)?.[0] ?? null };
}

/** Of the warnings of a paper those go that a correction has answered. */
function isSettled(
  code: DraftWarning['code'],
  { number, issuedOn }: DraftDocument,
  duties: readonly DraftDuty[],
): boolean {
  switch (code) {
    case 'intake.blank-number':
      return number !== null;
    case 'intake.blank-day':
      return issuedOn?.length === 10;
    case 'intake.no-duties':
      return duties.length > 0;
    default:
      return false;
  }
}

interface Source {
  readonly text: string;
  readonly issuedOn: string | null;
}

/** The duties after one correction, or null when it finds no place. */
function applied(duties: readonly DraftDuty[], correction: Correction, source: Source): readonly DraftDuty[] | null {
  switch (correction.op) {
    case 'unit':
    case 'head':
      return duties;
    case 'add':
      return isWithin(correction.at, source.text) ? inOrder([...duties, added(correction, source)]) : null;
    case 'edit':
      return replaced(duties, correction.at, (duty) => [edited(duty, correction.fields, source)]);
    case 'drop':
      return replaced(duties, correction.at, () => []);
    case 'split':
      return replaced(duties, correction.at, (duty) => split(duty, correction.where, source.text));
    case 'merge': {
      const other = dutyAt(duties, correction.with);
      const first = dutyAt(duties, correction.at);
      if (other === null || first === null || other === first) return null;
      return duties.flatMap((duty) =>
        duty === other ? [] : duty === first ? [merged(first, other, source.text)] : [duty],
      );
    }
  }
}

/** The duty that shares most with the span, if it shares at least half of it. */
export function dutyAt(duties: readonly DraftDuty[], at: Span): DraftDuty | null {
  const shared = ({ span }: DraftDuty): number => Math.min(span.end, at.end) - Math.max(span.start, at.start);
  const [best] = [...duties].sort((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) * 2 >= Math.max(1, at.end - at.start) ? best : null;
}

function replaced(
  duties: readonly DraftDuty[],
  at: Span,
  by: (duty: DraftDuty) => readonly DraftDuty[] | null,
): readonly DraftDuty[] | null {
  const found = dutyAt(duties, at);
  if (found === null) return null;
  const next = by(found);
  return next === null ? null : duties.flatMap((duty) => (duty === found ? next : [duty]));
}

function edited(duty: DraftDuty, { deadline, ...fields }: DutyFields, source: Source): DraftDuty {
  const said: DraftDuty = { ...duty, ...fields };
  if (deadline === undefined) return settled(said);
  const due = deadline === null ? null : deadlineOf(deadline, source.issuedOn);
  const known = said.questions.filter(({ code }) => code !== 'intake.as-prescribed');
  // Words that no rule knows are asked about, whoever wrote them.
  const asked: readonly Question[] =
    due?.kind === 'as-prescribed' ? [question('intake.as-prescribed', { literal: due.literal })] : [];
  return settled({ ...said, deadline: due, questions: [...known, ...asked] });
}

/** Words of a person are read as those of a column "Thời gian" are. */
export const deadlineOf = (words: string, issuedOn: string | null): DraftDeadline | null => {
  const text = words.normalize('NFC').trim();
  const at = [...text].map((_, i) => i);
  return text === '' ? null : readTimeCell(passage(text, at), { issuedOn, isReport: true, predicateAt: 0 });
};

/** What a person has looked at is sure; of the questions only those stay that are still open. */
function settled(duty: DraftDuty): DraftDuty {
  const isAnswered: Readonly<Record<string, boolean>> = {
    'intake.who': duty.leads.length + duty.carriesOut.length > 0,
    'intake.one-lead': duty.leads.length < 2,
    'intake.when': duty.deadline !== null,
    'intake.as-prescribed': duty.deadline?.kind !== 'as-prescribed',
    'intake.which-year': !/^\d\d-\d\d$/u.test(duty.deadline?.date ?? ''),
  };
  const questions = duty.questions.filter(({ code }) => isAnswered[code] !== true);
  return { ...duty, questions, confidence: questions.length === 0 ? 'high' : 'medium' };
}

const wordsAt = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/gu, ' ').trim();
const isWithin = ({ start, end }: Span, text: string): boolean => start >= 0 && start < end && end <= text.length;

function split(duty: DraftDuty, where: number, text: string): readonly DraftDuty[] | null {
  const { start, end } = duty.span;
  if (where <= start || where >= end) return null;
  const [first, second] = [
    { start, end: where },
    { start: where, end },
  ];
  return [
    { ...duty, text: wordsAt(text, first), span: first },
    { ...duty, ref: `${duty.ref}#2`, text: wordsAt(text, second), span: second },
  ];
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

function merged(first: DraftDuty, other: DraftDuty, text: string): DraftDuty {
  const span = {
    start: Math.min(first.span.start, other.span.start),
    end: Math.max(first.span.end, other.span.end),
  };
  return settled({
    ...first,
    span,
    text: wordsAt(text, span),
    directs: union(first.directs, other.directs),
    leads: union(first.leads, other.leads),
    carriesOut: union(first.carriesOut, other.carriesOut),
    coordinates: union(first.coordinates, other.coordinates),
    drafts: union(first.drafts, other.drafts),
    routedThrough: union(first.routedThrough, other.routedThrough),
    reportsTo: union(first.reportsTo, other.reportsTo),
    contactPoint: union(first.contactPoint, other.contactPoint),
    deadline: first.deadline ?? other.deadline,
    product: first.product ?? other.product,
  });
}

function added({ at, fields }: Extract<Correction, { op: 'add' }>, source: Source): DraftDuty {
  const nobody: readonly string[] = [];
  const plain: DraftDuty = {
    ref: `+${at.start}`,
    text: wordsAt(source.text, at),
    kind: 'implementation',
    ...{ directs: nobody, leads: nobody, carriesOut: nobody, coordinates: nobody, drafts: nobody },
    ...{ routedThrough: nobody, reportsTo: nobody, contactPoint: nobody },
    ...{ deadline: null, product: null, span: at, confidence: 'high' },
    questions: [question('intake.who')],
  };
  return edited(plain, fields, source);
}

const question = (code: string, facts: Question['facts'] = {}): Question => ({ code, facts });

const inOrder = (duties: readonly DraftDuty[]): readonly DraftDuty[] =>
  [...duties].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
