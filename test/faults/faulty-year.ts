import { createHash } from 'node:crypto';
import { addMs, localDateOf, instantAt } from '../../src/calendar/local-date';
import { buildHouse, loadSettings, type House } from '../../src/house';
import { keepText } from '../../src/people/private-texts.store';
import { planIdOf, type PlanSource } from '../../src/plans/plan-loading.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { SeededRandom } from '../../src/simulation/seeded-random';
import type { EvidenceRef, Instant, LocalDate } from '../../workflows/vocabulary';
import type { FreshDatabase } from '../support/database';
import { faultsOf } from '../support/sound-house';
import { Cast } from './cast';
import { Ledger, send, type Clients } from './clients';
import { Backends, type Warden } from './faulty-database';
import { Mishaps } from './mishap';
import { FOLLOWERS, Processes } from './processes';
import { deed, type Brings, type DutyRow } from './random-deeds';
import { Turnstile } from './turnstile';
import { followedFaults, wholeStateFaults } from './whole-state';

/** A year in the life of a plan, from one seed: what people do, what breaks, when, and who goes first. */

export interface YearOf {
  readonly source: PlanSource;
  readonly slug: string;
  readonly from: LocalDate;
  /** How often something happens; between, time passes in steps drawn to fill the year. */
  readonly rounds: number;
}

export interface YearEnd {
  readonly ledger: Ledger;
  readonly now: Instant;
}

export interface LivedYear {
  /** Must be empty. */
  readonly faults: readonly string[];
  readonly entries: number;
  readonly statements: number;
  readonly starts: number;
  readonly mishaps: Readonly<Record<string, number>>;
  /** Of every entry's hash: the same seed gives the same trail. */
  readonly digest: string;
}

const settings = loadSettings();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 400 * DAY_MS;
const FORWARD_MS = 30 * DAY_MS;
const BACK_MS = -48 * HOUR_MS;
const ROUNDS_PER_LOOK = 10;
/** So often a plan is ordered to be issued, whatever breaks: more than any year needs. */
const ORDERS_AT_MOST = 300;
/** The follower of the order is behind by a batch at most. */
const PLACINGS_AT_MOST = 50;
const PROOF: EvidenceRef = {
  id: '00000000-0000-4000-8000-000000000001',
  sha256: '1'.repeat(64) as EvidenceRef['sha256'],
};

export class Year {
  private readonly random: SeededRandom;
  private readonly ledger = new Ledger();
  private readonly mishaps: Mishaps;
  private readonly turnstile: Turnstile;
  private readonly processes: Processes;
  private readonly clients: Clients;
  private readonly cast: Cast;
  private readonly start: Instant;
  private readonly faults: string[] = [];
  private when = 'beginning';
  private now: Instant;

  constructor(
    seed: number,
    private readonly fresh: FreshDatabase,
    private readonly of: YearOf,
    warden: Warden,
    /** Called when all has been looked at, with what a look needs. */
    private readonly whenOver: (end: YearEnd) => Promise<void>,
  ) {
    this.random = new SeededRandom(seed, 'year');
    this.mishaps = new Mishaps(new SeededRandom(seed, 'mishaps'));
    this.turnstile = new Turnstile(new SeededRandom(seed, 'turns'), warden.whoWaits);
    this.start = instantAt(of.from, '08:00');
    this.now = this.start;
    const { database: inner, dataSource } = fresh;
    const around = {
      inner,
      backends: new Backends(dataSource),
      turnstile: this.turnstile,
      mishaps: this.mishaps,
      warden,
    };
    this.processes = new Processes(this.random.between(2, 3), this.now, around, settings);
    this.clients = {
      ...{ seed, ledger: this.ledger, houses: () => this.processes.alive() },
      inTurn: (name, act) => this.turnstile.inTurn(name, act),
      onAgain: () => this.mishaps.count('sent after answer'),
    };
    this.cast = new Cast(of.source);
  }

  /** Whatever stops the year is a fault of it: it is told beside the seed, and nobody waits for ever. */
  async live(): Promise<LivedYear> {
    try {
      await this.liveOn();
    } catch (error) {
      this.faults.push(`${this.when}: ${String(error)}`);
    }
    return this.told(await this.hashes());
  }

  stuck(): LivedYear {
    this.faults.push(`${this.when}: the year does not end, ${this.turnstile.whoRuns()}`);
    return this.told([]);
  }

