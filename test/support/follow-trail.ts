import { Followers } from '../../src/trail/followers.service';
import type { Follower } from '../../src/trail/follower';
import type { House } from '../../src/house';

/** Gives every entry its place and lets these followers read to the end. The order waits for transactions of the whole cluster,
 *  so other tests' may hold it back for a moment: asked again until nothing is left. */
export async function followTrail({ house }: { readonly house: House }, followers: readonly Follower[]): Promise<void> {
  do await house.sequencer.placeAll();
  while ((await house.sequencer.lag()).entries > 0);
  await new Followers(house.database, followers).run();
}
