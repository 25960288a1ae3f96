import { findDeadline } from '../../../src/intake/deadlines/find-deadline';
import { readTimeCell } from '../../../src/intake/deadlines/time-cell';
import type { DraftDeadline } from '../../../src/intake/draft';
import { passage } from '../../../src/intake/text/passage';

/** The wordings of DOMAIN §8 in sentences of our own, with what each comes to by hand. The document is of 10 January 2025. */

const read = (text: string): ReturnType<typeof passage> =>
  passage(
    text,
    [...text].map((_, i) => i),
  );
const CONTEXT = { issuedOn: '2025-01-10', isReport: true, predicateAt: 0 };
const inText = (text: string): DraftDeadline | null => findDeadline(read(text), CONTEXT);

test.each<[string, string, Partial<DraftDeadline>]>([
  [
    'Gửi kế hoạch chậm nhất là ngày 30/6/2025.',
    'chậm nhất là ngày 30/6/2025',
    { kind: 'on-date', date: '2025-06-30', comparator: 'by' },
  ],
  [
    'Gửi báo cáo chậm nhất ngày 30/6.',
    'chậm nhất ngày 30/6',
    { kind: 'on-date', date: '2025-06-30', comparator: 'by' },
  ],
  // 5 January has passed on the day of the document: the next one is meant.
  ['Nộp trước ngày 05/01.', 'trước ngày 05/01', { kind: 'on-date', date: '2026-01-05', comparator: 'before' }],
  [
    'Báo cáo trước ngày 20 hằng tháng.',
    'trước ngày 20 hằng tháng',
    { kind: 'periodic', period: 'month', day: '20', comparator: 'before' },
  ],
  [
    'Báo cáo từ ngày 1 đến ngày 5 hằng tháng.',
    'từ ngày 1 đến ngày 5 hằng tháng',
    { kind: 'periodic', period: 'month', day: '1/5' },
  ],
  [
    'Báo cáo trước ngày 05 tháng đầu quý.',
    'trước ngày 05 tháng đầu quý',
    { kind: 'periodic', period: 'quarter', day: '01-05' },
  ],
  [
    'Báo cáo trước ngày 20 tháng 12 hằng năm.',
    'trước ngày 20 tháng 12 hằng năm',
    { kind: 'periodic', period: 'year', day: '12-20' },
  ],
  [
    'Báo cáo định kỳ 6 tháng, hằng năm.',
    'định kỳ 6 tháng, hằng năm',
    { kind: 'periodic', period: 'half-year+year', day: null },
  ],
  ['Báo cáo hằng quý.', 'hằng quý', { kind: 'periodic', period: 'quarter' }],
  [
    'Đánh giá cuối mỗi học kỳ và kết thúc năm học.',
    'cuối mỗi học kỳ và kết thúc năm học',
    { kind: 'periodic', period: 'term+year' },
  ],
  [
    'Trả lời trong thời hạn 10 ngày làm việc kể từ ngày nhận được.',
    'trong thời hạn 10 ngày làm việc kể từ ngày nhận được',
    { kind: 'within', amount: 10, unit: 'working-day', anchor: 'received' },
  ],
  [
    'Báo cáo chậm nhất sau 24 giờ kể từ thời điểm phát hiện.',
    'chậm nhất sau 24 giờ kể từ thời điểm phát hiện',
    { kind: 'within', amount: 24, unit: 'hour', anchor: 'detected' },
  ],
  [
    'Gửi về Sở trước 17 giờ 00 ngày 05/6/2025.',
    'trước 17 giờ 00 ngày 05/6/2025',
    { kind: 'on-date', date: '2025-06-05', time: '17:00' },
  ],
  ['Gửi trước ngày 20.7.2025.', 'trước ngày 20.7.2025', { kind: 'on-date', date: '2025-07-20', comparator: 'before' }],
  ['Triển khai đầu tháng 3/2025.', 'đầu tháng 3/2025', { kind: 'on-date', date: '2025-03-01' }],
  ['Gửi trước 7/4.', 'trước 7/4', { kind: 'on-date', date: '2025-04-07', comparator: 'before' }],
  [
    'Hoàn thành xong trước ngày Quốc khánh 02/9/2025.',
    'xong trước ngày Quốc khánh 02/9/2025',
    { kind: 'on-date', date: '2025-09-02', comparator: 'before' },
  ],
  [
    'Duy trì đến hết ngày 31/12/2025.',
    'đến hết ngày 31/12/2025',
    { kind: 'on-date', date: '2025-12-31', comparator: 'until' },
  ],
  ['Tổng kết vào năm 2030.', 'vào năm 2030', { kind: 'on-date', date: '2030' }],
  ['Giám sát theo kỳ họp.', 'theo kỳ họp', { kind: 'periodic', period: 'session' }],
  ['Thực hiện chế độ báo cáo theo quy định.', 'theo quy định', { kind: 'as-prescribed' }],
  ['Thường xuyên kiểm tra hồ sơ.', 'Thường xuyên', { kind: 'standing' }],
  ['Kịp thời báo cáo khi có sự cố.', 'Kịp thời', { kind: 'on-event' }],
  [
    'Báo cáo trước 15 giờ 00 thứ Sáu hàng tuần.',
    'trước 15 giờ 00 thứ Sáu hàng tuần',
    { kind: 'periodic', period: 'week', day: '5', time: '15:00' },
  ],
])('%s', (text, literal, wanted) => {
  const found = inText(text);
  expect(found).toMatchObject({ ...wanted, literal: expect.stringContaining(literal) as unknown });
});

test('the day of a cited document is no deadline', () => {
  expect(inText('Thực hiện Kế hoạch số 33/KH-UBND ngày 18/7/2024 của Ủy ban nhân dân tỉnh.')).toBeNull();
});

test('what other people often do is not when the duty is due', () => {
  expect(inText('Gặp gỡ học sinh thường xuyên bỏ học.')).toBeNull();
});

test.each<[string, string | null, string]>([
  ['6/2025', '2025-06', 'on-date'],
  ['Tháng 10/2025', '2025-10', 'on-date'],
  ['2025', '2025', 'on-date'],
  ['2025 - 2026', '2025/2026', 'on-date'],
  ['Quý II/2025', '2025-Q2', 'on-date'],
  ['Trước 30/6/2025', '2025-06-30', 'on-date'],
  ['Thường xuyên', null, 'standing'],
  ['Hằng năm', null, 'periodic'],
  ['Khi có hướng dẫn riêng', null, 'as-prescribed'],
])('a cell of its own: %s', (text, date, kind) => {
  expect(readTimeCell(read(text), CONTEXT)).toMatchObject({ literal: text, date, kind });
});
