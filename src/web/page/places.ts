import type { SignedIn } from '../../people/accounts/signed-in';
import { ADDRESS } from './addresses';
import { adminPartsFor } from './admin-parts';

/** One entry of the navigation. */
export interface Place {
  readonly address: string;
  readonly vi: string;
  readonly en: string;
  /** Whether it leads this person anywhere; what is behind it is guarded by itself. */
  readonly isFor: (signedIn: SignedIn) => boolean;
}

/** The pages that there are, in the order of the navigation. The first one that is for somebody is where they begin. */
export const PLACES: readonly Place[] = [
  { address: ADDRESS.today, vi: 'Hôm nay', en: 'Today', isFor: tracks },
  { address: ADDRESS.own, vi: 'Việc của tôi', en: 'My work', isFor: owes },
  { address: ADDRESS.list, vi: 'Nhiệm vụ', en: 'Duties', isFor: sees },
  { address: ADDRESS.plans, vi: 'Kế hoạch', en: 'Plans', isFor: sees },
  { address: ADDRESS.intake, vi: 'Đọc văn bản', en: 'Read a paper', isFor: owes },
  { address: ADDRESS.cases, vi: 'Vụ việc', en: 'Cases', isFor: mayBeConcerned },
  { address: ADDRESS.units, vi: 'Đơn vị', en: 'Units', isFor: seesUnits },
  { address: ADDRESS.rules, vi: 'Quy tắc', en: 'Rules', isFor: () => true },
  { address: ADDRESS.trail, vi: 'Nhật ký và kiểm chứng', en: 'Trail and proof', isFor: sees },
  { address: ADDRESS.inbox, vi: 'Thông báo', en: 'Notices', isFor: ({ account }) => account.person !== null },
  {
    address: ADDRESS.admin,
    vi: 'Quản trị',
    en: 'Administration',
    isFor: (signedIn) => adminPartsFor(signedIn).length > 0,
  },
  { address: ADDRESS.account, vi: 'Tài khoản', en: 'Account', isFor: () => true },
];

/** Looks after what others owe: as the office, or above units by a grant. */
function tracks({ scope, grants }: SignedIn): boolean {
  const watches = grants.some(({ role }) => role !== 'administrator');
  return watches || scope.kind === 'everything' || scope.tracks.size > 0;
}

/** Holds a post in which duties are done. */
function owes({ posts }: SignedIn): boolean {
  return posts.some(({ kind }) => kind !== 'inspector');
}

export function sees({ scope }: SignedIn): boolean {
  return scope.kind === 'everything' || scope.owes.size + scope.tracks.size > 0;
}

/** A case is about a person, or conducted by a body: whoever holds no post may still be the one concerned. */
function mayBeConcerned({ account, scope }: SignedIn): boolean {
  return account.person !== null || scope.kind === 'everything' || scope.conducts.size + scope.decides.size > 0;
}

/** Whoever keeps accounts reads the register of units, too. */
function seesUnits(signedIn: SignedIn): boolean {
  const { scope } = signedIn;
  return sees(signedIn) || (scope.kind === 'part' && scope.register);
}

export const placesFor = (signedIn: SignedIn): readonly Place[] => PLACES.filter(({ isFor }) => isFor(signedIn));

/** `/danh-sach?…` and `/danh-sach/xlsx` belong to the place `/danh-sach`. */
export const isWithin = (address: string, { address: place }: Place): boolean =>
  address === place || [`${place}?`, `${place}/`].some((start) => address.startsWith(start));
