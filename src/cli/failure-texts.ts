import type { Facts, Plain, Refusal } from '../../workflows/vocabulary';

/** What the command line says of a refusal: what is wrong and what to do. Codes that only rooms know are shown with their facts. */

interface Text {
  readonly vi: string;
  readonly en: string;
}
type Say = (facts: Facts) => Text;

const s = (value: Plain | undefined): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(s).join(', ') : JSON.stringify(value ?? null);
const meant = ({ nearest }: Facts): Text =>
  typeof nearest === 'string' ? { vi: ` Có phải là “${nearest}”?`, en: ` Did you mean “${nearest}”?` } : NOTHING;
const NOTHING: Text = { vi: '', en: '' };

const TEXTS: Readonly<Record<string, Say>> = {
  'usage.unknown-command': (f) => ({
    vi: `Không có lệnh “${s(f['given'])}”.${meant(f).vi} Xem dondoc --help.`,
    en: `There is no command “${s(f['given'])}”.${meant(f).en} See dondoc --help.`,
  }),
  'usage.unknown-option': (f) => ({
    vi: `Không có tùy chọn “${s(f['given'])}”.${meant(f).vi}`,
    en: `There is no option “${s(f['given'])}”.${meant(f).en}`,
  }),
  'usage.missing-argument': (f) => ({
    vi: `Thiếu “${s(f['given'])}”.`,
    en: `“${s(f['given'])}” is missing.`,
  }),
  'usage.option-without-value': (f) => ({
    vi: `Tùy chọn “${s(f['given'])}” cần một giá trị.`,
    en: `The option “${s(f['given'])}” needs a value.`,
  }),
  'usage.missing-option': (f) => ({
    vi: `Thiếu tùy chọn bắt buộc “${s(f['given'])}”.`,
    en: `The option “${s(f['given'])}” is required.`,
  }),
  'usage.exclusive-options': (f) => ({
    vi: `Chỉ dùng một trong hai: ${s(f['given'])}.`,
    en: `Use one of the two only: ${s(f['given'])}.`,
  }),
  'usage.too-many-arguments': () => ({
    vi: 'Thừa đối số. Xem --help của lệnh này.',
    en: 'There are more arguments than the command takes. See its --help.',
  }),
  'usage.wrong': () => ({ vi: 'Dòng lệnh không đúng. Xem --help.', en: 'The command line is wrong. See --help.' }),
  'usage.invalid-value': (f) => ({
    vi: `Giá trị “${s(f['given'])}” không dùng được; cần ${s(f['expectedVi'] ?? f['expected'])}.`,
    en: `The value “${s(f['given'])}” cannot be used; ${s(f['expected'])} was expected.`,
  }),
  'file.unreadable': (f) => ({
    vi: `Không đọc được tệp ${s(f['file'] ?? f['path'])} (${s(f['reason'])}). Kiểm tra đường dẫn và quyền đọc.`,
    en: `The file ${s(f['file'] ?? f['path'])} cannot be read (${s(f['reason'])}). Check its path and the right to read it.`,
  }),
  'file.not-utf8': (f) => ({
    vi: `Tệp ${s(f['file'])} không phải văn bản UTF-8. Hãy lưu lại với bảng mã UTF-8.`,
    en: `The file ${s(f['file'])} is no UTF-8 text. Save it as UTF-8.`,
  }),
  'config.unknown-variable': (f) => ({
    vi: `Không có biến môi trường ${s(f['variable'])}.${meant(f).vi} Xem dondoc config.`,
    en: `There is no environment variable ${s(f['variable'])}.${meant(f).en} See dondoc config.`,
  }),
  'config.invalid-value': (f) => ({
    vi: `Biến ${s(f['variable'])} có giá trị “${s(f['value'])}” không dùng được; cần: ${s(f['expected'])}.`,
    en: `The variable ${s(f['variable'])} holds “${s(f['value'])}”, which cannot be used; expected: ${s(f['expected'])}.`,
  }),
  'home.in-use': (f) => ({
    vi: `Thư mục ${s(f['home'])} đang được tiến trình ${s(f['pid'])} dùng. Dừng tiến trình đó hoặc đặt DONDOC_HOME khác.`,
    en: `${s(f['home'])} is in use by process ${s(f['pid'])}. Stop it, or set another DONDOC_HOME.`,
  }),
  'home.not-writable': (f) => ({
    vi: `Không ghi được vào ${s(f['path'])} (${s(f['reason'])}). Đặt DONDOC_HOME tới một thư mục ghi được.`,
    en: `${s(f['path'])} cannot be written (${s(f['reason'])}). Set DONDOC_HOME to a folder of your own.`,
  }),
  'embedded.no-binaries': (f) => ({
    vi: `Chưa có PostgreSQL đi kèm cho ${s(f['platform'])}. Đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
    en: `No PostgreSQL came along for ${s(f['platform'])}. Set DATABASE_URL to a server of version 15 or newer.`,
  }),
  'embedded.cannot-run': (f) => ({
    vi: `Không chạy được ${s(f['program'])} (${s(f['reason'])}).`,
    en: `${s(f['program'])} cannot be run (${s(f['reason'])}).`,
  }),
  'embedded.other-version': (f) => ({
    vi: `Dữ liệu thuộc PostgreSQL ${s(f['found'])}, phần mềm này dùng ${s(f['expected'])}. Dữ liệu chưa bị động đến.`,
    en: `The data belong to PostgreSQL ${s(f['found'])} and this program brings ${s(f['expected'])}. They were left alone.`,
  }),
  'embedded.start-failed': (f) => ({
    vi: `Cơ sở dữ liệu không khởi động được (${s(f['reason'])}). Xem ${s(f['log'])}.`,
    en: `The database did not start (${s(f['reason'])}). See ${s(f['log'])}.`,
  }),
  'migration.edited': (f) => ({
    vi: `Bước lược đồ ${s(f['name'])} đã chạy với nội dung khác. Dùng đúng phiên bản phần mềm của dữ liệu này.`,
    en: `The migration ${s(f['name'])} ran with another text. Use the release that these data belong to.`,
  }),
  'migration.unknown': (f) => ({
    vi: `Cơ sở dữ liệu mới hơn phần mềm này (${s(f['names'])}). Hãy cập nhật phần mềm.`,
    en: `The database is newer than this program (${s(f['names'])}). Update the program.`,
  }),
  'database.unreachable': (f) => ({
    vi: `Không nối được tới cơ sở dữ liệu (${s(f['reason'])}). Kiểm tra DATABASE_URL hoặc thử lại.`,
    en: `The database cannot be reached (${s(f['reason'])}). Check DATABASE_URL, or try again.`,
  }),
  'database.disk-full': () => ({
    vi: 'Đĩa của cơ sở dữ liệu đã đầy; chưa có gì bị mất. Giải phóng chỗ rồi chạy lại.',
    en: 'The disk of the database is full; nothing is lost. Make room and run the command again.',
  }),
  'database.refused': (f) => ({
    vi: `Cơ sở dữ liệu từ chối (${s(f['sqlState'])}: ${s(f['reason'])}).`,
    en: `The database refused (${s(f['sqlState'])}: ${s(f['reason'])}).`,
  }),
  'internal.bug': (f) => ({
    vi: `Lỗi của phần mềm: ${s(f['reason'])}. Đặt DONDOC_LOG_LEVEL=debug, chạy lại và gửi kết quả cho người phát triển.`,
    en: `A mistake of the program itself: ${s(f['reason'])}. Run again with DONDOC_LOG_LEVEL=debug and report it.`,
  }),
  'not-found': (f) => ({
    vi: `Không tìm thấy ${s(f['subject'])} “${s(f['id'])}”.${meant(f).vi}`,
    en: `There is no ${s(f['subject'])} “${s(f['id'])}”.${meant(f).en}`,
  }),
  'plan.exists-differently': (f) => ({
    vi: `Kế hoạch “${s(f['plan'])}” đã được nạp với nội dung khác. Kế hoạch đã nạp không sửa; hãy đặt id khác.`,
    en: `The plan “${s(f['plan'])}” was loaded with another content. A loaded plan is not edited; give the file another id.`,
  }),
  'plan.people-file-missing': (f) => ({
    vi: `Kế hoạch nhắc tới tệp nhân sự ${s(f['file'])} nhưng không có tệp đó cạnh ${s(f['plan'])}.`,
    en: `The plan names the people file ${s(f['file'])}, which is not beside ${s(f['plan'])}.`,
  }),
  'simulation.until-before-from': (f) => ({
    vi: `Ngày cuối ${s(f['until'])} trước ngày đầu ${s(f['from'])}.`,
    en: `The last day ${s(f['until'])} lies before the first ${s(f['from'])}.`,
  }),
  'simulation.plan-after-end': (f) => ({
    vi: `Kế hoạch “${s(f['plan'])}” ban hành ${s(f['issuedOn'])}, sau ngày cuối ${s(f['until'])}.`,
    en: `The plan “${s(f['plan'])}” is issued on ${s(f['issuedOn'])}, after the last day ${s(f['until'])}.`,
  }),
  'simulation.nobody-issues': (f) => ({
    vi: `Ngày ${s(f['on'])} không ai đứng đầu “${s(f['issuer'])}” để ban hành “${s(f['plan'])}”. Bổ sung tệp nhân sự.`,
    en: `Nobody heads “${s(f['issuer'])}” on ${s(f['on'])} to issue “${s(f['plan'])}”. Complete the people file.`,
  }),
  'simulation.database-forbidden': (f) => ({
    vi: `Vai trò “${s(f['role'])}” không được tạo cơ sở dữ liệu tạm. Đặt DATABASE_OWNER_URL có quyền CREATEDB.`,
    en: `The role “${s(f['role'])}” may not create a database to throw away. Give DATABASE_OWNER_URL a role with CREATEDB.`,
  }),
  'plan.issuer-without-head': (f) => ({
    vi: `Ngày ${s(f['on'])} không ai đứng đầu “${s(f['issuer'])}”. Nêu người ban hành bằng --by NGƯỜI/CHỨC-VỤ/ĐƠN-VỊ.`,
    en: `Nobody heads “${s(f['issuer'])}” on ${s(f['on'])}. Name who issues by --by PERSON/POST/UNIT.`,
  }),
  'actor.not-in-post': (f) => ({
    vi: `Ngày ${s(f['on'])}, “${s(f['person'])}” không giữ chức vụ “${s(f['post'])}” của “${s(f['unit'])}”.`,
    en: `On ${s(f['on'])}, “${s(f['person'])}” does not hold the post “${s(f['post'])}” of “${s(f['unit'])}”.`,
  }),
  'actor.not-entitled': () => ({
    vi: 'Người này không có quyền làm việc đó vào ngày này.',
    en: 'This person is not entitled to that on this day.',
  }),
  'plan.issue-before-date': (f) => ({
    vi: `Văn bản đề ngày ${s(f['issuedOn'])}; hôm nay là ${s(f['recordedOn'])}, chưa thể ban hành. Nạp với --draft.`,
    en: `The document is dated ${s(f['issuedOn'])} and today is ${s(f['recordedOn'])}: too early. Load it with --draft.`,
  }),
  'plan.empty': () => ({
    vi: 'Kế hoạch không giao việc cho đơn vị nào, nên không có gì để mở.',
    en: 'The plan binds no unit, so there is nothing to open.',
  }),
  'plan.opening-failed': (f) => ({
    vi: `Mở nghĩa vụ của kế hoạch ${s(f['plan'])} bị lỗi; phần đã mở vẫn còn. Xem nhật ký, sửa, rồi nạp lại.`,
    en: `Opening the plan ${s(f['plan'])} failed; what was opened stays. See the log, mend it, and load again.`,
  }),
  'clock.held': (f) => ({
    vi: `Đồng hồ máy đã bị đặt tiến, việc mở nghĩa vụ tạm dừng từ ${s(f['since'])}. Nếu giờ đúng: dondoc clock accept.`,
    en: `The clock was set forward and nothing is opened since ${s(f['since'])}. If the time is right: dondoc clock accept.`,
  }),
  'obligation.not-yet-open': (f) => ({
    vi: `Lúc ${s(f['asOf'])} nghĩa vụ này chưa mở.`,
    en: `At ${s(f['asOf'])} this obligation was not open yet.`,
  }),
  'trail.broken': (f) => ({
    vi: `Vết có ${s(f['faults'])} chỗ không khớp: có thứ đã bị sửa hoặc mất.`,
    en: `The trail has ${s(f['faults'])} faults: something was changed or lost.`,
  }),
};

/** Vietnamese and English; a code without a text of its own is shown with its facts. */
export function failureText({ code, facts }: Refusal): Text {
  const say = Object.hasOwn(TEXTS, code) ? TEXTS[code] : undefined;
  if (say) return say(facts);
  const told = Object.entries(facts)
    .map(([name, value]) => `${name}: ${s(value)}`)
    .join('; ');
  return { vi: `Bị từ chối${told === '' ? '' : ` (${told})`}.`, en: `Refused${told === '' ? '' : ` (${told})`}.` };
}

/** Two lines for a terminal, Vietnamese first. */
export function failureLines(refused: Refusal): string[] {
  const { vi, en } = failureText(refused);
  return [`lỗi [${refused.code}] ${vi}`, `  en: ${en}`];
}
