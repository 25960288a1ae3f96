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
  listConfirm: '/danh-sach/xac-nhan',
  duty: '/nghia-vu',
  own: '/viec-cua-toi',
  inbox: '/thong-bao',
  plans: '/ke-hoach',
  intake: '/doc-van-ban',
  intakePaste: '/doc-van-ban/dan-chu',
  cases: '/vu-viec',
  units: '/don-vi',
  rules: '/quy-tac',
  trail: '/nhat-ky',
} as const;

export const dutyAddress = (id: string): string => `${ADDRESS.duty}/${id}`;
export const caseAddress = (id: string): string => `${ADDRESS.cases}/${id}`;
export const draftAddress = (id: string): string => `${ADDRESS.intake}/${id}`;
export const storyAddress = (id: string): string => `${ADDRESS.trail}/${id}`;
export const unitAddress = (id: string): string => `${ADDRESS.units}/${encodeURIComponent(id)}`;
export const planAddress = (slug: string): string => `${ADDRESS.plans}/${encodeURIComponent(slug)}`;

/** What belongs to one plan, below its own address. */
export const PLAN_PART = { file: '/tep', trial: '/chay-thu', amend: '/sua-doi' } as const;
export const planPartAddress = (slug: string, part: keyof typeof PLAN_PART): string =>
  `${planAddress(slug)}${PLAN_PART[part]}`;
/** The duty whose form is open on the page of a draft, and the passage from which one is added. */
export const DRAFT_QUERY = { edit: 'sua', add: 'them' } as const;

/** An address of ours that somebody may be led to after signing in, or null. What came from outside is never followed elsewhere: a
 *  second slash or a backslash would name another host. */
export function localAddress(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 2_000) return null;
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(given) && !given.startsWith('/api/') ? given : null;
}
