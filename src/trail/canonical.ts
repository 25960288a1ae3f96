import type { Plain } from '../../workflows/vocabulary';

/** One value, one text: RFC 8785 (JSON Canonicalization Scheme) restricted to strings, safe integers, booleans, null, arrays and objects.
 *  Members are sorted by UTF-16 code units, as RFC 8785 §3.2.3 asks and as JavaScript compares strings.
 *  Throws on anything else, and on text that is not NFC: what is hashed must have only one spelling. Source: ADR 0004. */
export function canonicalText(value: Plain): string {
  return typeof value === 'object' && value !== null ? (nativeText(value) ?? writtenText(value)) : writtenText(value);
}

/** Whether a text is the canonical one of the value that was read from it. Cheaper than writing it anew where it is in letters other than ASCII, which are looked
 *  at once, as a whole: next to a quotation mark nothing composes. */
export function isCanonicalText(text: string, value: Plain): boolean {
  if (isInOrder(value) && JSON.stringify(value) === text && !text.includes('\\u')) {
    return ASCII.test(text) || text.normalize('NFC') === text;
  }
  try {
    return canonicalText(value) === text;
  } catch {
    return false;
  }
}

/** What is in order already, as all that was read back from the trail or a row is, may be written by the engine's own JSON.stringify,
 *  which is several times as fast and gives the same text. Null when that is not certain. */
function nativeText(value: Plain): string | null {
  if (!isInOrder(value)) return null;
  const text = JSON.stringify(value);
  // Printable ASCII without a \u escape: no text in it has another spelling, and no lone surrogate was escaped away.
  return ASCII.test(text) && !text.includes('\\u') ? text : null;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Only strings, safe integers, booleans, null, lists of these and plain objects with their names in order. */
function isInOrder(value: Plain): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isSafeInteger(value);
    case 'object':
      if (value === null) return true;
      if (Array.isArray(value)) return areItemsInOrder(value);
      return Object.getPrototypeOf(value) === Object.prototype && areMembersInOrder(value as Members);
    default:
      return false;
  }
}

// Counted through, since `every` passes over a hole.
function areItemsInOrder(list: readonly Plain[]): boolean {
  for (let index = 0; index < list.length; index += 1) if (!isInOrder(list[index] as Plain)) return false;
  return true;
}

type Members = { readonly [key: string]: Plain };

function areMembersInOrder(members: Members): boolean {
  let before: string | null = null;
  for (const name of Object.keys(members)) {
    if ((before !== null && name < before) || !isInOrder(members[name] as Plain)) return false;
    before = name;
  }
  return true;
}

function writtenText(value: Plain): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value)) throw new Error(`not a safe integer: ${value}`);
      return Object.is(value, -0) ? '0' : String(value);
    case 'object':
      if (Array.isArray(value)) return canonicalList(value);
      // A Date, a Map or a Buffer would pass for an object with other members than it has.
      if (Object.prototype.toString.call(value) !== '[object Object]') throw new Error('not a plain object');
      return canonicalMembers(value as { readonly [key: string]: Plain });
    default:
      throw new Error(`no canonical text for ${typeof value}`);
  }
}

/** ASCII without anything to escape, by far the most common: NFC by definition, and its own text between quotes. */
const BARE = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function canonicalString(value: string): string {
  if (BARE.test(value)) return `"${value}"`;
  if (/\p{Surrogate}/u.test(value)) throw new Error('text with a lone surrogate has no canonical form');
  if (value.normalize('NFC') !== value) throw new Error(`text is not NFC: ${JSON.stringify(value)}`);
  // JSON.stringify writes strings exactly as RFC 8785 §3.2.2.2 asks.
  return JSON.stringify(value);
}

function canonicalList(list: readonly Plain[]): string {
  let text = '[';
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) text += ',';
    text += canonicalText(list[index] as Plain);
  }
  return text + ']';
}

function canonicalMembers(members: { readonly [key: string]: Plain | undefined }): string {
  const names = sorted(Object.keys(members));
  let text = '{';
  for (const name of names) {
    const value = members[name];
    // An absent member and an undefined one are the same thing to JSON.
    if (value === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${canonicalString(name)}:${canonicalText(value)}`;
  }
  return text + '}';
}

/** Sorts in place by UTF-16 code units. Names are few and mostly in order already, since what we read was written sorted: then
 *  this is one pass, where the general sort copies the list twice. */
function sorted(names: string[]): string[] {
  if (names.length > 32) return names.sort();
  for (let index = 1; index < names.length; index += 1) {
    const name = names[index] as string;
    let place = index;
    for (; place > 0 && (names[place - 1] as string) > name; place -= 1) names[place] = names[place - 1] as string;
    names[place] = name;
  }
  return names;
}
