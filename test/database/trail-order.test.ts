import type { House } from '../../src/house';
import type { Tx } from '../../src/platform/database/tx';
import type { FollowedEntry, Follower } from '../../src/trail/follower';
import { Followers } from '../../src/trail/followers.service';
import type { Answer, Command } from '../../src/engine/subject';
import { asOwner } from '../support/as-owner';
import { command, dutyShelf, inShort, submit, type OwnDuty } from '../support/duties';
import { followTrail } from '../support/follow-trail';
import { houseOn, issuedPlan, type IssuedPlan } from '../support/issued-plan';

/** One order of all entries, and those who read in it. Other tests share the cluster, whose open transactions hold the order back. */

let world: IssuedPlan;
let house: House;
let aDuty: (task?: string) => Promise<OwnDuty>;

beforeEach(async () => {
  world = await issuedPlan();
  house = world.house;
  aDuty = dutyShelf(house);
  await asOwner(
    world.fresh,
    'CREATE TABLE seen (n bigint GENERATED ALWAYS AS IDENTITY, follower text, position bigint, stream uuid)',
  );
});
afterEach(() => world.fresh.close());

const placeAll = () => followTrail(world, []);
const start = async () => {
  const { id, by } = await aDuty();
  return command(id, by, 'draft.started');
};

interface Placed {
  readonly position: string;
  readonly stream: string;
  readonly epoch: number;
  readonly type: string;
}
const placed = () =>
  house.database.read<Placed>(
    `SELECT p.position, e.stream_id AS stream, e.epoch, e.type
     FROM trail_position p JOIN trail_entry e ON e.id = p.entry_id ORDER BY p.position`,
  );

/** Every entry has exactly one place, and the places are 1, 2, 3 … */
async function expectDense(): Promise<void> {
  const positions = (await placed()).map(({ position }) => Number(position));
  const [row] = await house.database.read<{ n: number }>('SELECT count(*)::int AS n FROM trail_entry');
  expect(positions).toEqual(Array.from({ length: row?.n ?? -1 }, (_, n) => n + 1));
}

/** A transaction that has done its work and waits to be let go. */
function slowly(one: Command): { readonly begun: Promise<void>; commit(): Promise<Answer[]> } {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let done: Promise<Answer[]> = Promise.resolve([]);
  const begun = new Promise<void>((resolve, reject) => {
    done = house.database.transaction(async (tx) => {
      const answers = await house.door.advance(tx, [one]);
      resolve();
      await gate;
      return answers;
    });
    done.catch(reject);
  });
  return {
    begun,
    commit: () => {
      letGo();
      return done;
    },
  };
}

/** Writes down what it sees, in the transaction of its cursor. */
class Witness implements Follower {
  /** Called after the batch was written down. */
  disturb: (entries: readonly FollowedEntry[]) => void = () => undefined;

  constructor(readonly name: string) {}

  async follow(tx: Tx, entries: readonly FollowedEntry[]): Promise<void> {
    await tx.query('INSERT INTO seen (follower, position, stream) SELECT $1, * FROM unnest($2::bigint[], $3::uuid[])', [
      this.name,
      entries.map(({ position }) => position),
      entries.map(({ streamId }) => streamId),
    ]);
    this.disturb(entries);
  }

  async saw(): Promise<number[]> {
    const rows = await house.database.read<{ position: string }>(
      'SELECT position FROM seen WHERE follower = $1 ORDER BY n',
      [this.name],
    );
    return rows.map(({ position }) => Number(position));
  }
}
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);

describe('the order', () => {
  it('skips nothing when a slow transaction with a lower id commits after a faster one', async () => {
    await placeAll();
    const before = (await placed()).length;
    const [first, second] = [await start(), await start()];
    const slow = slowly(first);
    await slow.begun;
    expect(inShort(await submit(house, second))).toBe('version 2');
    // The faster one waits for its place: behind the slower one, whose entry cannot be seen yet.
    await house.sequencer.placeAll();
    expect(await placed()).toHaveLength(before);
    expect((await house.sequencer.lag()).entries).toBe(1);
    expect((await slow.commit()).map(inShort)).toEqual(['version 2']);
    await placeAll();
    expect((await placed()).slice(before).map(({ stream }) => stream)).toEqual([first.id, second.id]);
    await expectDense();
  });

  it('has no gap and no entry twice when several sequencers are at it while commands come in', async () => {
    const commands = await Promise.all(Array.from({ length: 20 }, start));
    const sequencing = async () => {
      const outcomes = [];
      for (let n = 0; n < 15; n += 1) outcomes.push(await house.sequencer.place());
      return outcomes;
    };
    const [, ...outcomes] = await Promise.all([
      Promise.all(commands.map((one) => submit(house, one))),
      sequencing(),
      sequencing(),
      sequencing(),
    ]);
    await placeAll();
    await expectDense();
    const already = outcomes.flat().reduce((sum, { placed: count }) => sum + count, 0);
    expect(already).toBeLessThanOrEqual((await placed()).length);
  });
});

