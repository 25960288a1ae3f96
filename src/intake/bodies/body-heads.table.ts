import { listOf } from '../text/words';

/** Nouns that the name of a body, a post or a group of people begins with, lower case. A name that begins otherwise is told by
 *  where it stands, never by a list of names. */
export const BODY_HEADS: readonly string[] = listOf(`
  sở|ban|bộ|ủy ban|ubnd|hđnd|hội đồng|mttq|ubmttq|mặt trận|đảng ủy|đảng bộ|đảng đoàn|ban cán sự đảng|chi bộ|chi ủy|tỉnh ủy|thành ủy|huyện ủy
  thị ủy|quận ủy|quân ủy|ban bí thư|bộ chính trị|ban thường vụ|thường trực|thường vụ|văn phòng|phòng|tổ|đội|khoa|trường|nhà trường|học viện
  đại học|bệnh viện|trung tâm|trạm|chi cục|cục|tổng cục|vụ|viện|thanh tra|công an|quân đội|bộ đội|bộ chỉ huy|ban chỉ huy|ban chỉ đạo|tòa án|viện kiểm sát
  kho bạc|ngân hàng|bảo hiểm xã hội|đài|báo|cổng thông tin|tạp chí|thông tấn xã|công ty|tổng công ty|doanh nghiệp|tập đoàn|hợp tác xã|hộ kinh doanh
  hội|hiệp hội|liên đoàn|liên minh|liên hiệp|đoàn|công đoàn|đoàn thanh niên|đoàn thể|đội tntp|trưởng|phó trưởng|thủ trưởng|người đứng đầu|giám đốc|phó giám đốc
  hiệu trưởng|phó hiệu trưởng|chủ tịch|phó chủ tịch|bí thư|phó bí thư|chánh|chủ nhiệm|tổng giám đốc|viện trưởng|cục trưởng|bộ trưởng|thủ tướng|chính phủ
  quốc hội|tổng bí thư|cấp ủy|các cấp|tổ chức|cơ quan|đơn vị|bộ phận|địa phương|ngành|lãnh đạo|ban giám hiệu|ban giám đốc|ban lãnh đạo|bgh
  giáo viên|cán bộ|công chức|viên chức|nhân viên|đồng chí|đ/c|đảng viên|đoàn viên|hội viên|người lao động|thầy cô|thầy|cô|học sinh|sinh viên|học viên
  phụ huynh|cha mẹ|gia đình|nhân dân|thành viên|tiểu ban|chính quyền|lực lượng|xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố
  trung ương|kế toán|thủ quỹ|văn thư|thư ký|tổ trưởng|tổng phụ trách|bảo vệ|y tế|gvcn|gvbm|cb|gv|nv|ccvc|nhà máy|chủ đầu tư|nhà thầu|chủ sở hữu
  khu phố|thôn|ấp|bản|tổ dân phố|khối|cụm|hạt|đồn|cảng|ga|thư viện|bảo tàng|nhà văn hóa|nhà xuất bản|quỹ|tòa soạn|phòng giáo dục|chuyên viên|cá nhân|tập thể
  tư lệnh|bộ tư lệnh|quân khu|tổng liên đoàn|tổng hội|kiểm toán|cộng đồng|hộ gia đình|trưởng thôn|thôn trưởng|bí thư chi bộ|cơ sở|đội ngũ|già làng|phóng viên|người dân|công dân|lớp|ban đại diện|ủy viên|phó ban|trưởng ban|ca trực|tòa|thường trực hđnd|liên ngành|liên đội|chi đoàn|chi hội|liên chi|thuế|hải quan|kiểm lâm|đặc khu`);

/** Places of work that are a body only where a word makes them many: "các vườn ươm", "mỗi trang trại". */
export const BODIES_IN_PLURAL: readonly string[] = listOf(
  'vườn ươm|trang trại|nông trường|lâm trường|xí nghiệp|nhà hàng|khách sạn|siêu thị|cửa hàng|đại lý|phòng khám|nhà thuốc|bến xe|chợ|kho|bãi|mỏ|trại|làng|hộ|chủ|tàu|cơ quan báo chí|hãng|làng nghề|điểm',
);

