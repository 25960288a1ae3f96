import type { NestExpressApplication } from '@nestjs/platform-express';
import { get as httpGet } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { TALLY_ALL } from '../migrations/20261128110000-tally-what-is-done';
import { AppModule } from '../src/app.module';
import { localDateOf } from '../src/calendar/local-date';
import { openCustody } from '../src/custody/open-custody.service';
import { Access } from '../src/people/accounts/access.service';
import { ENGINE_ROLE, READER_ROLE } from '../src/platform/embedded/cluster.service';
import { randomId } from '../src/platform/identifiers';
import { SILENT_LOG } from '../src/platform/logging';
import { SystemClock } from '../src/platform/system-clock.service';
import { tryPlanHere } from '../src/try-plan-here';
import { createHttpApp } from '../src/web/http-app.service';
import type { Bench, Case } from './case';
import { openReader, withOwner } from './cluster';
import { median } from './measure';
import { headOf, ISSUER, OFFICE } from './plan-text';
import { counted, shown } from './results';

/** Pages as an office asks for them, through everything: guard, wall, questions, drawing, packing. Beside each the SELECT of the rows
 *  that it shows, by the engine's role. */

const USERS = 20;
const EVERY_MS = 2_000;
const ROUNDS = 15;
const WARM = 8;
const PATHS = ['/hom-nay', '/danh-sach', '/danh-sach?timeliness=overdue', '/danh-sach?sort=unit'] as const;
const PAGE_GOAL_MS = 150;
const DUTY_GOAL_MS = 80;
const WORDS_GOAL_MS = 200;
const VIEW_GOAL_KB = 120;
const EXPORTED = 100_000;
/** What an export may add to the memory of the process, whatever its length. */
const FLAT_MB = 150;

export const pages: Case = {
  name: 'pages',
  async run(bench) {
    const { world, results, cluster } = bench;
    results.say('  giving the stored duties a life');
    await live(bench);
    const { database: reader, dataSource } = await openReader(world.place);
    const config = {
      ...{ home: cluster.home, evidenceMaxBytes: 1_000_000, planMaxBytes: 200_000, tickSeconds: 15 },
      ...{ trustedProxies: [], publicUrl: null },
    };
    const custody = openCustody(
      { home: cluster.home, schema: 'dondoc', checkpoints: null },
      { ...world.house, log: SILENT_LOG },
    );
    const tryPlan = tryPlanHere(
      { ...world.place, roles: { engineRole: ENGINE_ROLE, readerRole: READER_ROLE } },
      SILENT_LOG,
    );
    const app = await createHttpApp({
      ...{ module: AppModule.of({ ...{ house: world.house, reader, config, custody, tryPlan } }), config },
      ...{ log: SILENT_LOG, stopwatch: new SystemClock() },
    });
    try {
      await app.listen(0, '127.0.0.1');
      await measure(bench, app);
    } finally {
      await app.close();
      await dataSource.destroy();
    }
  },
};

async function measure({ world, results }: Bench, app: NestExpressApplication): Promise<void> {
  const address = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const visitor = new Visitor(address, await signIn(app, world));
  const add = (name: string, ours: number, limit: number | null, goal: number, unit = 'ms') =>
    results.add({
      ...{ name, unit, ours, limit, ratio: limit === null ? null : ours / limit, goal: `≤ ${goal}`, met: ours <= goal },
    });
  // A morning has begun: each connection has its plans.
  await Promise.all(
    Array.from({ length: USERS / 2 }, async (_, user) => {
      for (let warm = 0; warm < WARM; warm += 1) for (const path of PATHS) await visitor.ask(path, user);
    }),
  );
  const alone = (text: string, values: readonly unknown[]) => timed(7, () => world.house.database.read(text, values));
  const office = [OFFICE];
  const today = await alone(SELECT_OVERDUE, office);
  const list = await alone(SELECT_LIST, office);

  results.say(`  ${USERS} people, a page every ${EVERY_MS / 1_000} s each`);
  const taken = await crowd(visitor, PATHS);
  for (const path of PATHS) {
    add(`page ${path}, p95`, p95(taken.get(path) ?? []), path === '/hom-nay' ? today : list, PAGE_GOAL_MS);
  }
  let deep = '/danh-sach';
  for (let page = 0; page < 40; page += 1) deep = await visitor.nextPage(deep);
  add('page 41 of the list, p95', p95(await many(40, () => visitor.ask(deep))), list, PAGE_GOAL_MS);

  const [first = ''] = await world.ids(1, 1);
  const duty = await alone(SELECT_DUTY, [first]);
  add('page of one duty, p95', p95(await many(60, () => visitor.ask(`/nghia-vu/${first}`))), duty, DUTY_GOAL_MS);
  const words = await alone(SELECT_WORDS, office);
  const search = `/danh-sach?words=${encodeURIComponent('ke hoach phan 7')}`;
  add('words, p95', p95(await many(40, () => visitor.ask(search))), words, WORDS_GOAL_MS);

  const seen = await visitor.firstView('/hom-nay');
  add('first view over the wire', seen / 1_000, null, VIEW_GOAL_KB, 'kB');
  // Seven of ten duties are over.
  const count = Math.min(EXPORTED, Math.floor(world.stored * 0.6));
  const { seconds, bytes, grownMb } = await visitor.download('/danh-sach/csv?ended=true', count);
  results.say(`  ${counted(count)} lines, ${shown(bytes / 1e6)} MB in ${shown(seconds)} s`);
  add(`export of ${counted(count)} lines, memory`, grownMb, null, FLAT_MB, 'MB');
}

