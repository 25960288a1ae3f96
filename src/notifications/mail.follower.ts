import type { Clock } from '../platform/clock';
import type { Tx } from '../platform/database/tx';
import type { FollowedEntry, Follower } from '../trail/follower';
import { isMailed, noticeMail } from './mail';
import { addMails } from './mail-outbox.store';
import { draftNotices } from './notice-drafts.store';
import { viewsOf } from './notices.store';

/** Puts one mail per notice into the outbox, for persons with an address. Runs only where a mail server is configured; should one
 *  be configured later, it reads through what was told before and leaves what is older than two days alone. */
export class MailFollower implements Follower {
  readonly name = 'mail';

  constructor(private readonly clock: Clock) {}

  async follow(tx: Tx, entries: readonly FollowedEntry[]): Promise<void> {
    const now = this.clock.now();
    const drafts = (await draftNotices(tx, entries)).flatMap(({ notice, email }) =>
      email !== null && isMailed(notice, now) ? [{ notice, email }] : [],
    );
    const views = await viewsOf(
      tx,
      drafts.map(({ notice }) => notice),
    );
    const mails = views.flatMap((view, index) => {
      const email = drafts[index]?.email;
      return email === undefined ? [] : [noticeMail(view, email)];
    });
    await addMails(tx, mails);
  }
}
