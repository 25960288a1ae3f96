import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Instant } from '../../workflows/vocabulary';
import { addDays, startOfDay } from '../../src/calendar/local-date';
import { Access } from '../../src/people/accounts/access.service';
import { accountNamed } from '../../src/people/accounts/accounts.store';
import { readAs } from '../../src/people/accounts/request-database.store';
import { dutySql, planSql } from '../../src/people/accounts/scope';
import { standingOn } from '../../src/people/accounts/scope.store';
import { SeededRandom } from '../../src/simulation/seeded-random';
import { issuedPlan, type IssuedPlan } from '../support/issued-plan';
import { NaiveScope } from '../support/naive-scope';
import { DAYS, FIRST_DAY, scopeWorld, WORDS } from '../support/scope-world';
import { serveHouse, type ServedHouse } from '../support/served-house';

/** `npm run test:scope` asks a hundred thousand times; a seed that failed is given as SCOPE_SEED. */
const ASKS = Number(process.env['SCOPE_ASKS'] ?? 2_000);
const SEED = Number(process.env['SCOPE_SEED'] ?? 20_240_610);
const AT_ONCE = 8;

let plan: IssuedPlan;
let served: ServedHouse;
let naive: NaiveScope;
let names: readonly string[];
let address: string;
let home: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  plan = await issuedPlan();
  await plan.house.sequencer.placeAll(() => false);
  await plan.house.followers.run();
  names = await scopeWorld(plan.fresh.database, new SeededRandom('scope', SEED));
  home = mkdtempSync(join(tmpdir(), 'dondoc-scope-'));
  served = await serveHouse(plan, { home });
  await served.app.listen(0, '127.0.0.1');
  address = await served.app.getUrl();
  const access = served.app.get(Access);
  for (const name of names) {
    const account = await plan.fresh.database.transaction((tx) => accountNamed(tx, name));
    const made = await access.makeToken(account?.id ?? '', { name: 'asks', reach: 'write', days: 300 }, null);
    if ('code' in made) throw new Error(made.code);
    tokens.set(name, made.secret);
  }
  naive = await NaiveScope.of(plan.fresh.database);
}, 120_000);
afterAll(async () => {
  await served.close();
  rmSync(home, { recursive: true });
});

const days = Array.from({ length: DAYS }, (_, n) => addDays(FIRST_DAY, n));

/** What the naive model lets an account see on a day, worked out once. */
interface Seen {
  readonly duties: ReadonlySet<string>;
  readonly plans: ReadonlySet<string>;
  readonly notices: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
}
const seenBy = new Map<string, Seen>();
function seen(name: string, on: string): Seen {
  const key = `${name} ${on}`;
  const known = seenBy.get(key);
  if (known) return known;
  const ids = <T extends { readonly id?: string | null }>(rows: readonly T[], sees: (row: T) => boolean) =>
    new Set(rows.filter(sees).map(({ id }) => id ?? ''));
  const made = {
    duties: ids(naive.duties, (duty) => naive.seesDuty(name, duty, on)),
    plans: ids(naive.plans as readonly { id?: string | null }[], (row) => naive.seesPlan(name, row as never, on)),
    notices: ids(naive.notices as readonly { id?: string | null }[], (row) => naive.seesNotice(name, row as never, on)),
    evidence: ids(naive.evidence as readonly { id?: string | null }[], (row) =>
      naive.seesEvidence(name, row as never, on),
    ),
  };
  seenBy.set(key, made);
  return made;
}

