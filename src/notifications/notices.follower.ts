import type { Tx } from '../platform/database/tx';
import type { FollowedEntry, Follower } from '../trail/follower';
import { draftNotices } from './notice-drafts.store';
import { addNotices } from './notices.store';

/** Writes down who is told what: one row per entry and recipient, in the transaction of the cursor, so each exactly once. */
export class NoticesFollower implements Follower {
  readonly name = 'notices';

  async follow(tx: Tx, entries: readonly FollowedEntry[]): Promise<void> {
    const drafts = await draftNotices(tx, entries);
    await addNotices(
      tx,
      drafts.map(({ notice }) => notice),
    );
  }
}
