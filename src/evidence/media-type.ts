/** What a file is, told by its content and never by what its sender calls it. Pure: bytes in, a type out. */

export const ACCEPTED_MEDIA_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'text/csv',
  'text/plain',
] as const;
export type MediaType = (typeof ACCEPTED_MEDIA_TYPES)[number];

/** The same as a person would say it, for refusals. */
export const ACCEPTED_IN_WORDS = ['PDF', 'PNG', 'JPEG', 'WebP', 'DOCX', 'XLSX', 'ODT', 'ODS', 'CSV', 'TXT (UTF-8)'];

/** How many bytes from the start `typeByHead` looks at. */
export const HEAD_BYTES = 64;

const SIGNATURES: readonly { readonly mediaType: MediaType; readonly fits: (head: Buffer) => boolean }[] = [
  { mediaType: 'application/pdf', fits: (head) => startsWith(head, '%PDF-') },
  { mediaType: 'image/png', fits: (head) => startsWith(head, '\x89PNG\r\n\x1a\n') },
  { mediaType: 'image/jpeg', fits: (head) => startsWith(head, '\xff\xd8\xff') },
  { mediaType: 'image/webp', fits: (head) => startsWith(head, 'RIFF') && head.toString('latin1', 8, 12) === 'WEBP' },
];

/** The type that the first bytes prove; `zip` for a container whose entries must be looked at; null when they prove nothing. */
export function typeByHead(head: Buffer): MediaType | 'zip' | null {
  if (startsWith(head, 'PK\x03\x04')) return 'zip';
  return SIGNATURES.find(({ fits }) => fits(head))?.mediaType ?? null;
}

const MACROS = /(^|\/)(vbaproject\.bin|vbadata\.xml|basic\/|scripts\/)/i;

/** The office document that a zip container is, by the names of its entries and the text of its `mimetype` entry, or null.
 *  One with macros is none: it is not proof but a program. Sources: ECMA-376 part 2, OpenDocument 1.3 part 2 §3.3. */
export function officeTypeOf(names: readonly string[], mimetype: string | null): MediaType | null {
  if (names.some((name) => MACROS.test(name))) return null;
  if (mimetype === 'application/vnd.oasis.opendocument.text') return mimetype;
  if (mimetype === 'application/vnd.oasis.opendocument.spreadsheet') return mimetype;
  if (!names.includes('[Content_Types].xml')) return null;
  if (names.includes('word/document.xml')) {
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  }
  if (names.includes('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return null;
}

/** Plain text has no type of its own in its bytes: the ending of its name tells a table from prose. */
export const textTypeOf = (fileName: string): MediaType =>
  fileName.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain';

/** Watches a stream go by and says at its end whether all of it was UTF-8 text without control characters. */
export class TextWatcher {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private text = true;

  see(chunk: Buffer): void {
    if (this.text) this.decode(() => this.decoder.decode(chunk, { stream: true }));
  }

  wasText(): boolean {
    if (this.text) this.decode(() => this.decoder.decode());
    return this.text;
  }

  private decode(next: () => string): void {
    try {
      // These are the characters that tell a program from a text.
      if (/[\x00-\x08\x0e-\x1f]/.test(next())) this.text = false;
    } catch {
      this.text = false;
    }
  }
}

const startsWith = (head: Buffer, signature: string): boolean =>
  head.toString('latin1', 0, signature.length) === signature;