test('the conditions of the queries and the policies of the database each see what the naive model sees', async () => {
  let compared = 0;
  const sizes = new Set<number>();
  for (const on of [days[0], days[4], days[DAYS - 1]]) {
    if (on === undefined) throw new Error('a day');
    for (const name of names) {
      const { duties, plans, notices, evidence } = seen(name, on);
      const { scope } = await plan.fresh.database.transaction(async (tx) => {
        const account = await accountNamed(tx, name);
        return standingOn(tx, { account: account?.id ?? '', person: account?.person ?? null }, on);
      });
      const values: unknown[] = [];
      const bind = (value: unknown) => `$${values.push(value)}`;
      const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
      const conditions = await plan.fresh.database.read<{ id: string }>(
        `SELECT id FROM obligation o WHERE ${dutySql(scope, 'o', bind)} UNION ALL SELECT id FROM plan p WHERE ${planSql(scope, 'p', bind)}`,
        values,
      );
      const policies = await readAs(served.reader, scope, (tx) =>
        tx.query<{ id: string }>('SELECT id FROM obligation UNION ALL SELECT id FROM plan'),
      );
      const others = await readAs(served.reader, scope, (tx) =>
        tx.query<{ id: string }>('SELECT id FROM notice UNION ALL SELECT id FROM evidence'),
      );
      const expected = [...duties, ...plans].sort();
      expect({ name, on, ids: ids(conditions) }).toEqual({ name, on, ids: expected });
      expect({ name, on, ids: ids(policies) }).toEqual({ name, on, ids: expected });
      expect({ name, on, ids: ids(others) }).toEqual({ name, on, ids: [...notices, ...evidence].sort() });
      sizes.add(duties.size);
      compared += 1;
    }
  }
  // Chance made scopes of many sizes, the empty one among them; or nothing was compared.
  expect(compared).toBe(3 * names.length);
  expect(sizes.has(0)).toBe(true);
  expect(sizes.size).toBeGreaterThan(15);
}, 120_000);

test('the reading role sees nothing at all before it is told whose units', async () => {
  for (const table of ['obligation', 'plan', 'task', 'notice', 'evidence', 'trail_entry', 'document', 'unit_change']) {
    expect({ table, rows: await served.reader.read(`SELECT 1 FROM ${table}`) }).toEqual({ table, rows: [] });
  }
  for (const table of ['account', 'account_session', 'account_token', 'account_link', 'access_record', 'command_key']) {
    await expect(served.reader.read(`SELECT 1 FROM ${table}`)).rejects.toThrow('permission denied');
  }
});

test('units that are set outside a transaction hold for that statement alone: what travels behind a BEGIN that failed sees nothing', async () => {
  const reader = new Client({ connectionString: plan.fresh.readerUrl, options: '-c search_path=dondoc,public' });
  await reader.connect();
  const [owing] = await plan.fresh.database.read<{ unit: string }>('SELECT unit_id AS unit FROM obligation LIMIT 1');
  const set = () => reader.query(`SELECT set_config('dondoc.owes', $1, true)`, [`{"${owing?.unit ?? ''}"}`]);
  const shown = async () => (await reader.query('SELECT id FROM obligation')).rows.length;
  try {
    await set();
    expect(await shown()).toBe(0);
    await reader.query('BEGIN');
    await set();
    expect(await shown()).toBeGreaterThan(0);
    await reader.query('COMMIT');
    expect(await shown()).toBe(0);
  } finally {
    await reader.end();
  }
});

test('units that could not be set show nothing, and the question fails with the cause', async () => {
  const [on] = days;
  if (on === undefined) throw new Error('a day');
  const { scope } = await plan.fresh.database.transaction(async (tx) => {
    const account = await accountNamed(tx, names[0] ?? '');
    return standingOn(tx, { account: account?.id ?? '', person: account?.person ?? null }, on);
  });
  if (scope.kind !== 'part') throw new Error('a part');
  // No text of PostgreSQL holds this byte.
  const broken = { ...scope, person: 'nobody\u0000' };
  for (const sending of [{}, { last: true }] as const) {
    let shown: unknown = 'nothing';
    const asked = readAs(served.reader, broken, async (tx) => {
      shown = await tx.query('SELECT id FROM obligation', [], sending);
      return shown;
    });
    await expect(asked).rejects.toMatchObject({ code: '22021' });
    expect(shown).toBe('nothing');
  }
});

