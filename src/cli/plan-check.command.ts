import type { Cli, JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { failureLines, failureText } from './failure-texts';
import { readPlan, type PlanFileRead } from './plan-files.store';
import { countOf, problemJson, problemLines } from './plan-problems';

/** `dondoc plan check FILE`: every problem of the plan and of its people file. Warnings alone let the plan through. */
export async function checkPlan(cli: Cli, file: string, { json }: JsonOption): Promise<void> {
  const read = await readPlan(file, cli.config().planMaxBytes);
  if (json) await cli.output.json(checkJson(file, read));
  else await cli.output.lines(checkLines(file, read));
  if (!read.ok) cli.ends(EXIT.problems);
}

const problemsOf = (read: PlanFileRead) => (read.ok ? read.warnings : 'problems' in read ? read.problems : []);

function checkJson(file: string, read: PlanFileRead): object {
  const problems = problemsOf(read);
  return {
    ok: read.ok,
    file,
    plan: read.ok ? sizeOf(read) : null,
    errors: countOf(problems, 'error') + ('refusal' in read ? 1 : 0),
    warnings: countOf(problems, 'warning'),
    problems: problems.map(problemJson),
    refusal: 'refusal' in read ? { ...read.refusal, ...failureText(read.refusal) } : null,
  };
}

const sizeOf = ({ plan, posts }: Extract<PlanFileRead, { ok: true }>) => ({
  id: plan.id,
  title: plan.document.title,
  tasks: plan.tasks.length,
  units: plan.units.length,
  posts: posts.length,
});

function checkLines(file: string, read: PlanFileRead): string[] {
  if ('refusal' in read) return failureLines(read.refusal);
  const problems = problemsOf(read);
  const [errors, warnings] = [countOf(problems, 'error'), countOf(problems, 'warning')];
  const verdict = read.ok
    ? `${file}: dùng được / sound: ${read.plan.tasks.length} nhiệm vụ / tasks, ${read.plan.units.length} đơn vị / units`
    : `${file}: chưa dùng được / not usable yet`;
  return [
    ...problems.flatMap(problemLines),
    ...(problems.length > 0 ? [''] : []),
    `${verdict}; ${errors} lỗi / errors, ${warnings} lưu ý / warnings`,
  ];
}
