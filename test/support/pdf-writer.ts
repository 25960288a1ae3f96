/** A small PDF with text in it, for tests: words at their places, no font inside, and a table that says which letter each code is. */

export interface PlacedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

const PAGE = { width: 595, height: 842 } as const;
/** Every letter is as wide as half its size: enough for a reader that joins words by their places. */
const LETTER_WIDTH = 500;

export function pdfOf(pages: readonly (readonly PlacedLine[])[]): Buffer {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (text: string): string =>
    `<< /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`;
  const toUnicode = add(stream(UNICODE_MAP));
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW ${LETTER_WIDTH} >>`,
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R >>`,
  );
  const tree = objects.length + pages.length * 2 + 1;
  const kids = pages.map((lines) => {
    const content = add(stream(lines.map(shown).join('\n')));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  add(`<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  return assembled(objects, catalog);
}

const shown = ({ text, x, y, size = 12 }: PlacedLine): string => {
  const codes = [...text].map((letter) => (letter.codePointAt(0) ?? 32).toString(16).padStart(4, '0')).join('');
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj ET`;
};

const hex = (n: number): string => n.toString(16).padStart(4, '0');
const blocks = Array.from(
  { length: 256 },
  (_, high) => `<${hex(high * 256)}> <${hex(high * 256 + 255)}> <${hex(high * 256)}>`,
);
const chunks = [blocks.slice(0, 100), blocks.slice(100, 200), blocks.slice(200)];
const UNICODE_MAP = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${chunks.map((chunk) => `${chunk.length} beginbfrange\n${chunk.join('\n')}\nendbfrange`).join('\n')}
endcmap end end`;

function assembled(objects: readonly string[], catalog: number): Buffer {
  let text = '%PDF-1.7\n';
  const places = objects.map((body, i) => {
    const place = Buffer.byteLength(text, 'latin1');
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = Buffer.byteLength(text, 'latin1');
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const WRAP_CHARACTERS = 78;
const LINES_PER_PAGE = 46;

/** A text as a printed paper: wrapped at the margin, the first line of each paragraph indented, a page number on top of each page. */
export function paperOf(text: string): Buffer {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : wrapped(line)));
  const pages: PlacedLine[][] = [];
  for (let from = 0; from < lines.length; from += LINES_PER_PAGE) {
    const number = pages.length + 1;
    const body = lines.slice(from, from + LINES_PER_PAGE).flatMap((line, i) => columnsOf(line, 780 - i * 16));
    pages.push([...(number > 1 ? [{ text: String(number), x: 290, y: 810, size: 12 }] : []), ...body]);
  }
  return pdfOf(pages);
}

/** What a run of spaces keeps apart stands in two columns. */
const columnsOf = (line: { readonly text: string; readonly isFirst: boolean }, y: number): readonly PlacedLine[] =>
  line.text
    .split(/\s{3,}/u)
    .map((text, column) => ({ text, x: column > 0 ? 330 : line.isFirst ? 92 : 64, y, size: 12 }))
    .filter(({ text }) => text !== '');

function wrapped(line: string): { readonly text: string; readonly isFirst: boolean }[] {
  if (/\S\s{3,}\S/u.test(line)) return [{ text: line.trim(), isFirst: false }];
  if (/^\s{10,}\S/u.test(line)) return [{ text: `   ${line.trim()}`, isFirst: false }];
  const out: { text: string; isFirst: boolean }[] = [];
  let open = '';
  for (const word of line.trim().split(/\s+/u)) {
    if (open !== '' && open.length + 1 + word.length > WRAP_CHARACTERS - (out.length === 0 ? 5 : 0)) {
      out.push({ text: open, isFirst: out.length === 0 });
      open = word;
    } else open = open === '' ? word : `${open} ${word}`;
  }
  out.push({ text: open, isFirst: out.length === 0 });
  return out;
}
