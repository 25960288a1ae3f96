/** DBOS: a workflow of one step per duty, fifty at once. */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { changer, serve } from './serve.mjs';

const AT_ONCE = 50;

serve(async (place) => {
  const { pool, change } = changer(place, 10);
  const duty = DBOS.registerWorkflow((id) => DBOS.runStep(() => change([id]), { name: 'change' }), { name: 'duty' });
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: place.ownerUrl, logLevel: 'error', runAdminServer: false });
  await DBOS.launch();
  return {
    ways: {
      'one by one': (ids) => async () => {
        let next = 0;
        const caller = async () => {
          while (next < ids.length) await duty(ids[next++]);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, caller));
      },
    },
    close: async () => {
      await DBOS.shutdown();
      await pool.end();
    },
  };
});
