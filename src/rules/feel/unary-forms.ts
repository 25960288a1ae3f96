/** The common unary tests as data: what most cells of a table are. Anything else is left to feelin, and so is every text that this
 *  reader is not sure of. */

export type Literal =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** `YYYY-MM-DD`, which sorts as text. */
  | { readonly kind: 'date'; readonly value: string };

/** An ordered literal, as a bound. */
export type Bound = Extract<Literal, { kind: 'number' | 'date' }>;

export type Form =
  | { readonly kind: 'equal'; readonly to: Literal }
  /** A bound of null is open to that side. */
  | {
      readonly kind: 'between';
      readonly from: Bound | null;
      readonly fromIncluded: boolean;
      readonly to: Bound | null;
      readonly toIncluded: boolean;
    };

/** `any` is the dash. Otherwise one of `forms` has to hold, or none when `negated`. */
export type UnaryForms =
  { readonly kind: 'any' } | { readonly kind: 'tests'; readonly negated: boolean; readonly forms: readonly Form[] };

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const STRING = /^"([^"\\]*)"$/;
const DATE = /^(?:date\(\s*"(\d{4}-\d\d-\d\d)"\s*\)|@"(\d{4}-\d\d-\d\d)")$/;

/** Null for what is none of the common forms. */
export function readUnaryForms(text: string): UnaryForms | null {
  const trimmed = text.trim();
  if (trimmed === '-' || trimmed === '') return { kind: 'any' };
  const inside = /^not\s*\((.*)\)$/s.exec(trimmed)?.[1];
  const parts = splitAtCommas(inside ?? trimmed);
  if (parts === null) return null;
  const forms = parts.map(readForm);
  if (forms.some((form) => form === null)) return null;
  return { kind: 'tests', negated: inside !== undefined, forms: forms as readonly Form[] };
}

function readForm(text: string): Form | null {
  const compared = /^(<=|>=|<|>)\s*(.+)$/s.exec(text);
  if (compared) {
    const bound = readBound(compared[2] ?? '');
    if (bound === null) return null;
    const included = compared[1] === '<=' || compared[1] === '>=';
    return compared[1]?.startsWith('<')
      ? { kind: 'between', from: null, fromIncluded: false, to: bound, toIncluded: included }
      : { kind: 'between', from: bound, fromIncluded: included, to: null, toIncluded: false };
  }
  const interval = /^([[(\]])\s*(\S.*?)\s*\.\.\s*(\S.*?)\s*([\])[])$/s.exec(text);
  if (interval) {
    const [from, to] = [readBound(interval[2] ?? ''), readBound(interval[3] ?? '')];
    if (from === null || to === null || from.kind !== to.kind || from.value > to.value) return null;
    return { kind: 'between', from, fromIncluded: interval[1] === '[', to, toIncluded: interval[4] === ']' };
  }
  const literal = readLiteral(text);
  return literal === null ? null : { kind: 'equal', to: literal };
}

function readBound(text: string): Bound | null {
  const literal = readLiteral(text.trim());
  return literal?.kind === 'number' || literal?.kind === 'date' ? literal : null;
}

function readLiteral(text: string): Literal | null {
  if (NUMBER.test(text)) return { kind: 'number', value: Number(text) };
  const string = STRING.exec(text);
  if (string) return { kind: 'string', value: string[1] ?? '' };
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
  if (text === 'null') return { kind: 'null' };
  const date = DATE.exec(text);
  const day = date?.[1] ?? date?.[2];
  return day !== undefined && isDay(day) ? { kind: 'date', value: day } : null;
}

/** Days that exist in every year; the last ones of a month are left to feelin, which knows them. */
const isDay = (day: string): boolean => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(day) || isLongMonthDay(day);
const isLongMonthDay = (day: string): boolean =>
  /^\d{4}-(?:(?:01|03|05|07|08|10|12)-(?:29|3[01])|(?:04|06|09|11)-(?:29|30))$/.test(day);

/** Parts of a list of tests, commas inside texts and brackets left alone; null when the text is not balanced. */
function splitAtCommas(text: string): readonly string[] | null {
  const parts: string[] = [];
  let [depth, quoted, part] = [0, false, ''];
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && character === '(') depth += 1;
    if (!quoted && character === ')') depth -= 1;
    if (character === ',' && !quoted && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  if (quoted) return null;
  parts.push(part.trim());
  return parts.some((each) => each === '') ? null : parts;
}
