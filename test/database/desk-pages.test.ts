import 'reflect-metadata';
import type { Response } from 'supertest';
import { localTime, runUntil } from '../support/issued-plan';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { head, MEMBERS, officeHead, officeOfficer, officer } from '../support/people-of-lang-son';
import { pdfOf } from '../support/pdf-writer';

/** The pages of the office's desk, in a browser without scripts, over a real database: what is shown, that each number is its list,
 *  and that every act is a plain form. */

let world: DeskWorld;
const UNIT = 'so-gtvt';
const person = (actor: { readonly person: string }): string => actor.person;

beforeAll(async () => {
  world = await deskWorld();
});
afterAll(() => world.close());

const titleOf = ({ text }: Response): string => /<title>([^<]*)/.exec(text)?.[1] ?? '';
const pdf = (): Buffer => pdfOf([[{ text: 'Kế hoạch số 12', x: 60, y: 760 }]]);
const numberIn = (text: string): number => Number(text.replace(/[.,\s]/g, ''));
const countOn = ({ text }: Response): number => numberIn(/role="status"><b>(?:Hơn )?([\d.,]+)/.exec(text)?.[1] ?? 'x');
const plain = (address: string): string => address.replaceAll('&amp;', '&');

describe('the first page', () => {
  it('is the office’s for the office and one’s own work for a unit', async () => {
    const [office, unit] = [await world.as(person(officeOfficer())), await world.as(person(officer(UNIT)))];
    expect((await office.get('/')).headers['location']).toBe('/hom-nay');
    expect((await unit.get('/')).headers['location']).toBe('/viec-cua-toi');
  });

  it('leads by each of its numbers to exactly the list behind it', async () => {
    // Two months on: some duties are overdue, some were flagged.
    await runUntil(world.plan, localTime('2024-08-20T09:00:00'));
    const client = await world.as(person(officeOfficer()));
    const page = await client.get('/hom-nay?year=2024');
    expect(page.status).toBe(200);
    const numbers = [
      ...page.text.matchAll(/<a class="tile[^"]*" href="(\/danh-sach[^"]*)"><b>([\d.,]+)<\/b>/g),
      ...page.text.matchAll(/<td class="(?:num|heat|[^"])*"><a href="(\/danh-sach[^"]*)">([\d.,]+)<\/a>/g),
    ]
      .map(([, address = '', number = '']) => ({ address: plain(address), number: numberIn(number) }))
      // Of the many cells of the units by month, a few stand for all.
      .filter((_, index) => index < 24 || index % 5 === 0);
    expect(numbers.length).toBeGreaterThan(15);
    expect(numbers.some(({ number }) => number > 0)).toBe(true);
    for (const { address, number } of numbers) {
      expect({ address, number: countOn(await client.get(address)) }).toEqual({ address, number });
    }
  });

  it('counts for a unit only what is its own', async () => {
    const [office, unit] = [await world.as(person(officeOfficer())), await world.as(person(head(UNIT)))];
    const everything = countOn(await office.get('/danh-sach'));
    const own = countOn(await unit.get('/danh-sach'));
    expect(own).toBeGreaterThan(0);
    expect(everything).toBeGreaterThan(10 * own);
  });
});

describe('the list', () => {
  it('keeps its filter in the address, finds words without their marks, and says what narrows it', async () => {
    const client = await world.as(person(officeOfficer()));
    const page = await client.get(`/danh-sach?words=${encodeURIComponent('QUAN TRIET')}&unit=${UNIT}`);
    expect(countOn(page)).toBe(1);
    expect(page.text).toContain('“QUAN TRIET”');
    expect(page.text).toMatch(/<option value="so-gtvt" selected>/);
    const none = await client.get('/danh-sach?words=khongco');
    expect(none.text).toContain('Không có nhiệm vụ nào khớp.');
  });

  it('goes on page by page and comes to an end, each duty once', async () => {
    const client = await world.as(person(officeOfficer()));
    const seen: string[] = [];
    let address: string | null = '/danh-sach';
    for (let pages = 0; address !== null && pages < 20; pages += 1) {
      const page: Response = await client.get(address);
      const ids = [...page.text.matchAll(/<a href="\/nghia-vu\/([^"]+)" data-row/g)].map(([, id = '']) => id);
      seen.push(...ids);
      const next: string | undefined = /rel="next" href="([^"]+)"/.exec(page.text)?.[1];
      address = next === undefined ? null : plain(next);
    }
    expect(seen.length).toBe(countOn(await client.get('/danh-sach')));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('names what is wrong with a filter and shows no list that was not asked for', async () => {
    const client = await world.as(person(officeOfficer()));
    const page = await client.get('/danh-sach?dueFrom=2024-13-99&words=a');
    expect(page.status).toBe(422);
    expect(page.text).toContain('error-summary');
    expect(page.text).not.toContain('data-row');
    expect((await client.get('/danh-sach?unit=khong-co')).status).toBe(404);
    expect((await client.get('/danh-sach?after=%00%00')).status).toBeGreaterThanOrEqual(400);
    // Whichever of two was taken, the other would be dropped in silence.
    const twice = await client.get('/danh-sach?unit=so-y-te&unit=so-gtvt');
    expect([twice.status, twice.text.includes('data-row')]).toEqual([422, false]);
    expect((await client.get('/vu-viec?unit=so-y-te&unit=so-gtvt')).status).toBe(422);
    for (const wrong of ['from=2024-13-99', 'to=hom-qua', 'before=x', 'type=confirmed&type=returned']) {
      expect([wrong, (await client.get(`/nhat-ky?${wrong}`)).status]).toEqual([wrong, 422]);
    }
    // What somebody hung on to a link does no harm.
    expect((await client.get('/danh-sach?utm_source=x')).status).toBe(200);
  });
});

describe('an export', () => {
  it('holds every duty of the filter and of one’s scope, and no other', async () => {
    const office = await world.as(person(officeOfficer()));
    const unit = await world.as(person(head(UNIT)));
    for (const [client, filter] of [
      [office, ''],
      [office, '?kind=issuePlan'],
      [unit, ''],
    ] as const) {
      const list = countOn(await client.get(`/danh-sach${filter}`));
      const csv = await client.get(`/danh-sach/csv${filter}`);
      expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="nhiem-vu-2024-08-20\.csv"$/);
      expect({ filter, lines: csv.text.trimEnd().split('\r\n').length }).toEqual({ filter, lines: list + 1 });
    }
    expect((await office.get('/danh-sach/csv?kind=x')).status).toBe(422);
    expect((await office.get('/danh-sach/xlsx')).headers['content-type']).toContain('spreadsheetml');
  });
});

