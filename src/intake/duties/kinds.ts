import type { DutyKind } from '../../../workflows/obligations/kinds';
import { findFirst, words } from '../text/words';

/** What kind of duty a clause is, by its main verb: the first telling words after the subject. */

const OWN_PLAN = words(
  '(?<!quá\\s+trình\\s+|việc\\s+)(?:xây\\s+dựng|ban\\s+hành|lập|cụ\\s+thể\\s+hóa)(?:\\s+[\\p{L}\\d/,-]{1,14}){0,9}?\\s+(?:kế\\s+hoạch|chương\\s+trình\\s+hành\\s+động|phương\\s+án|chương\\s+trình,\\s*kế\\s+hoạch)(?!\\s+(?:này|trên|số))',
);
const STUDY = words(
  'quán\\s+triệt|học\\s+tập(?:,)?\\s+(?:nghị\\s+quyết|chỉ\\s+thị|quán\\s+triệt)|triển\\s+khai(?:\\s+[\\p{L}\\d]{1,12}){0,6}?\\s+(?:đến|tới)\\s+(?:toàn\\s+thể|từng|tất\\s+cả|100%|cán\\s+bộ|giáo\\s+viên|các\\s+(?:giáo|thành|đơn|tổ|chi|đảng|cán)|đảng\\s+viên|công\\s+chức|mọi|đội\\s+ngũ|học\\s+sinh|phụ\\s+huynh|toàn)',
);
const INSPECT = words(
  'đôn\\s+đốc|kiểm\\s+tra|giám\\s+sát|thanh\\s+tra|theo\\s+dõi(?=(?:,|\\s+và)?\\s+(?:đôn|kiểm|giám|tổng\\s+hợp|việc|tiến\\s+độ|quá\\s+trình|đánh\\s+giá|kết\\s+quả|tình\\s+hình\\s+(?:triển\\s+khai|thực\\s+hiện)))',
);
const OF_EXECUTION = words(
  '(?:đôn\\s+đốc|kiểm\\s+tra|giám\\s+sát|theo\\s+dõi)(?:\\s+[\\p{L}\\d,]{1,12}){0,12}?\\s+(?:thực\\s+hiện|triển\\s+khai)',
);
const REPORT = words(
  'báo\\s+cáo(?!\\s+viên)|cập\\s+nhật(?:\\s+[\\p{L}]{1,10}){0,8}?\\s+báo\\s+cáo|phản\\s+ánh(?=\\s+(?:về|kịp|cho|với))|gửi(?:\\s+[\\p{L}]{1,10}){0,6}?\\s+kết\\s+quả',
);
const NOT_A_REPORT = words(
  'để(?:\\s+[\\p{L},]{1,10}){0,5}?\\s+báo\\s+cáo|đội\\s+ngũ\\s+báo\\s+cáo|(?:đã|dự\\s+thảo)\\s+báo\\s+cáo|(?:xây\\s+dựng|mẫu|nội\\s+dung|các|hệ\\s+thống)\\s+báo\\s+cáo\\s+(?:tài\\s+chính|chuyên\\s+đề\\s+về)',
);
const PROMPT = words(
  '(?:kịp\\s+thời|ngay|khẩn|đột\\s+xuất)(?:\\s+[\\p{L}]{1,8}){0,2}?\\s+(?:báo\\s+cáo|phản\\s+ánh)|(?:báo\\s+cáo|phản\\s+ánh)\\s+(?:kịp\\s+thời|ngay|đột\\s+xuất|khẩn)',
);
const PERIODIC = words('định\\s+kỳ|h[ằà]ng\\s+(?:năm|quý|tháng|tuần)|6\\s+tháng|theo\\s+quy\\s+định|trước\\s+ngày');
const FINAL = words('tổng\\s+kết');
const INTERIM = words('sơ\\s+kết|sơ,\\s*tổng\\s+kết');
const AWARD = words('khen\\s+thưởng|biểu\\s+dương|tuyên\\s+dương|tôn\\s+vinh|thi\\s+đua,\\s*khen\\s+thưởng');
const PUBLISH = words(
  '(?:công\\s+khai|công\\s+bố|niêm\\s+yết)(?:\\s+[\\p{L}]{1,10}){0,3}?\\s+(?:kết\\s+quả|danh\\s+sách|thông\\s+tin|thủ\\s+tục)',
);

/** "xây dựng khung theo dõi": what is made is a means; nobody is checked yet. */
const MAKES =
  /^\s*(?:có trách nhiệm\s+)?(?:xây dựng|thiết lập|hoàn thiện|nghiên cứu|đầu tư|lập|thực hiện (?:nghiêm|tốt|đầy đủ)|chấp hành|tham gia|phục vụ)\s+(?!kế hoạch)/u;

/** Whether a clause checks how a document is carried out, and not the things that it speaks of. */
export const inspectsExecution = (plain: string): boolean => findFirst(OF_EXECUTION, plain) !== null;

export interface KindContext {
  /** In parts that say who does what the verbs of the office (urge, check, report) are duties of their own. */
  readonly isOrganisation: boolean;
  readonly predicateAt: number;
}

/** How far behind the beginning of the predicate a verb still is the main one. */
const NEAR = 60;

export function kindOf(plain: string, { isOrganisation, predicateAt }: KindContext): DutyKind {
  const from = Math.min(predicateAt, plain.length);
  const near = (pattern: RegExp, reach: number): boolean => {
    const found = findFirst(pattern, plain, from);
    return found !== null && found.start - from <= reach;
  };
  const reach = isOrganisation ? NEAR : 24;
  if (near(INTERIM, isOrganisation ? 90 : 40)) return 'soKet';
  if (near(FINAL, isOrganisation ? 90 : 40) && !near(REPORT, 20)) return 'tongKet';
  if (isReport(plain, from, isOrganisation ? 110 : 30))
    return isPrompt(plain, from) ? 'promptReport' : 'periodicReport';
  if (near(OWN_PLAN, isOrganisation ? 70 : 12)) return 'issuePlan';
  if (near(STUDY, isOrganisation ? 70 : 30)) return 'quanTriet';
  const makes = MAKES.test(plain.slice(from, from + 40));
  if ((near(INSPECT, reach) && !makes) || (isOrganisation && !makes && near(OF_EXECUTION, 110))) return 'inspection';
  if (near(AWARD, isOrganisation ? 60 : 20)) return 'commendationDossier';
  if (near(PUBLISH, reach)) return 'publication';
  return 'implementation';
}

function isReport(plain: string, from: number, reach: number): boolean {
  const report = findFirst(REPORT, plain, from);
  if (report === null || report.start - from > reach) return false;
  const other = findFirst(NOT_A_REPORT, plain, from);
  return other === null || other.start > report.start || other.end < report.end - 12;
}

const isPrompt = (plain: string, from: number): boolean =>
  findFirst(PROMPT, plain, from) !== null && findFirst(PERIODIC, plain, from) === null;
