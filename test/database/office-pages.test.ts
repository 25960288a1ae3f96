import 'reflect-metadata';
import type { Response } from 'supertest';
import { localTime, runUntil } from '../support/issued-plan';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { officeOfficer, officer } from '../support/people-of-lang-son';
import type { PageClient } from '../support/page-client';

/** The pages by which plans, units and rules are looked at, in a browser without scripts, over a real database. */

const UNIT = 'so-gtvt';
const PLAN = '/ke-hoach/ban-atgt-lang-son';
let world: DeskWorld;
let office: PageClient;
let unit: PageClient;

beforeAll(async () => {
  world = await deskWorld();
  // Two months on: some duties are overdue, some were flagged.
  await runUntil(world.plan, localTime('2024-08-20T09:00:00'));
  office = await world.as(officeOfficer().person);
  unit = await world.as(officer(UNIT).person);
});
afterAll(() => world.close());

const plain = (address: string): string => address.replaceAll('&amp;', '&');
const countOn = ({ text }: Response): number => Number(/role="status"><b>(?:Hơn )?([\d.,]+)/.exec(text)?.[1] ?? 'x');

describe('plans', () => {
  it('are listed with what is late, each number leading to its list', async () => {
    const page = await office.get('/ke-hoach');
    expect(page.text).toContain('href="/ke-hoach/ban-atgt-lang-son"');
    const numbers = [
      ...page.text.matchAll(/<td[^>]*class="num"[^>]*><a href="(\/danh-sach[^"]*)">(?:<span.*?<\/svg>)?(\d+)/g),
    ];
    expect(numbers).toHaveLength(3);
    for (const [, address = '', number] of numbers) {
      expect([address, countOn(await office.get(plain(address)))]).toEqual([address, Number(number)]);
    }
  });

  it('show in each cell of the matrix how much of its list has ended', async () => {
    const page = await office.get(PLAN);
    expect(page.status).toBe(200);
    const cells = [
      ...page.text.matchAll(
        /<a class="(c-[a-z]+)" href="(\/danh-sach[^"]*)">.*?(\d+)\/(\d+)<span class="vh"> ([^<]+)/g,
      ),
    ];
    // Of 32 units a page shows twelve.
    expect(page.text).toContain('Đơn vị 1–12 trong 32');
    const late = cells.filter(([, , address = '', , , word]) => word === 'Quá hạn' && address.includes('alone'));
    expect(late.length).toBeGreaterThan(0);
    for (const [, look, address = '', , count] of [...late.slice(0, 4), ...cells.slice(0, 4)]) {
      expect([address, countOn(await office.get(plain(address)))]).toEqual([address, Number(count)]);
      if (late.some(([, , other]) => other === address)) expect(look).toBe('c-late');
    }
  });

  it('draw when it falls due, with the same as a table', async () => {
    const { text } = await office.get(PLAN);
    expect(text).toMatch(/<svg class="time-chart"[^>]*role="img"[^>]*aria-labelledby="time-title"/);
    expect(text).toContain('hôm nay 20/08/2024');
    expect(text).toMatch(/<summary>Xem bảng số<\/summary>.*<time dateTime="2024-06-30">30\/06\/2024/is);
  });

  it('stand below what they carry out, and name who owes a plan of their own', async () => {
    const { text } = await office.get(PLAN);
    expect(text).toContain('Quyết định số 186/QĐ-UBATGTQG ngày 06/06/2024');
    expect(text).toMatch(/tree__here.*KH-BATGT/);
    expect(text).toMatch(/\d+ đơn vị chưa ban hành/);
  });

  it('show a unit its own part, and whoever has no part nothing', async () => {
    const own = await unit.get(PLAN);
    expect(own.text).toContain(`unit=${UNIT}&amp;alone=true`);
    expect(own.text).not.toContain('unit=so-gddt');
    const stranger = await world.as(null);
    expect((await stranger.get(PLAN)).status).toBe(404);
    expect((await stranger.get('/ke-hoach')).text).toContain('Chưa có kế hoạch nào.');
    expect((await office.get('/ke-hoach/khong-co')).status).toBe(404);
  });
});

