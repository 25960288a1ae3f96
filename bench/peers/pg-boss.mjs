/** pg-boss: jobs whose time has come, fetched and completed one by one by eight workers, and in batches of 500 by two. */
import PgBoss from 'pg-boss';
import { changer, serve } from './serve.mjs';

const WORKERS = 8;
const BATCH = { rows: 500, workers: 2 };

serve(async (place) => {
  const boss = new PgBoss({ connectionString: place.ownerUrl, max: 10, supervise: false, schedule: false });
  boss.on('error', (error) => process.stderr.write(`pg-boss: ${error}\n`));
  await boss.start();
  const { pool, change } = changer(place, WORKERS);
  let queues = 0;
  const filled = async (ids) => {
    const queue = `duties-${(queues += 1)}`;
    await boss.createQueue(queue);
    const startAfter = new Date(Date.now() - 1_000).toISOString();
    for (let from = 0; from < ids.length; from += 1_000) {
      await boss.insert(ids.slice(from, from + 1_000).map((id) => ({ name: queue, data: { id }, startAfter })));
    }
    return queue;
  };
  const drain = async (queue, batchSize) => {
    for (;;) {
      const jobs = await boss.fetch(queue, { batchSize });
      if (jobs.length === 0) return;
      await change(jobs.map(({ data }) => data.id));
      await boss.complete(
        queue,
        jobs.map(({ id }) => id),
      );
    }
  };
  const way = (workers, batchSize) => async (ids) => {
    const queue = await filled(ids);
    return () => Promise.all(Array.from({ length: workers }, () => drain(queue, batchSize)));
  };
  return {
    ways: { 'one by one': way(WORKERS, 1), 'in batches': way(BATCH.workers, BATCH.rows) },
    close: async () => {
      await boss.stop({ graceful: false, wait: true });
      await pool.end();
    },
  };
});
