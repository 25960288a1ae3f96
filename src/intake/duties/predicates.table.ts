import { listOf } from '../text/words';

/** Verbs, modals and adverbs that a predicate begins with; where the first of them stands, the name of the body before it ends. */
export const PREDICATES: readonly string[] = listOf(`
  có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phải|cần|nên|được giao|chủ động|tích cực|tiếp tục|thường xuyên|kịp thời|định kỳ|khẩn trương|nghiêm túc
  trực tiếp|tập trung|tăng cường|đẩy mạnh|nâng cao|đổi mới|phát huy|quan tâm|chú trọng|xây dựng|ban hành|triển khai|thực hiện|đề xuất
  hướng dẫn|đôn đốc|tổng hợp|báo cáo|rà soát|lồng ghép|phổ biến|quán triệt|vận động|bố trí|cân đối|thẩm định|trình|phê duyệt|cung cấp
  căn cứ|đảm bảo|bảo đảm|hỗ trợ|tạo điều kiện|xử lý|phát hiện|nghiên cứu|hoàn thành|hoàn thiện|cập nhật|đăng tải|công khai|công bố|lập|thành lập|kiện toàn
  giao|đề nghị|yêu cầu|gửi|nộp|tiếp nhận|sâu sát|nắm|duy trì|thiết lập|phân bổ|sử dụng|khai thác|đánh giá|tổng kết|sơ kết|khen thưởng|biểu dương|đưa|làm
  cụ thể hóa|gương mẫu|cam kết|ký|chấp hành|bồi dưỡng|tập huấn|thông báo|thông tin kịp thời|tiến hành|thống nhất|tham gia|huy động|lựa chọn|ưu tiên|sắp xếp|điều hành|giúp
  giải quyết|trả lời|mua sắm|theo|tùy|trên cơ sở|thông qua|trong phạm vi|trong quá trình|nhằm|để|đồng thời|xem xét|quy định chi tiết|phát động|phát hành|tuyên dương
  thu thập|đăng ký|niêm yết|lưu trữ|phân loại|thí điểm|nhân rộng|tổ chức thực hiện|đầu tư|khắc phục|ngăn chặn|đấu tranh|siết chặt|không để|không được|nghiêm cấm|kiên quyết
  có kế hoạch|có biện pháp|có giải pháp|có hình thức|chuẩn bị|ghi nhận|bám sát|lắng nghe|tổng rà soát|kiến nghị|góp ý|lấy ý kiến|khảo sát|thống kê|phản ánh|thông tin về|thường trực phối hợp
  đầu mối|là đầu mối|làm đầu mối|là cơ quan|là đơn vị|phụ trách chung|phụ trách việc|quyết định|quy định|phân công|chuyển giao|tổ chức lại|nhập|số hóa|áp dụng|ứng dụng|tăng|giảm|mở|đón|tiếp|họp
  xác định|chỉ định|cử|chọn|tổ chức tuyên truyền|đi đầu|tiên phong|tự giác|nêu cao|thể hiện|phấn đấu|hưởng ứng|ủng hộ|trang bị|thay thế|sửa chữa|xác minh|truy quét|tuần tra|khởi tố|xét xử
  sẵn sàng|trực|tuân thủ|giữ gìn|nhắc nhở|tham dự|tìm hiểu|học tập|tôn trọng|phê bình|chịu|gắn|lấy|dành|bảo quản|kết hợp|phân loại|tiến tới|định hướng|cảnh báo|truyền thông|đôn thúc|nâng cấp|củng cố|kiểm soát|kiểm kê
  dự toán|phân tích|hướng nghiệp|liên hệ|trao đổi|nhanh chóng|sớm|trực tiếp|quyết liệt|nghiên cứu, đề xuất|chủ động phối hợp|đạt|bảo trì|vận hành|thẩm tra|xây mới|lắp đặt
  treo|dán|cắm|dọn|phát quang|nạo vét|khơi thông|di dời|sơ tán|gia cố|tu sửa|tu bổ|chằng chống|trồng|phun|lấy mẫu|khoanh vùng
  nghiệm thu|bàn giao|giải ngân|thanh toán|tạm ứng|kê khai|đối chiếu|đề cử|kết nạp|mời|đối thoại|tiếp thu|hoàn chỉnh|rút kinh nghiệm|phản hồi|đáp ứng|điều chỉnh|bổ sung|sửa đổi
  bổ nhiệm|luân chuyển|điều động|tuyển dụng|đình chỉ|xử phạt|cưỡng chế|giải tỏa|tháo dỡ|thu hồi|đấu nối|khởi công|khánh thành|trao|tích hợp|chia sẻ|đồng bộ|khai báo|tra cứu|phát sóng|đưa tin|soạn thảo|biên soạn|sưu tầm|trưng bày
  kiểm điểm|giải trình|làm rõ|chấn chỉnh|nghiên cứu|cụ thể|tạm dừng|dừng|khôi phục|khẳng định|cải thiện|cải tiến|rút ngắn|tiết kiệm|chủ trương|nhận diện|tính toán|dự báo|ứng trực|ứng phó|cấm|hạn chế|ngăn ngừa|loại bỏ|xóa bỏ|khuyến khích|động viên|thăm hỏi|tri ân|ra quân|đăng tin|mở rộng|đa dạng hóa|lan tỏa|chấm dứt
  chấm điểm|tự chấm điểm|tự đánh giá|tự kiểm tra|tự rà soát`);

/** Verbs that are part of a name when they follow its noun at once: "ban chỉ đạo", "bộ phận tham mưu", "đoàn kiểm tra". */
export const PREDICATES_OR_NAMES: readonly string[] = listOf(
  'chỉ đạo|lãnh đạo|theo dõi|kiểm tra|giám sát|thanh tra|tuyên truyền|quản lý|phụ trách|tham mưu|tư vấn|giáo dục|đào tạo|thẩm định|vận động|điều hành|tổ chức|chủ trì|phối hợp|chăm sóc|thu gom|cách ly|xét nghiệm|bình xét|biên tập|thi công|vận chuyển|khám bệnh|điều trị|hòa giải|trực ban|nghiệm thu|tiêm chủng',
);

/** What follows a noun and keeps the name open. */
/** Words that are no predicate and end a name all the same: when, what about, what else. */
export const NAME_ENDS: readonly string[] = listOf(
  'trước|vào|kết quả|tình hình|về việc|về tình hình|về kết quả|về công tác|khi|nếu|những|các trường hợp|các nội dung|các hoạt động|các biện pháp|là|nhất là|gồm|như|đã|sẽ|đang|trong đó|chậm nhất|trong quý|trong tháng|trong năm|trong tuần|trong ngày|trong vòng|trong thời hạn|ngay sau|hằng năm|hằng quý|hằng tháng|hàng quý|hàng tháng|hàng năm|bằng văn bản|đúng thời gian|đúng hạn|mình',
);

export const NAME_GOES_ON: readonly string[] = listOf(
  'được phân công|được giao|có liên quan|liên quan|trực thuộc|thuộc',
);