describe('a duty', () => {
  it('is carried through by plain forms: handed in with a file, returned, handed in again, confirmed', async () => {
    const id = await world.dutyOf(UNIT, 'issuePlan');
    const address = `/nghia-vu/${id}`;
    const [unit, office] = [await world.as(person(officer(UNIT))), await world.as(person(officeOfficer()))];
    const first = await unit.get(address);
    expect(first.text).toContain('Nộp kế hoạch đã ban hành');
    expect(first.text).toMatch(/<svg role="presentation"[\s\S]*d-now/);
    const form = { action: address, type: 'plan.issued', file: pdf(), fileName: 'ke-hoach.pdf' };
    const sent = await unit.upload(first, form, { note: 'Đã ban hành <b>đúng</b> kế hoạch' });
    expect([sent.status, sent.headers['location']]).toEqual([303, `${address}?done=plan.issued`]);
    const told = await unit.get(`${address}?done=plan.issued`);
    expect(told.text).toContain('Đã ghi nhận: Đã ban hành và nộp kế hoạch.');
    expect(told.text).toContain('ke-hoach.pdf');
    expect(told.text).toContain('Đã ban hành &lt;b>đúng&lt;/b> kế hoạch');

    const seen = await office.get(address);
    const returned = await office.submit(seen, address, { type: 'returned', reason: 'Thiếu phụ lục' });
    expect(returned.headers['location']).toBe(`${address}?done=returned`);
    const again = await unit.get(address);
    expect(again.text).toContain('Lý do: Thiếu phụ lục');
    expect((await unit.upload(again, form)).status).toBe(303);
    const confirmed = await office.submit(await office.get(address), address, { type: 'confirmed' });
    expect(confirmed.status).toBe(303);
    expect((await unit.get(address)).text).toContain('Đã xác nhận');
  });

  it('says why: the deadline as written, as understood and in force, each rung with its ladder, who was told, and its entry', async () => {
    // Nobody did anything: its own plan was due on 30/6 and is late from 1/7 at 00:00.
    const id = await world.dutyOf('so-xay-dung', 'issuePlan');
    const office = await world.as(person(officeOfficer()));
    const page = await office.get(`/nghia-vu/${id}`);
    expect(page.text).toContain('chậm nhất 30/6/2024');
    expect(page.text).toContain('Vì sao?');
    expect(page.text).toMatch(/trễ từ <time[^>]*>00:00, 01\/07\/2024/);
    expect(page.text).toMatch(/Bậc “urge-1” của thước default@1\. Đã báo: đầu mối của đơn vị\./);
    const [, entry = ''] = /href="(\/nghia-vu\/[^"]+view=raw#entry-\d+)"/.exec(page.text) ?? [];
    const [path = '', anchor = ''] = plain(entry).split('#');
    expect((await office.get(path)).text).toContain(`id="${anchor}"`);
    expect(page.text).toContain(`href="/nhat-ky/${id}"`);
  });

  it('tells what changed since a form was opened, and keeps what was typed', async () => {
    const id = await world.dutyOf('so-xay-dung', 'quanTriet');
    const address = `/nghia-vu/${id}`;
    const [unit, office] = [await world.as(person(head('so-xay-dung'))), await world.as(person(officeOfficer()))];
    const opened = await unit.get(address);
    const urged = await office.submit(await office.get(address), address, { type: 'duty.urged', note: 'Mai phải có' });
    expect(urged.status).toBe(303);
    const wish = { type: 'extension.requested', dueOn: '2024-12-20', reason: 'Chờ <tài liệu>' };
    const late = await unit.submit(opened, address, wish);
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/role="status"><p>[^<]+<\/p><ul><li><b>Cơ quan theo dõi đôn đốc<\/b>/);
    expect(late.text).toContain('Mai phải có');
    expect(late.text).toContain('Chờ &lt;tài liệu>');
  });

  it('offers to each what is theirs to do, and says why the rest is not', async () => {
    const id = await world.dutyOf('so-gddt', 'issuePlan');
    const [unit, office] = [await world.as(person(officer('so-gddt'))), await world.as(person(officeOfficer()))];
    expect((await unit.get(`/nghia-vu/${id}`)).text).toMatch(/name="type" value="plan.issued"/);
    const page = await office.get(`/nghia-vu/${id}`);
    expect(page.text).not.toMatch(/name="type" value="plan.issued"/);
    expect(page.text).toContain('Việc của người khác');
  });

  it('asks for more time and has it decided by the head of the office', async () => {
    const id = await world.dutyOf('so-gddt', 'quanTriet');
    const address = `/nghia-vu/${id}`;
    const unit = await world.as(person(head('so-gddt')));
    const wish = { type: 'extension.requested', dueOn: '2024-09-30', reason: 'Chờ tài liệu của Ban' };
    const asked = await unit.submit(await unit.get(address), address, wish);
    expect(asked.status).toBe(303);
    const chief = await world.as(person(officeHead()));
    expect((await chief.get('/hom-nay')).text).toMatch(/href="\/danh-sach\?extension=requested"><b>1<\/b>/);
    const granted = await chief.submit(await chief.get(address), address, {
      type: 'extension.granted',
      reason: 'Đồng ý',
    });
    expect(granted.status).toBe(303);
    const page = await unit.get(address);
    expect(page.text.includes('Hạn từ 31/07/2024 thành 30/09/2024')).toBe(true);
    // The first day stays.
    const baseline = '<time datetime="2024-07-31">31/07/2024</time> <span class="muted">(không bao giờ sửa)';
    expect(page.text.includes(baseline)).toBe(true);
  });

  it('comes back with all that was typed when it is not taken: a missing reason, a wrong file, a stale page', async () => {
    const id = await world.dutyOf('so-tttt', 'issuePlan');
    const address = `/nghia-vu/${id}`;
    const unit = await world.as(person(officer('so-tttt')));
    const page = await unit.get(address);
    const note = 'Ghi chú dài\nhai dòng “có ngoặc” & <thẻ>';
    const bad = {
      action: address,
      type: 'plan.issued',
      file: Buffer.from([0x4d, 0x5a, 0, 1, 2, 0xff]),
      fileName: 'virus.exe',
    };
    const refused = await unit.upload(page, bad, { note });
    expect(refused.status).toBe(422);
    expect(titleOf(refused)).toMatch(/^Lỗi: /);
    expect(refused.text).toContain('Ghi chú dài\nhai dòng “có ngoặc” &amp; &lt;thẻ>');
    expect(refused.text).toMatch(/id="plan-issued-file-error"/);

    const good = { action: address, type: 'plan.issued', file: pdf(), fileName: 'ke-hoach.pdf' };
    const stale = await unit.upload(page, good, { note, version: '99' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('phần anh/chị đã nhập vẫn còn');
    expect(stale.text).toContain('hai dòng “có ngoặc”');
    // The file is here by now and need not be chosen again.
    const evidence = /name="evidence" value="([^"]+)" checked/.exec(stale.text)?.[1] ?? '';
    expect(evidence).toMatch(/^[0-9a-f-]{36}$/);
    const taken = await unit.submit(stale, address, { type: 'plan.issued', evidence });
    expect(taken.status).toBe(303);

    const office = await world.as(person(officeOfficer()));
    const bare = await office.submit(await office.get(address), address, { type: 'returned', reason: '  ' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('error-summary');
  });

  it('takes a double click once', async () => {
    const id = await world.dutyOf('so-tu-phap', 'issuePlan');
    const address = `/nghia-vu/${id}`;
    const unit = await world.as(person(officer('so-tu-phap')));
    const page = await unit.get(address);
    const twice = await Promise.all([
      unit.submit(page, address, { type: 'draft.started' }),
      unit.submit(page, address, { type: 'draft.started' }),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const [row] = await world.plan.fresh.database.read<{ n: number }>(
      `SELECT count(*)::int AS n FROM trail_entry WHERE stream_id = $1 AND body LIKE '%"draft.started"%'`,
      [id],
    );
    expect(row?.n).toBe(1);
  });

  it('keeps nothing of a form with files that is not ours', async () => {
    const id = await world.dutyOf('so-xay-dung', 'issuePlan');
    const address = `/nghia-vu/${id}`;
    const unit = await world.as(person(officer('so-xay-dung')));
    const page = await unit.get(address);
    const before = await world.plan.fresh.database.read('SELECT 1 FROM evidence');
    const form = {
      action: address,
      type: 'plan.issued',
      file: Buffer.concat([pdf(), Buffer.from('%x')]),
      fileName: 'x.pdf',
    };
    expect((await unit.upload(page, form, { _csrf: 'x' })).status).toBe(403);
    expect(await world.plan.fresh.database.read('SELECT 1 FROM evidence')).toHaveLength(before.length);
  });

  it('does not exist out of scope, for looking and for recording alike, nor does what is no id', async () => {
    const id = await world.dutyOf('so-y-te', 'issuePlan');
    const other = await world.as(person(officer(UNIT)));
    const nothing = '00000000-0000-4000-8000-000000000000';
    const own = await other.get(`/nghia-vu/${await world.dutyOf(UNIT, 'quanTriet')}`);
    const word = /name="_csrf" value="([^"]+)"/.exec(own.text)?.[1] ?? '';
    for (const asked of [id, nothing, 'khong-phai-ma', '%00', '../hom-nay']) {
      const [looked, sent] = [
        await other.get(`/nghia-vu/${asked}`),
        await other.post(`/nghia-vu/${asked}`, { _csrf: word, type: 'draft.started' }),
      ];
      expect({ asked, status: [looked.status, sent.status] }).toEqual({ asked, status: [404, 404] });
      expect(looked.text).not.toContain('Y tế');
    }
  });
});

