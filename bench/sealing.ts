import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalDate } from '../workflows/vocabulary';
import { openCustody, type OpenCustody } from '../src/custody/open-custody.service';
import { readLog } from '../src/custody/log.store';
import { EVERYTHING } from '../src/people/accounts/scope';
import { snapshotsOf } from '../src/platform/database/snapshot';
import { SILENT_LOG } from '../src/platform/logging';
import { growTree, inclusionProof } from '../src/trail/sealing/tile.store';
import { RuleRereader } from '../src/proof/rule-rereader';
import { exportedFile } from '../src/trail/export/trail-export.store';
import { verifyFile, type VerifyReport } from '../src/trail/verify/verify-file';
import type { Case } from './case';
import { byTurns, median, secondsOf } from './measure';
import { counted, type Results } from './results';
import type { World } from './world';

/** What it costs that the trail proves itself: appending while it is sealed, how far a checkpoint is behind, and verifying. */

const WOKEN = 10_000;
const PROVEN = 10_000_000;
const PROOFS = 200;
const LAG_TICKS = 3;
/** Stored duties have one entry of a longer life: their streams begin in its middle, as those of a file that begins with a day. */
const LONG_AGO = '2000-01-01' as LocalDate;
const TREE_BATCH = 100_000;

export const sealing: Case = {
  name: 'sealing',
  async run({ world, results }) {
    const home = mkdtempSync(join(tmpdir(), 'dondoc-bench-log-'));
    try {
      const custody = openCustody({ home, schema: 'bench', checkpoints: null }, { ...world.house, log: SILENT_LOG });
      results.say('  sealing what is stored');
      await custody.sealing.round();
      await appending(world, custody, results);
      await lag(world, custody, results);
      await verifying(world, custody, { home, results });
      await proving(world, results);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};

/** One tick that wakes so many, with a round of sealing each second of it, or without any; entries per second. */
async function tickRate(world: World, { sealing: seal }: OpenCustody, isSealed: boolean): Promise<number> {
  const woken = world.share(WOKEN);
  await world.ripen(world.take('ripe', woken), woken);
  let isOver = false;
  const rounds = async (): Promise<void> => {
    while (isSealed && !isOver) {
      await seal.round();
      await delay(1_000);
    }
  };
  const sealed = rounds();
  const seconds = await secondsOf(() => world.house.ticker.tick());
  isOver = true;
  await sealed;
  return woken / seconds;
}

async function appending(world: World, custody: OpenCustody, results: Results): Promise<void> {
  const { ours, limit } = await byTurns(
    { ours: () => tickRate(world, custody, true), limit: () => tickRate(world, custody, false) },
    results.say,
  );
  results.add({
    ...{ name: 'appending while sealed', unit: 'entries/s', ours, limit, ratio: ours / limit },
    ...{ goal: '≥ 0.9 × without sealing', met: ours / limit >= 0.9 },
  });
}

/** From each entry of some ticks in a row to the first checkpoint that it stands in. */
async function lag(world: World, custody: OpenCustody, results: Results): Promise<void> {
  const { database } = world.house;
  await custody.sealing.round();
  const [first] = await database.read<{ id: string }>('SELECT max(id) AS id FROM trail_checkpoint');
  for (let tick = 0; tick < LAG_TICKS; tick += 1) await tickRate(world, custody, true);
  await custody.sealing.round();
  const [row] = await database.read<{ p99: number | null; entries: number }>(
    `WITH signed AS (
       SELECT id, lag(size) OVER (ORDER BY id) AS before, size, signed_at FROM trail_checkpoint WHERE id >= $1)
     SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM s.signed_at - e.recorded_at)) AS p99,
       count(*)::int AS entries
     FROM signed s JOIN trail_position p ON p.position > s.before AND p.position <= s.size
       JOIN trail_entry e ON e.id = p.entry_id`,
    [first?.id],
  );
  const ours = Number(row?.p99 ?? NaN);
  const name = `checkpoint behind the entry, p99 of ${counted(row?.entries ?? 0)}`;
  results.add({
    ...{ name, unit: 's', ours, limit: null, ratio: null },
    ...{ goal: '≤ 2 s', met: ours <= 2 },
  });
}

async function verifying(
  world: World,
  { keeping, sealing: seal }: OpenCustody,
  { home, results }: { readonly home: string; readonly results: Results },
): Promise<void> {
  const { database } = world.house;
  const signing = await keeping.signing();
  if ('code' in signing) throw new Error(signing.code);
  const checkpoint = await seal.sign(signing, [signing.key]);
  const log = await readLog(database);
  if (checkpoint === null || log === null) throw new Error('a log that was signed');
  const file = join(home, 'all.ndjson');
  results.say(`  exporting ${counted(checkpoint.size)} entries`);
  const pieces = exportedFile(snapshotsOf(database), {
    ...{ scope: { kind: 'all' }, seen: EVERYTHING, from: LONG_AGO, until: null, build: 'dondoc bench', checkpoint },
    ...{ origin: signing.origin, keys: log.context.keys, signer: signing.key, earlier: [] },
    behaviourOf: () => null,
    sourceOf: (_, kind, name) => Promise.resolve({ kind, name, files: [] }),
  });
  await pipeline(Readable.from(pieces, { objectMode: true }), createWriteStream(file));
  let plain = 0;
  for (const replay of [false, true]) {
    const goal = replay ? 15_000 : 50_000;
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    // Of one core: what others do on this machine is left out.
    const start = process.cpuUsage();
    const report: VerifyReport = await verifyFile(createReadStream(file, { highWaterMark: 1_048_576 }), {
      ...{
        keys: [signing.key.verifier.text],
        kept: checkpoint.note,
        replay,
        behaviours: null,
        sources: new RuleRereader(),
        evidenceFile: null,
      },
    });
    const used = process.cpuUsage(start);
    const seconds = (used.user + used.system) / 1_000_000;
    clearInterval(watch);
    if (report.verdict !== 'verified') throw new Error(JSON.stringify(report.findings.slice(0, 3)));
    // Few of what is stored can be lived again: what living takes is set against those alone, on top of what reading takes.
    const each = replay ? plain + (seconds - plain * report.entries) / (report.relived ?? 0) : seconds / report.entries;
    if (!replay) plain = each;
    const ours = 1 / each;
    results.add({
      ...{ name: `verifying ${counted(checkpoint.size)}${replay ? ', lived again' : ''}`, unit: 'entries/s', ours },
      ...{ limit: null, ratio: null, goal: `≥ ${counted(goal)} entries/s`, met: ours >= goal },
    });
    const grown = (peak - before) / 1_048_576;
    results.add({
      ...{ name: `memory of it${replay ? ', lived again' : ''}`, unit: 'MiB', ours: grown, limit: null, ratio: null },
      ...{ goal: '≤ 256 MiB, whatever the size', met: grown <= 256 },
    });
  }
}

/** A tree of that many leaves beside the log's own: only its tiles, in a transaction that is undone. */
async function proving(world: World, results: Results): Promise<void> {
  const size = world.share(PROVEN);
  results.say(`  growing a tree of ${counted(size)}`);
  const taken: number[] = [];
  const undo = new Error('the tree served its purpose');
  await world.house.database
    .transaction(async (tx) => {
      const [row] = await tx.query<{ position: string }>(`SELECT position FROM trail_follower WHERE name = 'sealing'`);
      let grown = Number(row?.position ?? 0);
      while (grown < size) {
        const leaves = Array.from({ length: Math.min(TREE_BATCH, size - grown) }, () => randomBytes(32));
        await growTree(tx, grown, leaves);
        grown += leaves.length;
      }
      for (let proof = 0; proof < PROOFS; proof += 1) {
        const position = Math.floor((proof * grown) / PROOFS) + 1;
        taken.push(1_000 * (await secondsOf(() => inclusionProof(tx, position, grown))));
      }
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  const ours = median(taken);
  results.add({
    ...{ name: `proof for one entry of ${counted(size)}`, unit: 'ms', ours, limit: null, ratio: null },
    ...{ goal: '≤ 50 ms', met: ours <= 50 },
  });
}