describe('units', () => {
  it('stand one under another, with what is late', async () => {
    const { text } = await office.get('/don-vi');
    expect(text).toMatch(/href="\/don-vi\/so-gtvt"[^>]*>Sở Giao thông vận tải tỉnh Lạng Sơn</);
    const [, address = '', count] =
      /href="(\/danh-sach[^"]*timeliness=overdue[^"]*)"><span class="tag tag--late">.*?<\/svg>Quá hạn: (\d+)/.exec(
        text,
      ) ?? [];
    expect(countOn(await office.get(plain(address)))).toBe(Number(count));
  });

  it('show the ratio of the year with every item behind it, and who held which post when', async () => {
    const page = await unit.get(`/don-vi/${UNIT}?year=2024`);
    expect(page.status).toBe(200);
    const [, total] = /trong (\d+) nhiệm vụ đã đến hạn/.exec(page.text) ?? [];
    const items = /<summary>Từng nhiệm vụ đã đến hạn<\/summary>(.*?)<\/details>/s.exec(page.text)?.[1] ?? '';
    expect(items.match(/data-row/g)).toHaveLength(Number(total));
    expect(page.text).toContain('Người đứng đầu');
    const numbers = [...page.text.matchAll(/<td class="num"><a href="(\/danh-sach[^"]*)">(\d+)</g)];
    expect(numbers.length).toBeGreaterThan(4);
    for (const [, address = '', number] of numbers) {
      expect([address, countOn(await unit.get(plain(address)))]).toEqual([address, Number(number)]);
    }
  });

  it('are looked at by an office that tracks them, without their posts', async () => {
    const { status, text } = await office.get(`/don-vi/${UNIT}`);
    expect(status).toBe(200);
    expect(text).toContain('nằm ngoài phạm vi của anh/chị');
  });

  it('are not there for whoever has nothing to do with them', async () => {
    expect((await unit.get('/don-vi/so-gddt')).status).toBe(404);
    expect((await unit.get('/don-vi/khong-co')).status).toBe(404);
    expect((await unit.get('/don-vi')).text).not.toContain('/don-vi/so-gddt');
  });
});

describe('rules', () => {
  it('show the law of a day, and never hide that a provision is not confirmed', async () => {
    const { text } = await unit.get('/quy-tac?on=2024-06-10');
    expect(text).toContain('quy định có hiệu lực ngày 10/06/2024');
    // DOMAIN §5: 377-QĐ/TW is of 8/10/2025, so it says nothing of 2024.
    expect(text).not.toContain('377-QĐ/TW');
    expect((await unit.get('/quy-tac?on=2026-06-10')).text).toContain('377-QĐ/TW');
    const marks = [...text.matchAll(/<\/svg>(Đã đọc văn bản|Theo nguồn thứ hai|Chưa xác nhận)</g)];
    const [, count] = /<b>(\d+) quy định có hiệu lực/.exec(text) ?? [];
    expect(marks).toHaveLength(Number(count));
    expect((await unit.get('/quy-tac?on=2024-99-99')).text).toContain('Ngày không đọc được');
  });

  it('read a table, and try it with facts without recording anything', async () => {
    const page = await unit.get('/quy-tac/lateness');
    expect(page.text).toContain('Cơ quan có thẩm quyền đã xác nhận nguyên nhân khách quan');
    const facts = { objectiveCauseConfirmed: 'false', lateInTwelveMonths: '0', lateSharePercent: '0' };
    const asked = { actOn: '2024-12-14', repeatedAfterReminder: 'false', ...facts };
    const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [`fact.${name}`, value]));
    const tried = await unit.get(`/quy-tac/lateness?decision=lateness-of-unit&${query.toString()}`);
    // Example “Không chậm lần nào”: row 2.
    expect(tried.text).toContain('Khớp dòng 2');
    expect(tried.text).toMatch(/Đã xác định<\/b>: <code>nothing/);
    expect(tried.text).toMatch(/<tr class="is-matched"><th scope="row">2</);
  });

  it('ask for facts that are missing, tell wrong ones, and escape what was typed', async () => {
    const some = await unit.get('/quy-tac/lateness?decision=lateness-of-unit&fact.actOn=2024-12-14');
    expect(some.text).toContain('Chưa xác định được');
    expect(some.text).toContain('Cần hỏi người có trách nhiệm');
    const wrong = await unit.get(
      `/quy-tac/lateness?decision=lateness-of-unit&fact.lateInTwelveMonths=${encodeURIComponent('"><script>')}`,
    );
    expect([wrong.status, wrong.text.includes('role="alert"')]).toEqual([200, true]);
    expect(wrong.text).not.toContain('"><script>');
    expect((await unit.get('/quy-tac/khong-co')).status).toBe(404);
    expect((await unit.get('/quy-tac/..%2flaw')).status).toBe(404);
  });
});

