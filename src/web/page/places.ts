import type { SignedIn } from '../../people/accounts/signed-in';
import { ADDRESS } from './addresses';

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
  { address: ADDRESS.account, vi: 'Tài khoản', en: 'Account', isFor: () => true },
];

export const placesFor = (signedIn: SignedIn): readonly Place[] => PLACES.filter(({ isFor }) => isFor(signedIn));

/** `/danh-sach?…` and `/danh-sach/xlsx` belong to the place `/danh-sach`. */
export const isWithin = (address: string, { address: place }: Place): boolean =>
  address === place || [`${place}?`, `${place}/`].some((start) => address.startsWith(start));
