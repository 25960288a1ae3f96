import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { cleanText } from '../text/clean-text';
import { docxText } from './docx-text';
import { htmlText } from './html-text';
import { legacyEncodingOf } from './legacy-encoding';
import { LIMITS } from './limits';
import { pdfText } from './pdf-text';

/** The bytes of a file as the one text that is understood, told apart by what they are and not by a name. */
export type TextRead = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: Refusal };

export async function readBytes(bytes: Uint8Array): Promise<TextRead> {
  if (bytes.length > LIMITS.fileBytes)
    return { ok: false, refusal: refusal('intake.too-large', { bytes: bytes.length, limitBytes: LIMITS.fileBytes }) };
  const text = await textOf(bytes);
  if (typeof text !== 'string') return { ok: false, refusal: text };
  const clean = cleanText(text);
  if (clean.length > LIMITS.textCharacters)
    return {
      ok: false,
      refusal: refusal('intake.too-long', { characters: clean.length, limitCharacters: LIMITS.textCharacters }),
    };
  const legacy = legacyEncodingOf(clean);
  if (legacy !== null) return { ok: false, refusal: refusal('intake.legacy-encoding', { encoding: legacy }) };
  if (!/\p{L}/u.test(clean)) return { ok: false, refusal: refusal('intake.no-text', {}) };
  return { ok: true, text: clean };
}

async function textOf(bytes: Uint8Array): Promise<string | Refusal> {
  const start = latin1(bytes.subarray(0, 8));
  if (latin1(bytes.subarray(0, 1024)).includes('%PDF-')) return pdfText(bytes);
  if (start.startsWith('PK')) return docxText(bytes);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return refusal('intake.old-format', { format: '.doc' });
  if (start.startsWith('{\\rtf')) return refusal('intake.old-format', { format: '.rtf' });
  const text = decoded(bytes);
  if (typeof text !== 'string') return text;
  return isHtml(text) ? htmlText(text) : text;
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function decoded(bytes: Uint8Array): string | Refusal {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes);
  if (bytes.subarray(0, 4096).includes(0)) return refusal('intake.unknown-format', {});
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const legacy = legacyEncodingOf(new TextDecoder('latin1').decode(bytes));
    return legacy === null ? refusal('intake.not-utf8', {}) : refusal('intake.legacy-encoding', { encoding: legacy });
  }
}

/** UTF-16 with the high byte first, which Node decodes only with the low one first. */
function swapped(bytes: Uint8Array): string {
  const copy = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return new TextDecoder('utf-16le').decode(copy.swap16());
}

const isHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html|<\?xml|<(?:p|div|table|body|h[1-6]|meta|span|ol|ul|article|section)[\s>])/iu.test(
    text.slice(0, 2000),
  ) || (text.slice(0, 20_000).match(/<\/(?:p|td|div|li|h[1-6])>/giu)?.length ?? 0) > 5;