  private async liveOn(): Promise<void> {
    const brings = await this.bring();
    await this.issue();
    for (let round = 1; round <= this.of.rounds && this.faults.length === 0; round += 1) {
      this.when = `round ${round}`;
      await this.turnstile.run([...this.processesAtWork(), ...(await this.peopleAtWork(round, brings))]);
      if (round % ROUNDS_PER_LOOK === 0) await this.look();
      await this.timePasses(round);
    }
    this.when = 'end';
    const house = await this.quietEnd();
    await this.look();
    this.faults.push(...(await followedFaults(house)));
    await this.whenOver({ ledger: this.ledger, now: this.now });
  }

  private async bring(): Promise<Omit<Brings, 'on'>> {
    const { database } = this.fresh;
    await database.read(
      `INSERT INTO evidence (id, kind, sha256, document, added_at) VALUES ($1, 'document', $2, '{}', $3)`,
      [PROOF.id, PROOF.sha256, this.now],
    );
    const words = await database.transaction((tx) => keepText(tx, 'Vì mưa lũ', Buffer.alloc(16, 7)));
    return { proof: [PROOF], words, cast: this.cast };
  }

  /** Loads and orders until it is done, whatever breaks. */
  private async issue(): Promise<void> {
    const id = planIdOf(this.of.slug);
    const asked = { type: 'plan.issue-ordered', marker: 'issue' };
    this.ledger.sent.set('issue', { subject: 'plan', id, asked, by: this.cast.issuer, idempotencyKey: 'issue' });
    for (let order = 0; this.ledger.answered.get('issue')?.ok !== true; order += 1) {
      if (order === ORDERS_AT_MOST) throw new Error(`the plan is not issued: ${this.processes.faults.join('; ')}`);
      await this.turnstile.run([...this.processes.startDead(this.random), this.loadAndOrder()]);
    }
  }

  private async loadAndOrder(): Promise<void> {
    const [house] = this.processes.alive();
    if (!house) return;
    try {
      const loaded = await house.planLoading.load(this.of.source, this.cast.issuer);
      if (!loaded.ok) throw new Error(JSON.stringify(loaded));
      await send(this.clients, 'issue');
    } catch (error) {
      this.processes.judge(error, 'load');
    }
  }

  /** Ticks, some of them twice or halfway, as often as not at more than one process; now and then nobody's for weeks. */
  private processesAtWork(): Promise<unknown>[] {
    const { random, mishaps } = this;
    const works: Promise<unknown>[] = this.processes.startDead(random);
    if (random.chance(150)) {
      mishaps.count('no tick');
      return works;
    }
    let ticking = 0;
    for (const house of this.processes.alive()) {
      const ticks = random.weighted([4, 5, 1]);
      for (let tick = 0; tick < ticks; tick += 1) works.push(house.ticker.tick());
      if (ticks > 1) mishaps.count('tick twice');
      if (ticks > 0) ticking += 1;
      if (random.chance(120)) {
        works.push(this.try('sweep', house.sweeper.sweep()));
        if (ticks > 0) mishaps.count('tick beside sweep');
      }
      if (random.chance(120)) works.push(this.try('sequencer', house.sequencer.placeAll()));
      if (random.chance(120)) works.push(this.try('followers', house.followers.run()));
    }
    if (ticking > 1) mishaps.count('ticks together');
    return works;
  }

