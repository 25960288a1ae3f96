import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readPlanBytes } from '../../../src/intake/read-plan';
import { htmlText } from '../../../src/intake/reading/html-text';
import { hasText } from '../../../src/platform/refusals/refusal-text';
import { projectRoot } from '../../../src/platform/paths';
import { docxOf } from '../../support/docx-writer';
import { zipOf } from '../../support/zip';

const DOCUMENTS = join(projectRoot(), 'test', 'documents');
const PLAN = readFileSync(join(DOCUMENTS, 'province-disaster-plan.txt'));

async function refusalOf(bytes: Uint8Array): Promise<unknown> {
  const read = await readPlanBytes(bytes);
  return read.ok ? 'read' : read.refusal;
}

test.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT', 'Độ mật: Mật'])('a document stamped %s is refused', async (stamp) => {
  const text = PLAN.toString('utf8').replace('KẾ HOẠCH', `${stamp}\n\nKẾ HOẠCH`);
  expect(await refusalOf(Buffer.from(text))).toMatchObject({ code: 'intake.classified' });
});

test('the word in a sentence stamps nothing', async () => {
  const text = PLAN.toString('utf8').replace('I. MỤC ĐÍCH', 'Bảo vệ bí mật nhà nước theo quy định.\n\nI. MỤC ĐÍCH');
  expect(await refusalOf(Buffer.from(text))).toBe('read');
});

test('text in the encodings from before Unicode is recognised by name', async () => {
  // "Kế hoạch số 5 của Ủy ban nhân dân xã về phòng cháy" as TCVN3 and as VNI write it, taken for letters of Latin-1.
  const tcvn3 =
    'KÕ ho¹ch sè 5 cña ñy ban nh©n d©n x· vÒ phßng ch¸y, ch÷a ch¸y. Thùc hiÖn ®óng quy ®Þnh, b¸o c¸o tr­íc ngµy 30.';
  const vni =
    'Keá hoaïch soá 5 cuûa UÛy ban nhaân daân xaõ veà phoøng chaùy, chöõa chaùy. Thöïc hieän ñuùng quy ñònh, baùo caùo tröôùc ngaøy 30.';
  expect(await refusalOf(Buffer.from(tcvn3))).toMatchObject({ facts: { encoding: 'TCVN3' } });
  expect(await refusalOf(Buffer.from(vni))).toMatchObject({ facts: { encoding: 'VNI' } });
  expect(await refusalOf(Buffer.from(tcvn3, 'latin1'))).toMatchObject({ facts: { encoding: 'TCVN3' } });
});

test('both forms of composed letters are one text', async () => {
  const [nfc, nfd] = [
    await readPlanBytes(PLAN),
    await readPlanBytes(Buffer.from(PLAN.toString('utf8').normalize('NFD'))),
  ];
  expect(nfd).toEqual(nfc);
});

test('a packed file that would unpack to too much is not opened', async () => {
  const bomb = zipOf([{ name: 'word/document.xml', text: 'x' }]);
  // The directory claims 4 GB: in an entry of it the sizes stand at 20 (packed) and 24.
  const at = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bomb.writeUInt32LE(0xfffffff0, at + 20);
  bomb.writeUInt32LE(0xfffffff0, at + 24);
  expect(await refusalOf(bomb)).toMatchObject({ code: 'intake.packed-too-large' });
  const many = zipOf(Array.from({ length: 2001 }, (_, i) => ({ name: `p${i}`, text: '' })));
  expect(await refusalOf(many)).toMatchObject({ code: 'intake.packed-too-large' });
});

test('old Word, RTF, pictures and emptiness are told apart', async () => {
  const code = async (bytes: Uint8Array): Promise<unknown> => ((await refusalOf(bytes)) as { code?: string }).code;
  expect(await code(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('intake.old-format');
  expect(await code(Buffer.from('{\\rtf1 abc}'))).toBe('intake.old-format');
  expect(await code(deflateRawSync(Buffer.alloc(5000)))).toMatch(/^intake\.(not-utf8|unknown-format)$/u);
  expect(await code(Buffer.from('\n\n 1 \n'))).toBe('intake.no-text');
  expect(await code(zipOf([{ name: 'xl/workbook.xml', text: '<x/>' }]))).toBe('intake.unknown-format');
});

test('a web page is read without its scripts, with its lists and tables', () => {
  const html =
    '<html><head><title>t</title><script>var a="<p>no";</script></head><body><h1>KẾ HOẠCH</h1><ol><li>Một</li><li>Hai</li></ol><table><tr><td>TT</td><td>Nội dung</td></tr><tr><td>1</td><td>A &amp; B</td></tr></table></body></html>';
  expect(
    htmlText(html)
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual(['KẾ HOẠCH', '1. Một', '2. Hai', '| TT | Nội dung |', '| 1 | A & B |']);
});

test('any bytes, cut anywhere, give a draft or a refusal with a text', async () => {
  const sources = [PLAN, docxOf(PLAN.toString('utf8')), readFileSync(join(DOCUMENTS, 'school-traffic-plan.txt'))];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sources),
      fc.nat({ max: 20_000 }),
      fc.nat({ max: 20_000 }),
      fc.uint8Array({ maxLength: 40 }),
      async (source, from, to, noise) => {
        const [start, end] = [Math.min(from, to) % source.length, Math.max(from, to)];
        const read = await readPlanBytes(Buffer.concat([source.subarray(start, end), noise, source.subarray(end)]));
        expect(read.ok || hasText(read.refusal.code)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('fifty pages take seconds, and the wordings that make patterns slow take no longer', async () => {
  const body = PLAN.toString('utf8').split('\n');
  const middle = body.slice(
    body.findIndex((line) => line.startsWith('II.')),
    body.findIndex((line) => line.startsWith('Trong quá')),
  );
  // 2,500 characters a page.
  const pages = Array.from({ length: Math.ceil((50 * 2500) / middle.join('\n').length) }, () => middle.join('\n')).join(
    '\n',
  );
  const hostile = [
    'phối hợp '.repeat(4000),
    '( '.repeat(20_000),
    'trước ngày 1/'.repeat(4000),
    'các sở, '.repeat(8000),
    `${'a'.repeat(60_000)}:`,
    '- '.repeat(9000),
    '<'.repeat(9000),
    'báo cáo, '.repeat(5000),
  ];
  for (const text of [pages, ...hostile.map((each) => `II. NHIỆM VỤ\n1. ${each}\n2. Sở A báo cáo ${each}\n`)]) {
    const started = process.hrtime.bigint();
    await readPlanBytes(Buffer.from(text));
    const ms = Number((process.hrtime.bigint() - started) / 1_000_000n);
    // The promise is 3 s alone on a quiet machine; four times that on a busy one.
    expect({ slow: ms > 12_000 ? text.slice(0, 60) : null }).toEqual({ slow: null });
  }
});
