import type { Instant } from '../../workflows/vocabulary';
import { buildHouse, loadSettings } from '../../src/house';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import { SILENT_LOG } from '../../src/platform/logging';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { writeSampleHistory, type SampleHistoryParts } from '../../src/simulation/sample-history.service';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { CHIEF, LANG_SON } from '../support/issued-plan';

const settings = loadSettings();
const local = (text: string): Instant => new Date(`${text}+07:00`).toISOString() as Instant;
const UNTIL = local('2024-07-05T10:00:00');

const partsOn = (fresh: FreshDatabase, more: Partial<SampleHistoryParts> = {}): SampleHistoryParts => ({
  database: fresh.database,
  houseOn: (database, clock) =>
    buildHouse({ database, clock, log: SILENT_LOG, settings, followers: [new NoticesFollower()] }),
  until: UNTIL,
  calendar: settings.calendar,
  log: SILENT_LOG,
  ...more,
});

/** Where every duty stands, and the hash over all that ever happened to it. */
const heads = (fresh: FreshDatabase) =>
  fresh.database.read<{ id: string; head: string }>(
    `SELECT id, encode(head_hash, 'hex') AS head FROM obligation ORDER BY id`,
  );

describe('sample history', () => {
  it('is the same whether it was written at once or cut off again and again', async () => {
    const [atOnce, cutOff] = [await freshDatabase(), await freshDatabase()];
    expect(await writeSampleHistory(partsOn(atOnce))).toBe('written');
    let starts = 0;
    for (let result = 'cancelled'; result === 'cancelled'; starts += 1) {
      let asked = 0;
      result = await writeSampleHistory(partsOn(cutOff, { isCancelled: () => (asked += 1) > 30 }));
    }
    expect(starts).toBeGreaterThan(2);
    expect(await heads(cutOff)).toEqual(await heads(atOnce));
    const [count] = await atOnce.database.read<{ done: number; late: number; sample: boolean; last: Instant }>(
      `SELECT (SELECT count(*)::int FROM obligation WHERE done) AS done,
         (SELECT count(*)::int FROM obligation WHERE watch_state IN ('overdue', 'urged', 'escalated')) AS late,
         (SELECT sample FROM plan) AS sample, (SELECT max(recorded_at) FROM trail_entry) AS last`,
    );
    // By 5/7/2024 some of the 31 plans due by 30/6 are confirmed and some are late; nothing is recorded after the present.
    expect(count?.done).toBeGreaterThan(10);
    expect(count?.late).toBeGreaterThan(0);
    expect(count?.sample).toBe(true);
    expect(count && count.last < UNTIL).toBe(true);
    expect(await writeSampleHistory(partsOn(atOnce))).toBe('finished-before');
  }, 120_000);

  it('is written by one of two that start at once', async () => {
    const fresh = await freshDatabase();
    const until = local('2024-06-12T10:00:00');
    const results = await Promise.all([
      writeSampleHistory(partsOn(fresh, { until })),
      writeSampleHistory(partsOn(fresh, { until })),
    ]);
    expect(results.sort()).toEqual(['finished-before', 'written']);
  }, 60_000);

  it('leaves a database alone that has a plan of somebody', async () => {
    const fresh = await freshDatabase();
    const clock = new SimulatedClock(UNTIL);
    const house = await partsOn(fresh).houseOn(fresh.database, clock);
    await house.planLoading.load(LANG_SON, CHIEF);
    expect(await writeSampleHistory(partsOn(fresh))).toBe('not-empty');
    expect(await heads(fresh)).toEqual([]);
  }, 30_000);
});
