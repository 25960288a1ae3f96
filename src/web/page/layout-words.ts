import { words } from '../../platform/words';

export const LAYOUT_WORDS = words({
  product: { vi: 'Đôn Đốc', en: 'Đôn Đốc' },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to the content' },
  menu: { vi: 'Danh mục', en: 'Menu' },
  menuOfSite: { vi: 'Danh mục chính', en: 'Main menu' },
  closeMenu: { vi: 'Đóng danh mục', en: 'Close the menu' },
  youAreHere: { vi: 'Vị trí trang', en: 'You are here' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  noPost: { vi: 'Không giữ chức vụ', en: 'Holds no post' },
  sampleTitle: { vi: 'Dữ liệu mẫu', en: 'Sample data' },
  sample: {
    vi: 'Họ tên và diễn biến trên trang này đều là giả định.',
    en: 'Persons and events on this page are invented.',
  },
  quickFind: { vi: 'Tìm nhiệm vụ (phím /)', en: 'Find a duty (press /)' },
  quickFindGo: { vi: 'Tìm', en: 'Find' },
  workingDays: {
    vi: 'Giờ Việt Nam. Ngày làm việc tính theo lịch nghỉ của từng năm.',
    en: 'Times are those of Vietnam. Working days follow the days off of each year.',
  },
  printedBy: {
    vi: (name: string, address: string) => `${name} in từ ${address}`,
    en: (name: string, address: string) => `Printed by ${name} from ${address}`,
  },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
});
