import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { projectRoot } from '../../src/platform/paths';
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
let province: PageClient;

beforeAll(async () => {
  world = await deskWorld();
  keeper = await administratorPages(world);
  leader = await world.as(officeHead().person);
  contact = await world.as(officer(UNIT).person);
  province = await world.as('mau-001');
});
afterAll(() => world.close());

const PARTS = {
  accounts: '/quan-tri/tai-khoan',
  posts: '/quan-tri/chuc-vu',
  units: '/quan-tri/don-vi',
  calendar: '/quan-tri/lich',
  regimes: '/quan-tri/che-do',
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
    expect(await tiles(leader)).toEqual([PARTS.posts, PARTS.units, PARTS.calendar, PARTS.regimes]);
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

const DECISION = '1123/QĐ-UBND, 5/6/2024';
const read = (sql: string, values: readonly unknown[] = []) => world.plan.fresh.database.read(sql, values);

describe('posts and tenure', () => {
  const address = '/quan-tri/chuc-vu?unit=so-gtvt';
  const post = 'so-gtvt-nguoi-dung-dau';
  const holder = () => head(UNIT).person;
  const ending = async (to: string) => {
    const [row] = await read('SELECT held_from AS "from" FROM tenure WHERE post_id = $1', [post]);
    return { type: 'end', post, person: holder(), from: String(row?.['from']), to, decision: DECISION };
  };

  it('are recorded by a decision: one leaves, another takes the post, and the day decides who is head', async () => {
    expect((await province.get('/quan-tri/chuc-vu')).text).toContain('Đơn vị nào cũng có người đứng đầu');
    const page = await province.get(address);
    expect(page.text).toContain('Bổ nhiệm');
    const taken = {
      type: 'appoint',
      post,
      person: 'moi-01',
      name: 'Lò Văn Mẫu',
      from: '2024-06-11',
      decision: DECISION,
    };
    const overlapping = await province.submit(page, address, taken);
    expect([overlapping.status, overlapping.text.includes('value="moi-01"')]).toEqual([409, true]);
    const unread = await province.submit(page, address, { ...(await ending('2024-06-10')), decision: 'miệng' });
    expect([unread.status, unread.text.includes('Không đọc được')]).toEqual([422, true]);
    const ended = await province.submit(page, address, await ending('2024-06-10'));
    expect([ended.status, ended.headers['location']]).toEqual([303, `${address}&done=true`]);
    expect((await province.submit(page, address, taken)).status).toBe(303);
    const after = await province.get(`${address}&done=true`);
    for (const told of ['Đã ghi nhận', 'thôi giữ', 'bổ nhiệm', '1123/QĐ-UBND']) expect(after.text).toContain(told);
    expect(
      await read(`SELECT kind, person_id, held_to, actor_person_id, account_id FROM tenure_change ORDER BY kind`),
    ).toEqual([
      { kind: 'appointed', person_id: 'moi-01', held_to: null, actor_person_id: 'mau-001', account_id: null },
      { kind: 'ended', person_id: holder(), held_to: '2024-06-10', actor_person_id: 'mau-001', account_id: null },
    ]);
    await expect(read('UPDATE tenure_change SET kind = kind')).rejects.toThrow('permission denied');
    // Nothing was said of people who were known: they stay marked as invented.
    expect(await read('SELECT sample FROM person WHERE id = ANY ($1) ORDER BY id', [[holder(), 'moi-01']])).toEqual([
      ...[{ sample: true }, { sample: false }],
    ]);
  });

  it('are recorded by whoever keeps accounts too, with a post that is new, and never for oneself', async () => {
    const page = await keeper.get(address);
    const wish = { type: 'appoint', person: 'mau-018', from: '2024-06-12', decision: DECISION, newPost: 'so-gtvt-pho' };
    const lacking = await keeper.submit(page, address, { ...wish, kind: 'deputy', title: '' });
    expect([lacking.status, lacking.text.includes('Chưa có chức vụ')]).toEqual([422, true]);
    expect((await keeper.submit(page, address, { ...wish, kind: 'deputy', title: 'Phó Giám đốc' })).status).toBe(303);
    const [row] = await read(`SELECT account_id, actor_post_id FROM tenure_change WHERE post_id = 'so-gtvt-pho'`);
    expect(row).toEqual({ account_id: await administrator(world), actor_post_id: null });
    const own = await province.submit(await province.get(address), address, { ...wish, post, person: 'mau-001' });
    expect([own.status, own.text.includes('Không ai tự ghi')]).toEqual([403, true]);
  });

  it('are not recorded by whoever leads nothing above, nor over units that are not seen', async () => {
    const page = await leader.get('/quan-tri/chuc-vu');
    expect(statusOf(await leader.get(address))).toBe(404);
    const word = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const forged = { ...(await ending('2024-06-30')), _csrf: word };
    expect([403, 404]).toContain(statusOf(await leader.post(address, forged)));
  });
});

describe('units', () => {
  const change = '/quan-tri/don-vi/thay-doi';

  it('are a tree whose changes an administrator looks at and a head above records', async () => {
    const page = await keeper.get('/quan-tri/don-vi');
    expect(page.text).toContain('href="/quan-tri/don-vi/so-gtvt"');
    const cannot = await keeper.get(`${change}?kind=rename&amp;unit=so-gtvt`.replace('&amp;', '&'));
    expect(cannot.text).toContain('anh/chị không giữ chức vụ nào');
    expect(statusOf(await keeper.get(`${change}?kind=conquer`))).toBe(404);
    expect(statusOf(await contact.get(`${change}?kind=rename`))).toBe(404);
  });

  it('are renamed after a preview that writes nothing', async () => {
    const page = await province.get(`${change}?kind=rename&unit=so-khdt`);
    const empty = await province.submit(page, change, { unit: 'so-khdt', name: '', on: '', decision: '' });
    expect(empty.status).toBe(422);
    for (const field of ['on-error', 'decision-error']) expect(empty.text).toContain(`id="${field}"`);
    const wish = { unit: 'so-khdt', name: 'Sở Kế hoạch mới', on: '2024-07-01', decision: DECISION };
    const preview = await province.submit(page, change, wish);
    expect([preview.status, preview.text.includes('mang tên “Sở Kế hoạch mới”')]).toEqual([200, true]);
    expect(await read('SELECT 1 FROM unit_change')).toEqual([]);
    const done = await province.submit(preview, change);
    expect([done.status, done.headers['location']]).toEqual([303, '/quan-tri/don-vi/so-khdt?done=true']);
    expect((await province.get('/quan-tri/don-vi/so-khdt')).text).toContain('1123/QĐ-UBND');
  });

  it('that merge leave their open duties to a decision, which the form takes', async () => {
    const page = await province.get(`${change}?kind=merge`);
    const successor = { s1: '', s1Id: 'so-khcn-moi', s1Name: 'Sở Khoa học và Công nghệ mới' };
    const merging = { ...successor, predecessors: ['so-tttt', 'so-tnmt'], on: '2024-06-10', decision: DECISION };
    const preview = await province.submit(page, change, merging);
    expect(preview.status).toBe(200);
    expect(preview.text).toMatch(/\d+ nhiệm vụ đang mở không tự chuyển/);
    // The form of the preview holds both; this browser of tests keeps one of a name.
    const sure = await province.submit(preview, change, { predecessors: merging.predecessors });
    expect(sure.status).toBe(303);
    const one = '/quan-tri/don-vi/so-tttt';
    const waiting = await province.get(one);
    expect(waiting.text).toContain('Được kế tục bởi');
    // Where its duties go says whoever issued the plan.
    const owner = await world.as('mau-003');
    const duty = /name="duties" value="([^"]+)"/.exec(waiting.text)?.[1] ?? '';
    const moving = { type: 'transfer', duties: duty, to: 'so-khcn-moi', decision: DECISION, reason: 'Sáp nhập' };
    const shown = await owner.submit(await owner.get(one), one, moving);
    expect([shown.status, shown.text.includes('1 nhiệm vụ sẽ chuyển')]).toEqual([200, true]);
    const [before] = await read(`SELECT count(*)::int AS n FROM obligation WHERE unit_id = 'so-khcn-moi'`);
    expect(before).toEqual({ n: 0 });
    const moved = await owner.submit(shown, one);
    expect(moved.status).toBe(200);
    expect(moved.text).toContain('Đã chuyển 1 nhiệm vụ');
  });

  it('that split are asked for each unit below', async () => {
    const page = await province.get(`${change}?kind=split&unit=ban-atgt-tinh`);
    expect(page.text).toContain('Mỗi đơn vị cấp dưới về đâu?');
    const wish = { unit: 'ban-atgt-tinh', s1Id: 'ban-a', s1Name: 'Ban A', s2Id: 'ban-b', s2Name: 'Ban B' };
    const asked = await province.submit(page, change, { ...wish, on: '2024-09-01', decision: DECISION });
    expect([asked.status, asked.text.includes('value="Ban A"')]).toEqual([409, true]);
    const below = [...asked.text.matchAll(/name="(below\.[^"]+)"/g)].map(([, name = '']) => name);
    expect(below).toContain('below.ban-atgt-bac-son');
    const places = Object.fromEntries(below.map((name, index) => [name, String((index % 2) + 1)]));
    const answered = await province.submit(asked, change, { ...wish, ...places, on: '2024-09-01', decision: DECISION });
    expect([answered.status, /về dưới “Ban [AB]”/.test(answered.text)]).toEqual([200, true]);
  });
});