describe('the trail', () => {
  const linesOn = ({ text }: Response): readonly string[] =>
    [...text.matchAll(/<a href="\/nhat-ky\/([^"]+)" data-row/g)].map(([, id = '']) => id);

  it('is searched by unit, kind and day, and goes on page by page', async () => {
    const all = await office.get('/nhat-ky');
    expect(all.text.match(/data-row/g)).toHaveLength(50);
    const older = plain(/rel="next" href="([^"]+)"/.exec(all.text)?.[1] ?? '');
    expect((await office.get(older)).text).toContain('Về trang đầu');
    const some = await office.get(`/nhat-ky?unit=${UNIT}&type=rung.overdue&from=2024-07-01&to=2024-08-19`);
    // Its own plan was due on 30/6, so that it was late on 1/7 at 00:00; studying it a month later.
    expect(linesOn(some).length).toBeGreaterThan(0);
    expect(some.text).toMatch(/<th[^>]*>Quá hạn</);
    expect(linesOn(await office.get(`/nhat-ky?unit=${UNIT}&type=rung.overdue&to=2024-06-30`))).toEqual([]);
    // What is no day would narrow nothing in silence.
    expect((await office.get('/nhat-ky?from=2024-99-99&before=x')).status).toBe(422);
  });

  it('shows a unit only its own, and whoever has no part nothing', async () => {
    const ids = new Set(linesOn(await unit.get('/nhat-ky')));
    const units = await world.plan.fresh.database.read<{ unit: string }>(
      'SELECT DISTINCT unit_id AS unit FROM obligation WHERE id = ANY ($1::uuid[])',
      [[...ids]],
    );
    expect(units).toEqual([{ unit: UNIT }]);
    expect((await (await world.as(null)).get('/nhat-ky')).text).toContain('Không có bước nào khớp.');
    expect((await unit.get(`/nhat-ky/${await world.dutyOf('so-gddt', 'quanTriet')}`)).status).toBe(404);
  });

  it('tells the whole story of an obligation and checks its chain, and says where it was tampered with', async () => {
    const id = await world.dutyOf(UNIT, 'quanTriet');
    const page = await unit.get(`/nhat-ky/${id}`);
    expect(page.text).toMatch(/Chuỗi liền mạch: \d+ bước/);
    expect(page.text).toContain('Mở nhiệm vụ');
    await world.plan.fresh.database.transaction(async (tx) => {
      await tx.query(`UPDATE obligation SET version = version + 1 WHERE id = $1`, [id]);
    });
    const strayed = await unit.get(`/nhat-ky/${id}`);
    expect(strayed.text).toContain('Chuỗi có 1 chỗ sai');
    expect(strayed.text).toContain('không phải là kết quả của bước cuối');
  });
});
