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
  intake: '/doc-van-ban',
  intakePaste: '/doc-van-ban/dan-chu',
  cases: '/vu-viec',
  units: '/don-vi',
  rules: '/quy-tac',
  trail: '/nhat-ky',
  admin: '/quan-tri',
  adminAccounts: '/quan-tri/tai-khoan',
  adminPosts: '/quan-tri/chuc-vu',
  adminUnits: '/quan-tri/don-vi',
  adminCalendar: '/quan-tri/lich',
  adminRegimes: '/quan-tri/che-do',
  adminClock: '/quan-tri/dong-ho',
  adminSettings: '/quan-tri/thiet-lap',
  proof: '/bang-chung',
} as const;

export const dutyAddress = (id: string): string => `${ADDRESS.duty}/${id}`;
export const caseAddress = (id: string): string => `${ADDRESS.cases}/${id}`;
/** What a proof can be of, beside all that is seen. */
export type ProofPart = { readonly obligation: string } | { readonly case: string } | { readonly plan: string };
export const proofAddress = (part: ProofPart): string => `${ADDRESS.proof}?${new URLSearchParams(part).toString()}`;
export const draftAddress = (id: string): string => `${ADDRESS.intake}/${id}`;
export const storyAddress = (id: string): string => `${ADDRESS.trail}/${id}`;
export const unitAddress = (id: string): string => `${ADDRESS.units}/${encodeURIComponent(id)}`;
export const planAddress = (slug: string): string => `${ADDRESS.plans}/${encodeURIComponent(slug)}`;

export const adminAccountAddress = (id: string): string => `${ADDRESS.adminAccounts}/${id}`;
export const adminUnitAddress = (id: string): string => `${ADDRESS.adminUnits}/${encodeURIComponent(id)}`;
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
