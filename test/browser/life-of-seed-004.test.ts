import 'reflect-metadata';
import type { Browser, Page } from 'playwright-core';
import { join } from 'node:path';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import { AccountKeeping } from '../../src/people/accounts/account-keeping.service';
import { inBrowser, openChromium, signedInPage, withPassword } from '../support/browser';
import { commandHere, productEnvironment } from '../support/command-line';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { dutyOf } from '../support/duties';
import { followTrail } from '../support/follow-trail';
import { loadedPlan, localTime, runUntil } from '../support/issued-plan';
import { pdfOf } from '../support/pdf-writer';
import { head, HEALTH_HEAD_BEFORE, officeHead, officeOfficer, officer } from '../support/people-of-lang-son';
import { sealAll, sealedLog } from '../support/sealed-log';
import { accountOf } from '../support/signed-in-client';

/** The plan of Ban ATGT Lạng Sơn from its issue to a proof that is verified elsewhere, by people who each sit at a browser of their own
 *  and press what their pages offer. Dates by hand: each body sends its own plan by Sunday 30/6/2024; the health department does not.
 *  Overdue on 1/7, urged on 4/7 and 11/7, escalated on 18/7, flagged on 1/8; five working days to explain end on 8/8. */

const PLAN = '/ke-hoach/ban-atgt-lang-son';
const UNIT = 'so-gtvt';
const SILENT = 'so-y-te';
/** Head of Ban ATGT tỉnh: issues the plan. */
const CHIEF = 'mau-003';
const OFFICE = officeOfficer().person;
const OFFICE_HEAD = officeHead().person;
const UNIT_OFFICER = officer(UNIT).person;
const UNIT_HEAD = head(UNIT).person;
const SILENT_HEAD = HEALTH_HEAD_BEFORE.person;
/** Belongs to no unit of the plan; reads the whole tree. */
const INSPECTOR = 'kiem-tra';

const PAPER = {
  name: 'van-ban.pdf',
  mimeType: 'application/pdf',
  buffer: pdfOf([[{ text: 'Van ban so 12', x: 60, y: 760 }]]),
};

