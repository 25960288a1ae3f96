import { namesIn } from '../bodies/name-list';
import { findDeadline, headingDeadline } from '../deadlines/find-deadline';
import { readTimeCell } from '../deadlines/time-cell';
import type { Confidence, DraftDeadline, DraftDuty, Question } from '../draft';
import { slice, spanOf, type Passage } from '../text/passage';
import { coordinatesIn, isContactPoint, isDrafting, reportsToIn, routedThroughIn, type Subject } from './clause';
import type { Environment } from './environment';
import { kindOf } from './kinds';
import type { RoleField, RoleLabel } from './role-labels';

/** One duty out of its words and what stands above them. */
export interface DutyWords {
  readonly ref: string;
  /** What is shown and matched: the clause from its own beginning. */
  readonly shown: Passage;
  /** What roles and deadline are looked for in; usually the same. */
  readonly sought: Passage;
  readonly subject: Subject | null;
  readonly environment: Environment;
  /** A list of names said before it in the same paragraph, for clauses without a subject of their own. */
  readonly inherited: readonly string[];
  readonly inheritedCoordinates: readonly string[];
}

const REPORTING: ReadonlySet<DraftDuty['kind']> = new Set(['periodicReport', 'promptReport', 'soKet', 'tongKet']);

export function makeDuty(words: DutyWords): DraftDuty {
  const { shown, sought, environment, subject } = words;
  const { section, fields } = environment;
  const isOrganisation = section === 'organisation' || section === 'none';
  const kind = kindOf(sought.plain, { isOrganisation, predicateAt: subject?.predicateAt ?? 0 });
  const isReport = REPORTING.has(kind);
  const named = namesOf(fields, 'leads');
  const carrying = namesOf(fields, 'carriesOut');
  const spoken = spokenLeads(words);
  const coordinates = [...namesOf(fields, 'coordinates'), ...(namesBodies(fields) ? [] : coordinatesIn(sought))];
  const ownCoordinates =
    [
      coordinates,
      ...(isReport ? [] : [words.inheritedCoordinates, subject === null ? environment.coordinates : []]),
    ].find((names) => names.length > 0) ?? [];
  const isLeading = spoken.length === 1 && (subject?.isLeading === true || /^chủ trì(?![\p{L}])/u.test(sought.plain));
  const byField = named.length > 0 || carrying.length > 0;
  const leads = byField ? named : isLeading ? spoken : [];
  const carriesOut = byField ? carrying : isLeading ? [] : spoken;
  const deadline = deadlineOf(words, isReport);
  const questions = questionsOf({ leads, carriesOut, deadline, isReport });
  return {
    ...{ ref: words.ref, text: shown.text, kind },
    directs: [...namesOf(fields, 'directs'), ...(byField ? [] : spokenDirects(words))],
    ...{ leads, carriesOut },
    coordinates: byField ? ownCoordinates : without(ownCoordinates, [...leads, ...carriesOut]),
    drafts: isDrafting(sought.plain) ? [...leads, ...carriesOut] : [],
    routedThrough: isReport ? routedThroughIn(sought) : [],
    reportsTo: isReport || kind === 'issuePlan' ? reportsToIn(sought) : [],
    contactPoint: isContactPoint(sought.plain) ? [...leads, ...carriesOut] : [],
    deadline,
    product: fields.find(({ role, value }) => role === 'product' && value.text !== '')?.value.text ?? null,
    span: spanOf(shown),
    confidence: confidenceOf(words, questions, byField),
    questions,
  };
}

/** A label that gives the day alone leaves who works together to the sentence. */
const namesBodies = (fields: readonly RoleField[]): boolean =>
  fields.some(({ role }) => role === 'leads' || role === 'carriesOut' || role === 'coordinates');

const namesOf = (fields: readonly RoleField[], role: RoleLabel): readonly string[] => {
  const own = fields
    .filter((field) => field.role === role)
    .flatMap(({ value }) => namesIn(role === 'coordinates' ? value : beforeCoordination(value)));
  const beside =
    role === 'coordinates'
      ? fields
          .filter((field) => field.role === 'leads' || field.role === 'carriesOut')
          .flatMap(({ value }) => coordinatesIn(value))
      : [];
  return [...new Set([...own, ...beside])];
};

/** "Sở A chủ trì, phối hợp với Sở B" in one cell: the first part leads. */
function beforeCoordination(value: Passage): Passage {
  const found = /[,;]?\s*(?:chủ trì,?\s*)?(?:và\s+)?phối hợp(?:\s+(?:với|cùng))/u.exec(value.plain);
  return found === null || found.index === 0 ? value : slice(value, 0, found.index);
}

const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
  names.filter((name) => !others.includes(name));

function spokenLeads({ subject, environment, inherited }: DutyWords): readonly string[] {
  if (subject !== null) return subject.leads;
  return inherited.length > 0 ? inherited : environment.leads;
}

/** "Chỉ đạo X …" below a heading that names Y: Y directs and X does it. */
function spokenDirects({ subject, environment }: DutyWords): readonly string[] {
  return subject?.isDirected === true ? environment.leads : environment.directs;
}

function deadlineOf({ sought, environment, shown, subject }: DutyWords, isReport: boolean): DraftDeadline | null {
  const context = { issuedOn: environment.issuedOn, isReport, predicateAt: subject?.predicateAt ?? 0 };
  const field = environment.fields.find(({ role, value }) => role === 'deadline' && value.text !== '');
  if (field !== undefined) return readTimeCell(field.value, context);
  return (
    findDeadline(sought, context) ??
    (shown === sought ? null : findDeadline(shown, context)) ??
    (environment.governing === null ? null : headingDeadline(environment.governing, { ...context, predicateAt: 0 }))
  );
}

interface Asked {
  readonly leads: readonly string[];
  readonly carriesOut: readonly string[];
  readonly deadline: DraftDeadline | null;
  readonly isReport: boolean;
}

const ask = (code: string, facts: Question['facts'] = {}): Question => ({ code, facts });

function questionsOf({ leads, carriesOut, deadline, isReport }: Asked): readonly Question[] {
  const questions: Question[] = [];
  if (leads.length === 0 && carriesOut.length === 0) questions.push(ask('intake.who'));
  if (leads.length > 1) questions.push(ask('intake.one-lead', { names: leads.join('; ') }));
  if (deadline === null && isReport) questions.push(ask('intake.when'));
  if (deadline?.kind === 'as-prescribed') questions.push(ask('intake.as-prescribed', { literal: deadline.literal }));
  if (deadline?.kind === 'on-date' && /^\d\d-\d\d$/u.test(deadline.date ?? ''))
    questions.push(ask('intake.which-year', { literal: deadline.literal }));
  if (deadline?.anchor === 'season') questions.push(ask('intake.which-day', { literal: deadline.literal }));
  return questions;
}

/** The text names who in a labelled field: high. A subject, or a heading above: medium. Nobody: a person should look. */
function confidenceOf(
  { subject, environment }: DutyWords,
  questions: readonly Question[],
  byField: boolean,
): Confidence {
  if (questions.some(({ code }) => code === 'intake.who')) return 'low';
  if (byField || (subject !== null && questions.length === 0)) return 'high';
  return environment.leads.length > 0 || subject !== null ? 'medium' : 'low';
}
