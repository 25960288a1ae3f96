import type { INestApplication } from '@nestjs/common';
import type { Refusal } from '../workflows/vocabulary';
import { AppModule } from './app.module';
import { TickCron } from './engine/tick.cron';
import { openHouse, type OpenHouse } from './open-house.service';
import type { Config } from './platform/config';
import type { Log } from './platform/logging';
import { SystemClock } from './platform/system-clock.service';
import { writeSampleHistory } from './simulation/sample-history.service';
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

async function run(config: Config, opened: OpenHouse, log: Log, stopping: AbortSignal): Promise<void> {
  const { house } = opened;
  const cron = new TickCron(house.ticker, house.database, house.clock, config.tickSeconds, log);
  const app = await createHttpApp({ module: AppModule.of(house, config), config, log, stopwatch: new SystemClock() });
  await app.listen(config.port, config.host);
  cron.start();
  void cron.nudge();
  greet(await app.getUrl());
  const end = () => void close(app, cron, opened, log);
  if (stopping.aborted) end();
  else stopping.addEventListener('abort', end, { once: true });
}

/** Requests under way are answered, the tick ends at its next batch, then the database goes. */
async function close(app: INestApplication, cron: TickCron, opened: OpenHouse, log: Log): Promise<void> {
  log.info({}, 'stopping');
  await app.close();
  await cron.stop();
  await opened.close();
  log.info({}, 'stopped');
}

function greet(url: string): void {
  process.stdout.write(
    [
      `Đôn Đốc đang chạy tại ${url} (chỉ máy này truy cập được vì chưa có tài khoản). Tài liệu API: ${url}/api/docs`,
      `Đôn Đốc runs at ${url} (this machine only, since there are no accounts yet). API documentation: ${url}/api/docs`,
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
