import 'reflect-metadata';
import type { Browser, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { inBrowser, openChromium, PASSWORD, signedInPage, withPassword } from '../support/browser';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { localTime, runUntil } from '../support/issued-plan';
import { pdfOf } from '../support/pdf-writer';
import { officeOfficer, officer } from '../support/people-of-lang-son';

/** People at their desks, each in a browser of their own. */

const UNIT = 'so-gtvt';
/** Head of Ban ATGT tỉnh: issues plans. */
const CHIEF = 'mau-003';
const PAPER = {
  name: 'ke-hoach.pdf',
  mimeType: 'application/pdf',
  buffer: pdfOf([[{ text: 'Kế hoạch số 12', x: 60, y: 760 }]]),
};
const PLAN_TEXT = `BAN AN TOÀN GIAO THÔNG TỈNH LẠNG SƠN
Số: 401/KH-BATGT
Lạng Sơn, ngày 05 tháng 6 năm 2024
KẾ HOẠCH
Giữ lề đường thông thoáng

III. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh kiểm tra lề đường trước ngày 30/8/2024.
2. Sơn lại các vạch trên đường.
`;
const deed = (page: Page, name: string) => page.locator('details.deed', { has: page.getByText(name, { exact: true }) });
const told = (page: Page): Promise<string> => page.locator('[data-recorded]').innerText();

async function handIn(page: Page, name: string, fill: (form: ReturnType<typeof deed>) => Promise<void>): Promise<void> {
  const form = deed(page, name);
  await form.locator('summary').click();
  await fill(form);
  await form.locator('button[type=submit]').click();
}

inBrowser()('people at the desk', () => {
  let world: DeskWorld;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([deskWorld(), openChromium()]);
    await runUntil(world.plan, localTime('2024-06-20T09:00:00'));
    await withPassword(world, CHIEF);
    for (const { person } of [officer(UNIT), officeOfficer(), officer('so-gddt')]) {
      await withPassword(world, person);
    }
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('bring a paper, correct what was read, try the plan and issue it: its duties are there', async () => {
    const page = await signedInPage(browser, world, CHIEF);
    await page.goto('/doc-van-ban');
    await page.locator('textarea[name=text]').fill(PLAN_TEXT);
    await page
      .locator('form', { has: page.locator('textarea[name=text]') })
      .getByRole('button')
      .click();
    await page.waitForURL('**/doc-van-ban/*-*');
    // What is not sure stands first, its form open and its question above it.
    const first = page.locator('.duty-card').first();
    expect(await first.innerText()).toContain('Chưa chắc');
    await first.locator('input[name=leads]').first().fill('Sở Giao thông vận tải tỉnh Lạng Sơn');
    await first.locator('input[name=deadline]').fill('trước ngày 15/7/2024');
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi nhiệm vụ.').waitFor();
    expect(await page.locator('#duties').innerText()).toBe('Nhiệm vụ (2)');
    // From the words to the duty and back.
    await page.locator('.mark', { hasText: 'kiểm tra lề đường' }).click();
    expect(page.url()).toMatch(/#d-\d+-\d+$/);
    await page.getByRole('button', { name: 'Nhận thành dự thảo kế hoạch' }).click();
    await page.waitForURL('**/ke-hoach/*');
    await page.locator('#until').fill('2024-09-30');
    await page.getByRole('button', { name: 'Chạy thử', exact: true }).click();
    await page.getByText('2 nhiệm vụ mở từ 20/06/2024 đến 30/09/2024').waitFor({ timeout: 90_000 });
    await page.getByRole('button', { name: 'Ban hành kế hoạch' }).click();
    await page.getByText('Đã mở 0 trong 2 nhiệm vụ').waitFor();
    await world.plan.house.sweeper.sweep();
    // It looks again by itself.
    await page.locator('#opening').waitFor({ state: 'detached', timeout: 30_000 });
    await page.reload();
    await page.locator('#tasks').waitFor();
    const unit = await signedInPage(browser, world, officer(UNIT).person);
    await unit.goto('/danh-sach?words=sơn lại');
    expect(await unit.locator('main').innerText()).toContain('14/07/2024');
  }, 180_000);

  it('do the same without scripts', async () => {
    const page = await signedInPage(browser, world, officer('so-gddt').person, { javaScriptEnabled: false });
    await page.goto(`/nghia-vu/${await world.dutyOf('so-gddt', 'issuePlan')}`);
    await handIn(page, 'Nộp kế hoạch đã ban hành', (form) => form.locator('input[type=file]').setInputFiles(PAPER));
    expect(await told(page)).toContain('Đã ban hành và nộp kế hoạch');
    await page.locator('button[name=language]').click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('.masthead__end .masthead__button').click();
    expect(new URL(page.url()).pathname).toBe('/dang-nhap');
  }, 60_000);

  it('use the keyboard alone: skip link, search by /, rows by j and k, a form by tab and enter', async () => {
    const context = await browser.newContext({ baseURL: world.address });
    const page = await context.newPage();
    const { keyboard } = page;
    const focused = (): Promise<string> =>
      page.evaluate('document.activeElement?.id || document.activeElement?.className || ""');
    await page.goto('/dang-nhap');
    await keyboard.press('Tab');
    expect(await focused()).toBe('skip');
    await keyboard.press('Enter');
    for (let steps = 0; (await focused()) !== 'name'; steps += 1) {
      if (steps > 5) throw new Error('the name is not reached by the keyboard');
      await keyboard.press('Tab');
    }
    await keyboard.type(officeOfficer().person);
    await keyboard.press('Tab');
    await keyboard.type(PASSWORD);
    await keyboard.press('Enter');
    await page.waitForURL('**/hom-nay');
    await page.goto('/danh-sach');
    await keyboard.press('/');
    expect(await focused()).toBe('words');
    await keyboard.type('quan triet');
    await keyboard.press('Enter');
    await page.waitForURL('**/danh-sach?*words=quan*');
    await keyboard.press('j');
    await keyboard.press('j');
    await keyboard.press('k');
    const first = await page.locator('[data-row]').first().getAttribute('href');
    await keyboard.press('Enter');
    await page.waitForURL(`**${first ?? ''}`);
    await context.close();
  }, 60_000);

  it('keeps what is being typed when the window is closed, and forgets it once it was recorded', async () => {
    const page = await signedInPage(browser, world, officer(UNIT).person);
    const address = `/nghia-vu/${await world.dutyOf(UNIT, 'tongKet')}`;
    await page.goto(address);
    const form = () => deed(page, 'Đề nghị gia hạn');
    await form().locator('summary').click();
    await form().locator('textarea').fill('Viết dở');
    await page.goto('/viec-cua-toi');
    await page.goto(address);
    await form().locator('summary').click();
    expect(await form().locator('textarea').inputValue()).toBe('Viết dở');
    await form().locator('input[type=date]').fill('2025-03-31');
    await form().locator('button[type=submit]').click();
    expect(await told(page)).toContain('Đề nghị gia hạn');
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("draft ")).length')).toBe(0);
  }, 60_000);

  it('take the list home as a file, see how much has come, and can stop it', async () => {
    const page = await signedInPage(browser, world, officeOfficer().person);
    await page.goto('/danh-sach');
    const coming = page.locator('[data-coming]');
    expect(await coming.isVisible()).toBe(false);
    const csv = page.getByText('Tải csv', { exact: true });
    const [download] = await Promise.all([page.waitForEvent('download'), csv.click()]);
    expect(download.suggestedFilename()).toBe('nhiem-vu-2024-06-20.csv');
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    const [counted = ''] = /[\d.]+/.exec(await page.locator('.list-count').innerText()) ?? [];
    expect(lines.length - 1).toBe(Number(counted.replace('.', '')));
    expect(lines.length).toBeGreaterThan(500);
    expect(await coming.innerText()).toMatch(/^Đã xuất xong, kích thước \(kB\): [\d.]+$/);
    // One that takes long: nothing has come yet.
    await page.route('**/danh-sach/xlsx*', () => undefined);
    await page.getByText('Tải xlsx', { exact: true }).click();
    await coming.getByRole('button', { name: 'Dừng' }).click();
    expect(await coming.innerText()).toMatch(/^Đã dừng, không lưu tệp/);
  }, 60_000);
});
