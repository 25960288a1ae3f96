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
