/** graphile-worker: one job per duty, eight at once, with its default settings. */
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import { changer, serve } from './serve.mjs';

const CONCURRENCY = 8;

serve(async (place) => {
  const silent = new Logger(() => () => undefined);
  const connectionString = place.ownerUrl;
  const utils = await makeWorkerUtils({ connectionString, logger: silent });
  await utils.migrate();
  const { pool, change } = changer(place, CONCURRENCY);
  let rounds = 0;
  return {
    ways: {
      'one by one': async (ids) => {
        const task = `duty-${(rounds += 1)}`;
        await utils.withPgClient((client) =>
          client.query(
            `SELECT graphile_worker.add_jobs(array_agg(json_populate_record(null::graphile_worker.job_spec,
               json_build_object('identifier', $1::text, 'payload', json_build_object('id', id)))))
             FROM unnest($2::text[]) AS id`,
            [task, ids],
          ),
        );
        return async () => {
          let left = ids.length;
          let done;
          const all = new Promise((resolve) => (done = resolve));
          const taskList = {
            [task]: async ({ id }) => {
              await change([id]);
              if ((left -= 1) === 0) done();
            },
          };
          const settings = { connectionString, concurrency: CONCURRENCY, noHandleSignals: true, logger: silent };
          const runner = await run({ ...settings, taskList });
          await all;
          await runner.stop();
        };
      },
    },
    close: async () => {
      await utils.release();
      await pool.end();
    },
  };
});
