import type { RefusalText } from './text-shape';

/** Refusals of rule files and of their evaluation, and findings of `rules check`: what was found, what was expected, what to do. */
export const RULE_TEXTS = {
  'law.changed-meanwhile': {
    status: 409,
    vi: 'Quy định “{provision}” vừa được một tiến trình khác ghi thay đổi. Hãy chạy lại.',
    en: 'Another process has just recorded a change of the provision “{provision}”. Run it again.',
  },
  'law.nothing-changed': {
    status: 409,
    vi: 'Quy định “{provision}” không có gì thay đổi để ghi.',
    en: 'Nothing of the provision “{provision}” changed that could be recorded.',
  },
  'law.still-cited': {
    status: 409,
    vi: 'Bộ tệp không còn một bản ghi của quy định “{provision}”, nhưng quy định này còn được viện dẫn tại: {citedBy}. Hãy trả bản ghi lại và ghi ngày hết hiệu lực (effectiveTo), hoặc bỏ các viện dẫn trước.',
    en: 'The files no longer have a record of the provision “{provision}”, which is still cited by: {citedBy}. Put the record back and give it its last day (effectiveTo), or take the citations out first.',
  },
  'rules.cannot-aggregate': {
    status: 422,
    vi: 'Bảng “{table}” cộng, lấy nhỏ nhất hoặc lớn nhất ({found}): cần đúng một cột kết quả, mọi giá trị là số.',
    en: 'The table “{table}” adds, or takes least or most ({found}): it needs exactly one output, all values numbers.',
  },
  'rules.cell-never-holds': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row}, cột “{column}”: “{test}” không bao giờ đúng với giá trị được phép. Dòng này thừa.',
    en: 'Table “{table}”, row {row}, column “{column}”: “{test}” holds for no value that may come in. The row is idle.',
  },
  'rules.cell-wrong-type': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row}, cột “{column}”: “{test}” có {found}, cột này cần {expected}. Ô này sẽ không bao giờ đúng; hãy sửa ô hoặc kiểu của cột.',
    en: 'Table “{table}”, row {row}, column “{column}”: “{test}” has {found} where the column is of {expected}. The cell would never hold; mend it, or the type of the column.',
  },
  'rules.cycle': {
    status: 422,
    vi: 'Tệp {file}, dòng {line}: các quyết định cần lẫn nhau thành vòng: {cycle}. Hãy bỏ một liên hệ của vòng.',
    en: 'File {file}, line {line}: decisions require one another in a ring: {cycle}. Take one requirement of it out.',
  },
  'rules.document-type': {
    status: 422,
    vi: 'Tệp {file}, dòng {line}, cột {column}: khai báo DOCTYPE hoặc thực thể XML không được nhận. Hãy xóa khai báo đó.',
    en: 'File {file}, line {line}, column {column}: a DOCTYPE or XML entities are not taken. Take the declaration out.',
  },
  'rules.duplicate-id': {
    status: 422,
    vi: 'Tệp {file}, dòng {line}: mã “{id}” dùng cho hai phần tử. Mỗi phần tử cần một mã riêng.',
    en: 'File {file}, line {line}: the id “{id}” stands for two elements. Give each an id of its own.',
  },
  'rules.fact-wrong-type': {
    status: 422,
    vi: 'Dữ kiện “{fact}” là {given} ({found}), cần {expected}. Hãy sửa dữ kiện; không đoán thay.',
    en: 'The fact “{fact}” is {given} ({found}) where {expected} was expected. Mend the fact; nothing is guessed.',
  },
  'rules.facts-no-object': {
    status: 422,
    vi: 'Tệp dữ kiện {path} không phải một đối tượng JSON. Cần dạng {"tên": giá trị}.',
    en: 'The facts file {path} is no JSON object. It should read {"name": value}.',
  },
  'rules.gap': {
    status: 422,
    vi: 'Bảng “{table}” không có dòng nào cho: {example}. Thêm một dòng hoặc một kết quả mặc định.',
    en: 'Table “{table}” has no row for: {example}. Add a row or a default output.',
  },
  'rules.input-not-allowed': {
    status: 422,
    vi: 'Bảng “{table}”, cột “{column}”: giá trị {found} không nằm trong các giá trị được phép: {expected}.',
    en: 'Table “{table}”, column “{column}”: the value {found} is none of those allowed: {expected}.',
  },
  'rules.no-citation': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row} không dẫn căn cứ nào. Ghi mã quy định vào cột chú giải.',
    en: 'Table “{table}”, row {row} cites nothing. Put the id of a provision into its annotation.',
  },
  'rules.no-dmn': {
    status: 422,
    vi: 'Tệp {file} không phải tệp DMN ({found}). Cần phần tử gốc “definitions” của DMN 1.1 đến 1.5.',
    en: 'The file {file} is no DMN file ({found}). Its root should be “definitions” of DMN 1.1 to 1.5.',
  },
  'rules.no-feel': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row}, cột “{column}”: “{expression}” không đúng FEEL từ ký tự {at} (“{found}”).',
    en: 'Table “{table}”, row {row}, column “{column}”: “{expression}” is no FEEL from character {at} on (“{found}”).',
  },
  'rules.no-test-cases': {
    status: 422,
    vi: 'Thư mục {path} không có tệp thử nghiệm (*.xml) nào của DMN TCK.',
    en: 'The folder {path} holds no test cases (*.xml) of the DMN TCK.',
  },
  'rules.no-validity': {
    status: 422,
    vi: 'Tệp “{table}” không ghi ngày hiệu lực (dondoc:validFrom dạng YYYY-MM-DD): {from} → {to}.',
    en: 'The file “{table}” does not say since when it is in force (dondoc:validFrom as YYYY-MM-DD): {from} → {to}.',
  },
  'rules.no-xml': {
    status: 422,
    vi: 'Tệp {file}, dòng {line}, cột {column}: không đúng XML ({found}). Hãy mở bằng phần mềm vẽ bảng DMN và lưu lại.',
    en: 'File {file}, line {line}, column {column}: this is no XML ({found}). Open and save it with a DMN modeller.',
  },
  'rules.reads-clock': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row}, cột “{column}”: {found} đọc đồng hồ. Ngày của hành vi phải là một dữ kiện đưa vào.',
    en: 'Table “{table}”, row {row}, column “{column}”: {found} reads a clock. The day of the act must be an input.',
  },
  'rules.row-unreachable': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row}: các dòng trên đã nhận hết mọi trường hợp của dòng này.',
    en: 'Table “{table}”, row {row}: the rows above take every case of it.',
  },
  'rules.rows-disagree': {
    status: 409,
    vi: 'Bảng “{table}”: các dòng {rows} cùng khớp nhưng kết quả khác nhau. Người có trách nhiệm phải sửa bảng.',
    en: 'Table “{table}”: the rows {rows} match together and give different results. A person has to mend the table.',
  },
  'rules.rows-overlap': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row} trùng với dòng {other}, ví dụ: {example}. Mỗi trường hợp chỉ được một dòng khớp.',
    en: 'Table “{table}”, row {row} overlaps with row {other}, as for: {example}. One row may match each case.',
  },
  'rules.several-rows-match': {
    status: 409,
    vi: 'Bảng “{table}” chỉ cho một dòng khớp, nhưng các dòng {rows} cùng khớp. Người có trách nhiệm phải sửa bảng.',
    en: 'Table “{table}” lets one row match, and the rows {rows} match together. A person has to mend the table.',
  },
  'rules.too-deep': {
    status: 422,
    vi: 'Tệp {file}, dòng {line}: các phần tử lồng nhau quá {limit} tầng.',
    en: 'File {file}, line {line}: elements nest deeper than {limit} levels.',
  },
  'rules.too-large': {
    status: 413,
    vi: 'Tệp {file} dài {bytes} byte, giới hạn là {maxBytes}. Hãy tách thành nhiều bảng.',
    en: 'The file {file} has {bytes} bytes and the limit is {maxBytes}. Split it into several tables.',
  },
  'rules.unknown-decision': {
    status: 404,
    vi: 'Tệp không có quyết định “{decision}”. Các quyết định của tệp: {known}.',
    en: 'The file has no decision “{decision}”. Its decisions are: {known}.',
  },
  'rules.unknown-function': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row}, cột “{column}”: “{expression}” gọi hàm “{name}” không có. Gần nhất: {nearest}.',
    en: 'Table “{table}”, row {row}, column “{column}”: “{expression}” calls “{name}”, which is no function. Nearest: {nearest}.',
  },
  'rules.unknown-type': {
    status: 422,
    vi: 'Bảng “{table}”: “{name}” có kiểu “{type}”, không có kiểu này (gần nhất: {nearest}). Hãy ghi kiểu có sẵn của FEEL hoặc định nghĩa nó bằng itemDefinition.',
    en: 'Table “{table}”: “{name}” is of type “{type}”, which there is not (nearest: {nearest}). Use a type of FEEL, or define it by an itemDefinition.',
  },
  'rules.unknown-name': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row}, cột “{column}”: “{expression}” nêu “{name}” không phải dữ kiện của bảng. Gần nhất: {nearest}.',
    en: 'Table “{table}”, row {row}, column “{column}”: “{expression}” names “{name}”, which is no input here. Nearest: {nearest}.',
  },
  'rules.unknown-provision': {
    status: 422,
    vi: 'Bảng “{table}”, dòng {row} dẫn “{provision}” không có trong danh mục quy định. Gần nhất: {nearest}.',
    en: 'Table “{table}”, row {row} cites “{provision}”, which the register of provisions does not have. Nearest: {nearest}.',
  },
  'rules.unknown-reference': {
    status: 422,
    vi: 'Tệp {file}, dòng {line}: “{element}” cần “{reference}” không có trong tệp. Hãy sửa href hoặc thêm phần tử.',
    en: 'File {file}, line {line}: “{element}” requires “{reference}”, which is not there. Mend the href or add the element.',
  },
  'rules.validity-hole': {
    status: 422,
    vi: 'Bảng “{table}” có hiệu lực từ {from}, bản trước ({other}) hết hiệu lực {to}: có những ngày không bản nào áp dụng.',
    en: 'Table “{table}” is in force from {from}, the version before ({other}) until {to}: some days have no version.',
  },
  'rules.validity-overlaps': {
    status: 422,
    vi: 'Bảng “{table}” có hiệu lực từ {from}, khi bản trước ({other}) vẫn còn hiệu lực (đến {to}).',
    en: 'Table “{table}” is in force from {from}, while the version before ({other}) still is (until {to}).',
  },
  'rules.validity-reversed': {
    status: 422,
    vi: 'Tệp “{table}” hết hiệu lực {to} trước khi có hiệu lực {from}.',
    en: 'The file “{table}” is in force until {to}, which is before {from}.',
  },
} as const satisfies Record<string, RefusalText>;
