import type { RefusalText } from './text-shape';

/** Refusals of the trail's keeping: its keys, its checkpoints, what a restore lost, what is taken home. */
export const TRAIL_TEXTS = {
  'checkpoint.not-continued': {
    status: 409,
    vi: 'Nhật ký {to} mục không nối tiếp nhật ký {from} mục: đã có phần bị viết lại hoặc là nhật ký khác.',
    en: 'The log of {to} entries does not continue that of {from}: something was rewritten, or it is another log.',
  },
  'checkpoint.not-signed': {
    status: 409,
    vi: 'Tệp {path} không mang chữ ký của khóa nào mà nhật ký này biết.',
    en: 'The file {path} bears no signature of a key that this log knows.',
  },
  'checkpoint.unreadable': {
    status: 422,
    vi: 'Tệp {path} không phải điểm kiểm.',
    en: 'The file {path} is no checkpoint.',
  },
  'export.days-reversed': {
    status: 422,
    vi: 'Ngày cuối {until} đứng trước ngày đầu {from}. Hãy đổi lại.',
    en: 'The last day {until} is before the first day {from}. Turn them round.',
  },
  'export.evidence-gone': {
    status: 409,
    vi: 'Đã chép {copied} tệp minh chứng; {count} tệp được dẫn không còn trong kho. Hãy khôi phục thư mục evidence từ bản sao lưu rồi xuất lại.',
    en: '{copied} files of proof were copied; {count} that entries cite are gone. Bring the folder evidence back from a backup, then export again.',
  },
  'export.one-part': {
    status: 422,
    vi: 'Hãy nêu đúng một phần cần tải: obligation, case, plan, unit hoặc all=true.',
    en: 'Name exactly one part to take home: obligation, case, plan, unit or all=true.',
  },
  'export.too-many-at-once': {
    status: 429,
    vi: 'Đang xuất {most} tệp bằng chứng cùng lúc; hãy đợi xong rồi tải lại.',
    en: '{most} proofs are being written; wait for one to end, then ask again.',
  },
  'key.another': {
    status: 409,
    vi: 'Khóa tại {path} không phải khóa của nhật ký này ({key}). Chưa ký gì thêm.',
    en: 'The key at {path} is not the key of this log ({key}). Nothing is signed until it is.',
  },
  'key.lost': {
    status: 409,
    vi: 'Không thấy khóa của nhật ký tại {path} ({key}). Hãy khôi phục tệp khóa; chưa ký gì thêm.',
    en: 'The key of the log is not at {path} ({key}). Bring the file back; nothing is signed until then.',
  },
  'key.missing': {
    status: 422,
    vi: 'Sự việc “{event}” phải nêu khóa.',
    en: 'The fact “{event}” has to name a key.',
  },
  'key.not-the-next': {
    status: 409,
    vi: 'Khóa {key} không thay được khóa {before}: khóa hiện tại là {current}.',
    en: 'The key {key} cannot follow {before}: the present one is {current}.',
  },
  'log.another': {
    status: 409,
    vi: 'Thư mục {folder} giữ điểm kiểm của nhật ký khác ({kept}); cơ sở dữ liệu này là {here}.',
    en: 'The folder {folder} keeps checkpoints of another log ({kept}); this database is {here}.',
  },
  'log.not-as-kept': {
    status: 409,
    vi: 'Điểm kiểm {size} mục giữ tại {folder} không khớp nhật ký: đã có phần bị viết lại. Kiểm tra, rồi chạy: dondoc trail reseal --reason.',
    en: 'The checkpoint of {size} entries in {folder} does not match the log: something was rewritten. Look into it, then run: dondoc trail reseal --reason.',
  },
  'log.nothing-lost': {
    status: 422,
    vi: 'Sự việc “{event}” phải nêu phần đã mất.',
    en: 'The fact “{event}” has to name what was lost.',
  },
  'log.shorter-than-kept': {
    status: 409,
    vi: 'Nhật ký có {here} mục nhưng điểm kiểm tại {folder} đã ký {kept} mục. Nếu vừa khôi phục bản sao lưu, hãy ghi nhận: dondoc trail reseal --reason.',
    en: 'The log has {here} entries, and the checkpoint in {folder} signed {kept}. If a backup was restored, say so: dondoc trail reseal --reason.',
  },
  'person.in-post': {
    status: 409,
    vi: '“{person}” đang giữ chức vụ “{post}” của “{unit}”: tên người đang giữ chức vụ không xóa được.',
    en: '“{person}” holds the post “{post}” of “{unit}”: whoever holds a post has to have a name.',
  },
  'person.missing': {
    status: 422,
    vi: 'Sự việc “{event}” phải nêu người.',
    en: 'The fact “{event}” has to name a person.',
  },
  'person.text-of-another': {
    status: 422,
    vi: 'Văn bản {ref} không thuộc điều đã ghi bởi hoặc về “{person}”.',
    en: 'The text {ref} is not among what was recorded by or about “{person}”.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
