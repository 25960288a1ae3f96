import { words } from '../../platform/words';

export const INBOX_WORDS = words({
  title: { vi: 'Thông báo', en: 'Notices' },
  lead: {
    vi: 'Những gì hệ thống đã gửi cho anh/chị, mới nhất trước. “Đã xem” được ghi lại cùng thời điểm.',
    en: 'What you were told, the latest first. “Seen” is recorded with its moment.',
  },
  unseen: { vi: 'Chưa xem', en: 'Not seen' },
  everything: { vi: 'Tất cả', en: 'All' },
  views: { vi: 'Cách xem', en: 'Views' },
  acknowledge: { vi: 'Đã xem', en: 'Seen' },
  acknowledgeOf: { vi: (title: string) => `: ${title}`, en: (title: string) => `: ${title}` },
  seenAt: { vi: 'Đã xem lúc', en: 'Seen at' },
  empty: { vi: 'Không có thông báo nào chưa xem.', en: 'No notice is waiting.' },
  emptyHelp: {
    vi: 'Khi có việc sắp đến hạn, quá hạn hoặc cần quyết định, thông báo hiện ở đây.',
    en: 'What falls due, is overdue or needs a decision is told here.',
  },
  duty: { vi: 'Mở nhiệm vụ', en: 'Open the duty' },
});