/** Duties of a year and a half: nearly all that is past was done, a few are late, some wait for the office. */
export async function live({ world }: Bench): Promise<void> {
  const today = localDateOf(world.house.clock.now());
  await withOwner(world.place.ownerUrl, async (client) => {
    await client.query(`ALTER TABLE obligation DISABLE TRIGGER USER`);
    await client.query(
      `UPDATE obligation o SET due_on = d.day, baseline_due_on = d.day, late_from = (d.day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh',
         ended = d.done, done = d.done, work_state = CASE WHEN d.done THEN 'confirmed' WHEN d.waits THEN 'issued' ELSE o.work_state END,
         handed_in_at = CASE WHEN d.done OR d.waits THEN (d.day + CASE WHEN r.n % 7 = 0 THEN 3 ELSE -2 END)::timestamp AT TIME ZONE 'UTC' END,
         office_state = CASE WHEN d.waits THEN 'quiet' END,
         watch_state = CASE WHEN d.done THEN 'ended' WHEN d.day < $1::date - 30 THEN 'flagged' ELSE o.watch_state END
       FROM bench_row r CROSS JOIN LATERAL (
         SELECT $1::date - 500 + (r.n * 7919::bigint % 700)::integer AS day) a CROSS JOIN LATERAL (
         SELECT a.day, a.day < $1::date AND r.n % 50 <> 0 AS done, r.n % 997 = 0 AND NOT (a.day < $1::date AND r.n % 50 <> 0) AS waits) d
       WHERE r.id = o.id`,
      [today],
    );
    await client.query(`ALTER TABLE obligation ENABLE TRIGGER USER`);
    // What the triggers would have written.
    await client.query(`DELETE FROM obligation_tally; ${TALLY_ALL}`);
    await client.query('VACUUM (ANALYZE) obligation, obligation_tally');
  });
}

/** Twenty people of one office: each has a session of their own. */
export async function signIn(app: NestExpressApplication, { house }: Bench['world']): Promise<readonly string[]> {
  const { person } = headOf(OFFICE);
  const cookies: string[] = [];
  for (let user = 0; user < USERS; user += 1) {
    const id = randomId();
    await house.database.read('INSERT INTO account (id, name, person_id, made_at) VALUES ($1, $2, $3, $4)', [
      ...[id, `bench-${user}`, user === 0 ? person : null, house.clock.now()],
    ]);
    if (user > 0) {
      await house.database.read(
        `INSERT INTO account_grant (id, account_id, role, unit_id, valid_from, granted_at)
         VALUES ($1, $2, 'supervising-leader', $4, '2020-01-01', $3)`,
        [randomId(), id, house.clock.now(), ISSUER],
      );
    }
    const { secret } = await app.get(Access).begin(id, { address: '127.0.0.1', method: 'bench', before: null });
    cookies.push(`dondoc=${secret}`);
  }
  return cookies;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly bytes: number;
}

/** Browsers that ask over one connection each and take packed answers. */
class Visitor {
  constructor(
    private readonly address: string,
    private readonly cookies: readonly string[],
  ) {}