  private async try(what: string, work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.processes.judge(error, what);
    }
  }

  /** New deeds; and what was sent before and is not known to have arrived, sometimes from two windows at once. */
  private async peopleAtWork(round: number, brings: Omit<Brings, 'on'>): Promise<Promise<void>[]> {
    const { random, ledger, mishaps } = this;
    const rows = await this.fresh.database.read<DutyRow>(
      `SELECT id, kind, unit_id, office_unit_id, issuer_unit_id, work_state, force_state, due_on, version, ended
       FROM obligation WHERE NOT ended OR version % 7 = 0 ORDER BY id`,
    );
    const works: Promise<void>[] = [];
    const on = localDateOf(this.now);
    const unanswered = [...ledger.open];
    for (let count = rows.length === 0 ? 0 : random.between(0, 7); count > 0; count -= 1) {
      const key = `${round}-${count}`;
      ledger.sent.set(key, deed(random, random.pick(rows as [DutyRow, ...DutyRow[]]), key, { ...brings, on }));
      works.push(send(this.clients, key));
      if (!random.chance(120)) continue;
      works.push(send(this.clients, key, 1));
      mishaps.count('sent twice');
    }
    for (const key of unanswered) {
      if (!random.chance(250)) continue;
      works.push(send(this.clients, key, 1 + round));
      mishaps.count('sent days later');
    }
    return works;
  }

  /** On to the next wake-up, or by a step drawn; sometimes by weeks, sometimes back. */
  private async timePasses(round: number): Promise<void> {
    const { random } = this;
    const left = (YEAR_MS - (Date.parse(this.now) - Date.parse(this.start))) / (this.of.rounds - round + 1);
    const wake = await this.earliestWake();
    const steps = [0, HOUR_MS, 20 * HOUR_MS, 2 * DAY_MS, Math.max(0, Math.round(2 * left)), FORWARD_MS, BACK_MS];
    const step = steps[random.weighted([15, 12, 12, 15, 36, 4, 7])] ?? 0;
    if (step === FORWARD_MS) this.mishaps.count('clock forward');
    if (step === BACK_MS) this.mishaps.count('clock back');
    const next = addMs(this.now, step);
    const soon = step !== FORWARD_MS && wake !== null && wake > this.now && wake < next;
    this.now = soon && random.chance(600) ? wake : next;
    if (random.chance(200)) {
      this.processes.skewClocks(random);
      this.mishaps.count('clocks apart');
    }
    this.processes.setClocks(this.now);
  }

  private async earliestWake(): Promise<Instant | null> {
    const [row] = await this.fresh.database.read<{ at: Instant | null }>(
      'SELECT min(wake_at) AS at FROM (SELECT wake_at FROM obligation UNION ALL SELECT wake_at FROM plan) AS all_wakes',
    );
    return row?.at ?? null;
  }

  /** The storm is over: what was left open is asked again, what is due is woken, and the followers read to the end. */
  private async quietEnd(): Promise<House> {
    const clock = new SimulatedClock(this.now);
    const house = await this.plainHouse(clock);
    const quiet: Clients = { ...this.clients, houses: () => [house], inTurn: (_, act) => Promise.resolve(act()) };
    for (const key of [...this.ledger.open]) await send(quiet, key, -1);
    // What was put off waits a quarter of an hour.
    clock.set(addMs(this.now, 4 * HOUR_MS));
    this.now = clock.now();
    const { failed } = await house.sweeper.sweep();
    if (failed > 0) this.faults.push(`${failed} wake-ups failed when nothing else did`);
    const wake = await house.sweeper.earliestWake();
    if (wake !== null && wake <= clock.now())
      this.faults.push(`what was due at ${wake} is still asleep at ${clock.now()}`);
    for (let placing = 1; placing === 1 || (await house.sequencer.lag()).entries > 0; placing += 1) {
      if (placing > PLACINGS_AT_MOST) throw new Error('there are entries that get no position');
      await house.sequencer.placeAll();
    }
    await house.followers.run();
    return house;
  }

  private plainHouse(clock: SimulatedClock): Promise<House> {
    return buildHouse({ database: this.fresh.database, clock, log: SILENT_LOG, settings, followers: FOLLOWERS });
  }

  private async look(): Promise<void> {
    const house = await this.plainHouse(new SimulatedClock(this.now));
    const found = [
      ...(await faultsOf(this.fresh.database)),
      ...(await wholeStateFaults(house, this.ledger, this.now)),
      ...this.processes.faults,
      ...this.ledger.strangeErrors(),
    ];
    this.faults.push(...found.map((fault) => `${this.when}: ${fault}`));
  }

  private async hashes(): Promise<Buffer[]> {
    const sql = 'SELECT hash FROM trail_entry ORDER BY stream_id, seq';
    return (await this.fresh.database.read<{ hash: Buffer }>(sql)).map(({ hash }) => hash);
  }

  private told(hashes: readonly Buffer[]): LivedYear {
    const digest = createHash('sha256');
    for (const hash of hashes) digest.update(hash);
    return {
      ...{
        faults: this.faults,
        entries: hashes.length,
        statements: this.turnstile.passed,
        starts: this.processes.starts,
      },
      mishaps: Object.fromEntries(this.mishaps.happened),
      digest: digest.digest('hex'),
    };
  }
}
