import type { Tx } from '../platform/database/tx';

/** A restored database counts its transactions anew, and the one order of entries goes by them: each cluster has an epoch of its own,
 *  and the entries of an earlier epoch go first. Source: ARCHITECTURE "The trail". */

/** Taken by who places entries and by who begins an epoch, one at a time. */
export const SEQUENCER_LOCK = 4_711_002;

/** This cluster's own number. It stands in a file that the server would read at every write; a session keeps it, since it cannot move
 *  to another cluster. */
const HERE = `SELECT COALESCE(NULLIF(current_setting('dondoc.cluster', true), ''),
  set_config('dondoc.cluster', (SELECT system_identifier::text FROM pg_control_system()), false))`;

/** SQL of the epoch that an entry is written under, read where it is written: the last one, if it is this cluster's; else null, which
 *  the table refuses. An entry under an epoch that is over would stand before what is already placed, and no follower would see it. */
export const EPOCH_HERE = `SELECT epoch FROM trail_epoch
  WHERE epoch = (SELECT max(epoch) FROM trail_epoch) AND cluster = (${HERE})`;

/** Begins a new epoch when the database finds itself in another cluster than before; else does nothing. */
export async function beginEpoch(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))', [SEQUENCER_LOCK]);
  await tx.query(`
    INSERT INTO trail_epoch (epoch, cluster, began_at)
    SELECT COALESCE((SELECT max(epoch) FROM trail_epoch), 0) + 1, (${HERE}), clock_timestamp()
    WHERE NOT EXISTS (${EPOCH_HERE})`);
}
