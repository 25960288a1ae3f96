import type { FreshDatabase } from '../support/database';
import { asOwner } from '../support/as-owner';
import { Warden } from './faulty-database';
import { Year, type LivedYear, type YearEnd, type YearOf } from './faulty-year';

/** Lives a year in a database, and waits for no year for ever. */

/** Of the wall's time: many times what a year takes on a machine that others keep busy. */
const YEAR_ENDS_WITHIN_MS = 240_000;

export async function liveYear(
  seed: number,
  fresh: FreshDatabase,
  of: YearOf,
  whenOver: (end: YearEnd) => Promise<void> = () => Promise.resolve(),
): Promise<LivedYear> {
  // A table that a follower of ours writes to; only the owner may make one.
  await asOwner(fresh, 'CREATE TABLE seen (position bigint)');
  const warden = await Warden.at(fresh.engineUrl);
  try {
    return await endedInTime(new Year(seed, fresh, of, warden, whenOver));
  } finally {
    await warden.close();
  }
}

/** A year that does not end is told as one that failed, with the place where it stands. */
async function endedInTime(year: Year): Promise<LivedYear> {
  let patience: NodeJS.Timeout | undefined;
  const tooLate = new Promise<LivedYear>((resolve) => {
    patience = setTimeout(() => resolve(year.stuck()), YEAR_ENDS_WITHIN_MS);
  });
  try {
    return await Promise.race([year.live(), tooLate]);
  } finally {
    clearTimeout(patience);
  }
}
