import { findDeadline } from '../../../src/intake/deadlines/find-deadline';
import { readTimeCell } from '../../../src/intake/deadlines/time-cell';
import type { DraftDeadline, DraftDuty } from '../../../src/intake/draft';
import { rulesOf } from '../../../src/intake/plan-draft/rules-of';
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
    'Kiểm tra trong tháng 9 và tháng 10 năm 2026.',
    'trong tháng 9 và tháng 10 năm 2026',
    { kind: 'on-date', date: '2026-09/2026-10' },
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
  ['Góp ý trước Đại hội ít nhất 10 ngày.', 'trước Đại hội ít nhất 10 ngày', { amount: 10, comparator: 'before' }],
  ['Sơ kết sau 02 năm thực hiện.', 'sau 02 năm thực hiện', { kind: 'within', amount: 24, unit: 'month' }],
  ['Hoàn chỉnh ngay sau khi có ý kiến của Sở.', 'ngay sau khi', { kind: 'on-event', anchor: 'told' }],
  ['Báo cáo 02 giờ một lần khi có lũ.', '02 giờ một lần', { kind: 'periodic', period: '2-hours' }],
  ['Kiểm tra hai năm một lần.', 'hai năm một lần', { kind: 'periodic', period: '2-years' }],
  ['Họp ít nhất 01 cuộc/quý.', '01 cuộc/quý', { kind: 'periodic', period: 'quarter' }],
  [
    'Báo cáo vào ngày làm việc cuối cùng của tháng.',
    'vào ngày làm việc cuối cùng của tháng',
    { kind: 'periodic', period: 'month', day: 'last-working-day' },
  ],
  ['Báo cáo vào ngày cuối quý.', 'vào ngày cuối quý', { kind: 'periodic', period: 'quarter', day: 'last' }],
  ['Ra quân trong tháng Giêng âm lịch hằng năm.', 'trong tháng Giêng âm lịch hằng năm', { day: 'lunar-01' }],
  ['Rà soát tháng 6, tháng 11 hằng năm.', 'tháng 6, tháng 11 hằng năm', { period: 'year', day: '06+11' }],
  ['Sửa đê trước mùa mưa bão năm 2025.', 'trước mùa mưa bão năm 2025', { date: '2025', anchor: 'season' }],
  ['Xong trước Tết Nguyên đán Bính Ngọ 2026.', 'trước Tết Nguyên đán Bính Ngọ 2026', { date: '2026' }],
  ['Nộp trong tuần đầu tháng 3/2025.', 'trong tuần đầu tháng 3/2025', { date: '2025-03' }],
  ['Báo cáo tại cuộc họp giao ban tháng 11.', 'tại cuộc họp giao ban tháng 11', { date: '2025-11' }],
  [
    'Gửi chậm nhất 17 giờ thứ Năm, ngày 09/10/2025.',
    'chậm nhất 17 giờ thứ Năm, ngày 09/10/2025',
    { kind: 'on-date', date: '2025-10-09', time: '17:00' },
  ],
  [
    'Báo cáo tháng trước ngày 18 hằng tháng, báo cáo quý trước ngày 18 của tháng cuối quý, báo cáo năm trước ngày 05/12.',
    'trước ngày 18 hằng tháng',
    { period: 'month+quarter+year', day: '18+03-18+12-05' },
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
  ['Quý III', '2025-Q3', 'on-date'],
  ['Quý III, IV/2025', '2025-Q3/2025-Q4', 'on-date'],
  ['Quý I - Quý II/2025', '2025-Q1/2025-Q2', 'on-date'],
  ['6 tháng cuối năm', '2025-07/2025-12', 'on-date'],
  ['15 - 20/3/2025', '2025-03-15/2025-03-20', 'on-date'],
  ['Thường xuyên', null, 'standing'],
  ['Hằng năm', null, 'periodic'],
  ['Khi có hướng dẫn riêng', null, 'as-prescribed'],
])('a cell of its own: %s', (text, date, kind) => {
  expect(readTimeCell(read(text), CONTEXT)).toMatchObject({ literal: text, date, kind });
});

/** What a plan file says of it. The duty is a report. */
const rulesFor = (text: string): readonly unknown[] =>
  rulesOf({ deadline: inText(text), kind: 'periodicReport' } as DraftDuty, '2025-01-10').map(({ rule, assumed }) => [
    rule,
    assumed,
  ]);

test('a month of every year is due by its last day, and that is marked as assumed', () => {
  expect(rulesFor('Báo cáo trong tháng 2 hằng năm.')).toEqual([
    [{ kind: 'periodic', every: 'year', due: { day: 28, month: 2, comparator: 'by' } }, true],
  ]);
});

test('each report of one sentence keeps its own period and day', () => {
  expect(rulesFor('Báo cáo tháng trước ngày 18 hằng tháng, báo cáo năm trước ngày 05/12.')).toEqual([
    [{ kind: 'periodic', every: 'month', due: { day: 18, comparator: 'before' } }, false],
    [{ kind: 'periodic', every: 'year', due: { day: 5, month: 12, comparator: 'before' } }, false],
  ]);
});

test.each(['Báo cáo trước Đại hội 10 ngày.', 'Báo cáo trước mùa khô năm 2025.'])(
  'no rule counts back from a meeting or knows the day of a season: %s',
  (text) => {
    expect(rulesFor(text)).toEqual([[{ kind: 'as-prescribed' }, true]]);
  },
);

test('two months in a cell are of the year that is said once', () =>
  expect(readTimeCell(read('trong tháng 9 và tháng 10 năm 2026'), CONTEXT)).toMatchObject({ date: '2026-09/2026-10' }));
