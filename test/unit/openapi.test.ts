import 'reflect-metadata';
import { AppModule } from '../../src/app.module';
import type { OpenCustody } from '../../src/custody/open-custody.service';
import type { House } from '../../src/house';
import type { Database } from '../../src/platform/database/tx';
import { SILENT_LOG } from '../../src/platform/logging';
import { SystemClock } from '../../src/platform/system-clock.service';
import { createHttpApp } from '../../src/web/http-app.service';
import { openApiDocument } from '../../src/web/openapi.service';
import { expectGenerated } from '../support/generated-file';

test('docs/openapi.json is the API as the controllers have it', async () => {
  // The document needs the shape of the controllers only; nothing of the house is asked for.
  const planLoading = { withRegister: () => ({}) };
  const house = { settings: {}, planLoading } as unknown as House;
  const reader = {} as Database;
  const limits = { evidenceMaxBytes: 1, planMaxBytes: 1, tickSeconds: 15 };
  const config = { home: '/nowhere', ...limits, publicUrl: null, trustedProxies: [] };
  const app = await createHttpApp({
    ...{
      module: AppModule.of({
        ...{ house, reader, config, custody: {} as OpenCustody },
        tryPlan: () => Promise.reject(new Error('none')),
      }),
      config,
    },
    ...{ log: SILENT_LOG, stopwatch: new SystemClock() },
  });
  const document = openApiDocument(app);
  await app.close();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of [methods.get, methods.post, methods.delete].filter((one) => one !== undefined)) {
      expect({ path, summary: operation.summary ?? '' }).toEqual({ path, summary: expect.stringMatching(/\S/) });
      expect(Object.keys(operation.responses)).toContain('default');
    }
  }
  expectGenerated('docs/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
});
