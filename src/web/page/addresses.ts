/** Where each page stands. One table, so that a link and its route cannot differ. */
export const ADDRESS = {
  start: '/',
  signIn: '/dang-nhap',
  signOut: '/dang-xuat',
  language: '/ngon-ngu',
  account: '/tai-khoan',
  today: '/hom-nay',
  list: '/danh-sach',
  listXlsx: '/danh-sach/xlsx',
  listCsv: '/danh-sach/csv',
  listBulk: '/danh-sach/viec-chung',
  listViews: '/danh-sach/bo-loc',
  duty: '/nghia-vu',
  own: '/viec-cua-toi',
  inbox: '/thong-bao',
  inboxCalendar: '/thong-bao/lich',
  calendar: '/lich',
  plans: '/ke-hoach',
  cases: '/vu-viec',
  units: '/don-vi',
  rules: '/quy-tac',
  trail: '/nhat-ky',
} as const;

export const dutyAddress = (id: string): string => `${ADDRESS.duty}/${id}`;
export const caseAddress = (id: string): string => `${ADDRESS.cases}/${id}`;
export const storyAddress = (id: string): string => `${ADDRESS.trail}/${id}`;
export const unitAddress = (id: string): string => `${ADDRESS.units}/${encodeURIComponent(id)}`;
export const planAddress = (slug: string): string => `${ADDRESS.plans}/${encodeURIComponent(slug)}`;

/** An address of ours that somebody may be led to after signing in, or null. What came from outside is never followed elsewhere: a
 *  second slash or a backslash would name another host. */
export function localAddress(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 2_000) return null;
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(given) && !given.startsWith('/api/') ? given : null;
}
