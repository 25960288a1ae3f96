import 'reflect-metadata';
import type { Response } from 'supertest';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { docxOf } from '../support/docx-writer';
import type { PageClient } from '../support/page-client';
import { officer } from '../support/people-of-lang-son';
import { zipOf } from '../support/zip';

/** From a paper on the desk to a plan, in a browser without scripts, over a real database. */

const PAPER = `BAN AN TOÀN GIAO THÔNG TỈNH LẠNG SƠN
Số: 77/KH-BATGT
Lạng Sơn, ngày 05 tháng 6 năm 2024
KẾ HOẠCH
Giữ lề đường thông thoáng

III. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.
2. Hội Vạch đường phải sơn lại các vạch; thay biển báo hỏng.
3. Văn phòng Ban ATGT tỉnh đôn đốc việc thực hiện Kế hoạch này.
Mọi xe đều phải tránh lề đường.
`;
const CHIEF = 'mau-003';
const HOME = '/doc-van-ban';

let world: DeskWorld;
let chief: PageClient;
beforeAll(async () => {
  world = await deskWorld();
  chief = await world.as(CHIEF);
});
afterAll(() => world.close());

const paper = (number: number, change = (text: string): string => text): string =>
  change(PAPER.replace('77/', `${number}/`));
const told = ({ text }: Response): string => /<div class="error-summary"[\s\S]*?<\/div>/.exec(text)?.[0] ?? '';

async function pasted(text: string, client = chief): Promise<{ readonly address: string; readonly page: Response }> {
  const sent = await client.submit(await client.get(HOME), `${HOME}/dan-chu`, { text });
  expect({ status: sent.status, told: told(sent) }).toEqual({ status: 303, told: '' });
  const address = sent.headers['location'] ?? '';
  return { address, page: await client.get(address) };
}

/** Follows where a form led to. */
async function followed(sent: Response, client = chief): Promise<Response> {
  expect({ status: sent.status, told: told(sent) }).toEqual({ status: 303, told: '' });
  return client.get(sent.headers['location'] ?? '');
}

const at = (words: string, text: string): string => `${text.indexOf(words)}-${text.indexOf(words) + words.length}`;

describe('a paper', () => {
  it('comes as a file or as text, and stands in the list with what it is', async () => {
    const start = await chief.get(HOME);
    const file = { action: HOME, type: '', file: docxOf(paper(101)), fileName: 'Giữ lề <đường>.docx' };
    const sent = await chief.upload(start, file);
    const page = await followed(sent);
    expect(page.text).toContain('<h1>Giữ lề đường thông thoáng</h1>');
    const list = await chief.get(HOME);
    expect(list.text).toContain('101/KH-BATGT, Giữ lề &lt;đường>.docx');
  });

  it('that is refused leaves nothing, is told beside its field, and keeps what was pasted', async () => {
    const before = (await chief.get(HOME)).text.match(/data-row/g)?.length ?? 0;
    const tcvn3 =
      'KÕ ho¹ch sè 5 cña ñy ban nh©n d©n x· vÒ phßng ch¸y, ch÷a ch¸y. Thùc hiÖn ®óng quy ®Þnh, b¸o c¸o tr­íc ngµy 30.';
    const bomb = zipOf([{ name: 'word/document.xml', text: 'x' }]);
    // The directory claims 4 GB unpacked.
    const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bomb.writeUInt32LE(0xfffffff0, entry + 20);
    bomb.writeUInt32LE(0xfffffff0, entry + 24);
    const files: readonly (readonly [Buffer, string, number, string])[] = [
      [Buffer.from(paper(1, (text) => `MẬT\n${text}`)), 'mat.txt', 422, 'Văn bản mật không được đưa vào'],
      [Buffer.from(tcvn3), 'cu.txt', 422, 'bảng mã cũ TCVN3'],
      [bomb, 'bom.docx', 413, 'bung ra quá lớn'],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'anh.png', 415, 'Không nhận ra định dạng'],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'cu.doc', 415, 'quá cũ'],
      [Buffer.from('\n 1 \n'), 'trong.txt', 422, 'không có chữ nào'],
    ];
    for (const [content, fileName, status, words] of files) {
      const start = await chief.get(HOME);
      const sent = await chief.upload(start, {
        action: HOME,
        type: '',
        file: content,
        fileName,
      });
      expect({ fileName, status: sent.status, says: told(sent).includes(words) }).toEqual({
        fileName,
        status,
        says: true,
      });
    }
    const secret = await chief.submit(await chief.get(HOME), `${HOME}/dan-chu`, {
      text: `TUYỆT MẬT\n${PAPER}<script>`,
    });
    expect(secret.status).toBe(422);
    expect(secret.text).toContain('TUYỆT MẬT\nBAN AN TOÀN');
    expect(secret.text).toContain('tránh lề đường.\n&lt;script>');
    const empty = await chief.submit(await chief.get(HOME), `${HOME}/dan-chu`, { text: '  ' });
    expect([empty.status, told(empty)]).toEqual([422, expect.stringContaining('Chưa có chữ nào')]);
    expect((await chief.get(HOME)).text.match(/data-row/g)?.length ?? 0).toBe(before);
  });

  it('is of whoever brought it: another unit finds nothing, and an account without a post brings none', async () => {
    const { address } = await pasted(paper(102));
    const other = await world.as(officer('so-gddt').person);
    expect((await other.get(address)).status).toBe(404);
    const nobody = await world.as(null);
    expect((await nobody.get(HOME)).text).toContain('không giữ chức vụ nào');
    expect((await nobody.get(HOME)).text).not.toContain('type="file"');
  });

  it('may hold any text: nothing of it becomes a part of the page', async () => {
    const { page } = await pasted(
      paper(103, (text) =>
        text.replace('Hội Vạch đường', 'Hội <img src=x onerror=alert(1)>').replace('Giữ lề', '<b>Giữ</b> lề'),
      ),
    );
    expect(page.text).not.toContain('<img src=x');
    expect(page.text).not.toContain('<b>Giữ');
    expect(page.text).toContain('&lt;img src=x');
  });
});

