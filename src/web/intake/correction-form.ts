import { DutyFieldsDto, HeadFieldsDto } from '../../intake/drafts/intake.dto';
import type { Correction, DutyFields, HeadFields } from '../../intake/drafts/correction';
import { officeOf } from '../../intake/plan-draft/plan-of';
import { matchUnits } from '../../intake/drafts/unit-match';
import type { Draft, DraftDuty } from '../../intake/draft';
import type { Span } from '../../intake/text/passage';
import type { Unit } from '../../people/people.store';
import { refusal } from '../../../workflows/vocabulary';
import { Refused, type FieldRefusal } from '../../platform/refused';
import { readForm } from '../page/form-reader.dto';
import { fieldOf, fieldsOf, type Typed } from '../page/typed';
import { findWords, placeFrom } from './paper-text';

/** Roles of a duty, those that are asked first before the others. */
export const MAIN_ROLES = ['leads', 'carriesOut'] as const;
export const OTHER_ROLES = ['coordinates', 'directs', 'drafts', 'routedThrough', 'reportsTo', 'contactPoint'] as const;
export type RoleField = (typeof MAIN_ROLES)[number] | (typeof OTHER_ROLES)[number];
export const HEAD_FIELDS = ['type', 'symbol', 'issuedOn', 'title', 'issuer', 'office'] as const;
export type HeadField = (typeof HEAD_FIELDS)[number];
/** In its form: every form has a `type` of its own. */
export const headName = (field: string): string => `head-${field}`;

/** A draft as whoever filled the form saw it, and the text that its places count in. */
export interface SeenDraft {
  readonly draft: Draft;
  readonly text: string;
}

/** The correction that a form says, compared with what stood in the draft. Throws `Refused`: a field is wrong, or the duty is gone. */
export function correctionFrom(typed: Typed, seen: SeenDraft, units: readonly Unit[]): Correction {
  switch (fieldOf(typed, 'type')) {
    case 'edit': {
      const duty = dutyOf(typed, seen);
      return { op: 'edit', at: duty.span, fields: changedFields(typed, duty) };
    }
    case 'drop':
      return { op: 'drop', at: dutyOf(typed, seen).span };
    case 'split':
      return { op: 'split', at: dutyOf(typed, seen).span, where: numberOf(typed, 'where') };
    case 'merge':
      return { op: 'merge', at: dutyOf(typed, seen).span, with: placeOf(typed, 'with') };
    case 'add': {
      const at = findWords(seen.text, placeOf(typed, 'at'), fieldOf(typed, 'words'));
      if (at === null) throw wrongField('words', 'intake.words-not-there');
      return { op: 'add', at, fields: changedFields(typed, NO_DUTY) };
    }
    case 'head':
      return { op: 'head', fields: changedHead(typed, seen) };
    case 'unit':
      return { op: 'unit', name: fieldOf(typed, 'name').slice(0, 300), unit: unitOf(typed, units) };
    default:
      throw new Refused(refusal('request.malformed'));
  }
}

/** The duty that a form is about. */
function dutyOf(typed: Typed, { draft }: SeenDraft): DraftDuty {
  const at = placeFrom(fieldOf(typed, 'at'));
  const found = draft.duties.find(({ span }) => span.start === at?.start && span.end === at.end);
  if (found === undefined) throw new Refused(refusal('intake.duty-gone'));
  return found;
}

const NOBODY: readonly string[] = [];
const NO_DUTY: Compared = {
  ...{ text: '', kind: 'implementation', deadline: null, product: null },
  ...{ leads: NOBODY, carriesOut: NOBODY, coordinates: NOBODY, directs: NOBODY, drafts: NOBODY },
  ...{ routedThrough: NOBODY, reportsTo: NOBODY, contactPoint: NOBODY },
};
type Compared = Pick<DraftDuty, 'text' | 'kind' | 'deadline' | 'product' | RoleField>;

/** Only what differs from what was shown is said: the rest follows the paper, however it is read again. */
function changedFields(typed: Typed, duty: Compared): DutyFields {
  const said: Record<string, unknown> = {};
  const [words, kind] = [plain(fieldOf(typed, 'text')), fieldOf(typed, 'kind')];
  if (words !== '' && words !== plain(duty.text)) said['text'] = words;
  if (kind !== '' && kind !== duty.kind) said['kind'] = kind;
  for (const role of [...MAIN_ROLES, ...OTHER_ROLES]) {
    if (!(role in typed)) continue;
    const names = namesIn(typed, role);
    if (JSON.stringify(names) !== JSON.stringify(duty[role])) said[role] = names;
  }
  const cleared: Record<string, null> = {};
  for (const [field, before] of [
    ['deadline', duty.deadline?.literal ?? ''],
    ['product', duty.product ?? ''],
  ] as const) {
    const now = plain(fieldOf(typed, field));
    if (!(field in typed) || now === plain(before)) continue;
    if (now === '') cleared[field] = null;
    else said[field] = now;
  }
  const read = readForm(DutyFieldsDto, said as Typed);
  if ('wrong' in read) throw refusedFields(read.wrong);
  return { ...(JSON.parse(JSON.stringify(read.read)) as DutyFields), ...cleared };
}

/** One name an input, or one a line. */
export const namesIn = (typed: Typed, role: RoleField): readonly string[] => [
  ...new Set(
    fieldsOf(typed, role)
      .flatMap((each) => each.split('\n'))
      .map(plain)
      .filter((name) => name !== ''),
  ),
];

function changedHead(typed: Typed, { draft }: SeenDraft): HeadFields {
  const before = headOf(draft);
  const said: Record<string, string> = {};
  for (const field of HEAD_FIELDS) {
    const now = plain(fieldOf(typed, headName(field)));
    if (now !== '' && now !== plain(before[field])) said[field] = now;
  }
  const read = readForm(HeadFieldsDto, said);
  if ('wrong' in read) throw refusedFields(read.wrong.map((each) => ({ ...each, path: headName(each.path) })));
  return JSON.parse(JSON.stringify(read.read)) as HeadFields;
}

/** The head as its form shows it: a day that is not known whole is left to be said. */
export function headOf(draft: Draft): Readonly<Record<HeadField, string>> {
  const { type, symbol, issuedOn, title, issuer } = draft.document;
  return {
    ...{ type: type ?? '', symbol: symbol ?? '', title: title ?? '', issuer: issuer ?? '', office: officeOf(draft) },
    issuedOn: issuedOn?.length === 10 ? issuedOn : '',
  };
}

/** By its name or another name of it, as the paper's own names are matched. */
function unitOf(typed: Typed, units: readonly Unit[]): string {
  const name = plain(fieldOf(typed, 'unit'));
  const [match] = matchUnits([name], { units, groups: [] }, { on: null, said: new Map() });
  const [found] = match?.units ?? [];
  if (found === undefined) throw wrongField('unit', 'intake.unit-unknown', { name: name.slice(0, 200) });
  return found;
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function placeOf(typed: Typed, field: string): Span {
  const place = placeFrom(fieldOf(typed, field));
  if (place === null) throw wrongField(field, 'field.missing');
  return place;
}

function numberOf(typed: Typed, field: string): number {
  const text = fieldOf(typed, field);
  if (!/^\d{1,8}$/.test(text)) throw wrongField(field, 'field.missing');
  return Number(text);
}

const wrongField = (path: string, code: string, facts: FieldRefusal['facts'] = {}): Refused =>
  refusedFields([{ path, code, facts }]);
const refusedFields = (fields: readonly FieldRefusal[]): Refused =>
  new Refused(refusal('request.invalid', { count: fields.length }), fields);
