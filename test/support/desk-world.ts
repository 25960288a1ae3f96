import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuedPlan, type IssuedPlan } from './issued-plan';
import { PageClient } from './page-client';
import type { PromisedAnswers } from './promised-answers';
import { serveHouse, type ServedHouse } from './served-house';

/** The plan of Ban ATGT Lạng Sơn as it is served to people on the day of its issue. */
export interface DeskWorld {
  readonly plan: IssuedPlan;
  readonly served: ServedHouse;
  /** Its folder: keys and evidence. */
  readonly home: string;
  readonly address: string;
  /** A browser without scripts in which this person has signed in. */
  as(person: string | null): Promise<PageClient>;
  /** The first duty of a unit and a kind. */
  dutyOf(unit: string, kind: string): Promise<string>;
  close(): Promise<void>;
}

/** `listening`: hears every answer. `given`: another house than that of the plan on the day of its issue. */
export async function deskWorld({
  listening,
  given,
}: { readonly listening?: PromisedAnswers; readonly given?: IssuedPlan } = {}): Promise<DeskWorld> {
  const plan = given ?? (await issuedPlan());
  const home = mkdtempSync(join(tmpdir(), 'dondoc-desk-'));
  const served = await serveHouse(plan, { home, evidenceMaxBytes: 1_000_000 });
  if (listening !== undefined) served.app.useGlobalInterceptors(listening);
  await served.app.listen(0, '127.0.0.1');
  await plan.house.sequencer.placeAll(() => false);
  await plan.house.followers.run();
  return {
    ...{ plan, served, home, address: await served.app.getUrl() },
    as: (person) => PageClient.of(served.app, plan.fresh.database, person),
    dutyOf: async (unit, kind) => {
      const [row] = await plan.fresh.database.read<{ id: string }>(
        'SELECT id FROM obligation WHERE unit_id = $1 AND kind = $2 ORDER BY id LIMIT 1',
        [unit, kind],
      );
      if (!row) throw new Error(`${unit} has no ${kind}`);
      return row.id;
    },
    close: async () => {
      await served.close();
      await plan.fresh.close();
      rmSync(home, { recursive: true });
    },
  };
}
