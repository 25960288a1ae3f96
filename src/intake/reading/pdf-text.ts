import { createRequire } from 'node:module';
import { join } from 'node:path';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { LIMITS } from './limits';
import { pagesText, withoutRunningHeads, type PdfLine, type PdfWord } from './pdf-lines';
import { linesWithTables } from './pdf-tables';

/** A PDF with text as that text. Scripts, forms and files inside are not looked at; fonts are not drawn. Source: ADR 0037. */

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}
interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly Partial<TextItem>[] }>;
  cleanup(): void;
}
interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
}
interface PdfLibrary {
  readonly VerbosityLevel: { readonly ERRORS: number };
  getDocument(source: Readonly<Record<string, unknown>>): {
    readonly promise: Promise<PdfDocument>;
    destroy(): Promise<void>;
  };
}

/** A page with fewer letters is a picture of a page. */
const LEAST_LETTERS_PER_PAGE = 40;

export async function pdfText(bytes: Uint8Array): Promise<string | Refusal> {
  const library = loadLibrary();
  const root = libraryFolder();
  const task = library.getDocument({
    data: new Uint8Array(bytes),
    ...{
      verbosity: library.VerbosityLevel.ERRORS,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
    },
    ...{ cMapUrl: join(root, 'cmaps', '/'), cMapPacked: true, standardFontDataUrl: join(root, 'standard_fonts', '/') },
  });
  try {
    return await documentText(await task.promise);
  } catch (error) {
    const { name } = error as Error;
    return name === 'PasswordException' ? refusal('intake.locked', {}) : refusal('intake.unknown-format', {});
  } finally {
    await task.destroy();
  }
}

async function documentText(document: PdfDocument): Promise<string | Refusal> {
  if (document.numPages > LIMITS.pdfPages)
    return refusal('intake.too-many-pages', { pages: document.numPages, limitPages: LIMITS.pdfPages });
  const pages: (readonly PdfLine[])[] = [];
  let open: readonly number[] | null = null;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const read = linesWithTables(items.flatMap(wordOf), open);
    open = read.open;
    pages.push(read.lines);
    page.cleanup();
  }
  const letters = pages.flat().reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  if (letters < LEAST_LETTERS_PER_PAGE * document.numPages) return refusal('intake.no-text', {});
  return pagesText(withoutRunningHeads(pages));
}

/** Marks of structure have no text; what is written upright has no turned axis. */
function wordOf({ str, transform, width, height }: Partial<TextItem>): readonly PdfWord[] {
  if (str === undefined || str.trim() === '' || transform === undefined) return [];
  const [, turned = 0, , scale = 0, x = 0, y = 0] = transform;
  if (Math.abs(turned) > 0.1) return [];
  return [{ text: str, x, y, width: width ?? 0, size: Math.abs(scale) || height || 10 }];
}

/** The library is an ES module that Node 20.19 and newer can require. It names classes of drawing when it is loaded, which are never
 *  used for text: empty ones stand in for them, so that no native canvas is installed. */
function loadLibrary(): PdfLibrary {
  const scope = globalThis as unknown as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {};
  return createRequire(__filename)('pdfjs-dist/legacy/build/pdf.mjs') as PdfLibrary;
}

const libraryFolder = (): string =>
  join(createRequire(__filename).resolve('pdfjs-dist/legacy/build/pdf.mjs'), '..', '..', '..');