describe('a draft', () => {
  it('shows the paper beside its duties, each leading to the other, what is not sure first with its question', async () => {
    const text = paper(110);
    const { page } = await pasted(text);
    const place = at('Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.', text);
    expect(page.text).toContain(`id="w-${place}"`);
    expect(page.text).toMatch(new RegExp(`<a class="mark" href="#d-${place}">Công an tỉnh`));
    expect(page.text).toContain(`href="#w-${place}"`);
    expect(page.text).toContain('hiểu là: trước 30/11/2024');
    // A name that is no unit is asked about before it is accepted.
    expect(page.text).toMatch(/“Hội Vạch đường” là/);
    expect(page.text).toContain('Còn 1 tên chưa là đơn vị nào');
  });

  it('is corrected by forms: a duty, its head, a split, a merge, a drop, an addition; each is taken back by one press', async () => {
    const text = paper(111);
    const { address } = await pasted(text);
    const police = at('Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.', text);
    const paint = at('Hội Vạch đường phải sơn lại các vạch; thay biển báo hỏng.', text);
    const chosen = (place: string): Promise<Response> => chief.get(`${address}?sua=${place}`);
    const edited = await followed(
      await chief.submit(await chosen(police), address, {
        ...{ type: 'edit', deadline: 'hằng quý', product: 'Biên bản kiểm tra', leads: ['Công an tỉnh', ''] },
      }),
    );
    expect(edited.text).toContain('Đã ghi nhiệm vụ.');
    expect(edited.text).toContain('hiểu là: mỗi quý');
    expect(edited.text).toContain('Biên bản kiểm tra');
    const undone = await followed(await chief.submit(edited, address, { type: 'take-back' }));
    expect(undone.text).toContain('Đã hoàn tác.');
    expect(undone.text).toContain('hiểu là: trước 30/11/2024');

    const where = String(text.indexOf('thay biển báo'));
    const split = await followed(await chief.submit(await chosen(paint), address, { type: 'split', where }));
    expect(split.text).toContain('Nhiệm vụ (4)');
    const second = at('thay biển báo hỏng.', text);
    const first = `${text.indexOf('Hội Vạch đường')}-${where}`;
    const merged = await followed(await chief.submit(await chosen(first), address, { type: 'merge', with: second }));
    expect(merged.text).toContain('Nhiệm vụ (3)');
    const dropped = await followed(await chief.submit(await chosen(police), address, { type: 'drop' }));
    expect(dropped.text).toContain('Nhiệm vụ (2)');
    const line = at('Giữ lề đường thông thoáng', text);
    expect(dropped.text).toContain(`?them=${line}#add`);
    const adding = await chief.get(`${address}?them=${line}`);
    const added = await followed(
      await chief.submit(adding, address, {
        type: 'add',
        words: 'lề  đường thông',
        leads: ['Sở Giao thông vận tải'],
      }),
    );
    expect(added.text).toContain(`id="w-${at('lề đường thông', text)}"`);
    const elsewhere = await chief.submit(adding, address, {
      type: 'add',
      words: 'không có ở đó',
      deadline: 'hằng năm',
    });
    expect(elsewhere.status).toBe(422);
    expect(elsewhere.text).toContain('hằng năm');

    const head = await followed(
      await chief.submit(added, address, {
        type: 'head',
        'head-issuedOn': '2024-06-07',
        'head-office': 'Sở Giao thông vận tải',
      }),
    );
    expect(head.text).toContain('value="2024-06-07"');
    expect(head.text).toContain('Đã sửa 5 chỗ');
    const unit = await followed(
      await chief.submit(head, address, { type: 'unit', name: 'Hội Vạch đường', unit: 'công an tỉnh' }),
    );
    expect(unit.text).not.toContain('“Hội Vạch đường” là');
    const unknown = await chief.submit(unit, address, { type: 'unit', name: 'X', unit: 'Sở Không Có' });
    expect([unknown.status, told(unknown)]).toEqual([422, expect.stringContaining('Sở Không Có')]);
  });

  it('takes a form once that is sent twice, or sent again by the back button', async () => {
    const text = paper(112);
    const { address } = await pasted(text);
    const police = at('Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.', text);
    const form = await chief.get(`${address}?sua=${police}`);
    const fields = { type: 'edit', deadline: 'hằng năm' };
    const both = await Promise.all([chief.submit(form, address, fields), chief.submit(form, address, fields)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const again = await followed(await chief.submit(form, address, fields));
    expect(again.text).toContain('Đã sửa 1 chỗ');
    const back = { type: 'take-back' };
    await chief.submit(again, address, back);
    expect((await followed(await chief.submit(again, address, back))).text).toContain('Chưa sửa chỗ nào');
  });

  it('shows a stale form with what was typed, and what others did meanwhile', async () => {
    const text = paper(113);
    const { address } = await pasted(text);
    const police = at('Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.', text);
    const old = await chief.get(`${address}?sua=${police}`);
    await chief.submit(old, address, { type: 'edit', deadline: 'hằng quý' });
    const stale = await chief.submit(old, address, {
      type: 'edit',
      deadline: 'hằng tháng',
      product: 'Sổ <i>theo dõi</i>',
    });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="hằng tháng"');
    expect(stale.text).toContain('value="Sổ &lt;i>theo dõi&lt;/i>"');
    expect(stale.text).toContain('Hiện là: hằng quý');
    expect(stale.text).toMatch(/Đã sửa trong lúc đó.*Đã ghi nhiệm vụ: Công an tỉnh/s);
    // Sent once more, knowing what stands now, it is taken.
    const taken = await followed(await chief.submit(stale, address, { type: 'edit' }));
    expect(taken.text).toContain('hiểu là: mỗi tháng');
    // A duty that is gone keeps what was typed about it.
    const dropped = await chief.get(`${address}?sua=${police}`);
    await chief.submit(dropped, address, { type: 'drop' });
    await chief.submit(await chief.get(address), address, { type: 'head', 'head-title': 'Tên khác' });
    const gone = await chief.submit(dropped, address, { type: 'edit', product: 'Chữ còn lại' });
    expect([gone.status, gone.text.includes('Chữ còn lại')]).toEqual([409, true]);
  });

  it('loses nothing that was typed when the session has ended', async () => {
    const text = paper(114);
    const { address } = await pasted(text);
    const form = await chief.get(`${address}?sua=${at('Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.', text)}`);
    const gone = await world.as(CHIEF);
    gone.forget();
    const late = await gone.submit(form, address, { type: 'edit', product: 'Chữ gõ dở' });
    expect([late.status, late.text.includes('Chữ gõ dở')]).toEqual([401, true]);
  });
});

describe('accepting', () => {
  it('is refused while a name is no unit, then makes a draft of a plan, and later corrections go into it', async () => {
    const text = paper(120);
    const { address, page } = await pasted(text);
    const refused = await chief.submit(page, address, { type: 'accept' });
    expect([refused.status, told(refused)]).toEqual([422, expect.stringContaining('Hội Vạch đường')]);
    const said = await followed(
      await chief.submit(refused, address, { type: 'unit', name: 'Hội Vạch đường', unit: 'Công an tỉnh' }),
    );
    const stale = await chief.submit(page, address, { type: 'accept' });
    expect(stale.status).toBe(409);
    const accepted = await chief.submit(said, address, { type: 'accept' });
    const plan = await followed(accepted);
    expect(plan.text).toContain('Dự thảo');
    const again = await chief.get(address);
    expect(again.text).toContain('Văn bản này đã thành kế hoạch');
    const moved = await followed(
      await chief.submit(
        await chief.get(`${address}?sua=${at('Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.', text)}`),
        address,
        {
          ...{ type: 'edit', deadline: 'hằng quý' },
        },
      ),
    );
    const why = await chief.submit(moved, address, { type: 'update', reason: '' });
    expect(why.status).toBe(422);
    await followed(await chief.submit(moved, address, { type: 'update', reason: 'Văn thư đọc nhầm thời hạn' }));
    const slug = (accepted.headers['location'] ?? '').replace(/^\/ke-hoach\/([^?]+).*/, '$1');
    const [row] = await world.plan.fresh.database.read<{ detail: string }>(
      `SELECT t.detail FROM task t JOIN plan p ON p.id = t.plan_id WHERE p.slug = $1 ORDER BY t.ordinal LIMIT 1`,
      [slug],
    );
    expect(JSON.parse(row?.detail ?? '{}')).toMatchObject({
      deadline: { rule: { kind: 'periodic', every: 'quarter' } },
    });
  });
});