test(
  `${ASKS} random questions bring nothing out of scope (seed ${SEED})`,
  async () => {
    const random = new SeededRandom('asks', SEED);
    const perDay = Math.ceil(ASKS / days.length);
    const leaks: object[] = [];
    const told = { nothing: 0, something: 0 };
    for (const on of days) {
      plan.clock.set(startOfDay(on) > plan.clock.now() ? startOfDay(on) : plan.clock.now());
      const asks = Array.from({ length: perDay }, () => askOf(random, on));
      for (let start = 0; start < asks.length; start += AT_ONCE) {
        const batch = await Promise.all(asks.slice(start, start + AT_ONCE).map((ask) => put(ask)));
        for (const { leak, empty } of batch) {
          if (leak !== null) leaks.push(leak);
          told[empty ? 'nothing' : 'something'] += 1;
        }
      }
    }
    expect(leaks.slice(0, 3)).toEqual([]);
    // Both kinds of answers came often enough for the zero to mean something.
    expect(told.nothing).toBeGreaterThan(ASKS / 10);
    expect(told.something).toBeGreaterThan(ASKS / 10);
  },
  Math.max(300_000, ASKS * 40),
);

interface Ask {
  readonly name: string;
  readonly on: string;
  readonly path: string;
  readonly body?: object;
  /** Whether this answer holds what it must not, or counts it. */
  readonly leaks: (status: number, body: Answer, mine: Seen) => boolean;
}
interface Answer {
  readonly [member: string]: unknown;
  readonly code?: string;
  /** Of a page. */
  readonly text?: string;
  readonly items?: readonly { readonly id: string; readonly [member: string]: unknown }[];
}

async function put({ name, on, path, body, leaks }: Ask): Promise<{ leak: object | null; empty: boolean }> {
  const response = await fetch(`${address}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${tokens.get(name) ?? ''}`,
      'content-type': 'application/json',
      // A page is asked for as a browser does.
      accept: path.startsWith('/api/') ? 'application/json' : 'text/html',
    },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await answerOf(response);
  const { status } = response;
  if (status >= 500 || status === 401) return { leak: { name, on, path, status, answer }, empty: true };
  const leak = leaks(status, answer, seen(name, on)) ? { name, on, path, status, answer } : null;
  return { leak, empty: status !== 200 || answer.items?.length === 0 || answer['total'] === 0 };
}

