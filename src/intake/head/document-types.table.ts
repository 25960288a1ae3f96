import { listOf } from '../text/words';

/** Types of documents by their full name, lower case. Source: DOMAIN §8 names the two systems; the list is a table of words. */
export const DOCUMENT_TYPES: readonly string[] = listOf(`
  kế hoạch|kế hoạch hành động|kế hoạch liên tịch|kế hoạch phối hợp|chương trình|chương trình hành động|chương trình công tác|chỉ thị|quyết định|nghị quyết|nghị quyết liên tịch|thông báo|thông báo kết luận|kết luận
  hướng dẫn|công điện|công văn|phương án|đề án|dự án|quy chế|quy định|báo cáo|báo cáo thẩm định|tờ trình|thông tri|nghị định|thông tư|thông tư liên tịch|luật|bộ luật|pháp lệnh|hiến pháp
  quy trình|nội quy|điều lệ|lời kêu gọi|giấy mời|biên bản|hợp đồng|thể lệ|phụ lục|danh mục|quy chế phối hợp|hướng dẫn liên tịch`);

/** Types whose paper gives people things to do; the others are read too, and it is said. */
export const TASKING: ReadonlySet<string> = new Set(
  listOf(
    'kế hoạch|chương trình|chương trình hành động|chỉ thị|quyết định|nghị quyết|thông báo|kết luận|hướng dẫn|công điện|công văn|phương án|đề án',
  ),
);
