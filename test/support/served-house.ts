import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { AppModule, type ServedConfig } from '../../src/app.module';
import { openCustody } from '../../src/custody/open-custody.service';
import type { House } from '../../src/house';
import { readPlanBytes } from '../../src/intake/read-plan';
import { createDataSource } from '../../src/platform/data-source';
import { PooledDatabase } from '../../src/platform/database/database.store';
import { FrequentStatements } from '../../src/platform/database/frequent-statements';
import type { Database } from '../../src/platform/database/tx';
import { SILENT_LOG } from '../../src/platform/logging';
import { SystemClock } from '../../src/platform/system-clock.service';
import { createHttpApp } from '../../src/web/http-app.service';
import { tryPlanHere } from '../../src/try-plan-here';
import { TEST_ROLES, type FreshDatabase } from './database';

/** The house as it is served: routes read as the reading role, as in production. */
export interface ServedHouse {
  readonly app: NestExpressApplication;
  readonly reader: Database;
  close(): Promise<void>;
}

export type ServedWith = Omit<ServedConfig, 'publicUrl' | 'home'> & { readonly trustedProxies: readonly string[] };
const LIMITS: ServedWith = { evidenceMaxBytes: 10_000, planMaxBytes: 200_000, tickSeconds: 15, trustedProxies: [] };

export async function serveHouse(
  { house, fresh }: { readonly house: House; readonly fresh: FreshDatabase },
  {
    home,
    publicUrl = null,
    ...over
  }: { readonly home: string; readonly publicUrl?: string | null } & Partial<ServedWith>,
): Promise<ServedHouse> {
  const reading: DataSource = createDataSource({
    ...{ url: fresh.readerUrl, schema: fresh.schema, poolSize: 4, forPages: true },
  });
  await reading.initialize();
  const reader = new PooledDatabase(reading, new FrequentStatements());
  const config = { ...LIMITS, ...over, home, publicUrl };
  const custody = openCustody({ home, schema: 'dondoc', checkpoints: null }, { ...house, log: SILENT_LOG });
  const { ownerUrl, engineUrl } = fresh;
  const tryPlan = tryPlanHere({ ownerUrl, engineUrl, roles: TEST_ROLES }, SILENT_LOG);
  const module = AppModule.of({ ...{ house, reader, config, custody }, readPaper: readPlanBytes, tryPlan });
  const app = await createHttpApp({
    ...{ module, config },
    ...{ log: SILENT_LOG, stopwatch: new SystemClock() },
  });
  return {
    ...{ app, reader },
    close: async () => {
      await app.close();
      await reading.destroy();
    },
  };
}