describe('the calendar', () => {
  it('shows a year with its source, and what it moves before it is applied', async () => {
    const page = await leader.get('/quan-tri/lich?year=2024');
    for (const told of ['Lịch làm việc năm 2024', 'Đã công bố', 'Nguồn', 'Tháng 9', '02/09/2024: Quốc khánh'])
      expect(page.text).toContain(told);
    expect((await leader.get('/quan-tri/lich?year=2031')).text).toContain('Tạm tính, chưa công bố');
    expect(statusOf(await leader.get('/quan-tri/lich?year=nonsense'))).toBe(200);
    const moves = await leader.get('/quan-tri/lich/thay-doi');
    expect(moves.text).toContain('Không nhiệm vụ nào đổi');
  });

  it('is applied by whoever may decide, by a form', async () => {
    const address = '/quan-tri/lich/thay-doi';
    // As if an earlier calendar had counted: the next reminder of one duty lies a day off.
    const [row] = await read(
      `UPDATE obligation SET wake_at = wake_at + interval '1 day' WHERE id = (
         SELECT id FROM obligation WHERE unit_id = 'so-gtvt' AND NOT ended AND wake_for LIKE 'unit:remind%' AND wake_at > $1 ORDER BY id LIMIT 1)
       RETURNING id`,
      [world.plan.clock.now()],
    );
    const shown = await leader.get(address);
    expect(shown.text).toMatch(/<b>1 trong [\d.]+ nhiệm vụ đang mở/);
    expect(shown.text).toContain(`href="/nghia-vu/${String(row?.['id'])}"`);
    const done = await leader.submit(shown, address);
    expect([done.status, done.text.includes('Đã ghi 1 nhiệm vụ')]).toEqual([200, true]);
    expect((await leader.get(address)).text).toContain('Không nhiệm vụ nào đổi');
  });
});

