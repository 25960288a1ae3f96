import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { instantAt, localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { holders } from '../people/people.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { digestMail, digestsOf } from './digest';
import { addressesOn, dutiesUntil, isDigestMade, markDigestMade } from './digest.store';
import type { OutgoingMail } from './mail';
import { addMails } from './mail-outbox.store';
import { openNoticeCounts } from './notices.store';

export interface DigestSettings {
  /** `HH:MM` in Asia/Ho_Chi_Minh. */
  readonly at: string;
  /** Duties due within so many working days count as due soon. */
  readonly soonWorkingDays: number;
}

const CHUNK_ROWS = 500;

/** Writes the digest of a working day into the outbox once its hour has come: at any tick of that day, so that a morning missed is
 *  caught up before midnight; after that the next day's tells the same and more. Each person has one mail a day by its id, so
 *  several processes, or one that died half-way, write none twice. */
export class DigestWriter {
  /** The last day whose digest is known to be written: that needs no asking at each later tick. */
  private madeOn: LocalDate | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: () => WorkingCalendar,
    private readonly settings: DigestSettings,
  ) {}

  /** How many mails were written for today; null when it is not yet time, no working day, or done. */
  async run(): Promise<number | null> {
    const now = this.clock.now();
    const on = localDateOf(now);
    if (on === this.madeOn || !this.calendar().isWorkingDay(on) || now < instantAt(on, this.settings.at)) return null;
    const mails = await this.database.transaction((tx) => this.compose(tx, on, now));
    if (mails !== null) await this.write(mails, on, now);
    this.madeOn = on;
    return mails === null ? null : mails.length;
  }

  private async write(mails: readonly OutgoingMail[], on: LocalDate, now: Instant): Promise<void> {
    for (let start = 0; start < mails.length; start += CHUNK_ROWS) {
      await this.database.transaction((tx) => addMails(tx, mails.slice(start, start + CHUNK_ROWS)));
    }
    await this.database.transaction((tx) => markDigestMade(tx, on, now));
  }

  private async compose(tx: Tx, on: LocalDate, now: Instant): Promise<readonly OutgoingMail[] | null> {
    if (await isDigestMade(tx, on)) return null;
    const addresses = await addressesOn(tx, on);
    const duties = await dutiesUntil(tx, this.calendar().addWorkingDays(on, this.settings.soonWorkingDays));
    const units = [
      ...new Set(
        duties.flatMap(({ unitId, officeUnitId, issuerUnitId, routerUnitId }) => [
          ...[unitId, officeUnitId, issuerUnitId],
          ...(routerUnitId ? [routerUnitId] : []),
        ]),
      ),
    ];
    const held = await holders(
      tx,
      units.map((unit) => ({ unit, on })),
    );
    const byUnit = new Map(units.map((unit, index) => [unit, held[index] ?? []]));
    const digests = digestsOf(duties, await openNoticeCounts(tx, now), {
      now,
      holdersOf: (unit) => byUnit.get(unit) ?? [],
    });
    return [...addresses].flatMap(([id, email]) => {
      const content = digests.get(id);
      return content ? [digestMail(content, { id, email }, { on, at: now })] : [];
    });
  }
}
