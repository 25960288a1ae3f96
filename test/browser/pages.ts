import { administrator } from '../support/administrator';
import { followTrail } from '../support/follow-trail';
import { head, officeHead, officeOfficer, officer } from '../support/people-of-lang-son';
import type { DeskWorld } from '../support/desk-world';

/** The pages that are looked at in a real browser, each by somebody whose page it is. */
export interface LookedAt {
  readonly name: string;
  readonly person: string;
  readonly address: string;
}

export const UNIT = 'so-gtvt';
/** Keeps accounts beside a post of a unit; and the head above all units. */
const KEEPER = officer('so-xay-dung').person;
const HEAD_ABOVE = 'mau-001';

const ADMIN = [
  { name: 'quan-tri', address: '/quan-tri' },
  { name: 'quan-tri-tai-khoan', address: '/quan-tri/tai-khoan' },
  { name: 'quan-tri-chuc-vu', address: `/quan-tri/chuc-vu?unit=${UNIT}` },
  { name: 'quan-tri-chuc-vu-trong', address: '/quan-tri/chuc-vu' },
  { name: 'quan-tri-don-vi', address: '/quan-tri/don-vi' },
  { name: 'quan-tri-lich', address: '/quan-tri/lich?year=2026' },
  { name: 'quan-tri-lich-thay-doi', address: '/quan-tri/lich/thay-doi' },
  { name: 'quan-tri-che-do', address: '/quan-tri/che-do' },
  { name: 'quan-tri-dong-ho', address: '/quan-tri/dong-ho' },
  { name: 'quan-tri-thiet-lap', address: '/quan-tri/thiet-lap' },
] as const;

/** Everybody who looks at a page below. */
export const PEOPLE = [
  ...[officeOfficer(), officeHead(), officer(UNIT), head(UNIT)].map(({ person }) => person),
  ...[KEEPER, HEAD_ABOVE],
];

export async function pagesOf(world: DeskWorld): Promise<readonly LookedAt[]> {
  const [office, unit] = [officeOfficer().person, officer(UNIT).person];
  const late = await world.dutyOf(UNIT, 'quanTriet');
  const paper = await paperOf(world, office);
  return [
    { name: 'hom-nay', person: office, address: '/hom-nay?year=2024' },
    { name: 'danh-sach', person: office, address: '/danh-sach' },
    { name: 'danh-sach-rong', person: office, address: '/danh-sach?words=khongco' },
    { name: 'danh-sach-loi', person: office, address: '/danh-sach?dueFrom=2024-99-99' },
    { name: 'nghia-vu', person: office, address: `/nghia-vu/${late}` },
    // A machine of many states: its drawing is wider than the page.
    { name: 'nghia-vu-don-vi', person: unit, address: `/nghia-vu/${await world.dutyOf(UNIT, 'tongKet')}` },
    { name: 'nghia-vu-day-du', person: unit, address: `/nghia-vu/${late}?view=full` },
    { name: 'nghia-vu-tho', person: unit, address: `/nghia-vu/${late}?view=raw` },
    { name: 'viec-cua-toi', person: unit, address: '/viec-cua-toi' },
    { name: 'thong-bao', person: unit, address: '/thong-bao' },
    { name: 'ke-hoach', person: office, address: '/ke-hoach' },
    { name: 'ke-hoach-mot', person: office, address: '/ke-hoach/ban-atgt-lang-son' },
    { name: 'doc-van-ban', person: office, address: '/doc-van-ban' },
    { name: 'doc-van-ban-mot', person: office, address: paper.draft },
    { name: 'ke-hoach-du-thao', person: office, address: paper.plan },
    { name: 'vu-viec', person: office, address: '/vu-viec' },
    { name: 'vu-viec-mot', person: office, address: `/vu-viec/${await caseOf(world)}` },
    { name: 'don-vi', person: office, address: '/don-vi' },
    { name: 'don-vi-mot', person: unit, address: `/don-vi/${UNIT}?year=2024` },
    { name: 'quy-tac', person: unit, address: '/quy-tac' },
    { name: 'quy-tac-mot', person: unit, address: '/quy-tac/lateness?decision=lateness-of-unit&fact.actOn=2024-12-14' },
    { name: 'nhat-ky', person: office, address: '/nhat-ky' },
    { name: 'nhat-ky-mot', person: office, address: `/nhat-ky/${late}` },
    { name: 'tai-khoan', person: unit, address: '/tai-khoan' },
    ...ADMIN.map((each) => ({ ...each, person: KEEPER })),
    {
      name: 'quan-tri-tai-khoan-mot',
      person: KEEPER,
      address: `/quan-tri/tai-khoan/${await administrator(world, KEEPER, KEEPER)}`,
    },
    { name: 'quan-tri-don-vi-mot', person: HEAD_ABOVE, address: `/quan-tri/don-vi/${UNIT}` },
    {
      name: 'quan-tri-don-vi-tach',
      person: HEAD_ABOVE,
      address: '/quan-tri/don-vi/thay-doi?kind=split&unit=ban-atgt-tinh',
    },
    { name: 'quan-tri-don-vi-nhap', person: HEAD_ABOVE, address: '/quan-tri/don-vi/thay-doi?kind=merge' },
    { name: 'khong-tim-thay', person: unit, address: '/khong-co' },
  ];
}

/** A case that a table proposed against the head of a unit whose duty was flagged. */
async function caseOf({ plan }: DeskWorld): Promise<string> {
  await followTrail(plan, [plan.house.rules]);
  const [row] = await plan.fresh.database.read<{ id: string }>(
    `SELECT id FROM case_file WHERE kind = 'accountability' AND unit_id = $1 ORDER BY id LIMIT 1`,
    [UNIT],
  );
  if (!row) throw new Error(`there is no case of ${UNIT}`);
  return row.id;
}

const PAPER = (number: number): string => `BAN AN TOÀN GIAO THÔNG TỈNH LẠNG SƠN
Số: ${number}/KH-BATGT
Lạng Sơn, ngày 05 tháng 6 năm 2024
KẾ HOẠCH
Bảo đảm hành lang an toàn giao thông trong mùa mưa bão

III. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh kiểm tra lề đường trước ngày 30/9/2024.
2. Sở Giao thông vận tải tỉnh Lạng Sơn phải sơn lại các vạch; thay biển báo hỏng trên các tuyến đường có nguy cơ sạt lở.
3. Giữ thông thoáng lề đường.
`;

/** A paper that was read and has something to ask, and one that became the draft of a plan and was tried. */
async function paperOf(world: DeskWorld, person: string): Promise<{ readonly draft: string; readonly plan: string }> {
  const client = await world.as(person);
  const read = async (number: number): Promise<string> => {
    const sent = await client.submit(await client.get('/doc-van-ban'), '/doc-van-ban/dan-chu', { text: PAPER(number) });
    return sent.headers['location'] ?? '';
  };
  const [draft, other] = [await read(301), await read(302)];
  const tracked = { type: 'head', 'head-office': 'Văn phòng Ban An toàn giao thông tỉnh Lạng Sơn' };
  await client.submit(await client.get(other), other, tracked);
  const accepted = await client.submit(await client.get(other), other, { type: 'accept' });
  const plan = (accepted.headers['location'] ?? '').replace(/\?.*/, '');
  await client.submit(await client.get(plan), `${plan}/chay-thu`, { until: '2024-12-31' });
  for (let looks = 0; (await client.get(plan)).text.includes('Đang chạy thử'); looks += 1) {
    if (looks > 2_000) throw new Error('the trial does not end');
  }
  return { draft, plan };
}