describe('a follower', () => {
  it('sees each entry once, in order, though it failed midway', async () => {
    await placeAll();
    const all = (await placed()).length;
    const witness = new Witness('witness');
    let calls = 0;
    witness.disturb = () => {
      calls += 1;
      if (calls === 1) throw new Error('midway');
    };
    const followers = new Followers(world.fresh.database, [witness]);
    await expect(followers.run()).rejects.toThrow('midway');
    expect(await witness.saw()).toEqual([]);
    expect(await followers.run()).toBe(all);
    await submit(house, await start());
    await placeAll();
    expect(await followers.run()).toBe(1);
    expect(await followers.run()).toBe(0);
    expect(await witness.saw()).toEqual(upTo(all + 1));
  });

  it('sees each entry once when several processes run it', async () => {
    await placeAll();
    const witness = new Witness('witness');
    const processes = Array.from({ length: 4 }, () => new Followers(world.fresh.database, [witness]));
    const commands = await Promise.all(Array.from({ length: 12 }, start));
    await Promise.all([
      ...processes.map(async (followers) => {
        for (let n = 0; n < 10; n += 1) await followers.run();
      }),
      ...commands.map(async (one) => {
        await submit(house, one);
        await house.sequencer.place();
      }),
    ]);
    await placeAll();
    await processes[0]?.run();
    expect(await witness.saw()).toEqual(upTo((await placed()).length));
  });

  it('that always fails stays where it stood and holds no other back', async () => {
    await placeAll();
    const [broken, sound] = [new Witness('broken'), new Witness('sound')];
    broken.disturb = () => {
      throw new Error('always');
    };
    const followers = new Followers(world.fresh.database, [broken, sound]);
    await expect(followers.run()).rejects.toThrow('always');
    const all = (await placed()).length;
    expect(await sound.saw()).toEqual(upTo(all));
    await expect(followers.run()).rejects.toThrow('always');
    expect(await broken.saw()).toEqual([]);
    broken.disturb = () => undefined;
    await followers.run();
    expect(await broken.saw()).toEqual(upTo(all));
  });
});

describe('after a restore into another cluster, whose transactions count from the beginning', () => {
  /** Some entries placed and one not, all of a cluster whose transaction ids were far ahead of this one's. */
  async function restored(): Promise<Command> {
    await placeAll();
    const unplaced = await start();
    await submit(house, unplaced);
    const ahead = `(txid::text::bigint + 1000000000)::text::xid8`;
    await asOwner(
      world.fresh,
      `ALTER TABLE trail_entry DISABLE TRIGGER USER;
       UPDATE trail_entry SET txid = ${ahead};
       ALTER TABLE trail_entry ENABLE TRIGGER USER;
       UPDATE trail_sequencer SET txid = ${ahead};
       UPDATE trail_epoch SET cluster = 'the one before'`,
    );
    return unplaced;
  }

  async function expectOldBeforeNew(old: Command, fresh: Command): Promise<void> {
    await placeAll();
    await expectDense();
    const order = (await placed()).map(({ epoch, stream, type }) => ({ epoch, stream, type }));
    expect(order.map(({ epoch }) => epoch)).toEqual(order.map(({ epoch }) => epoch).sort());
    expect(order.slice(-2)).toEqual([
      { epoch: 1, stream: old.id, type: 'draft.started' },
      { epoch: 2, stream: fresh.id, type: 'draft.started' },
    ]);
  }

  it('entries of the earlier cluster go first, and none is left out', async () => {
    const old = await restored();
    const started = await houseOn(world.fresh.database, world.clock);
    const fresh = await start();
    expect(inShort(await submit(started, fresh))).toBe('version 2');
    await expectOldBeforeNew(old, fresh);
  });

  it('a process that ran on over the restore writes nothing that would be passed over, and goes on after its next tick', async () => {
    const old = await restored();
    const fresh = await start();
    await expect(submit(house, fresh)).rejects.toMatchObject({ code: '23502', column: 'epoch' });
    await house.sequencer.place();
    expect(inShort(await submit(house, fresh))).toBe('version 2');
    await expectOldBeforeNew(old, fresh);
  });
});
