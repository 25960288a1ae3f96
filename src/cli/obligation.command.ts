import type { Command } from 'commander';
import { DUTY_KINDS, DUTY_STATES, isDutyKind } from '../../workflows/obligations/kinds';
import type { Instant } from '../../workflows/vocabulary';
import { refusal } from '../../workflows/vocabulary';
import { addDays, startOfDay } from '../calendar/local-date';
import { loadWorkingCalendar } from '../calendar/calendar-files.store';
import { ObligationQueries, type ObligationWish } from '../obligations/obligation-queries.service';
import type { ObligationLine } from '../obligations/obligation-line.store';
import { ObligationQueryStore } from '../obligations/obligation-queries.store';
import { TIMELINESS, type Timeliness } from '../obligations/timeliness';
import { EVERYTHING } from '../people/accounts/scope';
import { nearest } from '../platform/nearest-name';
import { findPlan } from '../plans/plan.store';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { addEventRecord } from './event-record.command';
import { CommandFailure, misused, orFail } from './failure';
import { jsonListPieces } from './json-pieces';
import { dayFrom } from './option-values';
import { obligationLines, obligationListLines } from './obligation-text';
import { withSession, type Session } from './session.service';

interface ListOptions extends JsonOption {
  readonly plan?: string;
  readonly task?: string;
  readonly unit?: string;
  readonly kind?: string;
  readonly state?: string;
  readonly timeliness?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly open?: true;
  readonly limit?: string;
}

const PAGE = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `dondoc obligation …`: lists, one duty with its history, and what happened to one. */
export function addObligationCommands(program: Command, cli: Cli): void {
  const obligation = program.command('obligation').description('Nghĩa vụ của từng đơn vị / what each unit owes');
  obligation
    .command('list')
    .description('Theo ngày đến hạn, không hạn sau cùng / by due day, those without one last')
    .option('--plan <plan>', 'của kế hoạch này / of this plan')
    .option('--task <ref>', 'của nhiệm vụ này / of this task')
    .option('--unit <unit>', 'của đơn vị này và cấp dưới / of this unit and those below it')
    .option('--kind <kind>', 'loại / kind')
    .option('--state <state>', 'trạng thái công việc / state of the work')
    .option('--timeliness <word>', TIMELINESS.join(', '))
    .option('--due-from <date>', 'đến hạn từ ngày / due from, YYYY-MM-DD')
    .option('--due-to <date>', 'đến hạn tới ngày / due up to, YYYY-MM-DD')
    .option('--open', 'chỉ việc chưa kết thúc / only what has not ended')
    .option('--limit <number>', 'tối đa bao nhiêu / at most this many')
    .option(...JSON_OPTION)
    .action((options: ListOptions) => list(cli, options));
  obligation
    .command('show')
    .argument('<id>', 'mã nghĩa vụ / id')
    .description('Một nghĩa vụ và mọi việc đã xảy ra với nó / one duty and all that happened to it')
    .option('--as-of <day>', 'như đã biết đến hết ngày / as known at the end of a day, YYYY-MM-DD')
    .option(...JSON_OPTION)
    .action((id: string, options: JsonOption & { readonly asOf?: string }) => show(cli, id, options));
  addEventRecord(obligation, cli, 'obligation');
}

async function list(cli: Cli, options: ListOptions): Promise<void> {
  const wish = wishFrom(options);
  const limit = options.limit === undefined ? Infinity : numberFrom(options.limit);
  await withSession(cli.config(), cli.cancelled, async (session) => {
    const planId = options.plan === undefined ? undefined : await planIdFrom(session, options.plan);
    const lines = allPages(queriesOf(session), { ...wish, ...(planId === undefined ? {} : { planId }) }, limit);
    if (options.json) return cli.output.pieces(jsonListPieces('items', lines, () => ({})));
    return cli.output.lines(obligationListLines(lines));
  });
}

async function* allPages(
  queries: ObligationQueries,
  wish: ObligationWish,
  limit: number,
): AsyncGenerator<ObligationLine> {
  let [after, left] = [null as string | null, limit];
  do {
    const page = orFail(await queries.list(wish, { after, limit: Math.min(PAGE, left) }, EVERYTHING));
    yield* page.items;
    left -= page.items.length;
    after = page.next;
  } while (after !== null && left > 0);
}

async function show(cli: Cli, id: string, { asOf, json }: JsonOption & { readonly asOf?: string }): Promise<void> {
  if (!UUID.test(id)) throw misused('usage.invalid-value', { given: id, expected: 'UUID (dondoc obligation list)' });
  const moment: Instant | null = asOf === undefined ? null : startOfDay(addDays(dayFrom(asOf), 1));
  const detail = await withSession(cli.config(), cli.cancelled, async (session) =>
    orFail(await queriesOf(session).one(id, moment, EVERYTHING)),
  );
  if (json) await cli.output.json(detail);
  else await cli.output.lines(obligationLines(detail));
}

function queriesOf({ database, clock }: Session): ObligationQueries {
  const calendar = loadWorkingCalendar();
  return new ObligationQueries(database, new ObligationQueryStore(database), clock, () => calendar);
}

async function planIdFrom({ database }: Session, name: string): Promise<string> {
  const plan = await database.transaction((tx) => findPlan(tx, name, EVERYTHING));
  if (plan === null) throw new CommandFailure(EXIT.problems, [refusal('not-found', { subject: 'plan', id: name })]);
  return plan.id;
}

function wishFrom(options: ListOptions): ObligationWish {
  const { task, unit, kind, state, timeliness, dueFrom, dueTo, open } = options;
  if (kind !== undefined && !isDutyKind(kind)) throw oneOf(kind, DUTY_KINDS);
  if (state !== undefined && !DUTY_STATES.includes(state)) throw oneOf(state, DUTY_STATES);
  if (timeliness !== undefined && !isTimeliness(timeliness)) throw oneOf(timeliness, TIMELINESS);
  return {
    ...(task === undefined ? {} : { taskRef: task }),
    ...(unit === undefined ? {} : { unit }),
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { workState: state }),
    ...(timeliness === undefined ? {} : { timeliness }),
    ...(dueFrom === undefined ? {} : { dueFrom: dayFrom(dueFrom) }),
    ...(dueTo === undefined ? {} : { dueTo: dayFrom(dueTo) }),
    ...(open === undefined ? {} : { ended: false }),
  };
}

const isTimeliness = (text: string): text is Timeliness => (TIMELINESS as readonly string[]).includes(text);

function oneOf(given: string, known: readonly string[]): CommandFailure {
  const guess = nearest(given, known);
  const expected = `${known.join(', ')}${guess === null ? '' : ` (${guess}?)`}`;
  return misused('usage.invalid-value', { given, expected });
}

function numberFrom(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw misused('usage.invalid-value', { given: text, expected: '1, 2, 3…' });
  return Number(text);
}
