import type { DataSource } from 'typeorm';
import type { Refusal } from '../workflows/vocabulary';
import { openCustody, type OpenCustody } from './custody/open-custody.service';
import type { TickJob } from './engine/tick.service';
import { CitationsFollower } from './evidence/citations.follower';
import { buildHouse, loadSettings, type House, type Settings } from './house';
import { DigestWriter } from './notifications/digest.service';
import { MailFollower } from './notifications/mail.follower';
import { MAIL_WAITING } from './notifications/mail-outbox.store';
import { MailSender } from './notifications/mail-sender.service';
import { NoticesFollower } from './notifications/notices.follower';
import type { Clock } from './platform/clock';
import type { Config } from './platform/config';
import type { Database } from './platform/database/tx';
import type { Purpose } from './platform/embedded/guard.store';
import type { Log } from './platform/logging';
import { openStore, type OpenStore } from './open-store.service';
import type { OpenDatabase } from './platform/open-database.service';
import { SystemClock } from './platform/system-clock.service';

/** The house of a process, from its configuration: the database brought up and migrated, the rooms put together, and the way to close it all. */
export interface OpenHouse {
  readonly house: House;
  readonly server: OpenDatabase;
  readonly dataSource: DataSource;
  /** The database as the reading role sees it; without such a role, as the engine does. */
  readonly reader: Database;
  /** Keys, seals and checkpoints of this database's trail. */
  readonly custody: OpenCustody;
  /** Puts the same house together on another database or clock: for sample history and simulation. Mail is left out. */
  readonly houseOn: (database: Database, clock: Clock) => Promise<House>;
  close(): Promise<void>;
}

export interface OpeningOptions {
  readonly purpose: Purpose;
  readonly log: Log;
}

/** Throws and refuses what `openStore` does. */
export async function openHouse(config: Config, { purpose, log }: OpeningOptions): Promise<OpenHouse | Refusal> {
  const store = await openStore(config, { purpose, log, reads: true });
  if ('code' in store) return store;
  try {
    return await furnish(config, store, log);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function furnish(
  config: Config,
  { server, dataSource, database, reader, close }: OpenStore,
  log: Log,
): Promise<OpenHouse> {
  const settings = loadSettings();
  const clock = new SystemClock();
  const mail = mailJobs(config, { database, clock, settings, log });
  const house = await buildHouse({
    ...{ database, clock, log, settings },
    followers: [...FOLLOWERS, ...(mail.length === 0 ? [] : [new MailFollower(clock)])],
    jobs: mail,
    judges: true,
  });
  return {
    ...{ house, server, dataSource, reader, close },
    custody: openCustody(config, house),
    houseOn: (other, otherClock) =>
      buildHouse({ database: other, clock: otherClock, log, settings, followers: FOLLOWERS, judges: true }),
  };
}

const FOLLOWERS = [new NoticesFollower(), new CitationsFollower()] as const;

const DIGEST_SOON_WORKING_DAYS = 7;

/** Mail goes out only where a server is named. */
function mailJobs(
  config: Config,
  {
    database,
    clock,
    settings,
    log,
  }: { readonly database: Database; readonly clock: Clock; readonly settings: Settings; readonly log: Log },
): readonly TickJob[] {
  if (config.smtpUrl === null) return [];
  const sender = new MailSender(database, clock, log, { smtpUrl: config.smtpUrl, from: config.mailFrom });
  const digest = new DigestWriter(database, clock, () => settings.calendar, {
    at: config.digestAt,
    soonWorkingDays: DIGEST_SOON_WORKING_DAYS,
  });
  return [
    { name: 'digest', run: async () => void (await digest.run()) },
    { name: 'mail', waiting: MAIL_WAITING, run: async (isCancelled) => void (await sender.sendDue(isCancelled)) },
  ];
}
