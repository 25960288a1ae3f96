import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { buildHouse, loadSettings, type House, type Settings } from '../src/house';
import { addDays, localDateOf } from '../src/calendar/local-date';
import { NoticesFollower } from '../src/notifications/notices.follower';
import { SILENT_LOG } from '../src/platform/logging';
import { SystemClock } from '../src/platform/system-clock.service';
import type { Actor, LocalDate } from '../workflows/vocabulary';
import { openPool, withOwner, type Cluster, type Place } from './cluster';
import { headOf, ISSUER, peopleText, planText, UNITS, unitName } from './plan-text';
import { sampleDuty, type SampleDuty } from './sample-duty';
import { storeDuties } from './stored';

/** One database of the run with so many obligations in it, and the product on top. */
export interface World {
  readonly place: Place;
  readonly house: House;
  readonly sample: SampleDuty;
  readonly stored: number;
  /** So many rows, or fewer where few are stored: a trial run with `--stored 50000` goes through all the cases. */
  share(rows: number): number;
  /** Takes the next so many stored obligations of a sort, each of which serves once; returns the number of the first. */
  take(sort: Sort, count: number): number;
  /** Their ids, in order. */
  ids(first: number, count: number): Promise<readonly string[]>;
  /** Moves their wake-ups into the past: they are due. */
  ripen(first: number, count: number): Promise<void>;
  close(): Promise<void>;
}

/** Fewer than this do not serve every case at its full size. */
const ENOUGH = 500_000;

/** Calm ones take a person's command; ripe ones wait for nothing but their wake-up. One in five is calm. */
export type Sort = 'calm' | 'ripe';

const settings: Settings = loadSettings();

export async function makeHouse(
  place: Omit<Place, 'readerUrl'>,
): Promise<{ readonly house: House; readonly dataSource: DataSource }> {
  const { database, dataSource } = await openPool(place, 'dondoc bench');
  const parts = { database, clock: new SystemClock(), log: SILENT_LOG, settings };
  return { house: await buildHouse({ ...parts, followers: [new NoticesFollower()] }), dataSource };
}

/** Storing a million takes one or two minutes on a quiet machine. */
const STORING_SECONDS = 720;

/** `wanted` rows, or as many as could be stored in twelve minutes. */
export async function makeWorld(
  cluster: Cluster,
  { name, wanted }: { readonly name: string; readonly wanted: number },
  say: (text: string) => void,
): Promise<World> {
  const place = await cluster.create(name);
  const { house, dataSource } = await makeHouse(place);
  const now = house.clock.now();
  const today = localDateOf(now);
  const planId = await loadPlan(house, 'bench-stored', today);
  const sample = await sampleDuty(settings, { planId, issuedOn: addDays(today, -60), today, now });
  const calm = Math.floor(wanted / 5);
  const samples = [
    { sample: sample.calm, count: calm },
    { sample: sample.ripe, count: wanted - calm },
  ];
  const stored = await withOwner(place.ownerUrl, (one) =>
    withOwner(place.ownerUrl, (other) =>
      storeDuties({ clients: [one, other], samples, withinSeconds: STORING_SECONDS, say }),
    ),
  );
  const next = { calm: 1, ripe: calm + 1 };
  const last = { calm, ripe: stored };
  return {
    ...{ place, house, sample, stored },
    share: (rows) => Math.max(1, Math.floor(rows * Math.min(1, stored / ENOUGH))),
    take(sort, count) {
      const first = next[sort];
      next[sort] += count;
      if (next[sort] > last[sort] + 1) throw new Error(`not enough ${sort} obligations of ${stored} stored`);
      return first;
    },
    ids: async (first, count) => {
      const rows = await house.database.read<{ id: string }>(
        'SELECT id FROM bench_row WHERE n >= $1 AND n < $2 ORDER BY n',
        [first, first + count],
      );
      return rows.map(({ id }) => id);
    },
    ripen: async (first, count) => {
      await house.database.read(
        `UPDATE obligation o SET wake_at = $3 FROM bench_row r WHERE r.id = o.id AND r.n >= $1 AND r.n < $2`,
        [first, first + count, sample.ripe.wakeAt],
      );
    },
    close: () => dataSource.destroy(),
  };
}

/** Loads a plan issued sixty days ago and due in ten months, or on another day; nothing is issued. */
export async function loadPlan(
  house: House,
  slug: string,
  today: LocalDate,
  dueOn: LocalDate = addDays(today, 300),
): Promise<string> {
  const text = planText(slug, { issuedOn: addDays(today, -60), dueOn });
  const loaded = await house.planLoading.load(
    { text, fileName: `${slug}.plan.yaml`, people: { text: peopleText(), fileName: 'bench.people.yaml' } },
    CHIEF,
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded).slice(0, 2_000));
  return loaded.planId;
}

export const CHIEF: Actor = { kind: 'person', ...headOf(ISSUER), unit: ISSUER };

/** The head of the unit, who may command the stored obligation of this number. */
export function headOfRow(n: number): Actor {
  const unit = unitName(((n - 1) % UNITS) + 1);
  return { kind: 'person', ...headOf(unit), unit };
}

/** A process of its own that gives entries their positions and lets the notices follower read, as a second app process does. */
export class TrailKeeper {
  private constructor(private readonly child: ChildProcess) {}

  static start(place: Place): TrailKeeper {
    const child = fork(require.resolve('./trail-keeper'), [place.engineUrl, place.ownerUrl], { stdio: 'inherit' });
    return new TrailKeeper(child);
  }

  /** Waits until every entry has been read by those who read here; nobody seals beside a case that is not about sealing. */
  async drain(house: House): Promise<void> {
    for (;;) {
      const { entries } = await house.sequencer.lag();
      const behind = [...(await house.followers.lag())].filter(([name]) => name !== 'sealing');
      if (entries === 0 && behind.every(([, count]) => count === 0)) return;
      await delay(200);
    }
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.disconnect();
    await gone;
  }
}
