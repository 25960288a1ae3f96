import { readPlanBytes } from '../../../src/intake/read-plan';
import { sentenceOf } from '../../../src/intake/questions';

/** Where a paper contradicts itself the reader says so, with both sayings, and chooses neither. */

const HEAD = [
  'ỦY BAN NHÂN DÂN XÃ AN BÌNH',
  'Số: 12/KH-UBND',
  'An Bình, ngày 03 tháng 3 năm 2025',
  'KẾ HOẠCH',
  'bảo đảm an toàn giao thông năm 2025',
];

async function warningsOf(...body: readonly string[]): Promise<readonly (readonly [string, object])[]> {
  const read = await readPlanBytes(Buffer.from([...HEAD, ...body].join('\n\n')));
  if (!read.ok) throw new Error(read.refusal.code);
  for (const warning of read.draft.warnings) expect(sentenceOf(warning).vi).not.toContain('{');
  return read.draft.warnings.map(({ code, facts }) => [code, facts]);
}

test('a day that no calendar has is named, and is not taken for a duty without a date', async () => {
  expect(
    await warningsOf(
      'I. NHIỆM VỤ',
      '1. Công an xã tổ chức tuần tra ban đêm, hoàn thành trước ngày 31/6/2025.',
      '2. Văn phòng tổng hợp kết quả, gửi Chủ tịch chậm nhất ngày 29 tháng 02 năm 2026.',
      '3. Đoàn Thanh niên ra quân dọn dẹp hành lang đường bộ trước ngày 30/6/2025.',
    ),
  ).toEqual([
    ['intake.no-such-day', { literal: 'hoàn thành trước ngày 31/6/2025' }],
    ['intake.no-such-day', { literal: 'chậm nhất ngày 29 tháng 02 năm 2026' }],
  ]);
});

test('one report of one body with two days is a contradiction; another matter, body or period is another duty', async () => {
  const warnings = await warningsOf(
    'I. NHIỆM VỤ',
    '1. Công an xã báo cáo kết quả thực hiện về UBND xã trước ngày 15/12/2025.',
    '2. Văn phòng báo cáo kết quả thực hiện về UBND xã trước ngày 18/12/2025.',
    '3. Công an xã báo cáo tình hình tai nạn về UBND xã trước ngày 20/11/2025.',
    'II. TỔ CHỨC THỰC HIỆN',
    '1. Công an xã báo cáo kết quả thực hiện về UBND xã trước ngày 20/12/2025.',
  );
  expect(warnings).toEqual([
    [
      'intake.one-duty-two-days',
      {
        ...{ ref: 'II.1', literal: 'trước ngày 20/12/2025' },
        ...{ otherRef: 'I.1', otherLiteral: 'trước ngày 15/12/2025' },
      },
    ],
  ]);
});

test('a cited document of two types, or of a body that does not number so, is told once', async () => {
  const warnings = await warningsOf(
    'Thực hiện Kế hoạch số 94-KH/ĐUK ngày 09/8/2024 của Ban Bí thư; Chỉ thị số 23-CT/TW ngày 25/5/2023 của Ban Bí thư, UBND xã xây dựng kế hoạch như sau:',
    'I. NHIỆM VỤ',
    '1. Văn phòng sao gửi Kế hoạch số 94-KH/ĐUK ngày 09/8/2024 của Ban Bí thư trước ngày 30/6/2025.',
    '2. Công an xã quán triệt Chỉ thị số 23-CT/TW của Ban Bí thư Trung ương trước ngày 30/6/2025.',
    '3. Văn phòng phổ biến Nghị quyết số 23-CT/TW ngày 25/5/2023 trước ngày 30/6/2025.',
  );
  expect(warnings).toEqual([
    ['intake.one-document-two-types', { symbol: '23-CT/TW (2023-05-25)', one: 'Chỉ thị', other: 'Nghị quyết' }],
    ['intake.symbol-of-another-body', { symbol: '94-KH/ĐUK', issuer: 'Ban Bí thư' }],
  ]);
});
