import type { PlanProblem, PlanProblemCode, PlanProblemFacts } from './plan-problem';

type Text<Code extends PlanProblemCode> = (facts: PlanProblemFacts[Code]) => string;
type Texts = { readonly [Code in PlanProblemCode]: { readonly vi: Text<Code>; readonly en: Text<Code> } };

const list = (items: readonly string[]): string => items.map((item) => `“${item}”`).join(', ');
const chain = (cycle: readonly string[]): string => cycle.join(' → ');
const meant = (nearest: string | null) => ({
  vi: nearest === null ? '' : ` Có phải là “${nearest}”?`,
  en: nearest === null ? '' : ` Did you mean “${nearest}”?`,
});

/** What each problem says: what was found, what was expected, what to do. Complete by type, Vietnamese first. */
const TEXTS: Texts = {
  'plan.too-large': {
    vi: (f) => `Tệp dài ${f.bytes} byte, giới hạn là ${f.limitBytes}. Hãy tách thành nhiều kế hoạch hoặc bỏ phần thừa.`,
    en: (f) =>
      `The file has ${f.bytes} bytes and the limit is ${f.limitBytes}. Split the plan or drop what is not of it.`,
  },
  'plan.too-many-problems': {
    vi: (f) => `Còn ${f.left} lỗi nữa chưa nêu. Hãy sửa các lỗi trên rồi kiểm tra lại.`,
    en: (f) => `${f.left} more problems are not shown. Mend those above and check again.`,
  },
  'plan.empty': {
    vi: () => 'Tệp không có nội dung. Cần một kế hoạch theo docs/plan-file.md.',
    en: () => 'The file is empty. A plan as described in docs/plan-file.md was expected.',
  },
  'text.not-nfc': {
    vi: (f) =>
      `${f.lines} dòng, từ dòng này, viết dấu tách rời (không phải Unicode NFC); đã đọc như NFC. Nên lưu lại ở NFC.`,
    en: (f) =>
      `From here, ${f.lines} lines write marks apart from their letters (not Unicode NFC); they were read as NFC. Save the file as NFC.`,
  },
  'yaml.syntax': {
    vi: (f) => `Không đúng cú pháp YAML (${f.reason}). Hãy xem thụt dòng, dấu hai chấm, dấu ngoặc và dấu nháy tại đây.`,
    en: (f) => `This is no YAML (${f.reason}: ${f.detail}). Look at indentation, colons, brackets and quotes here.`,
  },
  'yaml.too-deep': {
    vi: (f) =>
      `Các cấp lồng nhau quá ${f.limit} tầng. Một kế hoạch không cần sâu như vậy; hãy kiểm tra thụt dòng và ngoặc.`,
    en: (f) => `The text nests deeper than ${f.limit} levels. No plan needs that; check indentation and brackets.`,
  },
  'yaml.too-many-aliases': {
    vi: (f) => `Dùng tham chiếu YAML (*tên) nhân nội dung lên quá ${f.limit} lần. Hãy viết thẳng giá trị.`,
    en: (f) => `YAML aliases (*name) multiply the content more than ${f.limit} times. Write the values out.`,
  },
  'yaml.tag': {
    vi: (f) => `Không dùng nhãn YAML “${f.tag}”. Hãy bỏ nhãn, chỉ để giá trị.`,
    en: (f) => `The YAML tag “${f.tag}” is not used in plans. Drop it and leave the value.`,
  },
  'plan.key-not-text': {
    vi: (f) => `Tên mục “${f.key}” không phải chữ. Tên mục phải là một từ trong docs/plan-file.md.`,
    en: (f) => `The key “${f.key}” is no text. Keys are words of docs/plan-file.md.`,
  },
  'plan.duplicate-key': {
    vi: (f) => `Mục “${f.key}” đã có ở trên trong cùng một phần. Chỉ giữ một.`,
    en: (f) => `The key “${f.key}” stands in this map already. Keep one.`,
  },
  'plan.unknown-key': {
    vi: (f) => `Không có mục “${f.key}” ở đây.${meant(f.nearest).vi} Các mục dùng được: ${list(f.known)}.`,
    en: (f) => `There is no key “${f.key}” here.${meant(f.nearest).en} Known keys: ${list(f.known)}.`,
  },
  'plan.missing-key': {
    vi: (f) => `Thiếu mục bắt buộc “${f.key}”. Hãy thêm vào phần này.`,
    en: (f) => `The required key “${f.key}” is missing. Add it to this part.`,
  },
  'plan.wrong-type': {
    vi: (f) => `Cần kiểu ${f.expected}, lại gặp ${f.found}. Số hiệu và chữ số cần giữ nguyên phải đặt trong dấu nháy.`,
    en: (f) => `Expected ${f.expected}, found ${f.found}. Put numbers that are names, such as '08', in quotes.`,
  },
  'plan.not-one-of': {
    vi: (f) => `“${f.value}” không dùng được ở đây.${meant(f.nearest).vi} Chọn một trong: ${list(f.known)}.`,
    en: (f) => `“${f.value}” is not allowed here.${meant(f.nearest).en} Choose one of: ${list(f.known)}.`,
  },
  'plan.not-an-id': {
    vi: (f) => `“${f.value}” không phải mã. Mã viết chữ thường không dấu, chữ số và gạch nối, ví dụ “so-gtvt”.`,
    en: (f) => `“${f.value}” is no id. Ids are lower-case letters without marks, digits and hyphens, like “so-gtvt”.`,
  },
  'plan.not-a-ref': {
    vi: (f) => `“${f.value}” không phải số mục. Viết như văn bản, nối bằng dấu chấm, ví dụ “III.2.1” hoặc “III.2.2b”.`,
    en: (f) => `“${f.value}” is no reference. Follow the document's numbering with dots, like “III.2.1” or “III.2.2b”.`,
  },
  'plan.not-a-day': {
    vi: (f) =>
      `“${f.value}” không phải một ngày có thật. Cần ngày viết năm-tháng-ngày, ví dụ 2024-06-30; xem lại lịch.`,
    en: (f) => `“${f.value}” is no day that exists. Expected year-month-day, like 2024-06-30; look at a calendar.`,
  },
  'plan.not-a-time': {
    vi: (f) => `“${f.value}” không phải giờ. Viết giờ:phút trong dấu nháy, ví dụ '17:00'.`,
    en: (f) => `“${f.value}” is no time of day. Write hours:minutes in quotes, like '17:00'.`,
  },
  'plan.not-a-people-file': {
    vi: (f) => `“${f.value}” không phải tệp người. Cần tên một tệp “….people.yaml” nằm cạnh tệp này, không có thư mục.`,
    en: (f) => `“${f.value}” is no people file. Name a “….people.yaml” beside this file, without a folder.`,
  },
  'plan.out-of-range': {
    vi: (f) => `${f.value} ngoài giới hạn: ${f.bound === 'least' ? 'ít nhất' : 'nhiều nhất'} ${f.limit}.`,
    en: (f) => `${f.value} is out of range: at ${f.bound} ${f.limit}.`,
  },
  'plan.empty-text': {
    vi: () => 'Chữ để trống. Hãy điền, hoặc viết null ở chỗ cho phép để trống.',
    en: () => 'The text is empty. Fill it in, or write null where a blank is allowed.',
  },
  'plan.too-long': {
    vi: (f) => `Dài quá ${f.limit} ký tự. Hãy tóm tắt bằng lời ngắn.`,
    en: (f) => `Longer than ${f.limit} characters. Say it in fewer words.`,
  },
  'plan.empty-list': {
    vi: () => 'Danh sách để trống; cần ít nhất một phần tử.',
    en: () => 'The list is empty; at least one entry is expected.',
  },
  'plan.too-many-values': {
    vi: (f) => `Tệp có hơn ${f.limit} giá trị, nhiều hơn mọi kế hoạch. Hãy tách thành nhiều kế hoạch.`,
    en: (f) => `The file holds more than ${f.limit} values, more than any plan does. Split it into several plans.`,
  },
  'plan.list-too-long': {
    vi: (f) => `Danh sách dài quá ${f.limit} phần tử. Hãy tách kế hoạch, hoặc dùng nhóm thay cho từng đơn vị.`,
    en: (f) => `The list has more than ${f.limit} entries. Split the plan, or name a group instead of its units.`,
  },
  'plan.list-length': {
    vi: (f) => `Danh sách phải có đúng ${f.length} phần tử, ví dụ [1, 5].`,
    en: (f) => `The list must have exactly ${f.length} entries, like [1, 5].`,
  },
  'plan.duplicate-id': {
    vi: (f) =>
      `Mã “${f.id}” đã dùng ở dòng ${f.firstLine}. Mỗi mã chỉ một đối tượng; đơn vị và nhóm dùng chung một dãy mã.`,
    en: (f) =>
      `The id “${f.id}” is used on line ${f.firstLine} already. Each id means one thing; units and groups share one space.`,
  },
  'document.classified': {
    vi: (f) =>
      `Văn bản có dấu độ mật “${f.value}”. Văn bản mật không được đưa vào hệ thống này; hãy gỡ tệp khỏi máy theo quy định.`,
    en: (f) =>
      `The document is classified (“${f.value}”). Classified documents must not enter this system; remove the file as the rules require.`,
  },
  'document.ends-before-issue': {
    vi: (f) => `Kế hoạch hết hiệu lực ${f.until}, trước ngày ban hành ${f.issuedOn}. Xem lại hai ngày.`,
    en: (f) => `The plan ends on ${f.until}, before its issue on ${f.issuedOn}. Check both days.`,
  },
  'document.unknown-basis': {
    vi: (f) => `Không có văn bản căn cứ mang mã “${f.id}”.${meant(f.nearest).vi} Thêm vào document.basis hoặc sửa mã.`,
    en: (f) =>
      `No document of the basis has the id “${f.id}”.${meant(f.nearest).en} Add it to document.basis or mend the id.`,
  },
  'document.basis-cycle': {
    vi: (f) => `Các văn bản căn cứ vòng tròn: ${chain(f.cycle)}. Văn bản sau thực hiện văn bản trước, không ngược lại.`,
    en: (f) =>
      `The documents rest on each other in a circle: ${chain(f.cycle)}. A later one carries out an earlier one.`,
  },
  'unit.unknown': {
    vi: (f) => `Không có đơn vị hay nhóm “${f.id}”.${meant(f.nearest).vi} Thêm vào units hoặc groups, hoặc sửa mã.`,
    en: (f) => `There is no unit or group “${f.id}”.${meant(f.nearest).en} Add it to units or groups, or mend the id.`,
  },
  'unit.is-a-group': {
    vi: (f) => `“${f.id}” là một nhóm; chỗ này cần đúng một đơn vị.`,
    en: (f) => `“${f.id}” is a group; exactly one unit is expected here.`,
  },
  'unit.parent-cycle': {
    vi: (f) => `Đơn vị cấp trên vòng tròn: ${chain(f.cycle)}. Bỏ một mục parent.`,
    en: (f) => `Units are each other's parents in a circle: ${chain(f.cycle)}. Drop one parent.`,
  },
  'unit.not-valid-on-date': {
    vi: (f) => `Đơn vị “${f.id}” không tồn tại vào ngày ${f.on}. Xem lại from, to của đơn vị, hoặc nêu đơn vị kế thừa.`,
    en: (f) => `The unit “${f.id}” does not exist on ${f.on}. Check its from and to, or name its successor.`,
  },
  'period.ends-before-start': {
    vi: (f) => `Ngày kết thúc ${f.to} trước ngày bắt đầu ${f.from}. Đổi lại thứ tự.`,
    en: (f) => `It ends on ${f.to}, before it starts on ${f.from}. Check both days.`,
  },
  'group.empty': {
    vi: (f) => `Nhóm “${f.id}” không có thành viên. Thêm thành viên hoặc bỏ nhóm.`,
    en: (f) => `The group “${f.id}” has no members. Add some or drop the group.`,
  },
  'group.empty-on-date': {
    vi: (f) => `Nhóm “${f.id}” không có thành viên nào vào ngày ${f.on}. Xem lại from, to của từng thành viên.`,
    en: (f) => `The group “${f.id}” has no member on ${f.on}. Check from and to of its members.`,
  },
  'target.range-reversed': {
    vi: (f) => `Mức từ ${f.percentFrom} % đến ${f.percentTo} % bị ngược. Mức thấp viết trước.`,
    en: (f) => `From ${f.percentFrom} % to ${f.percentTo} % runs backwards. Write the lower one first.`,
  },
  'task.duplicate-ref': {
    vi: (f) =>
      `Số mục “${f.ref}” đã dùng ở dòng ${f.firstLine}. Thêm chữ a, b, c để phân biệt các nhiệm vụ trong một mục.`,
    en: (f) =>
      `The ref “${f.ref}” is used on line ${f.firstLine} already. Tell duties of one item apart by letters: a, b, c.`,
  },
  'task.unknown-ref': {
    vi: (f) => `Không có nhiệm vụ “${f.ref}”.${meant(f.nearest).vi}`,
    en: (f) => `There is no task “${f.ref}”.${meant(f.nearest).en} Use the ref of a task in this plan.`,
  },
  'task.parent-cycle': {
    vi: (f) => `Nhiệm vụ cha vòng tròn: ${chain(f.cycle)}. Bỏ một mục parent.`,
    en: (f) => `Tasks are each other's parents in a circle: ${chain(f.cycle)}. Drop one parent.`,
  },
  'task.due-after-parent': {
    vi: (f) => `Hạn ${f.due} sau hạn ${f.parentDue} của nhiệm vụ cha “${f.parent}”. Hạn con không được muộn hơn.`,
    en: (f) => `Due on ${f.due}, after its parent “${f.parent}” on ${f.parentDue}. A child is never due later.`,
  },
  'task.nobody': {
    vi: (f) => `Nhiệm vụ “${f.ref}” không giao cho ai. Điền leads (chủ trì) hoặc carriesOut (thực hiện).`,
    en: (f) => `Nobody has the task “${f.ref}”. Fill in leads or carriesOut.`,
  },
  'task.only-named': {
    vi: (f) => `Nhiệm vụ “${f.ref}” chỉ nêu tên chung, nên chưa mở nghĩa vụ nào. Khai báo đơn vị hoặc nhóm cụ thể.`,
    en: (f) => `The task “${f.ref}” only names bodies in words, so it opens no obligation. Enter units or a group.`,
  },
  'task.routing-cycle': {
    vi: (f) => `Đường gửi vòng tròn: ${chain(f.cycle)}. Văn bản sẽ không tới nơi; bỏ một chặng trong routedThrough.`,
    en: (f) => `The routing runs in a circle: ${chain(f.cycle)}. Nothing would arrive; drop a hop from routedThrough.`,
  },
  'task.confirmed-by-itself': {
    vi: (f) => `“${f.unit}” vừa thực hiện vừa xác nhận. Nêu cơ quan khác ở confirmedBy.`,
    en: (f) => `“${f.unit}” both has the task and confirms it. Name another office in confirmedBy.`,
  },
  'task.no-required-evidence': {
    vi: (f) => `Nhiệm vụ “${f.ref}” không có minh chứng bắt buộc. Ít nhất một mục phải có required: true.`,
    en: (f) => `The task “${f.ref}” requires no evidence. At least one entry needs required: true.`,
  },
  'task.no-coverage': {
    vi: (f) => `Nhiệm vụ quán triệt “${f.ref}” chưa nêu ngưỡng người dự (coverage); sẽ dùng mức của cơ quan.`,
    en: (f) => `The quán triệt task “${f.ref}” gives no coverage; the office's threshold will be used.`,
  },
  'deadline.before-issue': {
    vi: (f) => `Hạn ${f.date} trước ngày ban hành ${f.issuedOn}. Xem lại năm và ngày.`,
    en: (f) => `Due on ${f.date}, before the plan's issue on ${f.issuedOn}. Check year and day.`,
  },
  'deadline.without-words': {
    vi: (f) =>
      `Có quy tắc “${f.rule}” mà không có lời văn. Ghi asWritten đúng như văn bản, hoặc assumed: true nếu là giả định.`,
    en: (f) => `The rule “${f.rule}” has no words behind it. Quote them in asWritten, or mark it assumed: true.`,
  },
  'deadline.words-differ': {
    vi: (f) => `Lời văn ghi ${f.inWords} nhưng quy tắc ghi ${f.inRule}. Hãy xem cái nào đúng.`,
    en: (f) => `The words say ${f.inWords} and the rule ${f.inRule}. See which is right.`,
  },
  'deadline.no-default': {
    vi: (f) =>
      `Nhiệm vụ “${f.ref}” theo quy định, nhưng officeDefaults chưa có hạn cho loại “${f.kind}”. Thêm hạn của cơ quan.`,
    en: (f) =>
      `The task “${f.ref}” is due as prescribed and officeDefaults has nothing for “${f.kind}”. Add a default.`,
  },
  'deadline.exactly-one': {
    vi: (f) => `Cần đúng một trong ${list(f.keys)}; đang có ${f.found.length === 0 ? 'không mục nào' : list(f.found)}.`,
    en: (f) => `Exactly one of ${list(f.keys)} is expected; found ${f.found.length === 0 ? 'none' : list(f.found)}.`,
  },
  'default.prescribes-nothing': {
    vi: (f) => `Hạn mặc định cho “${f.kind}” lại ghi theo quy định. Ghi một hạn cụ thể.`,
    en: (f) => `The default for “${f.kind}” is itself as prescribed. Give a deadline of its own.`,
  },
  'default.duplicate': {
    vi: (f) => `Đã có hạn mặc định cho ${f.ref === null ? `loại “${f.kind}”` : `nhiệm vụ “${f.ref}”`}. Chỉ giữ một.`,
    en: (f) =>
      `There is a default for ${f.ref === null ? `the kind “${f.kind}”` : `the task “${f.ref}”`} already. Keep one.`,
  },
  'people.post-without-holder': {
    vi: (f) => `Chức vụ “${f.post}” chưa có người giữ; thông báo gửi tới chức vụ này sẽ không tới ai.`,
    en: (f) => `Nobody holds the post “${f.post}”; notices to it reach no one. Add a holder when there is one.`,
  },
  'people.overlap': {
    vi: (f) => `Chức vụ đứng đầu “${f.post}” có hai người cùng lúc (từ ${f.from}). Mỗi ngày chỉ một người đứng đầu.`,
    en: (f) => `The head's post “${f.post}” has two holders at once (from ${f.from}). There is one head on any day.`,
  },
};

/** The problem as a sentence for people, without its place. */
export function planProblemText<Code extends PlanProblemCode>(
  problem: { readonly code: Code; readonly facts: PlanProblemFacts[Code] },
  language: 'vi' | 'en',
): string {
  return TEXTS[problem.code][language](problem.facts);
}

/** One line for a terminal: file, place, severity, sentence, and the path in the plan. */
export function planProblemLine(problem: PlanProblem, language: 'vi' | 'en'): string {
  const { file, line, column, severity, path } = problem;
  const [word, place] =
    language === 'vi'
      ? [severity === 'error' ? 'lỗi' : 'lưu ý', `dòng ${line}, cột ${column}`]
      : [severity, `line ${line}, column ${column}`];
  return `${file}: ${place}: ${word}: ${planProblemText(problem, language)}${path === '' ? '' : ` [${path}]`}`;
}
