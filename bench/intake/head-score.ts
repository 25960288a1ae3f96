import { fold } from '../../src/people/fold';
import type { DraftDocument } from '../../src/intake/draft';
import type { ExpectedDocument } from './expected';

/** Which fields of the head are right. A blank in the document has to be left blank. */

export interface FieldVerdict {
  readonly field: string;
  readonly right: boolean;
  readonly expected: unknown;
  readonly found: unknown;
}

export function scoreHead(expected: ExpectedDocument, document: DraftDocument): readonly FieldVerdict[] {
  return [...expected.head].map(([field, wanted]) => {
    const found = foundOf(field, document);
    return { field, expected: wanted, found, right: isRight(field, wanted, found, expected.basisBeside) };
  });
}

function foundOf(field: string, document: DraftDocument): unknown {
  switch (field) {
    case 'date':
      return document.issuedOn;
    case 'organ':
      return document.issuer;
    case 'parent_organ':
      return document.parentIssuer;
    case 'basis':
      return document.basis.map(({ symbol }) => symbol);
    default:
      return (document as unknown as Readonly<Record<string, unknown>>)[field];
  }
}

const flat = (value: unknown): string =>
  fold(String(value ?? ''))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const symbolText = (value: unknown): string => flat(value).replace(/ /g, '');
const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function isRight(field: string, wanted: unknown, found: unknown, beside: readonly string[]): boolean {
  if (field === 'basis') return sameSymbols(wanted as readonly string[] | null, found as readonly string[], beside);
  if (isBlank(wanted) || isBlank(found)) return isBlank(wanted) && isBlank(found);
  // Bodies by name: one containing the other counts.
  if (field === 'organ' || field === 'parent_organ')
    return flat(wanted).includes(flat(found)) || flat(found).includes(flat(wanted));
  if (field === 'number') return Number(wanted) === Number(found);
  if (field === 'symbol') return symbolText(wanted) === symbolText(found);
  if (field === 'recipients') return sameList(wanted as readonly unknown[], found as readonly unknown[]);
  if (field === 'signer') return sameSigner(wanted as Record<string, unknown>, found as Record<string, unknown>);
  // The answers keep the first 120 characters of a title.
  if (field === 'title') return flat(found).slice(0, 100) === flat(wanted).slice(0, 100);
  return flat(wanted) === flat(found);
}

/** All that the reader names; what it puts beside them may stand there too, and nothing else. */
function sameSymbols(wanted: readonly string[] | null, found: readonly string[], beside: readonly string[]): boolean {
  const got = new Set(found.map(symbolText));
  const must = (wanted ?? []).map(symbolText);
  const may = new Set([...must, ...beside.map((each) => symbolText(each.replace(/\(.*$/, '')))]);
  return must.every((each) => got.has(each)) && [...got].every((each) => may.has(each));
}

const sameList = (wanted: readonly unknown[], found: readonly unknown[]): boolean =>
  wanted.length === found.length && wanted.every((each, i) => flat(each) === flat(found[i]));

const sameSigner = (wanted: Record<string, unknown>, found: Record<string, unknown>): boolean =>
  ['name', 'title', 'capacity'].every((part) => flat(wanted[part]) === flat(found[part]));
