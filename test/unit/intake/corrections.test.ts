import { corrected } from '../../../src/intake/drafts/corrected';
import type { Correction } from '../../../src/intake/drafts/correction';
import { understand } from '../../../src/intake/understand';

/** What people correct is kept by where it stands in the text, and is applied again to whatever the same paper is read as. */

const TEXT = `Số: 12/KH-UBND
An Bình, ngày 03 tháng 3 năm 2025
KẾ HOẠCH
Làm sạch kênh rạch

II. NHIỆM VỤ
1. Nạo vét kênh chính; trồng lại cây ven kênh.
2. Thả cá giống xuống hồ xã.
3. Lắp biển báo nước sâu.
`;
const draft = understand(TEXT);
const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const texts = (corrections: readonly Correction[]) =>
  corrected(draft, corrections, TEXT).draft.duties.map(({ text }) => text);

test('the paper is read as three tasks of nobody', () => {
  expect(texts([])).toEqual([
    'Nạo vét kênh chính; trồng lại cây ven kênh.',
    'Thả cá giống xuống hồ xã.',
    'Lắp biển báo nước sâu.',
  ]);
  expect(draft.duties.map(({ confidence }) => confidence)).toEqual(['low', 'low', 'low']);
});

test('an edit says who and when; the words of a person are read by the grammar of the paper, and its question is answered', () => {
  const at = spanOf('Thả cá giống');
  const fields = { leads: ['Trạm Thủy sản'], deadline: 'trước ngày 30/6/2025' };
  const [, duty] = corrected(draft, [{ op: 'edit', at, fields }], TEXT).draft.duties;
  expect(duty).toMatchObject({
    leads: ['Trạm Thủy sản'],
    deadline: { literal: 'trước ngày 30/6/2025', kind: 'on-date', date: '2025-06-30', comparator: 'before' },
    ...{ confidence: 'high', questions: [] },
  });
});

test('a duty is split where a person points, and both parts keep who and when', () => {
  const where = TEXT.indexOf('trồng lại');
  expect(texts([{ op: 'split', at: spanOf('Nạo vét kênh chính'), where }]).slice(0, 2)).toEqual([
    'Nạo vét kênh chính;',
    'trồng lại cây ven kênh.',
  ]);
});

test('two duties become one over the words of both', () => {
  const merge: Correction = { op: 'merge', at: spanOf('Thả cá giống xuống hồ xã'), with: spanOf('Lắp biển báo') };
  expect(texts([merge])).toEqual([
    'Nạo vét kênh chính; trồng lại cây ven kênh.',
    'Thả cá giống xuống hồ xã. 3. Lắp biển báo nước sâu.',
  ]);
});

test('words that were not read are added where they stand; what is no duty is dropped', () => {
  const add: Correction = { op: 'add', at: spanOf('Làm sạch kênh rạch'), fields: { leads: ['UBND xã'] } };
  const drop: Correction = { op: 'drop', at: spanOf('Lắp biển báo nước sâu.') };
  expect(texts([add, drop])).toEqual([
    'Làm sạch kênh rạch',
    'Nạo vét kênh chính; trồng lại cây ven kênh.',
    'Thả cá giống xuống hồ xã.',
  ]);
});

test('leaving out the last correction undoes it', () => {
  const drop: Correction = { op: 'drop', at: spanOf('Lắp biển báo nước sâu.') };
  expect(texts([drop].slice(0, -1))).toEqual(texts([]));
});

test('what finds no duty is handed back and changes none', () => {
  const lost: Correction = { op: 'edit', at: { start: 0, end: 10 }, fields: { leads: ['Ai đó'] } };
  const outside: Correction = { op: 'add', at: { start: 5, end: 100_000 }, fields: {} };
  const split: Correction = { op: 'split', at: spanOf('Thả cá giống xuống hồ xã.'), where: 3 };
  const { draft: left, unplaced } = corrected(draft, [lost, outside, split], TEXT);
  expect(left.duties).toEqual(draft.duties);
  expect(unplaced).toEqual([lost, outside, split]);
});
