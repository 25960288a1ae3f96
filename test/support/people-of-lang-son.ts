import { parse } from 'yaml';
import type { House } from '../../src/house';
import { EvidenceStore } from '../../src/evidence/evidence.store';
import { keepText } from '../../src/people/private-texts.store';
import type { Actor, EvidenceRef, LocalDate, PrivateText } from '../../workflows/vocabulary';
import { LANG_SON } from './lang-son';

/** Who acts in the plan of Ban ATGT Lạng Sơn, and what they bring. Names and posts as its people file has them. */

type Person = Extract<Actor, { kind: 'person' }>;

type Post = {
  readonly id: string;
  readonly unit: string;
  readonly kind: string;
  readonly holders: [{ person: string }];
};
const { posts } = parse(LANG_SON.people.text) as { readonly posts: readonly Post[] };
const OFFICE = 'van-phong-ban-atgt-tinh';

function holderOf(unit: string, kind: 'officer' | 'head'): Person {
  const post = posts.find((each) => each.unit === unit && each.kind === kind);
  if (!post) throw new Error(`${unit} has no ${kind}`);
  return { kind: 'person', person: post.holders[0].person, post: post.id, unit };
}

/** The member bodies and district boards, each of which carries every task of III.2 out. */
export const MEMBERS: readonly string[] = [
  ...['cong-an-tinh', 'bo-chi-huy-quan-su-tinh', 'bo-chi-huy-bdbp-tinh', 'so-gtvt', 'so-gddt', 'so-tttt', 'so-vhttdl'],
  ...['so-tai-chinh', 'so-khdt', 'so-tu-phap', 'so-xay-dung', 'so-cong-thuong', 'so-tnmt', 'ban-atgt-tp-lang-son'],
  ...['ban-atgt-bac-son', 'ban-atgt-binh-gia', 'ban-atgt-cao-loc', 'ban-atgt-chi-lang', 'ban-atgt-dinh-lap'],
  ...['ban-atgt-huu-lung', 'ban-atgt-loc-binh', 'ban-atgt-trang-dinh', 'ban-atgt-van-lang', 'ban-atgt-van-quan'],
];

/** The contact officer of a unit. */
export const officer = (unit: string): Person => holderOf(unit, 'officer');
/** The head of a unit; where two followed one another, the first. */
export const head = (unit: string): Person => holderOf(unit, 'head');
/** Watches over the duties on behalf of the office. */
export const officeOfficer = (): Person => holderOf(OFFICE, 'officer');
/** Chánh Văn phòng: decides about more time. */
export const officeHead = (): Person => holderOf(OFFICE, 'head');

/** Head of the health department until 30/9/2024. */
export const HEALTH_HEAD_BEFORE: Person = {
  kind: 'person',
  person: 'mau-021',
  post: 'so-y-te-nguoi-dung-dau',
  unit: 'so-y-te',
};

/** A registered document that may be cited. */
export async function evidence(house: House): Promise<{ readonly evidence: readonly EvidenceRef[] }> {
  const { id, sha256 } = await new EvidenceStore(house.database).addDocument(
    { type: 'Kế hoạch', number: '12', symbol: 'KH-BATGT', issuedOn: '2024-06-20' as LocalDate, issuer: 'Sở GTVT' },
    null,
    house.clock.now(),
  );
  return { evidence: [{ id, sha256 }] };
}

/** A reason in words, kept beside the trail. */
export async function reason(house: House): Promise<{ readonly reason: PrivateText }> {
  return { reason: await house.database.transaction((tx) => keepText(tx, 'Chờ ý kiến của cấp trên')) };
}