const versionOf = async (id: string): Promise<number> => {
  const [row] = await world.plan.fresh.database.read<{ version: number }>(
    'SELECT version FROM obligation WHERE id = $1',
    [id],
  );
  return Number(row?.version);
};

describe('several duties at once', () => {
  it('are confirmed after one more question, each for itself, and only those that are seen', async () => {
    const office = await world.as(person(officeOfficer()));
    const units = ['so-tai-chinh', 'so-cong-thuong'];
    for (const each of units) {
      const address = `/nghia-vu/${await world.dutyOf(each, 'issuePlan')}`;
      const unit = await world.as(person(officer(each)));
      const form = { action: address, type: 'plan.issued', file: pdf(), fileName: 'ke-hoach.pdf' };
      expect((await unit.upload(await unit.get(address), form)).status).toBe(303);
    }
    const list = await office.get('/danh-sach?hands=office');
    const picks = [...list.text.matchAll(/name="pick" value="([^"]+)"/g)].map(([, pick = '']) => pick);
    expect(picks.length).toBeGreaterThanOrEqual(2);
    const foreign = `${await world.dutyOf('so-y-te', 'quanTriet')}@1`;
    const asked = await office.submit(list, '/danh-sach/viec-chung', {
      ...{ deed: 'confirm', pick: [...picks, 'x', '../..@1'] },
    });
    expect(asked.text).toContain(`Xác nhận hoàn thành ${picks.length} nhiệm vụ dưới đây?`);
    // One of them has moved on meanwhile.
    const [first = '', ...rest] = picks;
    const stale = [`${first.split('@')[0] ?? ''}@1`, ...rest];
    const done = await office.submit(asked, '/danh-sach/viec-chung', { pick: stale });
    expect(done.text).toContain(`Đã ghi nhận ${rest.length} nhiệm vụ.`);
    expect(done.text).toContain('Chưa ghi nhận được 1 nhiệm vụ:');
    // To a unit, what is another’s is not there.
    const unit = await world.as(person(officer(UNIT)));
    const own = await unit.get('/danh-sach');
    const word = /name="_csrf" value="([^"]+)"/.exec(own.text)?.[1] ?? '';
    const none = await unit.post('/danh-sach/viec-chung', { _csrf: word, pick: foreign });
    expect(none.text).toContain('Chưa chọn nhiệm vụ nào.');
  });

  it('are urged, with each one’s own refusal, and the units are told', async () => {
    const office = await world.as(person(officeOfficer()));
    // The second was handed in above: there is nothing to urge any more.
    const [open, handedIn] = [
      await world.dutyOf('so-gddt', 'quanTriet'),
      await world.dutyOf('so-cong-thuong', 'issuePlan'),
    ];
    const list = await office.get('/danh-sach?kind=quanTriet');
    const pick = [`${open}@${await versionOf(open)}`, `${handedIn}@${await versionOf(handedIn)}`];
    const asked = await office.submit(list, '/danh-sach/viec-chung', { deed: 'urge', pick });
    expect(asked.text).toContain('thước đôn đốc của đồng hồ không đổi');
    const before = await versionOf(open);
    const done = await office.submit(asked, '/danh-sach/viec-chung', { pick, note: 'Báo lại trước thứ Sáu' });
    expect(done.text).toContain('Đã ghi nhận 1 nhiệm vụ.');
    expect(done.text).toContain('Chưa ghi nhận được 1 nhiệm vụ:');
    expect(await versionOf(open)).toBe(before + 1);
    // The same form once more: one answer, nothing recorded twice.
    await office.submit(asked, '/danh-sach/viec-chung', { pick, note: 'Báo lại trước thứ Sáu' });
    expect(await versionOf(open)).toBe(before + 1);
    const page = await (await world.as(person(officer('so-gddt')))).get(`/nghia-vu/${open}`);
    expect(page.text).toContain('Cơ quan theo dõi đôn đốc');
    expect(page.text).toContain('Báo lại trước thứ Sáu');
  });

  it('are asked to be explained only where a case is open, and go to another unit only by its issuer', async () => {
    const office = await world.as(person(officeOfficer()));
    const id = await world.dutyOf('so-gddt', 'quanTriet');
    const list = await office.get('/danh-sach?kind=quanTriet');
    const pick = [`${id}@${await versionOf(id)}`];
    const explain = await office.submit(list, '/danh-sach/viec-chung', { deed: 'explain', pick });
    // Without its day it is asked again, with everything that was chosen.
    const again = await office.submit(explain, '/danh-sach/viec-chung', { pick, dueOn: '2024-13-40' });
    expect(again.status).toBe(422);
    expect(again.text).toContain(pick[0]);
    const none = await office.submit(again, '/danh-sach/viec-chung', { pick, dueOn: '2024-12-30' });
    expect(none.text).toContain('Chưa có vụ việc xem xét trách nhiệm nào đang mở');
    const transfer = await office.submit(list, '/danh-sach/viec-chung', { deed: 'transfer', pick });
    const form = { action: '/danh-sach/viec-chung', type: null, file: pdf(), fileName: 'quyet-dinh.pdf' };
    const moved = await office.upload(transfer, form, { toUnit: 'so-y-te', reason: 'Sắp xếp lại' });
    expect(moved.text).toContain('Chưa ghi nhận được 1 nhiệm vụ:');

    // The head of the issuer may: the unit is named as people name it.
    const issuer = await world.as('mau-003');
    const own = `/nghia-vu/${id}`;
    const give = { action: own, type: 'duty.transferred', file: pdf(), fileName: 'quyet-dinh.pdf' };
    const reason = 'Sắp xếp lại';
    const nobody = await issuer.upload(await issuer.get(own), give, { toUnit: 'Sở Không Có', reason });
    expect([nobody.status, nobody.text.includes('“Sở Không Có”')]).toEqual([422, true]);
    const taken = await issuer.upload(await issuer.get(own), give, { toUnit: 'so y te tinh lang son', reason });
    expect(taken.status).toBe(303);
    const [row] = await world.plan.fresh.database.read<{ unit: string }>(
      'SELECT unit_id AS unit FROM obligation WHERE transferred_from = $1',
      [id],
    );
    expect(row?.unit).toBe('so-y-te');
  });
});

