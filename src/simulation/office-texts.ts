/** What people of a simulated office write. Invented. */

export const RETURNED = [
  'Số liệu trong phụ lục chưa khớp với phần lời, đề nghị rà lại.',
  'Chưa nêu người chịu trách nhiệm và mốc hoàn thành từng việc.',
  'Thiếu chữ ký của người đứng đầu, đề nghị ký và gửi lại.',
  'Nội dung còn chung chung, đề nghị nêu việc làm cụ thể ở địa bàn.',
] as const;

export const HANDED_BACK = [
  'Việc này thuộc chức năng của cơ quan khác, đề nghị xem lại phân công.',
  'Đơn vị chưa có người làm chuyên trách, đề nghị giao đơn vị khác chủ trì.',
] as const;

export const REASSIGNED = [
  'Đã rà soát chức năng, nhiệm vụ; đơn vị vẫn là nơi phù hợp, giao lại để thực hiện.',
  'Giữ nguyên phân công theo kế hoạch; Văn phòng cử người hỗ trợ.',
] as const;

export const MORE_TIME = [
  'Đang chờ số liệu của các xã, thị trấn gửi về.',
  'Trùng đợt kiểm tra của cấp trên, đơn vị đang dồn người.',
  'Cần thêm thời gian lấy ý kiến các đoàn thể trước khi ban hành.',
] as const;

export const DECIDED = {
  'extension.granted': 'Lý do chính đáng, đồng ý lùi thời hạn.',
  'extension.refused': 'Thời hạn đã ghi trong kế hoạch và đủ để chuẩn bị, không lùi.',
  'extension.counter-offered': 'Chỉ lùi được một nửa, để kịp tổng hợp chung.',
} as const;

export const LET_GO = [
  'Việc đã được làm chung trong kế hoạch của cơ quan cấp trên, không yêu cầu đơn vị thực hiện riêng.',
  'Đơn vị đang sắp xếp lại tổ chức, nội dung được chuyển sang kế hoạch năm sau.',
] as const;

export const ASSESSED = [
  'Thực hiện thường xuyên, có kết quả cụ thể ở địa bàn.',
  'Có triển khai nhưng kết quả chưa rõ, cần số liệu so sánh.',
  'Làm tốt phần tuyên truyền, phần kiểm tra còn ít.',
] as const;

export const PUBLISHED_AT = 'Bảng tin và trang thông tin điện tử của đơn vị';
