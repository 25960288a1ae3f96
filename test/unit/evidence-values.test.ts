import { documentReference, documentText } from '../../src/evidence/document-reference';
import { keptFileName } from '../../src/evidence/file-name';
import { officeTypeOf, TextWatcher, typeByHead } from '../../src/evidence/media-type';
import type { LocalDate } from '../../workflows/vocabulary';

const today = '2024-07-01' as LocalDate;
const stated = {
  type: 'Kế hoạch',
  number: '09',
  symbol: 'KH-BATGT',
  issuedOn: '2024-06-28',
  issuer: 'Ban ATGT huyện Hữu Lũng',
  classification: null,
};

test('one document has one text, however its name is typed', () => {
  const typed = { ...stated, type: ' Kế  hoạch '.normalize('NFD'), symbol: 'KH - BATGT' };
  const [one, other] = [documentReference(stated, today), documentReference(typed, today)];
  if ('code' in one || 'code' in other) throw new Error('both are fine');
  expect(documentText(other)).toBe(documentText(one));
  // Members sorted by name, as canonical text asks.
  expect(documentText(one)).toBe(
    '{"issuedOn":"2024-06-28","issuer":"Ban ATGT huyện Hữu Lũng","number":"09","symbol":"KH-BATGT","type":"Kế hoạch"}',
  );
});

test('the same number of another day is another document', () => {
  const other = documentReference({ ...stated, issuedOn: '2023-06-28' }, today);
  const one = documentReference(stated, today);
  if ('code' in one || 'code' in other) throw new Error('both are fine');
  expect(documentText(other)).not.toBe(documentText(one));
});

test.each([
  [{ classification: 'Mật' }, 'document.classified'],
  [{ issuedOn: '2024-06-31' }, 'date.not-a-day'],
  [{ issuedOn: '2024-07-02' }, 'evidence.issued-in-future'],
])('a document that may not be proof is refused: %j', (change, code) => {
  expect(documentReference({ ...stated, ...change }, today)).toMatchObject({ code });
});

test('what a file is stands in its first bytes', () => {
  expect(typeByHead(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
  expect(typeByHead(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('image/png');
  expect(typeByHead(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(typeByHead(Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'))).toBe('image/webp');
  expect(typeByHead(Buffer.from('PK\x03\x04', 'latin1'))).toBe('zip');
  // A program of Windows, a picture that may hold scripts, and nothing at all.
  for (const head of ['MZ\x90\0', '<svg onload=alert(1)>', ''])
    expect(typeByHead(Buffer.from(head, 'latin1'))).toBeNull();
});

test('a container is an office document by its parts, and none with macros in it', () => {
  const docx = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];
  expect(officeTypeOf(docx, null)).toMatch(/wordprocessingml/);
  expect(officeTypeOf(['[Content_Types].xml', 'xl/workbook.xml'], null)).toMatch(/spreadsheetml/);
  expect(officeTypeOf(['content.xml'], 'application/vnd.oasis.opendocument.text')).toMatch(/opendocument.text/);
  expect(officeTypeOf([...docx, 'word/vbaProject.bin'], null)).toBeNull();
  expect(officeTypeOf(['a.txt'], null)).toBeNull();
  expect(officeTypeOf(['content.xml'], 'application/vnd.oasis.opendocument.presentation')).toBeNull();
});

test('text may be cut anywhere, in the middle of a letter too, and is text only to its end', () => {
  const bytes = Buffer.from('số liệu;giảm 7 %\n');
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const watcher = new TextWatcher();
    watcher.see(bytes.subarray(0, cut));
    watcher.see(bytes.subarray(cut));
    expect(watcher.wasText()).toBe(true);
  }
  for (const broken of [bytes.subarray(0, 3), Buffer.from('a\0b'), Buffer.from([0x61, 0xff])]) {
    const watcher = new TextWatcher();
    watcher.see(broken);
    expect(watcher.wasText()).toBe(false);
  }
});

test('a file keeps a name that is safe to show and to send back', () => {
  expect(keptFileName('Kế hoạch.pdf'.normalize('NFD'))).toBe('Kế hoạch.pdf'.normalize('NFC'));
  expect(keptFileName('../../etc/passwd')).toBe('passwd');
  expect(keptFileName('C:\\Users\\An\\bao cao.docx')).toBe('bao cao.docx');
  // U+202E turns the reading direction around: "gpj.exe" would be shown as "exe.jpg".
  expect(keptFileName('anh\u202egpj.exe\r\n')).toBe('anhgpj.exe');
  expect(keptFileName('..')).toBe('tep');
  expect(keptFileName('')).toBe('tep');
  const long = keptFileName(`${'ă'.repeat(300)}.pdf`);
  expect([...long]).toHaveLength(200);
  expect(long.endsWith('ă.pdf')).toBe(true);
});
