import { unzipSync, strFromU8 } from 'fflate';
import { csvLine, harmless } from '../../src/web/list/export-cells';
import { XlsxStream } from '../../src/web/list/xlsx-stream';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =cmd|x', '=HYPERLINK("http://evil.example")'])(
  '%j is no formula in an export',
  (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  },
);

test('what is no formula stays as it is', () => {
  for (const text of ['Báo cáo tháng 9', '30/06/2024', 'a=b', '']) expect(harmless(text)).toBe(text);
});

test('a line of CSV keeps commas, quotes and line ends inside its cells', () => {
  expect(csvLine(['a,b', 'nói “gì” và "gì"', 'hai\ndòng', '=x'])).toBe(
    '"a,b","nói “gì” và ""gì""","hai\ndòng","\'=x"\r\n',
  );
});

test('an xlsx file holds its rows as texts, whatever stands in them', () => {
  const chunks: Uint8Array[] = [];
  const sheet = new XlsxStream((bytes) => chunks.push(bytes));
  sheet.add(['Nhiệm vụ', 'Hạn']);
  sheet.add(['=1+1', '<b>&\u0007</b>']);
  sheet.end();
  const files = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  expect(Object.keys(files).sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  const text = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(text).toContain('<row r="2"><c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(text).toContain('&lt;b&gt;&amp;&lt;/b&gt;');
  expect(text.endsWith('</sheetData></worksheet>')).toBe(true);
});