describe('filters that somebody keeps', () => {
  it('stand above the list, take another name and go; nobody else sees them', async () => {
    const office = await world.as(person(officeOfficer()));
    const list = await office.get('/danh-sach?words=quan+triet&timeliness=overdue&sort=-due&after=x');
    const kept = await office.submit(list, '/danh-sach/bo-loc', { name: '  Quán triệt   trễ ' });
    expect(kept.headers['location']).toBe('/danh-sach?words=quan+triet&timeliness=overdue&sort=-due');
    const shown = await office.get('/danh-sach');
    expect(shown.text).toContain('Quán triệt trễ');
    const [, action = ''] = /action="(\/danh-sach\/bo-loc\/[^"]+)"/.exec(shown.text) ?? [];
    const empty = await office.submit(shown, action, { deed: 'rename', name: ' ' });
    expect(empty.status).toBe(422);
    await office.submit(shown, '/danh-sach/bo-loc', { name: 'Tất cả' });
    const taken = await office.submit(shown, action, { deed: 'rename', name: 'Tất cả' });
    expect([taken.status, taken.text.includes('Đã có bộ lọc tên “Tất cả”')]).toEqual([409, true]);
    await office.submit(shown, action, { deed: 'rename', name: '<b>Trễ</b>' });
    expect((await office.get('/danh-sach')).text).toContain('&lt;b>Trễ&lt;/b>');
    const other = await world.as(person(officer(UNIT)));
    const theirs = await other.get('/danh-sach');
    expect(theirs.text).not.toContain('Trễ&lt;/b>');
    // Another's view is nobody's: it stays as it was.
    const word = /name="_csrf" value="([^"]+)"/.exec(theirs.text)?.[1] ?? '';
    await other.post(action, { _csrf: word, deed: 'remove', name: 'x' });
    expect((await other.post(action, { _csrf: word, deed: 'rename', name: 'x' })).status).toBe(404);
    expect((await office.get('/danh-sach')).text).toContain('&lt;b>Trễ&lt;/b>');
    await office.submit(shown, action, { deed: 'remove' });
    expect((await office.get('/danh-sach')).text).not.toContain('Trễ&lt;/b>');
  });
});

