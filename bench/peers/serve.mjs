/** One peer in a process of its own, told by the benchmark what to do: first where the database is, then one round after the other.
 *  A round changes the rows of the ids it is given, each by one run of the peer, and tells how many seconds that took. */
import pg from 'pg';

export function serve(openPeer) {
  let peer = null;
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => {
    act(message).then(
      (answer) => process.send(answer),
      (error) => process.send({ error: String(error?.stack ?? error) }),
    );
  });
  async function act(message) {
    switch (message.kind) {
      case 'open':
        peer = await openPeer(message);
        return { ways: Object.keys(peer.ways) };
      case 'round': {
        const begin = await peer.ways[message.way](message.ids);
        const start = performance.now();
        await begin();
        return { seconds: (performance.now() - start) / 1_000 };
      }
      case 'close':
        await peer.close();
        return {};
      default:
        throw new Error(`no such message: ${message.kind}`);
    }
  }
}

/** What each run of a peer has to do: the state change and its audit row, by the statement and bytes of our own limit. */
export function changer({ engineUrl, options, text, values }, connections) {
  const pool = new pg.Pool({ connectionString: engineUrl, options, max: connections });
  pool.on('error', () => undefined);
  return {
    pool,
    change: async (ids) => {
      const { rowCount } = await pool.query({ name: 'change', text, values: [ids, ...values] });
      if (rowCount !== ids.length) throw new Error(`changed ${rowCount} of ${ids.length}`);
    },
  };
}
