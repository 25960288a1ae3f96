import type { Instant } from '../../../workflows/vocabulary';

/** A moment that the validator has let through, in the one written form of the house. */
export const instantFrom = (text: string): Instant => new Date(text).toISOString() as Instant;

/** A plus sign in an address arrives as a blank; no moment has a blank of its own. */
export const withPlus = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(' ', '+') : value;
