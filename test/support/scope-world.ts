import type { LocalDate } from '../../workflows/vocabulary';
import { addDays } from '../../src/calendar/local-date';
import type { SeededRandom } from '../../src/simulation/seeded-random';
import type { Database, Tx } from '../../src/platform/database/tx';
import { randomId, uuidFromParts } from '../../src/platform/identifiers';
import { accountOf } from './signed-in-client';

/** A country of units, posts, plans and duties by chance, beside a real plan: units that moved, ceased and were followed, posts that
 *  begin and end around the days on which is asked, and accounts with every role. */

export const FIRST_DAY = '2024-06-10' as LocalDate;
export const DAYS = 12;
const UNITS = 40;
const PERSONS = 40;
const PLANS = 6;
const DUTIES = 600;
export const WORDS = ['đường sắt', 'tuyên truyền', 'mũ bảo hiểm', 'kiểm tra', 'bến xe'] as const;

const unitId = (n: number): string => `chance-${n}`;

export async function scopeWorld(database: Database, random: SeededRandom): Promise<readonly string[]> {
  return database.transaction(async (tx) => {
    await makeUnits(tx, random);
    await makePosts(tx, random);
    await makePlans(tx, random);
    await makeEvidence(tx, random);
    return makeAccounts(database, tx, random);
  });
}

const day = (random: SeededRandom): LocalDate => addDays(FIRST_DAY, random.between(-3, DAYS + 3));
const oneOf = <T>(random: SeededRandom, list: readonly T[]): T => list[random.between(0, list.length - 1)] as T;

async function makeUnits(tx: Tx, random: SeededRandom): Promise<void> {
  for (let n = 0; n < UNITS; n += 1) {
    const parent = n === 0 || random.chance(100) ? null : unitId(random.between(0, n - 1));
    const ends = random.chance(200) ? day(random) : null;
    await tx.query(`INSERT INTO unit (id, name, tree, parent_id, valid_to) VALUES ($1, $2, 'state', $3, $4)`, [
      ...[unitId(n), `Đơn vị ${n}`, parent, ends],
    ]);
    // Until some day it stood elsewhere.
    if (n > 2 && random.chance(200)) {
      await tx.query('INSERT INTO unit_past_parent (unit_id, parent_id, valid_to) VALUES ($1, $2, $3)', [
        ...[unitId(n), unitId(random.between(0, n - 1)), day(random)],
      ]);
    }
  }
  const change = randomId();
  await tx.query(
    `INSERT INTO unit_change (id, kind, effective_on, decision, decided_on, recorded_at, person_id, post_id, actor_unit_id, body)
     VALUES ($1, 'merge', $2, 'x', $2, '2024-06-01T00:00:00Z', 'x', 'x', 'x', $3)`,
    [change, FIRST_DAY, JSON.stringify({ change: { predecessors: [], successors: [] }, effects: {} })],
  );
  for (let n = 0; n < 12; n += 1) {
    const [predecessor, successor] = [random.between(0, UNITS - 1), random.between(0, UNITS - 1)];
    if (predecessor === successor) continue;
    await tx.query('INSERT INTO unit_succession VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      ...[unitId(predecessor), unitId(successor), change],
    ]);
  }
}

async function makePosts(tx: Tx, random: SeededRandom): Promise<void> {
  for (let n = 0; n < PERSONS; n += 1) {
    await tx.query('INSERT INTO person (id, name, sample) VALUES ($1, $2, true)', [`nguoi-${n}`, `Người mẫu ${n}`]);
  }
  for (let n = 0; n < 50; n += 1) {
    const kind = oneOf(random, ['head', 'deputy', 'officer', 'officer', 'inspector']);
    await tx.query('INSERT INTO post (id, unit_id, kind, title) VALUES ($1, $2, $3, $4)', [
      ...[`chuc-${n}`, unitId(random.between(0, UNITS - 1)), kind, kind],
    ]);
    const from = random.chance(500) ? ('2020-01-01' as LocalDate) : day(random);
    const to = random.chance(500) ? null : addDays(from > FIRST_DAY ? from : FIRST_DAY, random.between(0, DAYS));
    await tx.query('INSERT INTO tenure (post_id, person_id, held_from, held_to) VALUES ($1, $2, $3, $4)', [
      ...[`chuc-${n}`, `nguoi-${random.between(0, PERSONS - 1)}`, from, to],
    ]);
  }
}

