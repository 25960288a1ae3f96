import 'reflect-metadata';
import { AppModule } from '../../src/app.module';
import type { House } from '../../src/house';
import { SILENT_LOG } from '../../src/platform/logging';
import { SystemClock } from '../../src/platform/system-clock.service';
import { createHttpApp } from '../../src/web/http-app.service';
import { openApiDocument } from '../../src/web/openapi.service';
import { expectGenerated } from '../support/generated-file';

test('docs/openapi.json is the API as the controllers have it', async () => {
  // The document needs the shape of the controllers only; nothing of the house is asked for.
  const house = { settings: {} } as House;
  const config = { home: '/nowhere', evidenceMaxBytes: 1, planMaxBytes: 1, tickSeconds: 15 };
  const app = await createHttpApp({
    ...{ module: AppModule.of(house, config), config },
    ...{ log: SILENT_LOG, stopwatch: new SystemClock() },
  });
  const document = openApiDocument(app);
  await app.close();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of [methods.get, methods.post].filter((one) => one !== undefined)) {
      expect({ path, summary: operation.summary ?? '' }).toEqual({ path, summary: expect.stringMatching(/\S/) });
      expect(Object.keys(operation.responses)).toContain('default');
    }
  }
  expectGenerated('docs/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
});
