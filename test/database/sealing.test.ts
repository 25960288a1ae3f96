import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkTrail } from '../../src/cli/trail-check.store';
import { readLog } from '../../src/custody/log.store';
import type { House } from '../../src/house';
import { logStanding } from '../../src/proof/log-standing.store';
import { readCheckpoint } from '../../src/trail/sealing/checkpoint';
import { isSignedBy, readVerifierKey } from '../../src/trail/sealing/signed-note';
import { consistencyProof, inclusionProof } from '../../src/trail/sealing/tile.store';
import { leafHash, TreeEdge } from '../../src/trail/tree/merkle';
import { provesConsistency, provesInclusion } from '../../src/trail/tree/proofs';
import { asOwner } from '../support/as-owner';
import { behindTriggers } from '../support/behind-triggers';
import { command, dutyShelf, submit, type OwnDuty } from '../support/duties';
import { issuedPlan, type IssuedPlan } from '../support/issued-plan';
import { officeHead } from '../support/people-of-lang-son';
import { sealAll, sealedLog, type SealedLog } from '../support/sealed-log';

/** Sealing: every entry stands in the tree once, and what was signed outside can be held against it. */

let world: IssuedPlan;
let house: House;
let log: SealedLog;
let aDuty: (task?: string) => Promise<OwnDuty>;

beforeAll(async () => {
  world = await issuedPlan();
  house = world.house;
  aDuty = dutyShelf(house);
  log = sealedLog(house);
});
afterAll(async () => {
  log.remove();
  await world.fresh.close();
});

const act = async (): Promise<void> => {
  const { id, by } = await aDuty();
  await submit(house, command(id, by, 'draft.started'));
};
const kept = () => {
  const latest = log.folders[0]?.latest();
  if (!latest) throw new Error('a checkpoint is kept');
  return latest;
};
const entryHashes = async (): Promise<Buffer[]> => {
  const rows = await house.database.read<{ hash: Buffer }>(
    'SELECT e.hash FROM trail_position p JOIN trail_entry e ON e.id = p.entry_id ORDER BY p.position',
  );
  return rows.map(({ hash }) => hash);
};
const signed = async () => {
  await sealAll(log, house);
  await log.sealing.round();
  return kept();
};

test('the first round makes a key that only its owner reads, and tells the log of it', async () => {
  await signed();
  expect(statSync(log.keyFile.path).mode & 0o777).toBe(0o600);
  const known = await readLog(house.database);
  expect(known?.context.keys).toEqual([{ key: log.keyFile.read()?.verifier.text, statement: null }]);
  expect(JSON.stringify(known)).not.toContain('PRIVATE');
});

test('the root that is signed is that of all entries in their order, worked out anew', async () => {
  await act();
  const { size, root, note } = await signed();
  const edge = new TreeEdge();
  for (const hash of (await entryHashes()).slice(0, size)) edge.addLeaf(leafHash(hash));
  expect([edge.size, edge.root()]).toEqual([size, root]);
  const key = readVerifierKey((await readLog(house.database))?.context.keys[0]?.key ?? '');
  const read = readCheckpoint(note);
  expect(key !== null && read !== null && isSignedBy(read.note, key)).toBe(true);
});

test('each entry is proven from a few tiles, and an older checkpoint leads to a newer one', async () => {
  const before = await signed();
  await act();
  const { size, root } = await signed();
  expect(size).toBeGreaterThan(before.size);
  const hashes = await entryHashes();
  for (const position of [1, 2, before.size, size]) {
    const proof = await inclusionProof(house.database, position, size);
    const hash = leafHash(hashes[position - 1] as Buffer);
    expect(provesInclusion({ leaf: position - 1, size, root }, hash, proof)).toBe(true);
  }
  const proof = await consistencyProof(house.database, before.size, size);
  expect(provesConsistency(before, { size, root }, proof)).toBe(true);
});

test('nothing new is signed when nothing was recorded, and each checkpoint is appended to the file of its day', async () => {
  await signed();
  const notes = () =>
    readdirSync(log.folders[0]?.folder ?? '')
      .filter((name) => name.endsWith('.checkpoints'))
      .flatMap((name) => readFileSync(join(log.folders[0]?.folder ?? '', name), 'utf8').split('\n\n\u2014'));
  const count = notes().length;
  await signed();
  expect(notes()).toHaveLength(count);
  await act();
  await signed();
  expect(notes()).toHaveLength(count + 1);
});

test('two processes at once put each entry in once', async () => {
  const other = sealedLog(house, log.home);
  await act();
  await act();
  await Promise.all([log.sealing.round(), other.sealing.round(), log.sealing.grow(), other.sealing.grow()]);
  const { size, root } = await signed();
  const edge = new TreeEdge();
  for (const hash of await entryHashes()) edge.addLeaf(leafHash(hash));
  expect([size, root]).toEqual([edge.size, edge.root()]);
});

