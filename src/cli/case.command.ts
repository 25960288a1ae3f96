import type { Command } from 'commander';
import { CASE_KINDS, CASE_STATES, isCaseKind } from '../../workflows/cases/kinds';
import type { Refusal } from '../../workflows/vocabulary';
import { CaseQueries, type CaseWish } from '../cases/case-queries.service';
import type { CaseLine } from '../cases/case-queries.store';
import { RuleBook } from '../rules/rule-book.store';
import { EVERYTHING } from '../people/accounts/scope';
import { caseLines, caseListLines, explanationLinesOf } from './case-text';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { addEventRecord } from './event-record.command';
import { misused, orFail } from './failure';
import { jsonListPieces } from './json-pieces';
import { withSession, type Session } from './session.service';

interface ListOptions extends JsonOption {
  readonly kind?: string;
  readonly state?: string;
  readonly unit?: string;
  readonly concerned?: string;
  readonly open?: true;
  readonly outOfTime?: true;
}

const PAGE = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `dondoc case …` and `dondoc explain CASE`: what was found against a unit or a person, and why. */
export function addCaseCommands(program: Command, cli: Cli): void {
  const cases = program.command('case').description('Vụ việc: đề xuất, xem xét, quyết định / cases');
  cases
    .command('list')
    .description('Theo ngày của hành vi, mới nhất trước / by the day of the act, the latest first')
    .option('--kind <kind>', CASE_KINDS.join(', '))
    .option('--state <state>', 'trạng thái / where it stands')
    .option('--unit <unit>', 'của đơn vị này và cấp dưới / of this unit and those below it')
    .option('--concerned <person>', 'người liên quan / the person concerned')
    .option('--open', 'chỉ việc chưa kết thúc / only what has not ended')
    .option('--out-of-time', 'chỉ việc quá thời hạn, thời hiệu / only what ran out of time')
    .option(...JSON_OPTION)
    .action((options: ListOptions) => list(cli, options));
  cases
    .command('show')
    .argument('<case>', 'mã vụ việc / id')
    .description('Một vụ việc và mọi việc đã xảy ra với nó / one case and all that happened to it')
    .option(...JSON_OPTION)
    .action((id: string, options: JsonOption) => show(cli, id, options));
  addEventRecord(cases, cli, 'case');
  cases
    .command('notices')
    .argument('<file>', 'bảng CSV thông báo vi phạm / a CSV table of police notices')
    .description('Nhận thông báo vi phạm: mọi dòng hoặc không dòng nào / takes notices in, all lines or none')
    .requiredOption('--by <person/post/unit>', 'ai ghi nhận / who records it')
    .option(...JSON_OPTION)
    .action(async (file: string, options: JsonOption & { readonly by: string }) => {
      const { takeNotices } = await import('./case-notices.store');
      return takeNotices(cli, file, options);
    });
  program
    .command('explain')
    .argument('<case>', 'mã vụ việc / id of a case')
    .description('Vì sao có vụ việc: dữ kiện, bảng, dòng khớp, điều khoản / why: facts, table, rows, clauses')
    .option(...JSON_OPTION)
    .action((id: string, options: JsonOption) => explain(cli, id, options));
}

const queriesOf = ({ database, clock }: Session): CaseQueries => new CaseQueries(database, clock, new RuleBook());

async function list(cli: Cli, options: ListOptions): Promise<void> {
  const wish = wishFrom(options);
  await withSession(cli.config(), cli.cancelled, async (session) => {
    const lines = allPages(queriesOf(session), wish);
    if (options.json) return cli.output.pieces(jsonListPieces('items', lines, () => ({})));
    return cli.output.lines(caseListLines(lines));
  });
}

async function* allPages(queries: CaseQueries, wish: CaseWish): AsyncGenerator<CaseLine> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<CaseQueries['list']>> = await queries.list(wish, { after, limit: PAGE }, EVERYTHING);
    const { items, next } = orFail(page);
    yield* items;
    after = next;
  } while (after !== null);
}

async function show(cli: Cli, id: string, { json }: JsonOption): Promise<void> {
  const detail = await asked(cli, id, (queries) => queries.one(id, EVERYTHING));
  if (json) await cli.output.json(detail);
  else await cli.output.lines(caseLines(detail));
}

async function explain(cli: Cli, id: string, { json }: JsonOption): Promise<void> {
  const explanation = await asked(cli, id, (queries) => queries.explanation(id, EVERYTHING));
  if (json) await cli.output.json(explanation);
  else await cli.output.lines(explanationLinesOf(explanation));
}

async function asked<T extends object>(
  cli: Cli,
  id: string,
  ask: (queries: CaseQueries) => Promise<T | Refusal>,
): Promise<T> {
  if (!UUID.test(id)) throw misused('usage.invalid-value', { given: id, expected: 'UUID (dondoc case list)' });
  return withSession(cli.config(), cli.cancelled, async (session) => orFail<T>(await ask(queriesOf(session))));
}

function wishFrom({ kind, state, unit, concerned, open, outOfTime }: ListOptions): CaseWish {
  if (kind !== undefined && !isCaseKind(kind)) {
    throw misused('usage.invalid-value', { given: kind, expected: CASE_KINDS.join(', ') });
  }
  if (state !== undefined && !CASE_STATES.includes(state)) {
    throw misused('usage.invalid-value', { given: state, expected: CASE_STATES.join(', ') });
  }
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
    ...(unit === undefined ? {} : { unit }),
    ...(concerned === undefined ? {} : { concerned }),
    ...(open === undefined ? {} : { ended: false }),
    ...(outOfTime === undefined ? {} : { outOfTime: true }),
  };
}