/** Words that begin like a body and are something else: what the next syllable makes of them. */
export const NOT_BODIES: readonly string[] = listOf(`
  ban hành|ban đầu|ban đêm|ban ngày|bộ máy|bộ tiêu chí|bộ luật|bộ chỉ số|bộ hồ sơ|bộ câu hỏi|bộ quy tắc|bộ dữ liệu|bộ thủ tục|bộ tài liệu|bộ công cụ
  phòng chống|phòng ngừa|phòng cháy|phòng, chống|phòng bệnh|phòng dịch|phòng thủ|phòng tránh|phòng hộ|phòng học|phòng ở|báo cáo|báo chí|báo động|báo hiệu
  hội nghị|hội thảo|hội thi|hội họp|hội nhập|hội diễn|hội chợ|hội trường|đoàn kết|khoa học|trường hợp|vụ việc|vụ án|vụ tai nạn|vụ tngt|vụ mùa
  viện trợ|viện dẫn|cục bộ|tổ quốc|tổ hợp|trạm bơm|đài tưởng niệm|ngành nghề|ngành học|xã hội|tỉnh táo|bản thân|bản đồ|bản tin|bản cam kết|bản sắc|bản quyền|bản chất
  khối lượng|khối kiến thức|cụm từ|quỹ đất|quỹ thời gian|lớp học|lớp tập huấn|lớp bồi dưỡng|cô lập|cô đọng|trưởng thành|hạt nhân|hạt giống|cảng biển
  tập thể dục|cá nhân hóa|vụ đông|quận công|thôn bản|bảo vệ an ninh|bảo vệ môi trường|bảo vệ bí mật|bảo vệ quyền|bảo vệ tổ quốc|bảo vệ trẻ|bảo vệ rừng`);

/** After "tổ chức" and "lãnh đạo" these make it a noun; anything else makes it the verb. */
export const NOUN_AFTER: Readonly<Record<string, readonly string[]>> = {
  'tổ chức': listOf(
    'đảng|chính trị|đoàn|công đoàn|cơ sở|hội|xã hội|tín dụng|kinh tế|chính quyền|quần chúng|tôn giáo|khoa học|hành chính|quốc tế|nghề nghiệp|có liên quan|liên quan|cá nhân|trực thuộc|thành viên|cơ quan',
  ),
  'cơ sở': listOf(
    'giáo dục|đào tạo|khám|kcb|y tế|sản xuất|kinh doanh|dịch vụ|đảng|đoàn|hội|tôn giáo|lưu trú|trợ giúp|cai nghiện|nuôi',
  ),
  'đội ngũ': listOf(
    'giáo viên|cán bộ|nhân viên|công chức|viên chức|cộng tác viên|tuyên truyền viên|báo cáo viên|nhà giáo|y, bác sĩ',
  ),
  'lãnh đạo': listOf(
    'các|sở|phòng|ban|đơn vị|cơ quan|ubnd|ủy ban|bộ|cục|chi cục|trường|nhà trường|văn phòng|trung tâm|công ty|tập đoàn|đảng ủy|chi bộ|huyện|xã|phường|tỉnh|thành phố|địa phương|doanh nghiệp|công đoàn|đoàn|hội|khoa|viện|phụ trách|trực',
  ),
  'thanh tra': listOf('sở|tỉnh|chính phủ|huyện|bộ|thành phố|nhân dân|nhà nước|ngành|giao thông|quận|cục'),
  'bảo vệ': listOf('trường|cơ quan|nhà trường|trực'),
  'y tế': listOf('trường|nhà trường|xã|phường|học đường phụ trách'),
};

/** What abbreviations in capitals stand for when they are no body: a field of work. */
export const FIELDS: ReadonlySet<string> = new Set(
  listOf(
    'BHYT|BHTN|ATGT|TTATGT|ANTT|TTATXH|CNTT|KHCN|CĐS|CCHC|TTHC|KCB|PCCC|CNCH|PCTN|KT-XH|VH-XH|QP-AN|ODA|FDI|GDP|CSDL|AI|VNEID|CBCCVC|HIV|TTĐT|NTM|BVMT|DVC|OCOP',
  ),
);

/** Words that make a plural or a whole of the body after them. */
export const DETERMINERS: readonly string[] = listOf(
  'các|những|mỗi|từng|toàn thể|tất cả các|tất cả|toàn bộ|một số|hai|ba|mọi|100%|cả',
);