/** What an answer tells of duties, be it the API's, a page or a file. */
async function answerOf(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type') ?? '';
  const text = await response.text();
  if (type.startsWith('text/csv')) {
    const items = text.trimEnd().split('\r\n').slice(1).map((line) => ({ id: line.slice(-37, -1) })); // prettier-ignore
    return { items, total: items.length };
  }
  if (type.startsWith('text/html')) {
    const links = [...text.matchAll(/href="\/nghia-vu\/([0-9a-f-]{36})/g)].map(([, id = '']) => ({ id }));
    const notices = [...text.matchAll(/action="\/thong-bao\/([0-9a-f-]{36})/g)].map(([, id = '']) => ({ id }));
    const counted = /role="status"><b>(?:Hơn )?([\d.]+)/.exec(text)?.[1];
    const total = counted === undefined ? undefined : Number(counted.replaceAll('.', ''));
    return { items: links, notices, total, text };
  }
  return JSON.parse(text) as Answer;
}

function askOf(random: SeededRandom, on: string): Ask {
  const one = <T>(list: readonly T[]): T => list[random.between(0, list.length - 1)] as T;
  const name = one(names);
  const duty = one(naive.duties);
  const row = one(naive.plans) as { readonly id: string; readonly slug: string };
  const unit = random.chance(500) ? duty.unit : `chance-${random.between(0, 39)}`;
  const dutiesAmong = (items: Answer['items'], mine: Seen) => (items ?? []).some(({ id }) => !mine.duties.has(id));
  const exactly = (count: unknown, fits: (id: string, of: (typeof naive.duties)[number]) => boolean, mine: Seen) =>
    count !== naive.duties.filter((each) => mine.duties.has(each.id) && fits(each.id, each)).length;
  const ask = (path: string, leaks: Ask['leaks'], body?: object): Ask => ({
    ...{ name, on, path, leaks },
    ...(body === undefined ? {} : { body }),
  });
  const kinds: readonly (() => Ask)[] = [
    () => ask(`/api/obligations?limit=200&unit=${unit}`, (_, { items }, mine) => dutiesAmong(items, mine)),
    () => ask(`/api/obligations?limit=200&plan=${row.id}`, (_, { items }, mine) => dutiesAmong(items, mine)),
    () =>
      ask(`/api/obligations?limit=200&words=${encodeURIComponent(one(WORDS))}`, (_, { items }, mine) => dutiesAmong(items, mine)), // prettier-ignore
    () => ask('/api/obligations/counts', (_, { total }, mine) => exactly(total, () => true, mine)),
    () =>
      ask(`/api/obligations/counts?plan=${row.id}`, (_, { total }, mine) =>
        exactly(total, (_id, each) => each.plan === row.id, mine),
      ),
    () =>
      ask(`/api/obligations/counts?words=${encodeURIComponent('DUONG SAT')}&plan=${row.id}`, (_, { total }, mine) =>
        row.slug.startsWith('chance') &&
        exactly(total, (_id, each) => each.plan === row.id && each.task === 'T0', mine),
      ), // prettier-ignore
    () =>
      ask(`/api/obligations/${duty.id}`, (_, { code }, mine) => (code === 'not-found') === mine.duties.has(duty.id)),
    () => ask(`/api/obligations/${duty.id}/next`, (status, _, mine) => status === 200 && !mine.duties.has(duty.id)),
    () => ask('/api/plans', (_, { items }, mine) => !sameIds(items, mine.plans)),
    () =>
      ask(`/api/plans/${row.slug}/cascade`, (status, { items }, mine) =>
        (status === 200) !== mine.plans.has(row.id) || (items ?? []).some((each) => owes(each, mine.duties)),
      ), // prettier-ignore
    () =>
      ask(`/api/plans/${row.slug}/occurrences`, (status, { code }, mine) => !mine.plans.has(row.id) && !(status === 404 && code === 'not-found'), { occurrence: 'x', unit, reference: 'x', happenedOn: on }), // prettier-ignore
    () =>
      ask(`/api/plans/${random.chance(500) ? row.id : row.slug}`, (status, { tasks }, mine) => {
        if ((status === 200) !== mine.plans.has(row.id)) return true;
        const counted = ((tasks ?? []) as { obligations: number }[]).reduce((sum, each) => sum + each.obligations, 0);
        return status === 200 && exactly(counted, (_id, each) => each.plan === row.id, mine);
      }),
    () =>
      ask(`/api/notices?limit=200&unit=${unit}`, (_, { items }, mine) => (items ?? []).some(({ id }) => !mine.notices.has(id))), // prettier-ignore
    () =>
      ask(`/api/notices?limit=200&obligation=${duty.id}`, (_, { items }, mine) => (items ?? []).some(({ id }) => !mine.notices.has(id))), // prettier-ignore
    () => {
      const proof = one(naive.evidence) as { readonly id: string };
      return ask(`/api/evidence/${proof.id}`, (status, _, mine) => (status === 200) !== mine.evidence.has(proof.id));
    },
    () => ask(`/api/units/${unit}?on=${on}`, (status) => (status === 200) !== naive.seesUnit(name, unit, on)),
    () => ask('/api/units', (_, { items }) => (items ?? []).some(({ id }) => !naive.seesUnit(name, id, on))),
    () => ask(`/api/unit-transfers?unit=${unit}`, (_, { items }, mine) => (items ?? []).some((each) => !mine.duties.has((each['duty'] as { id: string }).id))), // prettier-ignore
    () =>
      ask(`/api/obligations/${duty.id}/events`, (status, { code }, mine) => !mine.duties.has(duty.id) && !(status === 404 && code === 'not-found'), { event: { type: 'no.such-event' } }), // prettier-ignore
    () =>
      ask(`/api/plans/${row.slug}/events`, (status, { code }, mine) => !mine.plans.has(row.id) && !(status === 404 && code === 'not-found'), { event: { type: 'no.such-event' } }), // prettier-ignore
    () =>
      ask('/api/unit-transfers', (_, { items }, mine) => (items ?? []).some((each) => !mine.duties.has((each['duty'] as { id: string }).id)), { from: unit, to: 'chance-0', decision: '1/QĐ-UBND, 1/6/2024', reason: 'x', preview: true }), // prettier-ignore
    // The same through pages and files.
    () =>
      ask(`/danh-sach?plan=${row.id}`, (_, { items, total }, mine) => dutiesAmong(items, mine) || exactly(total, (_id, each) => each.plan === row.id, mine)), // prettier-ignore
    () => ask(`/danh-sach?unit=${unit}&timeliness=overdue`, (_, { items }, mine) => dutiesAmong(items, mine)),
    () =>
      ask(`/danh-sach?words=${encodeURIComponent('DUONG SAT')}&plan=${row.id}`, (_, { items, total }, mine) =>
        dutiesAmong(items, mine) ||
        (row.slug.startsWith('chance') &&
          exactly(total, (_id, each) => each.plan === row.id && each.task === 'T0', mine)),
      ), // prettier-ignore
    () => ask('/danh-sach/csv', (_, { items, total }, mine) => dutiesAmong(items, mine) || exactly(total, () => true, mine)), // prettier-ignore
    () => ask(`/danh-sach/csv?unit=${unit}`, (status, { items }, mine) => status === 200 && dutiesAmong(items, mine)),
    () => ask('/hom-nay?year=2024', (_, { items }, mine) => dutiesAmong(items, mine)),
    () => ask('/viec-cua-toi', (_, { items }, mine) => dutiesAmong(items, mine)),
    () =>
      ask('/thong-bao?all=true', (_, { items, notices }, mine) => dutiesAmong(items, mine) || ((notices ?? []) as { id: string }[]).some(({ id }) => !mine.notices.has(id))), // prettier-ignore
    () =>
      // A copy of a duty has no history, which only whoever sees it is told.
      ask(`/nghia-vu/${duty.id}`, (status, { text }, mine) => (status === 200 || String(text).includes('chưa được giao')) !== mine.duties.has(duty.id)), // prettier-ignore
  ];
  return one(kinds)();
}

/** A cascade tells of a duty that is not seen. */
const owes = (cascade: object, duties: ReadonlySet<string>): boolean =>
  (cascade as { owed: readonly { obligation: string }[] }).owed.some(({ obligation }) => !duties.has(obligation));

const sameIds = (items: Answer['items'], expected: ReadonlySet<string>): boolean =>
  items?.length === expected.size && items.every(({ id }) => expected.has(id));

test('a report on its way is seen by the unit that has it, until it goes on', async () => {
  const { database } = plan.fresh;
  const [post] = await database.read<{ unit: string }>(
    `SELECT p.unit_id AS unit FROM tenure t JOIN post p ON p.id = t.post_id WHERE t.person_id = 'mau-017'`,
  );
  const duty = naive.duties.find(
    (each) => naive.plans.some(({ id, slug }) => id === each.plan && slug === 'chance-0') && each.router === null,
  );
  if (!post || !duty) throw new Error('they are there');
  const headers = { authorization: `Bearer ${tokens.get('mau-017') ?? ''}` };
  const status = async (path: string) => (await fetch(`${address}${path}`, { headers })).status;
  const ask = async () => [await status(`/api/obligations/${duty.id}/next`), await status('/api/plans/chance-0')];
  const send = (unit: string | null) =>
    database.read('UPDATE obligation SET router_unit_id = $1 WHERE id = $2', [unit, duty.id]);
  expect(await ask()).toEqual([404, 404]);
  await send(post.unit);
  expect(await ask()).toEqual([200, 200]);
  // The plan is known from then on.
  await send(null);
  expect(await ask()).toEqual([404, 200]);
});

test('a post that ended yesterday opens nothing today', async () => {
  const { database } = plan.fresh;
  const today = addDays(FIRST_DAY, DAYS);
  const at = startOfDay(today) as Instant;
  plan.clock.set(at > plan.clock.now() ? at : plan.clock.now());
  const ask = async () => {
    const headers = { authorization: `Bearer ${tokens.get('mau-017') ?? ''}` };
    return (await (await fetch(`${address}/api/obligations/counts`, { headers })).json()) as { total: number };
  };
  const before = await ask();
  expect(before.total).toBeGreaterThan(0);
  await database.read(`UPDATE tenure SET held_to = $1 WHERE person_id = 'mau-017'`, [today]);
  expect(await ask()).toEqual(before);
  await database.read(`UPDATE tenure SET held_to = $1 WHERE person_id = 'mau-017'`, [addDays(today, -1)]);
  await database.read(`UPDATE account_grant SET revoked_at = $1 WHERE revoked_at IS NULL`, [at]);
  expect(await ask()).toMatchObject({ total: 0 });
});
