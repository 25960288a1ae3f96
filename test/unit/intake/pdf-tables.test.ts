import { linesWithTables } from '../../../src/intake/reading/pdf-tables';
import type { PdfWord } from '../../../src/intake/reading/pdf-lines';
import { understand } from '../../../src/intake/understand';

/** Words at their places, as a printed page has them: five columns, cells of several lines, numbers in the middle of their rows. */

const word = (text: string, x: number, y: number): PdfWord => ({ text, x, y, width: text.length * 5, size: 10 });
/** One printed line: cells by the place where they begin, each word of its own. */
const line = (y: number, ...cells: readonly (readonly [number, string])[]): readonly PdfWord[] =>
  cells.flatMap(([x, text]) => {
    let at = x;
    return text.split(' ').map((each) => {
      const placed = word(each, at, y);
      at += (each.length + 1) * 5;
      return placed;
    });
  });

const HEADING = line(700, [50, 'TT'], [110, 'Nội dung'], [260, 'Chủ trì'], [340, 'Phối hợp'], [440, 'Thời hạn']);
const PAGE = [
  ...line(740, [60, 'Phụ lục phân công nhiệm vụ của kế hoạch làm sạch kênh rạch']),
  ...HEADING,
  ...line(676, [80, 'Nạo vét kênh chính'], [250, 'Phòng Kinh tế'], [340, 'Các thôn'], [430, '30/6/2025']),
  ...line(664, [52, '1'], [80, 'và kênh nhánh']),
  ...line(640, [80, 'Thả cá giống'], [250, 'Trạm Thủy sản']),
  ...line(628, [52, '2'], [80, 'xuống hồ xã'], [430, 'Quý III/2025']),
  ...line(580, [60, 'Trên đây là phân công, đề nghị các đơn vị thực hiện.']),
];

test('each row of a printed table is one line with bars, cells of several lines joined', () => {
  const { lines, open } = linesWithTables(PAGE, null);
  expect(lines.map(({ text }) => text)).toEqual([
    'Phụ lục phân công nhiệm vụ của kế hoạch làm sạch kênh rạch',
    '| TT | Nội dung | Chủ trì | Phối hợp | Thời hạn |',
    '| 1 | Nạo vét kênh chính và kênh nhánh | Phòng Kinh tế | Các thôn | 30/6/2025 |',
    '| 2 | Thả cá giống xuống hồ xã | Trạm Thủy sản |  | Quý III/2025 |',
    'Trên đây là phân công, đề nghị các đơn vị thực hiện.',
  ]);
  expect(open).toBeNull();
});

test('a table that a page does not end goes on at the top of the next one, and only there', () => {
  const first = linesWithTables(
    PAGE.filter(({ y }) => y > 600),
    null,
  );
  expect(first.open).toHaveLength(4);
  const next = [
    ...line(780, [52, '3'], [80, 'Lắp biển báo'], [250, 'Các thôn'], [430, '2026']),
    ...line(700, [60, 'Trên đây là phân công.']),
  ];
  expect(linesWithTables(next, first.open).lines.map(({ text }) => text)).toEqual([
    '| 3 | Lắp biển báo | Các thôn |  | 2026 |',
    'Trên đây là phân công.',
  ]);
  const prose = line(780, [60, 'Một đoạn văn dài chạy suốt cả trang và không giữ theo cột nào của bảng cả']);
  expect(linesWithTables(prose, first.open).lines[0]?.text).toMatch(/^Một đoạn văn/u);
});

test('what is read from the lines has who and when of each row', () => {
  const text = linesWithTables(PAGE, null)
    .lines.map((each) => each.text)
    .join('\n');
  expect(
    understand(text).duties.map(({ leads, coordinates, deadline }) => [leads, coordinates, deadline?.date]),
  ).toEqual([
    [['Phòng Kinh tế'], ['Các thôn'], '2025-06-30'],
    [['Trạm Thủy sản'], [], '2025-Q3'],
  ]);
});

test('a page without such a heading is lines as they stand', () => {
  const { lines } = linesWithTables(line(700, [60, 'TT'], [200, 'Họ tên'], [400, 'Tuổi']), null);
  expect(lines.map(({ text }) => text)).toEqual(['TT    Họ tên    Tuổi']);
});
