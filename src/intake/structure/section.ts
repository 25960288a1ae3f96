import { anyOf, listOf, words } from '../text/words';

/** What a part of the document is for. Purposes, requirements and the state of things are context; tasks and who does them are
 *  duties. `none` is a document, or its beginning, without such headings. */
export type Section = 'context' | 'task' | 'organisation' | 'none';

const ORGANISATION = words(
  anyOf(
    listOf(`tổ chức thực hiện|tổ chức triển khai|phân công|phân công nhiệm vụ|giao nhiệm vụ cho|trách nhiệm thực hiện|trách nhiệm của|phân công trách nhiệm
      chế độ báo cáo|chế độ thông tin|thông tin, báo cáo|thông tin báo cáo|công tác báo cáo|kiểm tra, giám sát|trách nhiệm các|điều khoản thi hành|hiệu lực thi hành`),
  ),
);
const TASK = words(
  anyOf(
    listOf(`nhiệm vụ|giải pháp|nội dung|biện pháp|công việc|hoạt động|danh mục|chương trình công tác|trọng tâm|lộ trình|tiến độ
      phương thức thực hiện|cách thức thực hiện|các bước|yêu cầu đối với|công tác`),
  ),
);
/** Purposes and the state of things are told by how a heading begins; the same words later in it may be what a task is about. */
const CONTEXT = new RegExp(
  `^(?:(?:về|các|một số|những|phần|i{1,3})\\s+)?(?:${anyOf(
    listOf(`mục đích|mục tiêu|quan điểm|chỉ tiêu|nguyên tắc|phương châm|tình hình|kết quả đạt được|kết quả thực hiện|hạn chế
      tồn tại|nguyên nhân|đánh giá chung|đánh giá tình hình|đánh giá kết quả|căn cứ|cơ sở pháp lý|cơ sở chính trị|sự cần thiết|thực trạng
      bối cảnh|đặc điểm|thuận lợi|khó khăn|khái quát|phạm vi|đối tượng|thời gian|địa điểm|kinh phí|nguồn kinh phí|nguồn lực|thành phần
      ý nghĩa|bài học kinh nghiệm|ưu điểm|dự báo|tầm nhìn|cơ sở thực tiễn|giải thích từ ngữ|mức hỗ trợ|định mức|tiêu chuẩn|tiêu chí
      chủ đề|hình thức khen thưởng|số lượng|cơ cấu|mức thưởng|khẩu hiệu|phương hướng chung|mở đầu|đặt vấn đề
      nội dung hội nghị|nội dung hội thảo|nội dung tập huấn|nội dung cuộc họp|chương trình hội nghị|chương trình hội thảo|chương trình tập huấn|nội dung, chương trình`),
  )})(?![\\p{L}])|^yêu cầu(?![\\p{L}])(?!\\s+(?:các|thủ|giám|chủ|ủy|ubnd|sở|phòng|ban|đối|những))`,
  'u',
);
const STRONG_TASK = words('nhiệm vụ|giải pháp|biện pháp thực hiện');

/** The kind of section that a heading opens, or null when it only names a subject. Who does the work goes before what the work
 *  is, and tasks before the aims they are named with. */
export function sectionOf(plainHeading: string): Section | null {
  if (plainHeading.length > 120) return null;
  if (CONTEXT.test(plainHeading)) return has(STRONG_TASK, plainHeading) ? 'task' : 'context';
  if (has(ORGANISATION, plainHeading)) return 'organisation';
  return has(TASK, plainHeading) ? 'task' : null;
}

function has(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}
