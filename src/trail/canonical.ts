import type { Plain } from '../../workflows/vocabulary';

/** One value, one text: RFC 8785 (JSON Canonicalization Scheme) restricted to strings, safe integers, booleans, null, arrays and objects.
 *  Members are sorted by UTF-16 code units, as RFC 8785 §3.2.3 asks and as JavaScript compares strings.
 *  Throws on anything else, and on text that is not NFC: what is hashed must have only one spelling. Source: ADR 0004. */
export function canonicalText(value: Plain): string {
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

function canonicalString(value: string): string {
  // ASCII, by far the most common, is NFC by definition.
  if (!isAscii(value)) {
    if (/\p{Surrogate}/u.test(value)) throw new Error('text with a lone surrogate has no canonical form');
    if (value.normalize('NFC') !== value) throw new Error(`text is not NFC: ${JSON.stringify(value)}`);
  }
  // JSON.stringify writes strings exactly as RFC 8785 §3.2.2.2 asks.
  return JSON.stringify(value);
}

function isAscii(value: string): boolean {
  for (let index = 0; index < value.length; index += 1) if (value.charCodeAt(index) > 127) return false;
  return true;
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
  const names = Object.keys(members).sort();
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
