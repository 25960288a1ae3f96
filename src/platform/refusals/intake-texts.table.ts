import type { RefusalText } from './text-shape';

/** Refusals of documents that are to be read in. */
export const INTAKE_TEXTS = {
  'intake.classified': {
    status: 422,
    vi: 'Văn bản đóng dấu “{stamp}”. Văn bản mật không được đưa vào phần mềm; không có gì được giữ lại.',
    en: 'The document is stamped “{stamp}”. Classified documents must not enter; nothing was kept.',
  },
  'intake.legacy-encoding': {
    status: 422,
    vi: 'Văn bản gõ bằng bảng mã cũ {encoding}. Hãy chuyển sang Unicode rồi đưa vào lại.',
    en: 'The text is in the old encoding {encoding}. Convert it to Unicode and bring it again.',
  },
  'intake.locked': {
    status: 422,
    vi: 'Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi đưa vào lại.',
    en: 'The PDF has a password. Remove it and bring the file again.',
  },
  'intake.no-text': {
    status: 422,
    vi: 'Tệp không có chữ nào; có thể là bản quét ảnh. Hãy nhận dạng chữ (OCR) rồi đưa vào lại.',
    en: 'There is no text in the file; it may be a scan. Recognise its text (OCR) and bring it again.',
  },
  'intake.not-utf8': {
    status: 422,
    vi: 'Tệp văn bản không phải UTF-8 hoặc UTF-16. Hãy lưu lại bằng Unicode.',
    en: 'The text file is neither UTF-8 nor UTF-16. Save it as Unicode.',
  },
  'intake.old-format': {
    status: 415,
    vi: 'Định dạng {format} quá cũ. Hãy lưu lại thành .docx hoặc .pdf.',
    en: 'The format {format} is too old. Save it as .docx or .pdf.',
  },
  'intake.packed-too-large': {
    status: 413,
    vi: 'Tệp nén bung ra quá lớn (hơn {limitBytes} byte, {limitEntries} phần hoặc {limitRatio} lần); không mở.',
    en: 'The packed file would unpack to too much (over {limitBytes} bytes, {limitEntries} parts or {limitRatio} times); not opened.',
  },
  'intake.too-costly': {
    status: 413,
    vi: 'Văn bản cần hơn {seconds} giây hoặc {megabytes} MB để đọc, nên bị dừng.',
    en: 'The document takes more than {seconds} seconds or {megabytes} MB to read and was stopped.',
  },
  'intake.too-large': {
    status: 413,
    vi: 'Tệp có {bytes} byte; tối đa {limitBytes}.',
    en: 'The file has {bytes} bytes; the most is {limitBytes}.',
  },
  'intake.too-long': {
    status: 413,
    vi: 'Văn bản có {characters} ký tự; tối đa {limitCharacters}.',
    en: 'The text has {characters} characters; the most is {limitCharacters}.',
  },
  'intake.too-many-pages': {
    status: 413,
    vi: 'Tệp có {pages} trang; tối đa {limitPages}.',
    en: 'The file has {pages} pages; the most is {limitPages}.',
  },
  'intake.duty-gone': {
    status: 409,
    vi: 'Nhiệm vụ này không còn ở chỗ đó trong bản đọc: có người đã tách, gộp hoặc bỏ. Xem lại danh sách.',
    en: 'This duty no longer stands there: somebody split, merged or dropped it. Look at the list again.',
  },
  'intake.no-file': {
    status: 422,
    vi: 'Chưa chọn tệp. Chọn một tệp .docx, .pdf, .txt hoặc .html, hoặc dán chữ vào ô bên dưới.',
    en: 'No file was chosen. Choose a .docx, .pdf, .txt or .html, or paste the text into the box below.',
  },
  'intake.no-words': {
    status: 422,
    vi: 'Chưa có chữ nào. Dán toàn bộ văn bản vào đây, kể cả phần đầu và nơi nhận.',
    en: 'There are no words. Paste the whole paper here, its head and its recipients included.',
  },
  'intake.unit-unknown': {
    status: 422,
    vi: 'Danh mục không có đơn vị “{name}”. Chọn một tên trong danh sách gợi ý.',
    en: 'The register has no unit “{name}”. Choose a name of the list.',
  },
  'intake.words-not-there': {
    status: 422,
    vi: 'Những chữ này không có trong đoạn văn bản đã chọn. Chép nguyên văn một phần của đoạn.',
    en: 'These words do not stand in the chosen passage. Copy a part of it as it is.',
  },
  'intake.revision-changed': {
    status: 409,
    vi: 'Bản dự thảo đã được người khác sửa (lần sửa {revision}). Hãy xem lại rồi lưu.',
    en: 'Somebody else has corrected the draft (revision {revision}). Look again, then save.',
  },
  'intake.too-many-at-once': {
    status: 429,
    vi: 'Đang đọc {most} văn bản cùng lúc; hãy đợi xong rồi gửi tiếp.',
    en: '{most} documents are being read; wait for one to end.',
  },
  'intake.units-unknown': {
    status: 422,
    vi: '{count} tên chưa khớp với đơn vị nào trong danh mục: {names}. Hãy chọn đơn vị cho từng tên.',
    en: '{count} names are no unit of the register: {names}. Say which unit each of them means.',
  },
  'intake.unknown-format': {
    status: 415,
    vi: 'Không nhận ra định dạng. Đọc được: .docx, .pdf có chữ, .txt, .html, .md.',
    en: 'The format is not known. Readable: .docx, .pdf with text, .txt, .html, .md.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
