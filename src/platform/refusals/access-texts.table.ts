import type { RefusalText } from './text-shape';

/** Refusals at the door: who comes in, and who may act. */
export const ACCESS_TEXTS = {
  'account.closed': {
    status: 409,
    vi: 'Tài khoản “{account}” đã khóa.',
    en: 'The account “{account}” is closed.',
  },
  'account.exists': {
    status: 409,
    vi: 'Đã có tài khoản mang tên “{account}” hoặc của người này.',
    en: 'There is an account named “{account}”, or one of this person, already.',
  },
  'account.name-unfit': {
    status: 422,
    vi: 'Tên tài khoản gồm 3–60 chữ thường không dấu, số và . - _; đã cho: “{given}”.',
    en: 'The name of an account has 3–60 small letters, digits and . - _; given: “{given}”.',
  },
  'account.unknown': {
    status: 404,
    vi: 'Không có tài khoản “{account}”.',
    en: 'There is no account “{account}”.',
  },
  'account.last-administrator': {
    status: 409,
    vi: 'Đây là người quản trị cuối cùng; hãy giao quyền cho người khác trước.',
    en: 'This is the last administrator; grant the role to somebody else first.',
  },
  'account.own': {
    status: 409,
    vi: 'Không ai tự đổi vai trò, khóa hay cấp lại đường dẫn cho tài khoản của mình (“{account}”); nhờ một người quản trị khác, hoặc làm tại máy chủ bằng “dondoc accounts”.',
    en: 'Nobody changes roles of, closes or resets their own account (“{account}”); ask another administrator, or do it at the machine by “dondoc accounts”.',
  },
  'actor.no-post': {
    status: 403,
    vi: 'Hôm nay người này không giữ chức vụ đã nêu, nên không ghi nhận được việc gì.',
    en: 'This person does not hold that post, or any post, today and can record nothing.',
  },
  'actor.which-post': {
    status: 422,
    vi: 'Người này giữ nhiều chức vụ; hãy nêu một chức vụ ở Acting-Post: {posts}.',
    en: 'This person holds several posts; name one in Acting-Post: {posts}.',
  },
  'evidence.too-many-at-once': {
    status: 429,
    vi: 'Mỗi người chỉ gửi được {most} tệp cùng lúc; hãy đợi xong rồi gửi tiếp.',
    en: 'One person can send {most} files at once; wait for one to end.',
  },
  'grant.days-unfit': {
    status: 422,
    vi: 'Ngày cuối {to} không hợp: phải từ hôm nay và từ ngày đầu {from} trở đi, và không sau ngày cuối đã ghi.',
    en: 'The last day {to} does not fit: it is today or later, not before the first day {from}, and not after the last day on record.',
  },
  'grant.needs-unit': {
    status: 422,
    vi: 'Vai trò “{role}” cần một đơn vị.',
    en: 'The role “{role}” needs a unit.',
  },
  'grant.no-unit': {
    status: 422,
    vi: 'Người quản trị không gắn với đơn vị nào.',
    en: 'An administrator belongs to no unit.',
  },
  'grant.none': {
    status: 404,
    vi: 'Tài khoản “{account}” không có vai trò “{role}” như vậy.',
    en: 'The account “{account}” has no such role “{role}”.',
  },
  'link.not-good': {
    status: 404,
    vi: 'Đường dẫn không đúng, đã dùng hoặc đã hết hạn.',
    en: 'The link is wrong, used or over.',
  },
  'password.easily-guessed': {
    status: 422,
    vi: 'Mật khẩu này ai cũng đoán trước tiên; hãy chọn mật khẩu khác.',
    en: 'This password is what everybody tries first; choose another.',
  },
  'password.not-yours': {
    status: 403,
    vi: 'Mật khẩu hiện tại không đúng.',
    en: 'The present password is not right.',
  },
  'password.too-long': {
    status: 422,
    vi: 'Mật khẩu dài tối đa {most} ký tự.',
    en: 'A password has at most {most} characters.',
  },
  'password.too-short': {
    status: 422,
    vi: 'Mật khẩu cần ít nhất {least} ký tự.',
    en: 'A password needs at least {least} characters.',
  },
  'person.unknown': {
    status: 404,
    vi: 'Không có người “{person}”.',
    en: 'There is no person “{person}”.',
  },
  'register.must-be-known': {
    status: 403,
    vi: 'Tệp này thêm hoặc sửa đơn vị, chức vụ hay người giữ chức vụ; việc đó chỉ làm được tại máy chủ bằng “dondoc plan load”.',
    en: 'This file adds or changes units, posts or holders; that is done at the machine itself, by “dondoc plan load”.',
  },
  'request.foreign': {
    status: 403,
    vi: 'Yêu cầu không đến từ trang của hệ thống này.',
    en: 'The request does not come from a page of this system.',
  },
  'request.needs-https': {
    status: 403,
    vi: 'Chỉ nhận yêu cầu qua https và đúng địa chỉ của hệ thống.',
    en: 'Requests are taken over https only, under the system’s own address.',
  },
  'sign-in.held-off': {
    status: 429,
    vi: 'Đã thử quá nhiều lần; hãy thử lại sau {seconds} giây.',
    en: 'Too many tries; try again in {seconds} seconds.',
  },
  'sign-in.needed': {
    status: 401,
    vi: 'Cần đăng nhập.',
    en: 'Sign in first.',
  },
  'sign-in.refused': {
    status: 401,
    vi: 'Tên hoặc mật khẩu không đúng.',
    en: 'The name or the password is not right.',
  },
  'token.not-here': {
    status: 403,
    vi: 'Việc này cần đăng nhập, không dùng được mã truy cập.',
    en: 'This needs a session; a token cannot do it.',
  },
  'token.only-reads': {
    status: 403,
    vi: 'Mã truy cập này chỉ được đọc.',
    en: 'This token only reads.',
  },
  'token.too-long-lived': {
    status: 422,
    vi: 'Mã truy cập có hạn tối đa {most} ngày; đã cho: {days}.',
    en: 'A token is good for at most {most} days; given: {days}.',
  },
} as const satisfies Record<string, RefusalText>;