test('sixteen writers on duties of their own lose nothing to one another while the trail is sealed', async () => {
  const duties = await Promise.all(Array.from({ length: 16 }, () => aDuty('III.2.4')));
  let isOver = false;
  const sealing = (async () => {
    // At most one round is under way; each signs whatever the writers have left so far.
    while (!isOver) await log.sealing.round();
  })();
  const told = await Promise.all(
    duties.map(async ({ id, by }) => {
      const answers = [];
      for (const type of ['duty.accepted', 'work.started']) answers.push(await submit(house, command(id, by, type)));
      return answers.map((answer) => (answer.ok ? answer.hash : answer.refusal.code));
    }),
  );
  isOver = true;
  await sealing;
  const last = await signed();
  const hashes = await entryHashes();
  const stored = new Set(hashes.map((hash) => hash.toString('hex')));
  // Two steps each, all of them in the log, once; the root is that of the whole log in its one order.
  expect(new Set(told.flat()).size).toBe(32);
  expect(told.flat().filter((hash) => !stored.has(hash))).toEqual([]);
  expect([stored.size, last.size]).toEqual([hashes.length, hashes.length]);
  const edge = new TreeEdge();
  for (const hash of hashes) edge.addLeaf(leafHash(hash));
  expect(last.root.equals(edge.root())).toBe(true);
  // Dense, chained, and each row at its last entry.
  const whole = await checkTrail(house.database, { onProgress: () => undefined, isCancelled: () => false });
  expect(whole).toMatchObject({ ok: true, faults: [], entries: hashes.length });
  // Whatever was signed on the way still holds.
  const { checkpoints } = await logStanding(house.database, 1_000);
  expect(checkpoints.filter(({ holds }) => !holds)).toEqual([]);
});

test('a key that is gone is not replaced in silence: nothing is signed', async () => {
  const before = await signed();
  const elsewhere = sealedLog(house);
  await act();
  expect(await elsewhere.sealing.round()).toBeNull();
  expect(await elsewhere.keeping.signing()).toMatchObject({ code: 'key.lost' });
  expect(kept().note).toBe(before.note);
  elsewhere.remove();
});

test('a rotation is an entry, the old key signs it, and the checkpoint after it bears both names', async () => {
  await signed();
  const rotated = await log.keeping.rotate(officeHead(), 'Theo lịch thay khóa');
  if ('code' in rotated) throw new Error(rotated.code);
  const { signing, before } = rotated;
  const checkpoint = await log.sealing.sign(signing, [before, signing.key]);
  const read = readCheckpoint(checkpoint?.note ?? '');
  if (read === null) throw new Error('a checkpoint');
  expect([before, signing.key].map(({ verifier }) => isSignedBy(read.note, verifier))).toEqual([true, true]);
  expect(log.keyFile.read()?.verifier.text).toBe(signing.key.verifier.text);
  expect(readdirSync(log.keyFile.folder)).toContain(`log.key.retired-${before.verifier.id}`);
  const keys = (await readLog(house.database))?.context.keys ?? [];
  expect(keys.map(({ key }) => key)).toEqual([before.verifier.text, signing.key.verifier.text]);
  expect(await log.keeping.signing()).toMatchObject({ key: { text: signing.key.text } });
});

test('who holds no such post may not rotate, and the key stays', async () => {
  const key = log.keyFile.read()?.text;
  const by = { kind: 'person', person: 'nobody', post: 'none', unit: 'ban-atgt' } as const;
  expect(await log.keeping.rotate(by, 'không ai')).toMatchObject({ code: 'actor.not-entitled' });
  expect(log.keyFile.read()?.text).toBe(key);
});

describe('what the database itself refuses', () => {
  it.each(['UPDATE trail_checkpoint SET note = note', 'DELETE FROM trail_checkpoint', 'DELETE FROM trail_tile'])(
    'the engine: %s',
    async (sql) => {
      await expect(house.database.read(sql)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it.each([
    'UPDATE trail_tile SET hashes = substr(hashes, 1, length(hashes) - 32) WHERE length(hashes) > 32',
    String.raw`UPDATE trail_tile SET hashes = '\x00'::bytea || substr(hashes, 2)`,
    'UPDATE trail_checkpoint SET size = 1',
    'TRUNCATE trail_tile',
  ])('and anybody: %s', async (sql) => {
    await signed();
    await expect(
      house.database.read(sql).catch((error: unknown) => asOwner(world.fresh, sql).then(() => error)),
    ).rejects.toMatchObject({
      code: '23001',
    });
  });
});

describe('after a restore', () => {
  test('a log shorter than what is known outside may not start until somebody says in it what was lost', async () => {
    await signed();
    await act();
    const before = await signed();
    expect(await log.sealing.whyNotWhole()).toBeNull();
    // As a backup restored: the last entries, their places and the tree above them are gone.
    await behindTriggers(
      world.fresh,
      `DELETE FROM trail_entry WHERE id = (SELECT entry_id FROM trail_position WHERE position = ${before.size});
       DELETE FROM trail_position WHERE position = ${before.size};
       UPDATE trail_sequencer SET position = position - 1;
       DELETE FROM trail_tile; UPDATE trail_follower SET position = 0 WHERE name = 'sealing'`,
    );
    const refused = await log.sealing.whyNotWhole();
    expect(refused).toMatchObject({
      code: 'log.shorter-than-kept',
      facts: { kept: before.size, here: before.size - 1 },
    });
    const loss = await log.sealing.loss();
    if (loss === null) throw new Error('something is lost');
    expect(await log.keeping.reseal(officeHead(), 'Khôi phục bản sao lưu', loss)).toBeNull();
    expect(await log.sealing.whyNotWhole()).toBeNull();
    const after = await signed();
    expect(after.size).toBe(before.size);
    expect(after.root.equals(before.root)).toBe(false);
  });

  test('a log that was rewritten below what is known outside is seen too', async () => {
    const { size } = await signed();
    await behindTriggers(
      world.fresh,
      `UPDATE trail_entry SET hash = sha256('another') WHERE id = (SELECT entry_id FROM trail_position WHERE position = ${size});
       DELETE FROM trail_tile; UPDATE trail_follower SET position = 0 WHERE name = 'sealing'`,
    );
    expect(await log.sealing.whyNotWhole()).toMatchObject({ code: 'log.not-as-kept', facts: { size } });
  });

  test('a key that is gone with its folder is told', async () => {
    rmSync(log.keyFile.folder, { recursive: true });
    expect(await log.keeping.signing()).toMatchObject({ code: 'key.lost' });
  });
});
