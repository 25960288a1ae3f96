import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Access } from '../../src/people/accounts/access.service';
import { issuedPlan, type IssuedPlan } from '../support/issued-plan';
import { PageClient } from '../support/page-client';
import { serveHouse, type ServedHouse } from '../support/served-house';
import { accountOf } from '../support/signed-in-client';

const PASSWORD = 'một câu dài dễ nhớ';
const OFFICER = 'mau-017';

let plan: IssuedPlan;
let served: ServedHouse;
let home: string;
beforeAll(async () => {
  plan = await issuedPlan();
  home = mkdtempSync(join(tmpdir(), 'dondoc-entry-'));
  served = await serveHouse(plan, { home });
  await served.app.listen(0, '127.0.0.1');
  const account = await accountOf(plan.fresh.database, OFFICER, OFFICER);
  const access = served.app.get(Access);
  const link = await plan.fresh.database.transaction((tx) => access.makeLink(tx, account));
  await access.useLink(link, PASSWORD, '127.0.0.1');
});
afterAll(async () => {
  await served.close();
  await plan.fresh.close();
  rmSync(home, { recursive: true });
});

const browser = () => new PageClient(served.app);
const signedIn = () => PageClient.of(served.app, plan.fresh.database, OFFICER);
const titleOf = (html: string): string => /<title>([^<]*)/.exec(html)?.[1] ?? '';

describe('coming in', () => {
  it('leads whoever has not signed in to the sign-in page, and on to where they wanted to be', async () => {
    const client = browser();
    const first = await client.get('/tai-khoan?a=b');
    expect([first.status, first.headers['location']]).toEqual([303, '/dang-nhap?onward=%2Ftai-khoan%3Fa%3Db']);
    const form = await client.get(String(first.headers['location']));
    expect([form.status, titleOf(form.text)]).toEqual([200, 'Đăng nhập – Đôn Đốc']);
    const done = await client.submit(form, '/dang-nhap', { name: OFFICER, password: PASSWORD });
    expect([done.status, done.headers['location']]).toEqual([303, '/tai-khoan?a=b']);
    const own = await client.get('/tai-khoan');
    expect(own.status).toBe(200);
    expect(own.text).toContain('Chức vụ hôm nay');
  });

  it('follows no address of somebody else', async () => {
    const client = browser();
    const form = await client.get('/dang-nhap?onward=//evil.example/');
    const done = await client.submit(form, '/dang-nhap', { name: OFFICER, password: PASSWORD });
    expect(done.headers['location']).toBe('/');
  });

  it('shows the form again with the name and the reason, and with each field that was left out', async () => {
    const client = browser();
    const form = await client.get('/dang-nhap');
    const wrong = await client.submit(form, '/dang-nhap', { name: OFFICER, password: 'không phải' });
    expect([wrong.status, titleOf(wrong.text)]).toEqual([401, 'Lỗi: Đăng nhập – Đôn Đốc']);
    expect(wrong.text).toContain('Tên hoặc mật khẩu không đúng.');
    expect(wrong.text).toContain(`value="${OFFICER}"`);
    const empty = await client.submit(form, '/dang-nhap', { name: OFFICER, password: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toMatch(/id="password-error"/);
    expect(empty.text).toMatch(/aria-invalid="true"/);
  });

  it('takes no form from elsewhere', async () => {
    const form = await browser().get('/dang-nhap');
    const other = await fetch(`${await served.app.getUrl()}/dang-nhap`, {
      method: 'POST',
      headers: {
        Origin: 'https://evil.example',
        Accept: 'text/html',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ name: OFFICER, password: PASSWORD, onward: '/' }),
    });
    expect(form.status).toBe(200);
    expect([other.status, titleOf(await other.text())]).toEqual([403, 'Không được phép – Đôn Đốc']);
  });
});

describe('a session that ended', () => {
  it('loses nothing that was typed: it is shown after signing in, and sent only by a click', async () => {
    const client = await signedIn();
    const account = await client.get('/tai-khoan');
    client.forget();
    const typed = { note: 'Đã họp “quán triệt” <b>ngày 3/7</b>\nđủ 100%' };
    const late = await client.submit(account, '/dang-xuat', typed);
    expect(late.status).toBe(401);
    expect(late.text).toContain('phần anh/chị đã nhập vẫn còn');
    const back = await client.submit(late, '/dang-nhap', { name: OFFICER, password: PASSWORD });
    expect([back.status, titleOf(back.text)]).toEqual([200, 'Gửi tiếp phần đã nhập – Đôn Đốc']);
    expect(back.text).toContain('&lt;b>ngày 3/7&lt;/b>');
    // Nothing has been sent: one is signed in still.
    expect((await client.get('/tai-khoan')).status).toBe(200);
    const sent = await client.submit(back, '/dang-xuat');
    expect([sent.status, sent.headers['location']]).toEqual([303, '/dang-nhap']);
  });

  it('is over after signing out, here and for whoever kept the cookie', async () => {
    const client = await signedIn();
    const other = await signedIn();
    const page = await client.get('/tai-khoan');
    const done = await client.submit(page, '/dang-xuat');
    expect(done.headers['clear-site-data']).toContain('storage');
    expect((await client.get('/tai-khoan')).status).toBe(303);
    // Another session of the same person goes on.
    expect((await other.get('/tai-khoan')).status).toBe(200);
  });

  it('can be ended from another browser', async () => {
    const [client, lost] = [await signedIn(), await signedIn()];
    const page = await client.get('/tai-khoan');
    const forms = [...page.text.matchAll(/action="(\/tai-khoan\/sessions\/[^"]+)"/g)].map(([, action = '']) => action);
    expect(forms.length).toBeGreaterThan(0);
    for (const action of forms) await client.submit(page, action);
    expect((await lost.get('/tai-khoan')).status).toBe(303);
    expect((await client.get('/tai-khoan')).status).toBe(200);
  });
});

describe('a form', () => {
  it('is taken only with the word of this very session', async () => {
    const [client, other] = [await signedIn(), await signedIn()];
    const page = await client.get('/tai-khoan');
    const foreign = await other.get('/tai-khoan');
    for (const word of ['', 'x', /name="_csrf" value="([^"]+)"/.exec(foreign.text)?.[1] ?? '']) {
      const refused = await client.submit(page, '/dang-xuat', { _csrf: word });
      expect([refused.status, titleOf(refused.text)]).toEqual([403, 'Không được phép – Đôn Đốc']);
    }
    expect((await client.submit(page, '/dang-xuat')).status).toBe(303);
  });
});

