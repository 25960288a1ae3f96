import 'reflect-metadata';
import type { Response } from 'supertest';
import { administrator, administratorPages } from '../support/administrator';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { head, officeHead, officer } from '../support/people-of-lang-son';
import type { PageClient } from '../support/page-client';

/** The pages of administration, in a browser without scripts, over a real database. */

const UNIT = 'so-gtvt';
let world: DeskWorld;
let keeper: PageClient;
let leader: PageClient;
let contact: PageClient;

beforeAll(async () => {
  world = await deskWorld();
  keeper = await administratorPages(world);
  leader = await world.as(officeHead().person);
  contact = await world.as(officer(UNIT).person);
});
afterAll(() => world.close());

const PARTS = {
  accounts: '/quan-tri/tai-khoan',
  clock: '/quan-tri/dong-ho',
  settings: '/quan-tri/thiet-lap',
} as const;
const OF_KEEPERS = [PARTS.accounts, PARTS.clock, PARTS.settings];
const titleOf = ({ text }: Response): string => /<title>([^<]*) – Đôn Đốc/.exec(text)?.[1] ?? '';
const statusOf = ({ status }: Response): number => status;

describe('administration', () => {
  it('has a tile for each part that is there for whoever looks, and no other', async () => {
    const tiles = async (client: PageClient) =>
      [...(await client.get('/quan-tri')).text.matchAll(/class="tile" href="([^"]+)"/g)].map(([, address]) => address);
    expect(await tiles(keeper)).toEqual(Object.values(PARTS));
    expect(await tiles(leader)).toEqual([]);
  });

  it('leads from every page of an administrator’s, and from none of a contact officer’s', async () => {
    expect((await keeper.get('/tai-khoan')).text).toContain('href="/quan-tri"');
    expect((await contact.get('/tai-khoan')).text).not.toContain('href="/quan-tri"');
  });

  it('does not exist for a contact officer, nor its parts for keepers alone for a leader', async () => {
    for (const address of [
      '/quan-tri',
      '/Quan-Tri',
      '/quan-tri/',
      ...Object.values(PARTS),
      ...OF_KEEPERS.map((each) => `${each}/`),
    ])
      // prettier-ignore
      expect([address, statusOf(await contact.get(address))]).toEqual([address, 404]);
    for (const address of OF_KEEPERS) expect([address, statusOf(await leader.get(address))]).toEqual([address, 404]);
    expect(statusOf(await contact.post(PARTS.accounts, { name: 'ke-gian' }))).toBe(403);
  });

  it('tells how the clock does, and what the process was told without its secrets', async () => {
    const clock = await keeper.get(PARTS.clock);
    for (const told of ['Lần chạy trước', 'Lần chạy tới', 'Không trễ']) expect(clock.text).toContain(told);
    const settings = await keeper.get(PARTS.settings);
    expect(settings.text).toContain('DONDOC_TICK_SECONDS');
    expect(settings.text).toContain('Bao lâu đồng hồ xem một lần những gì đến hạn');
  });
});

describe('accounts', () => {
  const list = PARTS.accounts;
  const addressIn = (page: Response, name: string): string =>
    new RegExp(`href="(/quan-tri/tai-khoan/[^"]+)"[^>]*>${name}<`).exec(page.text)?.[1] ?? '';

  it('are made with a link that is shown once, and nothing that was typed is lost by a mistake', async () => {
    const page = await keeper.get(list);
    const wrong = await keeper.submit(page, list, { name: 'Tên Có Dấu', person: head(UNIT).person });
    expect([wrong.status, titleOf(wrong)]).toEqual([422, 'Lỗi: Tài khoản và vai trò']);
    expect(wrong.text).toContain('value="Tên Có Dấu"');
    expect(wrong.text).toContain(`value="${head(UNIT).person}"`);
    expect(statusOf(await keeper.submit(page, list, { name: '' }))).toBe(422);
    const made = await keeper.submit(page, list, { name: 'giam-doc', person: head(UNIT).person });
    expect([made.status, titleOf(made)]).toEqual([200, 'Đường dẫn đặt mật khẩu']);
    const link = /value="(http:[^"]+\/link\/[\w-]{43})"/.exec(made.text)?.[1] ?? '';
    expect((await keeper.get(new URL(link).pathname)).text).toContain('giam-doc');
    const after = await keeper.get(list);
    expect(after.text).toContain('Chưa đặt mật khẩu');
    expect(after.text).not.toContain('/link/');
  });

  it('are granted roles, closed and opened, and the page tells who did so', async () => {
    await keeper.submit(await keeper.get(list), list, { name: 'kiem-tra-vien', person: '' });
    const address = addressIn(await keeper.get(list), 'kiem-tra-vien');
    const one = await keeper.get(address);
    const unfit = await keeper.submit(one, address, { type: 'grant', role: 'inspector', from: '2024-13-01' });
    expect(unfit.status).toBe(422);
    expect(unfit.text).toContain('id="from-error"');
    const nowhere = await keeper.submit(one, address, { type: 'grant', role: 'inspector' });
    expect(nowhere.text).toContain('cần một đơn vị');
    const wish = { type: 'grant', role: 'inspector', unit: 'ubnd-tinh', from: '', to: '2025-06-30' };
    const granted = await keeper.submit(one, address, wish);
    expect([granted.status, granted.headers['location']]).toEqual([303, `${address}?done=true`]);
    const page = await keeper.get(`${address}?done=true`);
    for (const told of ['Đã ghi nhận', '30/06/2025', 'đang có hiệu lực', 'Giao vai trò', 'quan-tri'])
      expect(page.text).toContain(told);
    const ended = await keeper.submit(page, address, { type: 'end-grant' });
    expect(ended.status).toBe(303);
    expect((await keeper.get(address)).text).toContain('thu hồi 10/06/2024');
    expect((await keeper.submit(page, address, { type: 'close' })).status).toBe(303);
    const closed = await keeper.get(address);
    expect(closed.text).toContain('Mở lại tài khoản');
    expect(closed.text).not.toContain('value="grant"');
    expect((await keeper.submit(closed, address, { type: 'reopen' })).status).toBe(303);
    const linked = await keeper.submit(await keeper.get(address), address, { type: 'link' });
    expect(titleOf(linked)).toBe('Đường dẫn đặt mật khẩu');
    const deed = await keeper.submit(page, address, { type: 'close', _csrf: 'x' });
    expect(deed.status).toBe(403);
  });

  it('of oneself offer nothing, and the last administrator stays whatever is sent', async () => {
    const id = await administrator(world);
    const own = `${list}/${id}`;
    const page = await keeper.get(own);
    expect(page.text).toContain('do người quản trị khác làm');
    expect(page.text).not.toContain('value="close"');
    const sessions = await keeper.submit(page, own, { type: 'end-session' }).then(statusOf);
    expect(sessions).toBe(303);
    const again = await administratorPages(world);
    const forged = await again.submit(await again.get(own), own, { type: 'x' }).catch(() => null);
    expect(forged).toBeNull();
    const other = await again.get(list);
    const word = /name="_csrf" value="([^"]+)"/.exec(other.text)?.[1] ?? '';
    const closing = await again.post(own, { type: 'close', _csrf: word });
    expect(closing.status).toBe(409);
    expect(closing.text).toContain('người quản trị cuối cùng');
    expect((await again.post(own, { type: 'nonsense', _csrf: word })).status).toBe(404);
    keeper = again;
  });
});
