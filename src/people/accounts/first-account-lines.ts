import type { FirstAccounts } from './first-accounts.service';
import { linkAddress } from './link-address';

/** What a terminal is told of the first accounts, once. */
export function firstAccountLines(origin: string, first: FirstAccounts): readonly string[] {
  if (first.kind === 'administrator') {
    return [
      '',
      `Tài khoản quản trị “${first.name}”. Đặt mật khẩu tại đường dẫn này, dùng một lần trong 24 giờ:`,
      `The administrator “${first.name}”. Set the password by this one-time link, good for a day:`,
      `  ${linkAddress(origin, first.link)}`,
    ];
  }
  return [
    '',
    'Tài khoản mẫu, chỉ hiện lần này / sample accounts, shown this once:',
    ...first.accounts.map(({ name, password, about }) => `  ${name.padEnd(16)} ${password}  ${about}`),
  ];
}