describe('a page', () => {
  it('says its language, changes it by a form and comes back to where one was', async () => {
    const client = await signedIn();
    const page = await client.get('/tai-khoan?x=1');
    expect(page.text).toMatch(/^<!doctype html><html lang="vi">/);
    const chosen = await client.submit(page, '/ngon-ngu', { language: 'en' });
    expect([chosen.status, chosen.headers['location']]).toEqual([303, '/tai-khoan?x=1']);
    const english = await client.get('/tai-khoan?x=1');
    expect(english.text).toMatch(/^<!doctype html><html lang="en">/);
    expect(titleOf(english.text)).toBe('Account – Đôn Đốc');
  });

  it('loads nothing but from us, runs and styles nothing that stands in it, and is kept by nobody', async () => {
    const page = await (await signedIn()).get('/tai-khoan');
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self';connect-src 'self';frame-ancestors 'none';base-uri 'none';form-action 'self'",
    );
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc="\/assets\/)/);
    expect(page.text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page.headers['content-encoding']).toBe('gzip');
  });

  it('has its style, fonts and scripts kept by the browser for a year', async () => {
    const page = await browser().get('/dang-nhap');
    const assets = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(assets.length).toBe(5);
    for (const path of [
      ...assets,
      assets[1]?.replace('tokens.css', 'fonts/be-vietnam-pro-latin-400-normal.woff2') ?? '',
    ]) {
      const asset = await browser().get(path);
      expect([path, asset.status]).toEqual([path, 200]);
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    expect((await browser().get(`${assets[0]}x`)).status).toBe(404);
  });

  it('says in words of the reader that there is nothing, and a program gets its problem', async () => {
    const client = await signedIn();
    const missing = await client.get('/khong-co');
    expect([missing.status, titleOf(missing.text)]).toEqual([404, 'Không tìm thấy – Đôn Đốc']);
    const answer = await fetch(`${await served.app.getUrl()}/khong-co`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
