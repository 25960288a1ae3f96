import { EVERYTHING } from '../people/accounts/scope';
import type { Command } from 'commander';
import { DEFAULT_COUNTING } from '../calendar/counting';
import { reviewedLine } from '../obligations/plan-review';
import { PlanReviews } from '../obligations/plan-review.service';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { orFail } from './failure';
import { withSession } from './session.service';
import { tableLines } from './table';
import { byFrom } from './option-values';
import { dayText } from './words';

interface ReviewOptions extends JsonOption {
  readonly open?: true;
  readonly also?: string[];
  readonly by?: string;
}

/** `dondoc plan review PLAN`: duties of units that joined a group later. */
export function addPlanReview(plan: Command, cli: Cli): void {
  plan
    .command('review')
    .argument('<plan>', 'id hoặc tên ngắn của kế hoạch / id or short name')
    .description('Nhiệm vụ của đơn vị vào nhóm sau ngày ban hành / duties of units that joined a group later')
    .option('--open', 'mở các nhiệm vụ còn hạn / open those whose date has not passed')
    .option('--also <refs...>', 'mở cả các mục đã qua hạn này / open these too, though their date has passed')
    .option('--by <person/post/unit>', 'ai quyết định; mặc định người đứng đầu cơ quan ban hành / who decides')
    .option(...JSON_OPTION)
    .action((name: string, options: ReviewOptions) => review(cli, name, options));
}

type Line = ReturnType<typeof reviewedLine>;

async function review(cli: Cli, name: string, { open, also = [], by, json }: ReviewOptions): Promise<void> {
  const actor = byFrom(by);
  const result = await withSession(cli.config(), cli.cancelled, async (session) => {
    const { database, door, clock, settings } = await session.house();
    const reviews = new PlanReviews(database, door, clock, () => ({ ...settings, counting: DEFAULT_COUNTING }));
    if (open !== true) {
      const { plan, duties } = orFail(await reviews.review(name, EVERYTHING));
      return { plan: plan.slug, opened: [], left: duties.map(reviewedLine) };
    }
    const done = orFail(await reviews.open(name, { by: actor, also }));
    return {
      ...{ plan: done.plan.slug, by: done.by },
      ...{ opened: done.opened.map(reviewedLine), left: done.left.map(reviewedLine) },
    };
  });
  if (json) await cli.output.json(result);
  else await cli.output.lines(reviewLines(result));
}

function reviewLines({ opened, left }: { readonly opened: readonly Line[]; readonly left: readonly Line[] }): string[] {
  return [
    ...(opened.length === 0 ? [] : [`Đã mở / opened: ${opened.length}`, ...table(opened)]),
    ...(left.length === 0
      ? ['Không còn nhiệm vụ nào chưa mở / nothing is left to open']
      : [`Chưa mở / not open: ${left.length}`, ...table(left)]),
    ...(left.some(({ passed }) => passed)
      ? ['Mục đánh dấu ! đã qua hạn: chỉ mở khi nêu bằng --also / marked !: passed, opened only by --also']
      : []),
  ];
}

const table = (lines: readonly Line[]): string[] =>
  tableLines(
    ['đơn vị / unit', 'mục / task', 'kỳ / period', 'hạn / due', 'vào nhóm / joined'],
    lines.map(({ unit, task, periodKey, dueOn, joinedOn, passed }) => [
      ...[unit, task, periodKey, `${dayText(dueOn)}${passed ? ' !' : ''}`, dayText(joinedOn)],
    ]),
  );