/** Each duty is a copy of a real one, of other units: its state can be read. */
async function makePlans(tx: Tx, random: SeededRandom): Promise<void> {
  const parties = () => [unitId(random.between(0, UNITS - 1)), unitId(random.between(0, UNITS - 1))] as const;
  for (let n = 0; n < PLANS; n += 1) {
    const [issuer, office] = parties();
    const plan = { id: uuidFromParts('chance-plan', String(n)), slug: `chance-${n}` };
    await tx.query(
      `INSERT INTO plan SELECT r.* FROM plan p, jsonb_populate_record(NULL::plan, to_jsonb(p) || $1::jsonb) r
       WHERE p.slug = 'ban-atgt-lang-son'`,
      [JSON.stringify({ ...plan, issuer_unit_id: issuer, office_unit_id: office, wake_at: null, wake_for: null })],
    );
    for (const [index, word] of WORDS.entries()) {
      await tx.query(
        `INSERT INTO task (plan_id, ref, ordinal, clause, title, kind, origin, detail) VALUES ($1, $2, $3, $4, $5, 'issuePlan', 'stated', '{}')`,
        [plan.id, `T${index}`, index, `mục ${index}`, `Việc về ${word}`],
      );
    }
    for (let duty = 0; duty < DUTIES / PLANS; duty += 1) {
      // Most duties are tracked by the plan's own office; some were opened under another.
      const [otherIssuer, otherOffice] = parties();
      const row = {
        ...{ id: uuidFromParts('chance-duty', String(n), String(duty)), plan_id: plan.id },
        task_ref: `T${random.between(0, WORDS.length - 1)}`,
        unit_id: unitId(random.between(0, UNITS - 1)),
        office_unit_id: random.chance(900) ? office : otherOffice,
        issuer_unit_id: random.chance(900) ? issuer : otherIssuer,
        // Some reports lie with a unit on the way.
        router_unit_id: random.chance(150) ? unitId(random.between(0, UNITS - 1)) : null,
        ...{ period_key: `k${duty}`, wake_at: null, wake_for: null },
      };
      await tx.query(
        `INSERT INTO obligation SELECT r.* FROM (SELECT * FROM obligation WHERE kind = 'issuePlan' ORDER BY id LIMIT 1) o,
           jsonb_populate_record(NULL::obligation, to_jsonb(o) || $1::jsonb) r`,
        [JSON.stringify(row)],
      );
      if (!random.chance(500)) continue;
      await tx.query(
        `INSERT INTO notice (id, position, subject, obligation_id, plan_id, person_id, post_id, unit_id, role, what, created_at)
         SELECT $1, $2, 'obligation', $3, $4, t.person_id, p.id, p.unit_id, 'lead', 'opened', '2024-06-10T01:00:00Z'
         FROM post p JOIN tenure t ON t.post_id = p.id WHERE p.id = $5`,
        [randomId(), 1_000_000 + n * 1_000 + duty, row.id, plan.id, `chuc-${random.between(0, 49)}`],
      );
    }
  }
}

async function makeEvidence(tx: Tx, random: SeededRandom): Promise<void> {
  const duties = await tx.query<{ id: string }>('SELECT id FROM obligation ORDER BY id');
  for (let n = 0; n < 80; n += 1) {
    const [id, sha256] = [randomId(), n.toString(16).padStart(64, '0')];
    const by = `nguoi-${random.between(0, PERSONS - 1)}`;
    await tx.query(
      `INSERT INTO evidence (id, kind, sha256, document, added_at, added_by)
       VALUES ($1, 'document', $2, '{"type":"x","number":null,"symbol":"x","issuedOn":"2024-01-01","issuer":"x"}', '2024-06-10T01:00:00Z', $3)`,
      [id, sha256, by],
    );
    await tx.query('INSERT INTO evidence_holder VALUES ($1, $2)', [id, by]);
    if (random.chance(700)) {
      await tx.query(`INSERT INTO evidence_citation VALUES ($1, 'obligation', $2)`, [sha256, oneOf(random, duties).id]);
    }
  }
}

const GRANTED = ['monitoring-officer', 'supervising-leader', 'inspector', 'administrator'] as const;

/** Names of accounts: one for each person by chance, for people of the real plan, and some that belong to nobody. */
async function makeAccounts(database: Database, tx: Tx, random: SeededRandom): Promise<readonly string[]> {
  const persons = Array.from({ length: PERSONS }, (_, n) => `nguoi-${n}`);
  const real = ['mau-001', 'mau-003', 'mau-006', 'mau-008', 'mau-017', 'mau-018', 'mau-024'];
  const nobody = ['ngoai-1', 'ngoai-2', 'ngoai-3', 'ngoai-4'];
  const names = [...persons, ...real, ...nobody];
  for (const name of names) {
    const id = await accountOf(within(database, tx), name, nobody.includes(name) ? null : name);
    if (!nobody.includes(name) && !random.chance(250)) continue;
    const role = oneOf(random, GRANTED);
    const from = random.chance(500) ? ('2024-01-01' as LocalDate) : day(random);
    await tx.query(
      `INSERT INTO account_grant (id, account_id, role, unit_id, valid_from, valid_to, granted_at, revoked_at)
       VALUES ($1, $2, $3, $4, $5, $6, '2024-01-01T00:00:00Z', $7)`,
      [
        ...[randomId(), id, role, role === 'administrator' ? null : unitId(random.between(0, UNITS - 1)), from],
        random.chance(500) ? null : addDays(from, random.between(0, DAYS)),
        random.chance(150) ? '2024-06-01T00:00:00Z' : null,
      ],
    );
  }
  return names;
}

/** The same transaction, for what wants a database. */
const within = (database: Database, tx: Tx): Database => ({
  ...database,
  transaction: (work) => work(tx),
  read: (text, values) => tx.query(text, values),
});
