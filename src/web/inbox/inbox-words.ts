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
  calendar: { vi: 'Lịch hạn của tôi', en: 'My calendar of due days' },
  calendarHelp: {
    vi: 'Thêm địa chỉ này vào Outlook, Google Calendar hoặc điện thoại để thấy hạn của đơn vị mình và của các đơn vị mình theo dõi. Ai có địa chỉ thì đọc được lịch: không gửi cho người khác.',
    en: 'Subscribe to this address in Outlook, Google Calendar or a phone to see what your units owe and what they follow. Whoever has it reads the calendar: give it to nobody.',
  },
  calendarNone: { vi: 'Chưa tạo địa chỉ lịch.', en: 'No address was made yet.' },
  calendarSince: { vi: 'Địa chỉ đang dùng tạo lúc', en: 'The address in use was made at' },
  calendarOnce: {
    vi: 'Chép lại ngay: địa chỉ chỉ hiện một lần, hệ thống không giữ bản đọc được.',
    en: 'Copy it now: it is shown once, and nobody can read it here again.',
  },
  calendarAddress: { vi: 'Địa chỉ lịch', en: 'Address of the calendar' },
  calendarMake: { vi: 'Tạo địa chỉ lịch', en: 'Make an address' },
  calendarRenew: { vi: 'Đổi địa chỉ mới', en: 'Renew the address' },
  calendarRevoke: { vi: 'Ngừng chia sẻ lịch', en: 'Stop the calendar' },
  calendarRenewHint: {
    vi: 'Địa chỉ cũ ngừng hoạt động ngay.',
    en: 'The old address stops working at once.',
  },
  calendarName: { vi: (who: string) => `Đôn Đốc – ${who}`, en: (who: string) => `Đôn Đốc – ${who}` },
  calendarAbout: {
    vi: 'Hạn nghĩa vụ của đơn vị mình và của các đơn vị mình theo dõi: 60 ngày vừa qua đến 400 ngày tới.',
    en: 'Due days of one’s own unit and of those it follows: from 60 days ago to 400 days ahead.',
  },
  dayDue: { vi: 'Hạn', en: 'Due' },
  dayLate: { vi: 'QUÁ HẠN', en: 'OVERDUE' },
  dayDone: { vi: 'Đã xong', en: 'Done' },
  dayCancelled: { vi: 'Không phải làm nữa', en: 'No longer to be done' },
  duty: { vi: 'Mở nhiệm vụ', en: 'Open the duty' },
});
