import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalDate } from '../workflows/vocabulary';
import { addDays, localDateOf } from '../src/calendar/local-date';
import { openCustody, type OpenCustody } from '../src/custody/open-custody.service';
import type { Signing } from '../src/custody/log-keeping.service';
import { readLog } from '../src/custody/log.store';
import type { Asked } from '../src/engine/subject';
import { EVERYTHING } from '../src/people/accounts/scope';
import { keepText } from '../src/people/private-texts.store';
import { snapshotsOf } from '../src/platform/database/snapshot';
import { SILENT_LOG } from '../src/platform/logging';
import type { StoredCheckpoint } from '../src/trail/sealing/checkpoint.store';
import { growTree, inclusionProof } from '../src/trail/sealing/tile.store';
import { RuleRereader } from '../src/proof/rule-rereader';
import { exportedFile, type ExportOrder } from '../src/trail/export/trail-export.store';
import { verifyFile } from '../src/trail/verify/verify-file';
import type { Case } from './case';
import { byTurns, median, secondsOf } from './measure';
import { counted, type Results } from './results';
import { CHIEF, loadPlan, type World } from './world';

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
  custody: OpenCustody,
  { home, results }: { readonly home: string; readonly results: Results },
): Promise<void> {
  results.say('  a plan lives from its issue to its withdrawal');
  const plan = await lived(world);
  const signed = await signedNow(world, custody);
  const all = await exported(signed, { kind: 'all' }, join(home, 'all.ndjson'));
  tell(results, await verified(signed, all, false), { goal: 50_000 });
  // What was stored in bulk has no past to be lived: this file has nothing else.
  const one = await exported(signed, { kind: 'plan', id: plan }, join(home, 'plan.ndjson'));
  tell(results, await verified(signed, one, true), { goal: 15_000, how: ', lived again' });
}

/** Opens a plan of 20 tasks for every unit that was due yesterday, wakes each duty once and lets all of them go again. */
async function lived({ house }: World): Promise<string> {
  const today = localDateOf(house.clock.now());
  const planId = await loadPlan(house, 'bench-lived', today, addDays(today, -1));
  const say = async (asked: Asked): Promise<void> => {
    const answer = await house.commands.submit({ subject: 'plan', id: planId, by: CHIEF, asked });
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    while ((await house.sweeper.sweep()).woken > 0) continue;
  };
  await say({ type: 'plan.issue-ordered' });
  const reason = await house.database.transaction((tx) => keepText(tx, 'Đo xong'));
  await say({ type: 'plan.withdrawn', reason });
  await house.sequencer.placeAll(() => false);
  return planId;
}

interface Signed {
  readonly database: World['house']['database'];
  readonly signing: Signing;
  readonly checkpoint: StoredCheckpoint;
  readonly keys: ExportOrder['keys'];
}

async function signedNow({ house: { database } }: World, { keeping, sealing: seal }: OpenCustody): Promise<Signed> {
  const signing = await keeping.signing();
  if ('code' in signing) throw new Error(signing.code);
  const checkpoint = await seal.sign(signing, [signing.key]);
  const log = await readLog(database);
  if (checkpoint === null || log === null) throw new Error('a log that was signed');
  return { database, signing, checkpoint, keys: log.context.keys };
}

async function exported(
  { database, signing, checkpoint, keys }: Signed,
  scope: ExportOrder['scope'],
  file: string,
): Promise<string> {
  const pieces = exportedFile(snapshotsOf(database), {
    ...{
      scope,
      seen: EVERYTHING,
      from: scope.kind === 'all' ? LONG_AGO : null,
      until: null,
      build: 'dondoc bench',
      checkpoint,
    },
    ...{ origin: signing.origin, keys, signer: signing.key, earlier: [] },
    behaviourOf: () => null,
    sourceOf: (_, kind, name) => Promise.resolve({ kind, name, files: [] }),
  });
  await pipeline(Readable.from(pieces, { objectMode: true }), createWriteStream(file));
  return file;
}

interface Verified {
  readonly entries: number;
  readonly perSecond: number;
  readonly grownMiB: number;
}

/** Of one core: what others do on this machine is left out. */
async function verified({ signing, checkpoint }: Signed, file: string, replay: boolean): Promise<Verified> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const start = process.cpuUsage();
  const report = await verifyFile(createReadStream(file, { highWaterMark: 1_048_576 }), {
    ...{ keys: [signing.key.verifier.text], kept: checkpoint.note, replay, behaviours: null },
    ...{ sources: new RuleRereader(), evidenceFile: null },
  });
  const { user, system } = process.cpuUsage(start);
  clearInterval(watch);
  if (report.verdict !== 'verified') throw new Error(JSON.stringify(report.findings.slice(0, 3)));
  const { entries, relived } = report;
  if (replay && relived !== entries) throw new Error(`lived ${relived} of ${entries} entries again`);
  return { entries, perSecond: (entries * 1e6) / (user + system), grownMiB: (peak - before) / 1_048_576 };
}

function tell(
  results: Results,
  { entries, perSecond: ours, grownMiB }: Verified,
  { goal, how = '' }: { readonly goal: number; readonly how?: string },
): void {
  results.add({
    ...{ name: `verifying ${counted(entries)}${how}`, unit: 'entries/s', ours, limit: null, ratio: null },
    ...{ goal: `≥ ${counted(goal)} entries/s`, met: ours >= goal },
  });
  results.add({
    ...{ name: `memory of it${how}`, unit: 'MiB', ours: grownMiB, limit: null, ratio: null },
    ...{ goal: '≤ 256 MiB, whatever the size', met: grownMiB <= 256 },
  });
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
