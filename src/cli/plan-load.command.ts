import { EVERYTHING } from '../people/accounts/scope';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { tickStatus } from '../engine/clock-state.store';
import type { Sweep } from '../engine/sweeper.service';
import type { House } from '../house';
import { findPlan } from '../plans/plan.store';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused, orFail } from './failure';
import { failureLines, failureText } from './failure-texts';
import { actorFromText, issuingActor } from './issuing-actor.store';
import { amendmentLines } from './plan-amend';
import { readPlan, type PlanFileRead } from './plan-files.store';
import { countOf, problemJson, problemLines } from './plan-problems';
import { openingOf } from './plan-view.store';
import { withSession, type Session } from './session.service';
import { inVietnamese, STAGE_WORDS } from './words';

interface LoadOptions extends JsonOption {
  readonly draft?: true;
  readonly amend?: true;
  readonly preview?: true;
  readonly reason?: string;
  readonly by?: string;
}

const SHOWN_EVERY_MS = 500;

export function addPlanLoad(plan: Command, cli: Cli): void {
  plan
    .command('load')
    .argument('<file>', 'tệp kế hoạch / plan file')
    .description('Nạp và ban hành; nạp lại cùng tệp không đổi gì / load and issue; loading again changes nothing')
    .option('--draft', 'chỉ nạp dự thảo, chưa ban hành / load only, issue later')
    .option('--amend', 'thay tệp đã nạp bằng tệp sửa đổi / put an amended file in the place of the loaded one')
    .option('--preview', 'với --amend: chỉ cho xem sẽ đổi gì / with --amend: only show what would change')
    .option('--reason <text>', 'với --amend: lý do / with --amend: why')
    .option('--by <person/post/unit>', 'ai nạp và ban hành; mặc định người đứng đầu cơ quan ban hành / who does it')
    .option(...JSON_OPTION)
    .action((file: string, options: LoadOptions) => loadPlan(cli, file, options));
}

async function loadPlan(cli: Cli, file: string, options: LoadOptions): Promise<void> {
  const named = options.by === undefined ? null : actorFromText(options.by);
  if (options.by !== undefined && named === null) {
    throw misused('usage.invalid-value', { given: options.by, expected: 'PERSON/POST/UNIT' });
  }
  const read = await readPlan(file, cli.config().planMaxBytes);
  if (!read.ok) return tellProblems(cli, read, options);
  if (options.amend === true) return amendPlan(cli, read, { options, named });
  const result = await withSession(cli.config(), cli.cancelled, async (session) => {
    const on = localDateOf(session.clock.now());
    const issuer = read.plan.document.issuer;
    const by = orFail(await issuingActor(session.database, { named, issuer, posts: read.posts, on }));
    const house = await session.house();
    const loaded = await house.planLoading.load(read.source, by);
    if (!loaded.ok && 'problems' in loaded) throw new Error('a plan that was just read has problems');
    if (!loaded.ok) throw new CommandFailure(EXIT.problems, [loaded.refusal]);
    const before = await openingOf(session.database, loaded.planId);
    const issued = before.stage === 'draft' && options.draft !== true;
    if (issued) await issue(house, loaded.planId, by);
    if (options.draft !== true) await finishOpening(cli, session, house, loaded.planId);
    const { stage, opened } = await openingOf(session.database, loaded.planId);
    const plan = { id: loaded.planId, slug: loaded.slug, stage, obligations: opened };
    return { ok: true, unchanged: loaded.unchanged && !issued, issued, plan, by };
  });
  read.warnings.flatMap(problemLines).forEach((line) => cli.output.note(line));
  if (options.json) await cli.output.json({ ...result, warnings: read.warnings.map(problemJson) });
  else await cli.output.lines(loadedLines(result));
}

type ReadWell = Extract<PlanFileRead, { readonly ok: true }>;

async function amendPlan(
  cli: Cli,
  read: ReadWell,
  { options, named }: { readonly options: LoadOptions; readonly named: ReturnType<typeof actorFromText> },
): Promise<void> {
  const preview = options.preview === true;
  const reason = options.reason ?? '';
  if (reason === '' && !preview) throw misused('usage.missing-option', { given: '--reason' });
  const result = await withSession(cli.config(), cli.cancelled, async (session) => {
    const on = localDateOf(session.clock.now());
    const by = orFail(
      await issuingActor(session.database, { named, issuer: read.plan.document.issuer, posts: read.posts, on }),
    );
    const house = await session.house();
    const amended = await house.planLoading.amend(read.source, by, { reason, preview });
    if (!amended.ok && 'problems' in amended) throw new Error('a plan that was just read has problems');
    if (!amended.ok) throw new CommandFailure(EXIT.problems, [amended.refusal]);
    const { slug, planId: id, difference, duties } = amended;
    return { ok: true, preview, plan: { id, slug }, difference, duties, by };
  });
  read.warnings.flatMap(problemLines).forEach((line) => cli.output.note(line));
  if (options.json) await cli.output.json({ ...result, warnings: read.warnings.map(problemJson) });
  else await cli.output.lines([`${result.plan.slug}:`, ...amendmentLines(result, preview)]);
}