inBrowser()('the life of seed 004', () => {
  let world: DeskWorld;
  let browser: Browser;
  const seats = new Map<string, Page>();

  beforeAll(async () => {
    [world, browser] = await Promise.all([deskWorld({ given: await loadedPlan() }), openChromium()]);
    const { database } = world.plan.fresh;
    await accountOf(database, INSPECTOR, null);
    const wish = { account: INSPECTOR, role: 'inspector', unit: 'ban-atgt-tinh', from: null, to: null } as const;
    expect(await world.served.app.get(AccountKeeping).grant(wish)).toBeNull();
    for (const person of [CHIEF, OFFICE, OFFICE_HEAD, UNIT_OFFICER, UNIT_HEAD, SILENT_HEAD]) {
      await withPassword(world, person);
    }
    await withPassword(world, INSPECTOR, null);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  /** Somebody's browser at an address. Who was away for longer than a session lasts signs in again, and is where they wanted to go. */
  async function at(person: string, address: string): Promise<Page> {
    const seat = seats.get(person) ?? (await signedInPage(browser, world, person));
    seats.set(person, seat);
    await seat.goto(address);
    if (new URL(seat.url()).pathname !== '/dang-nhap') return seat;
    await seat.context().close();
    const anew = await signedInPage(browser, world, person);
    seats.set(person, anew);
    await anew.goto(address);
    return anew;
  }

  /** Time passes; what was recorded is read by whoever follows the trail. */
  async function until(moment: string): Promise<void> {
    await runUntil(world.plan, localTime(moment));
    await followTrail(world.plan, [new NoticesFollower(), world.plan.house.rules]);
  }

  /** Does something by its form and returns what the page says of it. */
  async function does(page: Page, name: string, fill: Readonly<Record<string, string>> = {}, file = false) {
    const opened = page.locator('details.deed', { has: page.getByText(name, { exact: true }) });
    if ((await opened.count()) > 0) {
      await opened.locator('summary').click();
      for (const [field, value] of Object.entries(fill)) await opened.locator(`[name="${field}"]`).fill(value);
      if (file) await opened.locator('input[type=file]').setInputFiles(PAPER);
      await opened.locator('button[type=submit]').click();
    } else await page.getByRole('button', { name, exact: true }).click();
    const told = page.locator('[role=status], [role=alert]').first();
    await told.waitFor();
    return told.innerText();
  }
  const duty = async (unit: string, kind: string): Promise<string> => `/nghia-vu/${await world.dutyOf(unit, kind)}`;

  it('is issued by the head of its issuer, and its duties open', async () => {
    // Nobody sees a duty of a plan that is a draft.
    expect(await (await at(UNIT_OFFICER, '/viec-cua-toi')).locator('main').innerText()).not.toContain('30/06/2024');
    const chief = await at(CHIEF, PLAN);
    await chief.getByRole('button', { name: 'Ban hành kế hoạch' }).click();
    await chief.getByText(/Đã mở 0 trong \d+ nhiệm vụ/).waitFor();
    await until('2024-06-10T08:05:00');
    // Each begins where their work is.
    const own = await at(UNIT_OFFICER, '/');
    expect(new URL(own.url()).pathname).toBe('/viec-cua-toi');
    expect(new URL((await at(OFFICE, '/')).url()).pathname).toBe('/hom-nay');
    expect(await own.locator('main').innerText()).toContain('30/06/2024');
  }, 120_000);

  it('a unit reports, is sent back, reports again and is confirmed', async () => {
    const address = await duty(UNIT, 'issuePlan');
    await until('2024-06-19T09:00:00');
    const issued = 'Nộp kế hoạch đã ban hành';
    expect(await does(await at(UNIT_OFFICER, address), issued, { note: 'Bản đầu' }, true)).toContain('nộp kế hoạch');
    const office = await at(OFFICE, '/hom-nay');
    await office.locator('.tile', { hasText: 'Chờ xác nhận' }).click();
    await office.locator('main tbody a').first().click();
    expect(new URL(office.url()).pathname).toBe(address);
    expect(await does(office, 'Trả lại bổ sung', { reason: 'Thiếu phụ lục' })).toContain('Trả lại');
    const again = await at(UNIT_OFFICER, address);
    expect(await again.locator('main').innerText()).toContain('Thiếu phụ lục');
    await does(again, issued, {}, true);
    expect(await does(await at(OFFICE, address), 'Xác nhận hoàn thành')).toContain('Xác nhận hoàn thành');
    expect(await (await at(UNIT_HEAD, address)).locator('.tags').innerText()).toContain('Hoàn thành đúng hạn');
  }, 120_000);

  it('more time is refused to one and granted to another, and the first promise stays to be read', async () => {
    const asks = async (person: string, address: string, dueOn: string) =>
      does(await at(person, address), 'Đề nghị gia hạn', { dueOn, reason: 'Chờ tài liệu của Ban' });
    const late = await duty(SILENT, 'issuePlan');
    expect(await asks(SILENT_HEAD, late, '2024-08-30')).toContain('Đề nghị gia hạn');
    const refused = { reason: 'Kế hoạch của Ban không đổi' };
    expect(await does(await at(OFFICE_HEAD, late), 'Không đồng ý gia hạn', refused)).toContain('Không đồng ý gia hạn');
    const told = await (await at(SILENT_HEAD, late)).locator('#history').innerText();
    expect(told).toContain('Kế hoạch của Ban không đổi');

    const granted = await duty(UNIT, 'quanTriet');
    await asks(UNIT_HEAD, granted, '2024-08-30');
    // Who decides is somebody else, and the page offers it to nobody else.
    const grants = (await at(OFFICE, granted)).locator('details.deed', { hasText: 'Đồng ý gia hạn' });
    expect(await grants.count()).toBe(0);
    await does(await at(OFFICE_HEAD, granted), 'Đồng ý gia hạn', { reason: 'Lý do chính đáng' });
    const page = await (await at(UNIT_HEAD, granted)).locator('main').innerText();
    expect(page).toContain('Hạn từ 31/07/2024 thành 30/08/2024');
    expect(page).toContain('31/07/2024 (không bao giờ sửa)');
  }, 120_000);

  it('who is late is urged: by the clock, and by the office from its list', async () => {
    await until('2024-07-05T09:00:00');
    const office = await at(OFFICE, `/danh-sach?unit=${SILENT}&kind=issuePlan`);
    expect(await office.locator('main tbody').innerText()).toContain('Quá hạn');
    await office.locator('main tbody input[type=checkbox]').first().check();
    await office.getByRole('button', { name: 'Đôn đốc', exact: true }).click();
    await office.locator('textarea').fill('Còn thiếu kế hoạch của Sở');
    await office.locator('main button[type=submit]').click();
    await office.locator('.notice--done').waitFor();
    const own = await at(SILENT_HEAD, await duty(SILENT, 'issuePlan'));
    const history = await own.locator('#history').innerText();
    expect(history).toContain('Còn thiếu kế hoạch của Sở');
    expect(history).toMatch(/Đôn đốc/);
    await until('2024-07-18T08:00:00');
    expect(await (await at(SILENT_HEAD, '/thong-bao')).locator('main').innerText()).toContain('người đứng đầu');
  }, 120_000);

  it('is flagged; a table proposes a case; its head explains; the office examines and decides', async () => {
    await until('2024-08-01T08:00:00');
    const office = await at(OFFICE, await duty(SILENT, 'issuePlan'));
    expect(await office.locator('.tags').innerText()).toContain('Cờ người đứng đầu');
    await office.goto(`/vu-viec?kind=accountability&unit=${SILENT}`);
    await office.locator('main tbody tr', { hasText: '30/06/2024' }).locator('a').first().click();
    const address = new URL(office.url()).pathname;
    // Why: the table, its row, and the clause.
    expect(await office.locator('main').innerText()).toMatch(/Đơn vị chậm, phiên bản 1.*head-accountability/s);
    expect(await does(office, 'Yêu cầu giải trình')).toContain('Yêu cầu giải trình');

    const concerned = await at(SILENT_HEAD, address);
    expect(await concerned.locator('main').innerText()).toContain('08/08/2024');
    expect(await does(concerned, 'Gửi giải trình', { note: 'Sở sáp nhập phòng tham mưu' }, true)).toContain(
      'giải trình',
    );
    expect(await does(await at(OFFICE, address), 'Ghi đã xem xét')).toContain('Đã xem xét');
    const chief = await at(OFFICE_HEAD, address);
    expect(await does(chief, 'Nhắc nhở bằng văn bản', { note: 'Chậm lần đầu' }, true)).toContain('nhắc nhở');
    // The head of another unit does not find it.
    expect((await (await at(UNIT_HEAD, '/vu-viec')).goto(address))?.status()).toBe(404);
  }, 180_000);

  it('the year is reviewed: reports collected, drafted, held, issued, and concluded by the office', async () => {
    await until('2024-12-20T09:00:00');
    const address = await duty(UNIT, 'tongKet');
    const steps = [
      ...['Ghi đã thu báo cáo', 'Ghi đã dự thảo báo cáo', 'Ghi hội nghị đã họp'].map(
        (name) => [name, {}, false] as const,
      ),
      ['Nộp báo cáo đã ban hành', { number: '15/BC-SGTVT', issuedOn: '2024-12-19' }, true] as const,
    ];
    for (const [name, fill, file] of steps) await does(await at(UNIT_OFFICER, address), name, fill, file);
    // A year is not concluded over what is still open; whoever decides says why it need not be done.
    expect(await does(await at(OFFICE, address), 'Kết luận')).toMatch(/so-gtvt III\.2\.2a, so-gtvt III\.2\.3/);
    for (const task of ['III.2.2a', 'III.2.3']) {
      const left = await at(OFFICE_HEAD, `/nghia-vu/${await dutyOf(world.plan.house, task, UNIT)}`);
      await left.getByText('Việc ít dùng', { exact: true }).click();
      expect(await does(left, 'Miễn thực hiện', { reason: 'Ban đã làm chung cho cả tỉnh' })).toContain(
        'Miễn thực hiện',
      );
    }
    expect(await does(await at(OFFICE, address), 'Kết luận')).toContain('Kết luận');
    const page = await at(UNIT_HEAD, address);
    expect(await page.locator('.tags').innerText()).toContain('Hoàn thành đúng hạn');
    const history = await page.locator('#history').innerText();
    expect(history).toMatch(/Kết luận.*Đã ban hành báo cáo.*Đã tổ chức hội nghị.*Đã dự thảo báo cáo.*Đã thu báo cáo/s);
  }, 180_000);

  it('an inspector reads the whole story, takes its proof home, and it is verified there', async () => {
    const address = await duty(SILENT, 'issuePlan');
    const log = sealedLog(world.plan.house, world.home);
    const signing = await log.keeping.signing();
    if ('code' in signing) throw new Error(signing.code);
    await sealAll(log, world.plan.house);
    const page = await at(INSPECTOR, address);
    expect(await page.locator('details.deed, .deed__form').count()).toBe(0);
    await page.goto(address.replace('/nghia-vu/', '/nhat-ky/'));
    expect(await page.locator('main').innerText()).toMatch(/Gắn cờ người đứng đầu/);
    await page.goto(address);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').first().click()]);
    const file = join(world.home, 'taken-home.ndjson');
    await download.saveAs(file);
    const key = signing.key.verifier.text;
    const env = productEnvironment({ DONDOC_HOME: join(world.home, 'elsewhere') });
    const ended = await commandHere(['verify', file, '--key', key, '--json'], env);
    expect(ended).toMatchObject({ exit: 0 });
    expect(JSON.parse(ended.out)).toMatchObject({ verdict: 'verified', findings: [] });
  }, 120_000);
});
