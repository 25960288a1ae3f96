import type { Command } from 'commander';
import { ObligationQueryStore } from '../obligations/obligation-queries.store';
import { lookingAt } from '../obligations/timeliness';
import { nearest } from '../platform/nearest-name';
import { EVERYTHING } from '../people/accounts/scope';
import { allPlans, findPlan, tasksOf } from '../plans/plan.store';
import { refusal } from '../../workflows/vocabulary';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { CommandFailure } from './failure';
import { EXIT } from './exit-codes';
import { addPlanCascade } from './plan-cascade.command';
import { checkPlan } from './plan-check.command';
import { addPlanLoad } from './plan-load.command';
import { addEventRecord } from './event-record.command';
import { addPlanOccurrence } from './plan-occurrence.command';
import { addPlanReview } from './plan-review.command';
import { planLines, planListLines } from './plan-text';
import { planView } from './plan-view';
import { planFileText } from './plan-view.store';
import { loadSettings } from '../house';
import { withSession } from './session.service';

/** `dondoc plan …`: check, load, list, show, cascade, review, and what happens to a plan. */
export function addPlanCommands(program: Command, cli: Cli): void {
  const plan = program.command('plan').description('Kế hoạch: kiểm tra, nạp, xem / plans: check, load, look at');
  plan
    .command('check')
    .argument('<file>', 'tệp kế hoạch / plan file')
    .description('Nêu mọi lỗi của tệp: dòng, cột, cần gì; không dùng cơ sở dữ liệu / explain every problem of a file')
    .option(...JSON_OPTION)
    .action((file: string, options: JsonOption) => checkPlan(cli, file, options));
  addPlanLoad(plan, cli);
  plan
    .command('list')
    .description('Các kế hoạch đã nạp, mới nhất trước / the plans that are loaded, newest first')
    .option(...JSON_OPTION)
    .action((options: JsonOption) => list(cli, options));
  plan
    .command('show')
    .argument('<plan>', 'id hoặc tên ngắn của kế hoạch / id or short name')
    .description('Văn bản, từng nhiệm vụ, ai làm, hạn, minh chứng / the document and each task: who, when, proof')
    .option(...JSON_OPTION)
    .action((name: string, options: JsonOption) => show(cli, name, options));
  addPlanCascade(plan, cli);
  addPlanReview(plan, cli);
  addPlanOccurrence(plan, cli);
  addEventRecord(plan, cli, 'plan');
}

async function list(cli: Cli, { json }: JsonOption): Promise<void> {
  const plans = await withSession(cli.config(), cli.cancelled, ({ database }) =>
    database.transaction((tx) => allPlans(tx, EVERYTHING)),
  );
  if (json) await cli.output.json({ items: plans });
  else await cli.output.lines(planListLines(plans));
}

async function show(cli: Cli, name: string, { json }: JsonOption): Promise<void> {
  const view = await withSession(cli.config(), cli.cancelled, async ({ database, clock }) => {
    const found = await database.transaction(async (tx) => {
      const row = await findPlan(tx, name, EVERYTHING);
      if (row === null) {
        const slugs = (await allPlans(tx, EVERYTHING)).map(({ slug }) => slug);
        const facts = { subject: 'plan', id: name, nearest: nearest(name, slugs) };
        throw new CommandFailure(EXIT.problems, [refusal('not-found', facts)]);
      }
      return { row, tasks: await tasksOf(tx, row.id, EVERYTHING), fileText: await planFileText(tx, row.id) };
    });
    const settings = loadSettings();
    const looking = lookingAt(clock.now(), settings.calendar);
    const counts = await new ObligationQueryStore(database).counts(
      { planId: found.row.id, scope: EVERYTHING },
      looking,
    );
    return planView({ ...found, settings, counts });
  });
  if (json) await cli.output.json(view);
  else await cli.output.lines(planLines(view));
}
