import { words } from '../../platform/words';

export const ENTRY_WORDS = words({
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  lead: {
    vi: 'Dùng tài khoản do người quản trị cấp. Phiên làm việc kết thúc sau 30 phút không dùng.',
    en: 'Use the account that the administrator gave you. A session ends after 30 minutes without use.',
  },
  name: { vi: 'Tên tài khoản', en: 'Account' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  submit: { vi: 'Đăng nhập', en: 'Sign in' },
  ended: {
    vi: 'Phiên làm việc đã kết thúc. Đăng nhập lại; phần anh/chị đã nhập vẫn còn.',
    en: 'Your session has ended. Sign in again; what you typed is kept.',
  },
  errorTitle: { vi: (title: string) => `Lỗi: ${title}`, en: (title: string) => `Error: ${title}` },
  resumeTitle: { vi: 'Gửi tiếp phần đã nhập', en: 'Send what you had typed' },
  resumeLead: {
    vi: 'Đã đăng nhập lại. Đây là phần anh/chị đã nhập; chưa có gì được gửi.',
    en: 'You are signed in again. This is what you had typed; nothing has been sent yet.',
  },
  resumeSend: { vi: 'Gửi', en: 'Send' },
  resumeLeave: { vi: 'Bỏ, quay lại trang', en: 'Leave it and go back to the page' },
  accountTitle: { vi: 'Tài khoản', en: 'Account' },
  person: { vi: 'Họ tên', en: 'Name' },
  nobody: { vi: 'Không gắn với người nào', en: 'Belongs to nobody' },
  posts: { vi: 'Chức vụ hôm nay', en: 'Posts today' },
  noPosts: {
    vi: 'Hôm nay anh/chị không giữ chức vụ nào: xem được, không ghi nhận được.',
    en: 'You hold no post today: you can read and record nothing.',
  },
  grants: { vi: 'Vai trò được giao', en: 'Roles granted' },
  sessions: { vi: 'Phiên đang mở', en: 'Open sessions' },
  since: { vi: 'Từ', en: 'Since' },
  lastUsed: { vi: 'dùng lần cuối', en: 'last used' },
  thisSession: { vi: 'phiên này', en: 'this session' },
  endSession: { vi: 'Kết thúc phiên', en: 'End the session' },
});
