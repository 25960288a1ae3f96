import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedIn } from '../../../bench/intake/expected';
import { mistakeLines } from '../../../bench/intake/report';
import { scoreDocument } from '../../../bench/intake/score';
import type { Draft } from '../../../src/intake/draft';
import { planOf } from '../../../src/intake/plan-draft/plan-of';
import { readPlanBytes } from '../../../src/intake/read-plan';
import { projectRoot } from '../../../src/platform/paths';
import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';
import { docxOf } from '../../support/docx-writer';

/** The papers of test/documents: own words, invented offices, answers worked out by hand beside them. */

const FOLDER = join(projectRoot(), 'test', 'documents');
const papers = expectedIn(FOLDER, []).map((expected) => [expected.name, expected] as const);

async function draftOf(bytes: Uint8Array): Promise<Draft> {
  const read = await readPlanBytes(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.draft;
}

test.each(papers)('%s is read as its answer says, field by field and duty by duty', async (_, expected) => {
  const draft = await draftOf(readFileSync(expected.file));
  expect(mistakeLines(scoreDocument(expected, draft))).toEqual([]);
});

test.each(papers)('%s says where each duty stands: its span holds its first and last words', async (_, expected) => {
  const read = await readPlanBytes(readFileSync(expected.file));
  if (!read.ok) throw new Error(read.refusal.code);
  for (const { text, span } of [...read.draft.duties, ...read.draft.context]) {
    const source = read.text.slice(span.start, span.end);
    const words = text.split(' ');
    expect([source.startsWith(words[0] ?? ''), source.endsWith(words.at(-1) ?? '')]).toEqual([true, true]);
  }
});

/** A page of the web breaks its lines; a Word file has paragraphs, and no such form. */
const BROKEN_LINES = new Set(['drought-plan', 'web-copy-decision']);
const typed = papers.filter(([name]) => !BROKEN_LINES.has(name));

test.each(typed)('%s as a Word file whose numbers Word counts gives the same duties', async (_, expected) => {
  const text = readFileSync(expected.file, 'utf8');
  const [written, counted] = [await draftOf(Buffer.from(text)), await draftOf(docxOf(text))];
  expect(counted.duties.map(({ ref, kind, text: words }) => [ref, kind, words])).toEqual(
    written.duties.map(({ ref, kind, text: words }) => [ref, kind, words]),
  );
});

test.each(papers)('%s becomes a plan file that the check lets through, with every duty in it', async (_, expected) => {
  const draft = await draftOf(readFileSync(expected.file));
  const read = readPlanFile(planOf(draft), 'draft.plan.yaml');
  expect(read.ok ? [] : read.problems).toEqual([]);
  if (!read.ok) return;
  const clauses = new Set(read.plan.tasks.map(({ clause }) => clause));
  expect([...clauses]).toEqual(draft.duties.map(({ ref }) => ref));
});

test('blanks and contradictions of a paper are told, with the place of the second saying', async () => {
  const text = [
    'Số:     -KH/ĐU',
    'An Bình, ngày     tháng 3 năm 2025',
    'KẾ HOẠCH',
    'công tác năm',
    'Thực hiện Kế hoạch số 10-KH/TU ngày 05/01/2025 của Ban Thường vụ Tỉnh ủy và Kế hoạch số 22-KH/TU ngày 06/02/2025 của Ban Thường vụ Thị ủy, Đảng ủy xây dựng kế hoạch như sau:',
    'I- NHIỆM VỤ',
    '1- Quán triệt Kế hoạch số 10-KH/TU ngày 07/01/2025 của Ban Thường vụ Tỉnh ủy.',
  ].join('\n\n');
  const { warnings } = await draftOf(Buffer.from(text));
  expect(warnings.map(({ code, facts }) => [code, facts])).toEqual([
    ['intake.blank-number', { symbol: 'KH/ĐU' }],
    ['intake.blank-day', { known: '2025-03' }],
    ['intake.one-symbol-two-issuers', { symbol: 'TU', one: 'Ban Thường vụ Tỉnh ủy', other: 'Ban Thường vụ Thị ủy' }],
    ['intake.one-document-two-days', { symbol: '10-KH/TU', one: '2025-01-05', other: '2025-01-07' }],
  ]);
});

test('the same text gives the same draft', async () => {
  const bytes = readFileSync(join(FOLDER, 'school-traffic-plan.txt'));
  expect(await draftOf(bytes)).toEqual(await draftOf(bytes));
});

test('a table of activities is read by the headings of its columns, and two tables are not one', async () => {
  const { duties } = await draftOf(readFileSync(join(FOLDER, 'school-traffic-plan.txt')));
  const rows = duties
    .filter(({ ref }) => ref.startsWith('II.'))
    .map(({ text, leads, carriesOut, deadline }) => [text, [...leads, ...carriesOut].join('; '), deadline?.literal]);
  expect(rows).toEqual([
    ['Phổ biến Luật Trật tự, an toàn giao thông đường bộ', 'TPT Đội', 'Tuần 1 tháng 9/2025'],
    ['Ký cam kết thực hiện an toàn giao thông', 'GVCN; học sinh', 'Tháng 9/2025'],
    ['Tổ chức thi vẽ tranh', 'TPT Đội; GV Mỹ thuật', 'Tháng 10/2025'],
    ['Trực cổng trường', 'Đội cờ đỏ', 'Hằng tuần'],
    ['Đánh giá, xếp loại', 'Hội đồng thi đua', 'Cuối mỗi học kỳ'],
  ]);
});

test('a directive tells each addressee below its number what to do, and its last sentence asks for nothing new', async () => {
  const { duties } = await draftOf(readFileSync(join(FOLDER, 'forest-fire-directive.txt')));
  expect(duties.map(({ ref, leads, carriesOut }) => [ref, [...leads, ...carriesOut].join('; ')])).toEqual([
    ['1.a', 'Chi cục Kiểm lâm'],
    ['1.b', 'Giám đốc Sở Nông nghiệp và Môi trường'],
    ['2', 'Chủ tịch UBND các xã, phường'],
    ['3', 'Công an tỉnh; Bộ Chỉ huy Quân sự tỉnh'],
    ['4', 'các địa phương'],
    ['5', 'Văn phòng UBND tỉnh'],
  ]);
});