describe('the calendar of somebody', () => {
  const addressOn = ({ text }: Response): string => /value="[^"]*(\/lich\/[^"]+)"/.exec(text)?.[1] ?? '';

  it('has a private address, shows what they owe and follow, and ends when they want', async () => {
    const unit = await world.as(person(officer(UNIT)));
    const made = await unit.submit(await unit.get('/thong-bao'), '/thong-bao/lich', { deed: 'renew' });
    const address = addressOn(made);
    expect(address).toMatch(/^\/lich\/[\w-]{43}\.ics$/);
    // Programs bring no cookie.
    const anybody = await world.as(null);
    anybody.forget();
    const calendar = await anybody.get(address);
    expect([calendar.status, calendar.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const uids = [...calendar.text.matchAll(/^UID:(.+)@dondoc\r$/gm)].map(([, id]) => id);
    const owed = await world.plan.fresh.database.read<{ id: string }>(
      'SELECT id FROM obligation WHERE unit_id = $1 AND due_on IS NOT NULL',
      [UNIT],
    );
    expect(uids.sort()).toEqual(owed.map(({ id }) => id).sort());
    const office = await world.as(person(officeOfficer()));
    const followed = addressOn(
      await office.submit(await office.get('/thong-bao'), '/thong-bao/lich', { deed: 'renew' }),
    );
    expect((await anybody.get(followed)).text.match(/^UID:/gm)?.length).toBeGreaterThan(owed.length);

    const page = await unit.get('/thong-bao');
    expect(page.text).not.toContain(address.slice('/lich/'.length, -4));
    const renewed = addressOn(await unit.submit(page, '/thong-bao/lich', { deed: 'renew' }));
    expect([(await anybody.get(address)).status, (await anybody.get(renewed)).status]).toEqual([404, 200]);
    await unit.submit(page, '/thong-bao/lich', { deed: 'revoke' });
    expect((await anybody.get(renewed)).status).toBe(404);
    expect((await anybody.get('/lich/x.ics')).status).toBe(404);
  });
});

test('heads of columns say how the list is ordered, and turn it round', async () => {
  const office = await world.as(person(officeOfficer()));
  const list = await office.get('/danh-sach?words=quan+triet');
  expect(list.text).toContain(
    'aria-sort="ascending"><a class="sort" href="/danh-sach?words=quan+triet&amp;sort=-due">',
  );
  const units = await office.get('/danh-sach?words=quan+triet&sort=-unit');
  expect(units.text).toContain(
    'aria-sort="descending"><a class="sort" href="/danh-sach?words=quan+triet&amp;sort=unit">',
  );
  const names = [...units.text.matchAll(/data-label="Đơn vị">([^<]+)/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare).reverse());
  expect((await office.get('/danh-sach?sort=age')).status).toBe(422);
});

describe('an inspector', () => {
  it('reads everything in scope and is offered nothing to record', async () => {
    const inspector = await world.as(null);
    await world.plan.fresh.database.read(
      `INSERT INTO account_grant (id, account_id, role, unit_id, valid_from, granted_at)
       SELECT gen_random_uuid(), id, 'inspector', 'ban-atgt-tinh', '2024-01-01', '2024-01-01T00:00:00Z' FROM account WHERE name = 'nobody'`,
    );
    const id = await world.dutyOf('so-khdt', 'issuePlan');
    const page = await inspector.get(`/nghia-vu/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('không ghi nhận được');
    expect(page.text).not.toContain('name="type"');
    expect((await inspector.get('/')).headers['location']).toBe('/hom-nay');
    const word = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const tried = await inspector.post(`/nghia-vu/${id}`, { _csrf: word, type: 'draft.started' });
    expect(tried.status).toBe(403);
  });
});

describe('notices', () => {
  it('are seen by whoever was told, and said to be so once', async () => {
    await world.plan.house.sequencer.placeAll(() => false);
    await world.plan.house.followers.run();
    const unit = await world.as(person(officer(UNIT)));
    const page = await unit.get('/thong-bao');
    const actions = [...page.text.matchAll(/action="(\/thong-bao\/[^"]+)"/g)].map(([, action = '']) => action);
    expect(actions.length).toBeGreaterThan(0);
    const [first = ''] = actions;
    expect((await unit.submit(page, first)).headers['location']).toBe('/thong-bao');
    expect((await unit.get('/thong-bao')).text).not.toContain(first);
    expect((await unit.get('/thong-bao?all=true')).text).toContain('Đã xem lúc');
    const other = await world.as(person(officer('so-y-te')));
    const foreign = /name="_csrf" value="([^"]+)"/.exec((await other.get('/thong-bao')).text)?.[1] ?? '';
    expect((await other.post(first, { _csrf: foreign })).status).toBe(404);
  });
});

test('one’s own work is that of one’s units, by what is to do', async () => {
  const unit = await world.as(person(officer('bo-chi-huy-quan-su-tinh')));
  const page = await unit.get('/viec-cua-toi');
  expect(page.status).toBe(200);
  const [row] = await world.plan.fresh.database.read<{ n: number }>(
    `SELECT count(*)::int AS n FROM obligation WHERE unit_id = 'bo-chi-huy-quan-su-tinh' AND NOT ended`,
  );
  const shown = [...page.text.matchAll(/<a href="\/nghia-vu\/([^"]+)" data-row/g)];
  expect(new Set(shown.map(([, id]) => id)).size).toBe(row?.n);
  expect(MEMBERS).toContain('bo-chi-huy-quan-su-tinh');
});
