import { EVERYTHING } from '../people/accounts/scope';
import type { Command } from 'commander';
import { refusal, type Instant, type LocalDate } from '../../workflows/vocabulary';
import { instantAt, isLocalDate, localDateOf } from '../calendar/local-date';
import { headsFor } from '../obligations/unit-transfers.service';
import type { UnitActor } from '../people/unit-change.store';
import { Occurrences, type OccurrenceAnswer } from '../plans/occurrences.service';
import { findPlan } from '../plans/plan.store';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused, orFail } from './failure';
import { registerPapers } from './papers.store';
import { withSession, type Session } from './session.service';
import { byFrom } from './option-values';
import { momentText } from './words';

interface OccurrenceOptions extends JsonOption {
  readonly unit: string;
  readonly reference: string;
  readonly happened: string;
  readonly what: string;
  readonly document?: string[];
  readonly evidence?: string[];
  readonly by?: string;
}

/** `dondoc plan occurrence PLAN EVENT`: something happened that tasks of the plan speak of. */
export function addPlanOccurrence(plan: Command, cli: Cli): void {
  plan
    .command('occurrence')
    .argument('<plan>', 'id hoặc tên ngắn của kế hoạch / id or short name')
    .argument('<event>', 'sự việc như tệp kế hoạch gọi / as the plan file names it: violation-found')
    .description(
      'Ghi nhận sự việc phát sinh; mở báo cáo, việc công khai theo đó / record what happened, open what is owed',
    )
    .requiredOption('--unit <unit>', 'đơn vị có sự việc / the unit that it happened to')
    .requiredOption('--reference <text>', 'số biên bản, số vụ việc / what tells it from others: BB-12/2024')
    .requiredOption(
      '--happened <moment>',
      '2024-05-03T14:30, giờ Việt Nam, hoặc 2024-05-03 / time of Vietnam, or the day',
    )
    .requiredOption('--what <text>', 'việc gì / what happened')
    .option('--document <papers...>', 'văn bản chứng minh / a paper that shows it: "Biên bản 12/BB-CB, 3/5/2024"')
    .option('--evidence <ids...>', 'mã minh chứng đã nộp / ids of registered evidence')
    .option('--by <person/post/unit>', 'ai ghi nhận; mặc định người đứng đầu đơn vị / who records it')
    .option(...JSON_OPTION)
    .action((name: string, event: string, options: OccurrenceOptions) => occurred(cli, name, event, options));
}

async function occurred(cli: Cli, name: string, occurrence: string, options: OccurrenceOptions): Promise<void> {
  const { unit, reference, what } = options;
  const [named, happened] = [byFrom(options.by), happenedFrom(options.happened)];
  const result = await withSession(cli.config(), cli.cancelled, async (session) => {
    const plan = await session.database.transaction((tx) => findPlan(tx, name, EVERYTHING));
    if (plan === null) return orFail<never>(refusal('not-found', { subject: 'plan', id: name }));
    const by = named ?? (await headOf(session, unit));
    const papers = orFail(await registerPapers(session, options.document ?? [], by));
    const { database, door } = await session.house();
    const wish = { occurrence, unit, reference: reference.normalize('NFC'), happened, what, by, scope: EVERYTHING };
    const evidence = [...(options.evidence ?? []), ...papers];
    const answer = orFail(await new Occurrences(database, door).record(plan, { ...wish, evidence }));
    return { plan: plan.slug, occurrence, unit, reference, ...answer, by };
  });
  if (options.json) await cli.output.json(result);
  else await cli.output.lines(occurrenceLines(result));
}

async function headOf({ database, clock }: Session, unit: string): Promise<UnitActor> {
  const on = localDateOf(clock.now());
  const head = (await database.transaction((tx) => headsFor(tx, [unit], on))).get(unit);
  return head ?? orFail<UnitActor>(refusal('plan.issuer-without-head', { issuer: unit, on }));
}

function happenedFrom(text: string): Instant | LocalDate {
  if (isLocalDate(text)) return text;
  const [day = '', time = ''] = text.split('T');
  if (isLocalDate(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return instantAt(day, time);
  throw misused('usage.invalid-value', { given: text, expected: 'YYYY-MM-DDTHH:MM, YYYY-MM-DD' });
}

const occurrenceLines = ({ unchanged, duties }: OccurrenceAnswer): string[] => [
  unchanged ? 'đã ghi nhận từ trước / recorded before' : 'đã ghi nhận / recorded',
  ...duties.map(
    ({ id, task, unit, lateFrom }) => `  ${task} ${unit}: trễ từ / late from ${momentText(lateFrom)}  ${id}`,
  ),
];
