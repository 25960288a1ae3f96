import { understand } from '../../../src/intake/understand';

/** What a paper says of itself beside number, day and signer. */

const PAPER = `ỦY BAN NHÂN DÂN XÃ AN BÌNH
Số: 31/KH-UBND
An Bình, ngày 10 tháng 4 năm 2025
KẾ HOẠCH
Phủ xanh bờ đê

Căn cứ Quyết định số 15/QĐ-UBND ngày 02 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh (sau đây viết tắt là Quyết định 15);
Căn cứ Quyết định số 16/QĐ-UBND về việc thành lập Ban Quản lý đê điều liên xã (gọi tắt là Ban Quản lý đê);

III. TỔ CHỨC THỰC HIỆN
1. Ban Quản lý đê là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch này.
2. Các thôn hoàn thành việc trồng cây trước ngày 01/3/2025.
3. Kế hoạch này có hiệu lực từ ngày ký và thay thế Kế hoạch số 12/KH-UBND.

Nơi nhận:
- UBND tỉnh (để b/c);
- Các thôn (t/h);
- Đài Truyền thanh xã;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Mẫu
`;
const { document, duties, warnings } = understand(PAPER);

test('short names stand for the document cited before them, or for the body that they shorten', () => {
  expect(document.aliases.map(({ alias, stands }) => [alias, stands])).toEqual([
    ['Quyết định 15', '15/QĐ-UBND'],
    ['Ban Quản lý đê', 'Ban Quản lý đê điều liên xã'],
  ]);
  const [first] = document.aliases;
  expect(PAPER.slice(first?.span.start, first?.span.end)).toBe('(sau đây viết tắt là Quyết định 15)');
});

test('who receives it, and what for, apart', () => {
  expect(document.recipients).toEqual(['UBND tỉnh (để b/c)', 'Các thôn (t/h)', 'Đài Truyền thanh xã', 'Lưu: VT']);
  expect(document.receivers).toEqual([
    { name: 'UBND tỉnh', receivesFor: 'report' },
    { name: 'Các thôn', receivesFor: 'carry-out' },
    { name: 'Đài Truyền thanh xã', receivesFor: null },
    { name: 'VT', receivesFor: 'file' },
  ]);
});

test('from when it holds and what it replaces is one sentence, and no duty', () => {
  expect(document.validity).toBe('Kế hoạch này có hiệu lực từ ngày ký và thay thế Kế hoạch số 12/KH-UBND');
  expect(duties.map(({ ref }) => ref)).toEqual(['III.1', 'III.2']);
});

test('whoever is made the contact point is told', () => {
  expect(duties.map(({ contactPoint }) => contactPoint)).toEqual([['Ban Quản lý đê'], []]);
});

test('a day that had passed when the paper was signed is a contradiction, with its place', () => {
  const told = warnings.find(({ code }) => code === 'intake.day-had-passed');
  expect(told?.facts).toEqual({ ref: 'III.2', literal: 'trước ngày 01/3/2025', issuedOn: '2025-04-10' });
  expect(PAPER.slice(told?.span?.start, told?.span?.end)).toContain('trồng cây trước ngày 01/3/2025');
});

test('a head in one line is taken apart', () => {
  const text = [
    'ĐẢNG BỘ HUYỆN BÌNH AN ĐẢNG ỦY XÃ THỬ NGHIỆM * Số 09 -KH/ĐU ĐẢNG CỘNG SẢN VIỆT NAM Thử Nghiệm, ngày 24 tháng 11 năm 2025 KẾ HOẠCH kiểm điểm cuối năm của các chi bộ',
    'I- NHIỆM VỤ',
    '1- Các chi bộ họp xong trước ngày 05/12/2025.',
  ].join('\n');
  expect(understand(text).document).toMatchObject({
    ...{ type: 'Kế hoạch', number: '09', symbol: '09-KH/ĐU', issuedOn: '2025-11-24', place: 'Thử Nghiệm' },
    ...{ issuer: 'Đảng ủy xã Thử Nghiệm', parentIssuer: 'Đảng bộ huyện Bình An' },
    title: 'kiểm điểm cuối năm của các chi bộ',
  });
});

test('motto, number and place that a conversion broke are put together; who issues is completed from the sentence that does', () => {
  const text = [
    ...['ỦY BAN NHÂN DÂN', '|', 'CỘNG HÒA XÃ HỘI CHỦ', 'NGHĨA VIỆT NAM', '|', 'Số: 16 -', 'KH/UBND', '|'],
    ...['An', 'Bình, ngày 09 tháng 4 năm 2025', '|', 'KẾ HOẠCH', 'GIỮ SẠCH NGUỒN NƯỚC', 'Thực hiện Luật Tài nguyên'],
    ...['nước, Ủy ban nhân dân thành phố ban hành kế hoạch như sau:', 'I. NHIỆM VỤ', '1. Sở Y tế lấy mẫu nước.'],
  ].join('\n');
  expect(understand(text).document).toMatchObject({
    ...{ symbol: '16-KH/UBND', place: 'An Bình', issuedOn: '2025-04-09', title: 'GIỮ SẠCH NGUỒN NƯỚC' },
    ...{ issuer: 'Ủy ban nhân dân thành phố An Bình', parentIssuer: null },
  });
});

test('headings in capitals without numbers stay headings, one below the other too', () => {
  const text = [
    ...[
      'ĐẢNG ỦY PHƯỜNG THỬ',
      'Số: 08-KH/ĐU',
      'KẾ HOẠCH',
      'Giữ phố sạch',
      'Thực hiện Chỉ thị của cấp trên, Đảng ủy đề ra kế hoạch như sau:',
    ],
    ...['I. NHIỆM VỤ', 'CÔNG TÁC TUYÊN TRUYỀN', '1. Tổ nhân dân tự quản vận động từng nhà trước ngày 30/6/2026.'],
    ...['II. TỔ CHỨC THỰC HIỆN', '1. Các sở tự chấm điểm trước ngày 15/7/2026.'],
  ].join('\n\n');
  const found = understand(text).duties.map(({ leads, carriesOut, deadline }) => [
    ...leads,
    ...carriesOut,
    deadline?.date,
  ]);
  expect(found).toEqual([
    ['Tổ nhân dân tự quản', '2026-06-30'],
    ['Các sở', '2026-07-15'],
  ]);
});
