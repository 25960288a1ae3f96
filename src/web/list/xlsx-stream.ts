import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** An xlsx file of one sheet, written row by row: however many rows, none is kept. Every cell is a text, so that nothing in it can be a
 *  formula. Sources: ECMA-376 part 1, §18.3; part 2 for the container. */
export class XlsxStream {
  private readonly zip: Zip;
  private readonly sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 });
  private row = 0;

  constructor(put: (bytes: Uint8Array) => void) {
    this.zip = new Zip((error, bytes) => {
      if (error) throw error;
      put(bytes);
    });
    for (const [name, text] of PARTS) this.whole(name, text);
    this.zip.add(this.sheet);
    this.push(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`);
  }

  add(cells: readonly string[]): void {
    this.row += 1;
    this.push(`<row r="${this.row}">${cells.map(cellXml).join('')}</row>`);
  }

  end(): void {
    this.push('</sheetData></worksheet>', true);
    this.zip.end();
  }

  private whole(name: string, text: string): void {
    const file = new ZipPassThrough(name);
    this.zip.add(file);
    file.push(Buffer.from(text), true);
  }

  private push(text: string, last = false): void {
    this.sheet.push(Buffer.from(text), last);
  }
}

const CELL_MOST = 32_767;

const cellXml = (text: string): string =>
  `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, CELL_MOST))}</t></is></c>`;

/** Control characters have no place in XML 1.0 at all. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const PARTS: readonly (readonly [string, string])[] = [
  [
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Đôn Đốc" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
];
