import type { INestApplication } from '@nestjs/common';
import type { Refusal } from '../workflows/vocabulary';
import { AppModule } from './app.module';
import { SealingCron } from './custody/sealing.cron';
import { TickCron } from './engine/tick.cron';
import { openHouse, type OpenHouse } from './open-house.service';
import { Access } from './people/accounts/access.service';
import { firstAccountLines } from './people/accounts/first-account-lines';
import { FirstAccountsMaker, type FirstAccounts } from './people/accounts/first-accounts.service';
import type { Config } from './platform/config';
import { Frontage } from './platform/http/frontage';
import type { Log } from './platform/logging';
import { buildVersion } from './platform/build.store';
import { SystemClock } from './platform/system-clock.service';
import { hasSampleHistory } from './simulation/sample-history.store';
import { writeSampleHistory } from './simulation/sample-history.service';
import { tryPlanInThread } from './trial-thread.service';
import { createHttpApp } from './web/http-app.service';

/** The server's life: open the house, write sample history once, serve, tick; and the same backwards when told to stop. */

/** Returns once it serves, or with the refusal that kept it from it. Ends by itself on SIGTERM and SIGINT. */
export async function serve(config: Config, log: Log): Promise<Refusal | null> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const opened = await openHouse(config, { purpose: 'app', log });
  if ('code' in opened) return opened;
  try {
    const refused = (await opened.custody.sealing.whyNotWhole()) ?? (await lawRefused(opened));
    if (refused !== null) {
      await opened.close();
      return refused;
    }
    if (config.sample) await writeSample(opened, log, stopping.signal);
    if (stopping.signal.aborted) {
      await opened.close();
      return null;
    }
    await run(config, opened, log, stopping.signal);
    return null;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** What this release changed in the provisions is in the trail before anything is judged by it. */
async function lawRefused({ house }: OpenHouse): Promise<Refusal | null> {
  const applied = await house.lawKeeping.apply(buildVersion());
  return 'code' in applied ? applied : null;
}

async function run(config: Config, opened: OpenHouse, log: Log, stopping: AbortSignal): Promise<void> {
  const { house } = opened;
  const cron = new TickCron(house.ticker, house.database, house.clock, config.tickSeconds, log);
  const sealing = new SealingCron(opened.custody.sealing);
  const module = AppModule.of({
    ...{ house, reader: opened.reader, config, environment: process.env },
    custody: opened.custody,
    tryPlan: tryPlanInThread(opened.server, config.logLevel),
  });
  const app = await createHttpApp({ module, config, log, stopwatch: new SystemClock() });
  await app.listen(config.port, config.host);
  cron.start();
  sealing.start();
  void cron.nudge();
  const frontage = new Frontage(config.publicUrl);
  greet(frontage.addressOf(await app.getUrl()), await firstAccounts(opened));
  const end = () => void close(app, [cron, sealing], opened, log);
  if (stopping.aborted) end();
  else stopping.addEventListener('abort', end, { once: true });
}

/** Requests under way are answered, the tick ends at its next batch and what it wrote is sealed, then the database goes. */
async function close(
  app: INestApplication,
  crons: readonly (TickCron | SealingCron)[],
  opened: OpenHouse,
  log: Log,
): Promise<void> {
  log.info({}, 'stopping');
  await app.close();
  for (const cron of crons) await cron.stop();
  await opened.close();
  log.info({}, 'stopped');
}

/** Made after the server listens, so that a link that is told also answers. */
async function firstAccounts({ house }: OpenHouse): Promise<FirstAccounts | null> {
  const { database, clock } = house;
  const sample = await hasSampleHistory(database);
  return new FirstAccountsMaker(database, new Access(database, clock), clock).make(sample);
}

function greet(url: string, first: FirstAccounts | null): void {
  process.stdout.write(
    [
      `Đôn Đốc đang chạy. Mở trang đầu: ${url}/ · Tài liệu API: ${url}/api/docs`,
      `Đôn Đốc runs. Open the first page: ${url}/ · API documentation: ${url}/api/docs`,
      ...(first === null ? [] : firstAccountLines(url, first)),
      '',
    ].join('\n'),
  );
}

async function writeSample(opened: OpenHouse, log: Log, stopping: AbortSignal): Promise<void> {
  const { house, houseOn } = opened;
  await writeSampleHistory({
    ...{ database: house.database, until: house.clock.now(), houseOn, log, calendar: house.settings.calendar },
    isCancelled: () => stopping.aborted,
  });
}
