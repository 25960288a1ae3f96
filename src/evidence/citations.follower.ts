import type { Tx } from '../platform/database/tx';
import type { FollowedEntry, Follower } from '../trail/follower';

/** Notes which duty or plan cites which proof, so that whoever sees the one may see the other. */
export class CitationsFollower implements Follower {
  readonly name = 'evidence-citations';

  async follow(tx: Tx, entries: readonly FollowedEntry[]): Promise<void> {
    const cited = entries.flatMap(({ subject, streamId, body }) =>
      body.evidence.map((sha256) => ({ sha256, subject, streamId })),
    );
    if (cited.length === 0) return;
    await tx.query(
      `INSERT INTO evidence_citation (sha256, subject, stream_id) SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[])
       ON CONFLICT DO NOTHING`,
      [cited.map(({ sha256 }) => sha256), cited.map(({ subject }) => subject), cited.map(({ streamId }) => streamId)],
    );
  }
}
