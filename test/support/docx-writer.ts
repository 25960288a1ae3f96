import { zipOf } from './zip';

/** A text as a Word file whose numbers Word counts by itself, for tests: `I.`, `1.`, `a)` and dashes leave the text and come back as lists;
 *  lines between bars become a table. */

const LEVELS: readonly { readonly pattern: RegExp; readonly numId: number; readonly level: number }[] = [
  { pattern: /^[IVX]+\.\s+/u, numId: 1, level: 0 },
  { pattern: /^\d+\.\s+/u, numId: 1, level: 1 },
  { pattern: /^[a-z]\)\s+/u, numId: 1, level: 2 },
  { pattern: /^-\s+/u, numId: 2, level: 0 },
];

const NUMBERING = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>`;

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

function paragraph(line: string): string {
  const list = LEVELS.find(({ pattern }) => pattern.test(line));
  if (list === undefined) return `<w:p>${run(line)}</w:p>`;
  const numbered = `<w:pPr><w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.numId}"/></w:numPr></w:pPr>`;
  return `<w:p>${numbered}${run(line.replace(list.pattern, ''))}</w:p>`;
}

const row = (line: string): string =>
  `<w:tr>${line
    .split('|')
    .slice(1, -1)
    .map(
      (cell) =>
        `<w:tc>${cell
          .trim()
          .split('<br>')
          .map((part) => `<w:p>${run(part)}</w:p>`)
          .join('')}</w:tc>`,
    )
    .join('')}</w:tr>`;

export function docxOf(text: string): Buffer {
  const blocks: string[] = [];
  let rows: string[] = [];
  const endTable = (): void => {
    if (rows.length > 0) blocks.push(`<w:tbl>${rows.join('')}</w:tbl>`);
    rows = [];
  };
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (/^\|[\s|:-]+\|$/u.test(line)) continue;
    if (line.startsWith('|')) rows.push(row(line));
    else {
      endTable();
      blocks.push(paragraph(line));
    }
  }
  endTable();
  const document = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${blocks.join('')}</w:body></w:document>`;
  return zipOf([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: 'word/document.xml', text: document },
    { name: 'word/numbering.xml', text: NUMBERING },
  ]);
}
