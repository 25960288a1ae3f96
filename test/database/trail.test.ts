import { chainFaults, hashText, type StoredEntry } from '../../src/trail/entry';
import type { House } from '../../src/house';
import { asOwner } from '../support/as-owner';
import { command, dutyShelf, inShort, submit, type OwnDuty } from '../support/duties';
import { issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';
import { evidence, officeOfficer } from '../support/people-of-lang-son';
import { faultsOf } from '../support/sound-house';

/** The trail: chained per duty, closed to change. */

let world: IssuedPlan;
let house: House;
let aDuty: (task?: string) => Promise<OwnDuty>;

beforeAll(async () => {
  world = await issuedPlan();
  house = world.house;
  aDuty = dutyShelf(house);
});
afterAll(() => world.fresh.close());

async function streams(): Promise<ReadonlyMap<string, readonly StoredEntry[]>> {
  const rows = await house.database.read<StoredEntry>(
    `SELECT NULL AS position, subject || '/' || stream_id AS stream, seq, body, hash FROM trail_entry ORDER BY stream_id, seq`,
  );
  const found = new Map<string, StoredEntry[]>();
  for (const row of rows) found.set(row.stream, [...(found.get(row.stream) ?? []), row]);
  return found;
}

/** A duty with a life of four entries. */
async function lived(): Promise<readonly StoredEntry[]> {
  const { id, by } = await aDuty();
  const proof = await evidence(house);
  await house.commands.inOneTransaction([
    command(id, by, 'draft.started'),
    command(id, by, 'plan.issued', proof),
    command(id, officeOfficer(), 'confirmed'),
  ]);
  const entries = (await streams()).get(`obligation/${id}`) ?? [];
  expect(entries).toHaveLength(4);
  return entries;
}

describe('the chain', () => {
  it('shows a change of any single character, even one that spoils the text altogether', async () => {
    const [first, ...rest] = await lived();
    if (!first) throw new Error('a duty has a first entry');
    for (let place = 0; place < first.body.length; place += 1) {
      const other = first.body[place] === '}' ? '{' : '}';
      const body = first.body.slice(0, place) + other + first.body.slice(place + 1);
      expect(chainFaults([{ ...first, body }, ...rest])).toContainEqual({
        fault: 'hash',
        stream: first.stream,
        seq: 1,
      });
    }
  });

  it('shows a text that was rewritten together with its hash: the next entry names the old one', async () => {
    const [first, second, ...rest] = await lived();
    if (!first || !second) throw new Error('four entries');
    const body = second.body.replace('draft.started', 'draft.stopped');
    expect(chainFaults([first, { ...second, body, hash: hashText(body) }, ...rest])).toEqual([
      { fault: 'link', stream: first.stream, seq: 3 },
    ]);
  });

  it('shows an entry that was taken out, and one that stands in another stream', async () => {
    const entries = await lived();
    const stream = entries[0]?.stream ?? '';
    expect(chainFaults(entries.filter(({ seq }) => seq !== 2))).toEqual([
      { fault: 'gap', stream, expected: 2, found: 3 },
      { fault: 'link', stream, seq: 3 },
    ]);
    expect(chainFaults(entries.map((entry) => ({ ...entry, stream: 'obligation/other' })))).toHaveLength(4);
  });
});

describe('what is written stays', () => {
  const CHANGES = [
    'UPDATE trail_entry SET body = body',
    'DELETE FROM trail_entry',
    'TRUNCATE trail_entry',
    'UPDATE trail_position SET position = position',
    'DELETE FROM trail_position',
    'TRUNCATE trail_position',
  ];

  it.each(CHANGES)('the engine has not the right to: %s', async (sql) => {
    await house.sequencer.placeAll();
    await expect(house.database.read(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(CHANGES)('the owner is stopped by a trigger: %s', async (sql) => {
    await expect(asOwner(world.fresh, sql)).rejects.toMatchObject({ code: '23001' });
  });

  it('two entries cannot take the same place of one duty', async () => {
    const { id, by } = await aDuty();
    expect(inShort(await submit(house, command(id, by, 'draft.started')))).toBe('version 2');
    const copy = house.database.read(
      `INSERT INTO trail_entry (subject, stream_id, seq, recorded_at, type, body, hash, epoch)
       SELECT subject, stream_id, seq, recorded_at, type, body, hash, epoch FROM trail_entry WHERE stream_id = $1`,
      [id],
    );
    await expect(copy).rejects.toMatchObject({ code: '23505' });
  });
});

describe('after weeks of reminders, deeds and urges', () => {
  it('every chain is whole and ends where its row says', async () => {
    await lived();
    await runUntil(world, localTime('2024-07-12T12:00:00'));
    expect(await faultsOf(house.database)).toEqual([]);
  });
});