describe('ladders and reporting regimes', () => {
  const address = '/quan-tri/che-do';
  const file = (name: string) => readFileSync(join(projectRoot(), 'workflows', name), 'utf8');
  const trying = async (kind: string, text: string) =>
    leader.submit(await leader.get(address), address, { kind, text });

  it('are shown with their days, source and certainty', async () => {
    const page = await leader.get(address);
    for (const told of [
      'Bậc đôn đốc default@1',
      '7 ngày làm việc trước hạn',
      'traffic-safety@1',
      'trước ngày 20',
      'nguồn gián tiếp',
    ])
      // prettier-ignore
      expect(page.text).toContain(told);
  });

  it('are tried before they are saved: problems by place, a version that was kept, and what would move', async () => {
    const before = await read('SELECT count(*) FROM trail_entry');
    const text = file('policies/ladder-default.yaml');
    const broken = await trying('ladder', text.replace('workingDays: 7', 'workingDays: soon'));
    expect([broken.status, broken.text.includes('/unit/before/0/workingDays')]).toEqual([422, true]);
    expect(broken.text).toContain('workingDays: soon');
    const longer = text.replace('workingDays: 7', 'workingDays: 9');
    expect((await trying('ladder', longer)).text).toContain('Tăng version rồi thử lại');
    const tried = await trying('ladder', longer.replace('version: 1', 'version: 2'));
    expect(tried.status).toBe(200);
    const moving = Number(/<b>([\d.]+) trong [\d.]+ nhiệm vụ đang mở/.exec(tried.text)?.[1]?.replace('.', '') ?? 'x');
    expect(moving).toBeGreaterThan(0);
    expect(tried.text).toContain('workflows/policies/ladder-default-2.yaml');
    const same = await trying('regimes', file('policies/reporting-regimes.yaml'));
    expect(same.text).toMatch(/<b>0 trong/);
    const year = file('calendars/2024.yaml').replace(/^version: (\d+)$/m, 'version: 99');
    expect((await trying('calendar', year)).text).toMatch(/<b>0 trong/);
    expect(await read('SELECT count(*) FROM trail_entry')).toEqual(before);
  });
});