  /** Milliseconds until the last byte. */
  async ask(path: string, user = 0): Promise<number> {
    const start = performance.now();
    const { status } = await this.fetch(path, user, true);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    return performance.now() - start;
  }

  async nextPage(path: string): Promise<string> {
    const { text } = await this.fetch(path, 0, false);
    const [, next] = /rel="next" href="([^"]+)"/.exec(text) ?? [];
    if (next === undefined) throw new Error(`${path} is the last page`);
    return next.replaceAll('&amp;', '&');
  }

  /** Bytes of the page and of what it loads from us, as they travel. */
  async firstView(path: string): Promise<number> {
    const page = await this.fetch(path, 0, true);
    const { text } = await this.fetch(path, 0, false);
    const assets = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset = '']) => asset);
    let bytes = page.bytes;
    for (const asset of new Set(assets)) bytes += (await this.fetch(asset, 0, true)).bytes;
    return bytes;
  }

  /** The first so many lines of an export, and how much the process grew meanwhile. */
  download(path: string, lines: number): Promise<{ seconds: number; bytes: number; grownMb: number }> {
    global.gc?.();
    const [start, before] = [performance.now(), process.memoryUsage().rss];
    return new Promise((resolve, reject) => {
      const request = httpGet(`${this.address}${path}`, { headers: { cookie: this.cookies[0] } }, (response) => {
        let [bytes, ends, most] = [0, 0, before];
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          for (const byte of chunk) if (byte === 10) ends += 1;
          most = Math.max(most, process.memoryUsage().rss);
          if (ends >= lines) request.destroy();
        });
        response.on('close', () => {
          if (ends < lines - 1) return reject(new Error(`${path} had only ${ends} lines`));
          resolve({ seconds: (performance.now() - start) / 1_000, bytes, grownMb: (most - before) / 2 ** 20 });
        });
      });
      request.on('error', () => undefined);
    });
  }

  private fetch(path: string, user: number, packed: boolean): Promise<Answer> {
    const headers = {
      ...{ cookie: this.cookies[user % this.cookies.length], accept: 'text/html,*/*;q=0.8' },
      'accept-encoding': packed ? 'gzip' : 'identity',
    };
    return new Promise((resolve, reject) => {
      httpGet(`${this.address}${path}`, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, text: packed ? '' : body.toString('utf8'), bytes: body.length });
        });
      }).on('error', reject);
    });
  }
}

/** Each asks for a page, waits until its two seconds are over, and asks for the next one. */
async function crowd(visitor: Visitor, paths: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const taken = new Map<string, number[]>(paths.map((path) => [path, []]));
  await Promise.all(
    Array.from({ length: USERS }, async (_, user) => {
      await delay((user * EVERY_MS) / USERS);
      for (let round = 0; round < ROUNDS; round += 1) {
        const path = paths[(user + round) % paths.length] ?? '';
        const next = delay(EVERY_MS);
        taken.get(path)?.push(await visitor.ask(path, user));
        await next;
      }
    }),
  );
  return taken;
}

async function many(count: number, ask: () => Promise<number>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let done = 0; done < count; done += 1) taken.push(await ask());
  return taken;
}

const timed = async (times: number, work: () => Promise<unknown>): Promise<number> =>
  median(
    await many(times, async () => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    }),
  );

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN;

const SELECT_OVERDUE = `SELECT o.id, o.task_ref, o.unit_id, o.due_on FROM obligation o
  WHERE o.office_unit_id = $1 AND NOT o.ended AND o.due_on < CURRENT_DATE ORDER BY o.due_on, o.id LIMIT 40`;
const SELECT_LIST = `SELECT o.id, o.task_ref, o.unit_id, o.due_on FROM obligation o
  WHERE o.office_unit_id = $1 ORDER BY o.due_on, o.id LIMIT 50`;
const SELECT_WORDS = `SELECT o.id, o.task_ref, o.unit_id, o.due_on FROM obligation o
  WHERE o.office_unit_id = $1 AND o.task_ref = 'II.7' ORDER BY o.due_on, o.id LIMIT 50`;
const SELECT_DUTY = `SELECT o.*, e.body FROM obligation o JOIN trail_entry e ON e.subject = 'obligation' AND e.stream_id = o.id
  WHERE o.id = $1::uuid`;
