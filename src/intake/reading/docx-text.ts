import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { readNumbering, type Numbering } from './docx-numbering';
import { tableText, type CellText } from './table-text';
import { unpack } from './unpack';
import { attribute, xmlTokens } from './xml-tokens';

/** A Word document as text: its paragraphs with the numbers that Word counts, its tables, nothing that was deleted. Only three parts
 *  are unpacked: macros, pictures and links to elsewhere are never looked at. Source: ADR 0036. */

const PARTS = { document: 'word/document.xml', numbering: 'word/numbering.xml', styles: 'word/styles.xml' } as const;

export async function docxText(bytes: Uint8Array): Promise<string | Refusal> {
  const parts = await unpack(bytes, new Set(Object.values(PARTS)));
  if (!isParts(parts)) return parts;
  const document = parts.get(PARTS.document);
  if (document === undefined) return refusal('intake.unknown-format', {});
  return bodyText(document, readNumbering(parts.get(PARTS.numbering) ?? '', parts.get(PARTS.styles) ?? ''));
}

const isParts = (value: ReadonlyMap<string, string> | Refusal): value is ReadonlyMap<string, string> =>
  value instanceof Map;

/** Elements whose words are not the document's: deleted, moved away, the second form of a drawing, field codes. */
const SILENT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText', 'w:pict']);

interface OpenParagraph {
  text: string;
  numId: string | null;
  level: number | null;
  style: string;
}
interface OpenTable {
  readonly rows: CellText[][];
  cell: { lines: string[]; span: number; continues: boolean } | null;
}

function bodyText(xml: string, numbering: Numbering): string {
  const out: string[] = [];
  const paragraphs: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  let silent: string | null = null;
  let depth = 0;
  let inText = false;
  const write = (line: string): void => {
    const cell = tables.at(-1)?.cell;
    if (cell) cell.lines.push(line);
    else out.push(line, '');
  };
  for (const token of xmlTokens(xml)) {
    if (silent !== null) {
      if (token.kind === 'open' && token.name === silent && !token.isEmpty) depth += 1;
      if (token.kind === 'close' && token.name === silent && (depth -= 1) === 0) silent = null;
      continue;
    }
    const paragraph = paragraphs.at(-1);
    const table = tables.at(-1);
    if (token.kind === 'text') {
      if (inText && paragraph) paragraph.text += token.text;
      continue;
    }
    if (token.kind === 'open' && SILENT.has(token.name)) {
      if (!token.isEmpty) [silent, depth] = [token.name, 1];
      continue;
    }
    const isOpen = token.kind === 'open';
    const value = (name = 'w:val'): string | null => (token.kind === 'open' ? attribute(token.attributes, name) : null);
    switch (token.name) {
      case 'w:p':
        if (isOpen && !token.isEmpty) paragraphs.push({ text: '', numId: null, level: null, style: '' });
        else if (!isOpen && paragraph) {
          paragraphs.pop();
          write(numbered(paragraph, numbering));
        }
        break;
      case 'w:t':
        inText = isOpen && !token.isEmpty;
        break;
      case 'w:tab':
        // Tab stops of a paragraph are written with the same name and a value.
        if (isOpen && paragraph && value() === null) paragraph.text += '\t';
        break;
      case 'w:br':
      case 'w:cr':
        if (isOpen && paragraph) paragraph.text += '\n';
        break;
      case 'w:noBreakHyphen':
        if (isOpen && paragraph) paragraph.text += '-';
        break;
      case 'w:pStyle':
        if (paragraph) paragraph.style = value() ?? '';
        break;
      case 'w:numId':
        if (isOpen && paragraph) paragraph.numId = value();
        break;
      case 'w:ilvl':
        if (isOpen && paragraph) paragraph.level = Number(value() ?? 0);
        break;
      case 'w:tbl':
        if (isOpen) tables.push({ rows: [], cell: null });
        else if (table) {
          tables.pop();
          write(tableText(table.rows));
        }
        break;
      case 'w:tr':
        if (isOpen) table?.rows.push([]);
        break;
      case 'w:tc':
        if (!table) break;
        if (isOpen) table.cell = { lines: [], span: 1, continues: false };
        else if (table.cell) {
          table.rows.at(-1)?.push(table.cell);
          table.cell = null;
        }
        break;
      case 'w:gridSpan':
        if (table?.cell) table.cell.span = Math.max(1, Number(value() ?? 1) || 1);
        break;
      case 'w:vMerge':
        if (isOpen && table?.cell) table.cell.continues = (value() ?? 'continue') === 'continue';
        break;
    }
  }
  return out.join('\n');
}

function numbered({ text, numId, level, style }: OpenParagraph, numbering: Numbering): string {
  const ofStyle = style === '' ? null : numbering.ofStyle(style);
  const list = numId ?? ofStyle?.numId ?? null;
  if (text.trim() === '' || list === null || list === '0' || list === '') return text;
  const label = numbering.next(list, level ?? ofStyle?.level ?? 0);
  return label === '' ? text : `${label} ${text}`;
}