async function tellProblems(cli: Cli, read: Exclude<PlanFileRead, { ok: true }>, { json }: LoadOptions): Promise<void> {
  const refused = 'refusal' in read ? read.refusal : null;
  const problems = 'problems' in read ? read.problems : [];
  const lines = refused === null ? problems.flatMap(problemLines) : failureLines(refused);
  lines.forEach((line) => cli.output.note(line));
  if (json) {
    const told = refused === null ? null : { ...refused, ...failureText(refused) };
    const errors = countOf(problems, 'error') + (refused === null ? 0 : 1);
    await cli.output.json({ ok: false, errors, problems: problems.map(problemJson), refusal: told });
  }
  cli.ends(EXIT.problems);
}

async function issue(house: House, id: string, by: Parameters<House['planLoading']['load']>[1]): Promise<void> {
  const asked = { type: 'plan.issue-ordered' };
  const answer = await house.commands.submit({ subject: 'plan', id, asked, by });
  // Somebody else may have ordered it a moment ago: then all is as it should be.
  if (answer.ok || (await stageOf(house, id)) !== 'draft') return;
  throw new CommandFailure(EXIT.problems, [answer.refusal]);
}

const stageOf = async (house: House, id: string): Promise<string | null> =>
  (await house.database.transaction((tx) => findPlan(tx, id, EVERYTHING)))?.stage ?? null;

/** Opens chunk by chunk until all duties of the plan are open, beside any server that does the same. A clock that was set
 *  forward opens nothing until somebody accepts it. What Ctrl-C cuts off goes on at the next tick. */
async function finishOpening(cli: Cli, session: Session, house: House, planId: string): Promise<void> {
  let isShown = false;
  const isOpening = async (): Promise<boolean> => {
    const { stage, opened, total } = await openingOf(session.database, planId);
    isShown ||= stage === 'opening';
    if (isShown) cli.output.progress(`đã mở / opened ${opened}/${total}`);
    return stage === 'opening';
  };
  while (await isOpening()) {
    cli.cancelled.throwIfAborted();
    const held = await heldClock(session);
    if (held !== null) throw new CommandFailure(EXIT.problems, [held]);
    const { woken, failed } = await sweepWhile(house, isOpening, cli.cancelled);
    if (failed > 0) throw new CommandFailure(EXIT.environment, [refusal('plan.opening-failed', { plan: planId })]);
    // Somebody else has the plan in hand.
    if (woken === 0) await delay(SHOWN_EVERY_MS);
  }
  cli.output.endProgress();
}

/** Sweeps until the plan is open: whatever else is due is the server's work. */
async function sweepWhile(house: House, isOpening: () => Promise<boolean>, cancelled: AbortSignal): Promise<Sweep> {
  let [isEnough, isOver] = [false, false];
  const sweeping = house.sweeper.sweep(() => isEnough || cancelled.aborted).finally(() => (isOver = true));
  while (!isOver && !isEnough) {
    await Promise.race([sweeping, delay(SHOWN_EVERY_MS, undefined, { ref: false })]);
    isEnough = !(await isOpening());
  }
  return sweeping;
}

async function heldClock({ database, clock }: Session): Promise<Refusal | null> {
  const { heldSince } = await database.transaction((tx) => tickStatus(tx, ['plan'], clock.now()));
  return heldSince === null ? null : refusal('clock.held', { since: heldSince });
}

function loadedLines(result: {
  readonly unchanged: boolean;
  readonly issued: boolean;
  readonly plan: { readonly slug: string; readonly stage: string; readonly obligations: number };
}): string[] {
  const { slug, stage, obligations } = result.plan;
  const what = result.unchanged
    ? 'không đổi gì, đã nạp từ trước / unchanged, loaded before'
    : result.issued
      ? 'đã nạp và ban hành / loaded and issued'
      : 'đã nạp dự thảo, chưa ban hành / loaded as a draft';
  return [`${slug}: ${what}`, `  ${inVietnamese(STAGE_WORDS[stage] ?? stage)}; ${obligations} nghĩa vụ / obligations`];
}
