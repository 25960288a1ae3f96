/** The one page that must work before anybody can sign in: setting a password by a one-time link. Plain HTML, no script, no style.
 *  Everything in it that is not ours is escaped. */

export type LinkPage =
  | { readonly kind: 'ask'; readonly name: string; readonly wrong: { readonly vi: string; readonly en: string } | null }
  | { readonly kind: 'done'; readonly name: string }
  | { readonly kind: 'not-good' };

export function linkPage(page: LinkPage): string {
  return `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Đôn Đốc</title></head>
<body><main>
<h1>Đặt mật khẩu <span lang="en">/ Set a password</span></h1>
${bodyOf(page)}
</main></body>
</html>
`;
}

function bodyOf(page: LinkPage): string {
  switch (page.kind) {
    case 'not-good':
      return `<p>Đường dẫn không đúng, đã dùng hoặc đã hết hạn.</p>
<p lang="en">The link is wrong, used or over.</p>`;
    case 'done':
      return `<p>Đã đặt mật khẩu cho tài khoản <strong>${escaped(page.name)}</strong>. Hãy đăng nhập.</p>
<p lang="en">The password of <strong>${escaped(page.name)}</strong> is set. Sign in now.</p>`;
    case 'ask':
      return `${page.wrong === null ? '' : `<p role="alert">${escaped(page.wrong.vi)} <span lang="en">${escaped(page.wrong.en)}</span></p>`}
<form method="post">
<p>Tài khoản <span lang="en">/ Account</span>: <strong>${escaped(page.name)}</strong></p>
<input type="hidden" name="username" autocomplete="username" value="${escaped(page.name)}">
<p><label for="password">Mật khẩu mới, ít nhất 12 ký tự <span lang="en">/ New password, at least 12 characters</span></label><br>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="128" required></p>
<p><button type="submit">Lưu / Save</button></p>
</form>`;
  }
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
