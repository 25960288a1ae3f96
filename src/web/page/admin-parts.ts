import { keepsAccounts, type SignedIn } from '../../people/accounts/signed-in';
import { ADDRESS } from './addresses';

/** What there is to administer, and who is led to it; to anybody else a part does not exist. What may be done in it is asked where it
 *  is done. */
export interface AdminPart {
  readonly key: 'accounts' | 'posts' | 'units' | 'calendar' | 'regimes' | 'clock' | 'settings';
  readonly address: string;
  readonly isFor: (signedIn: SignedIn) => boolean;
}

/** Leads a unit, or the body that supervises: whoever records changes of what stands below. */
const leads = ({ posts, grants }: SignedIn): boolean =>
  posts.some(({ kind }) => kind === 'head' || kind === 'deputy') ||
  grants.some(({ role }) => role === 'supervising-leader');
const either = (signedIn: SignedIn): boolean => keepsAccounts(signedIn) || leads(signedIn);

export const ADMIN_PARTS: readonly AdminPart[] = [
  { key: 'accounts', address: ADDRESS.adminAccounts, isFor: keepsAccounts },
  { key: 'posts', address: ADDRESS.adminPosts, isFor: either },
  { key: 'units', address: ADDRESS.adminUnits, isFor: either },
  { key: 'calendar', address: ADDRESS.adminCalendar, isFor: either },
  { key: 'regimes', address: ADDRESS.adminRegimes, isFor: either },
  { key: 'clock', address: ADDRESS.adminClock, isFor: keepsAccounts },
  { key: 'settings', address: ADDRESS.adminSettings, isFor: keepsAccounts },
];

export const adminPartsFor = (signedIn: SignedIn): readonly AdminPart[] =>
  ADMIN_PARTS.filter(({ isFor }) => isFor(signedIn));

/** Whether an address is there for somebody at all: pages of administration, and the accounts of the API. */
export function isThereFor(path: string, signedIn: SignedIn): boolean {
  if (isBelow(path, '/api/accounts')) return keepsAccounts(signedIn);
  if (!isBelow(path, ADDRESS.admin)) return true;
  const part = ADMIN_PARTS.find(({ address }) => isBelow(path, address));
  return part === undefined ? adminPartsFor(signedIn).length > 0 : part.isFor(signedIn);
}

/** As the router reads it: it takes capitals for small letters. */
function isBelow(path: string, address: string): boolean {
  const asked = path.toLowerCase();
  return asked === address || asked.startsWith(`${address}/`);
}
