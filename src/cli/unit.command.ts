import { EVERYTHING } from '../people/accounts/scope';
import type { Command } from 'commander';
import { localDateOf } from '../calendar/local-date';
import { EvidenceStore } from '../evidence/evidence.store';
import { UnitChanges } from '../obligations/unit-changes.service';
import { UnitTransfers, type TransferReport } from '../obligations/unit-transfers.service';
import { parseDecision, type Decision } from '../people/decision';
import { unitsById } from '../people/people.store';
import { successionsOf } from '../people/succession.store';
import { UNIT_CHANGE_KINDS, type Successor, type UnitChange, type UnitChangeKind } from '../people/unit-change';
import { recordedChanges } from '../people/unit-change.store';
import { linksOn } from '../people/unit-links.store';
import { refusal } from '../../workflows/vocabulary';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, isRefusal, misused, orFail } from './failure';
import { failureLines, failureText } from './failure-texts';
import { byFrom, dayFrom } from './option-values';
import { withSession, type Session } from './session.service';
import { addUnitLink } from './unit-link.command';
import { changeLines, transferLines, unitLines } from './unit-text';

interface ChangeOptions extends JsonOption {
  readonly from: string[];
  readonly to?: string[];
  readonly name?: string;
  readonly parent?: string;
  readonly join?: string[];
  readonly below?: string[];
  readonly on: string;
  readonly decision: string;
  readonly by?: string;
  readonly preview?: true;
}
interface TransferOptions extends JsonOption {
  readonly from: string;
  readonly to: string;
  readonly task?: string[];
  readonly duty?: string[];
  readonly decision: string;
  readonly reason: string;
  readonly by?: string;
  readonly preview?: true;
}

const BY = ['--by <person/post/unit>', 'ai ghi nhận; mặc định người đứng đầu có thẩm quyền / who records it'] as const;
const DECISION = ['--decision <paper>', 'số, ngày quyết định / "1123/QĐ-UBND, 20/6/2025"'] as const;
const PREVIEW = ['--preview', 'chỉ cho xem, chưa ghi gì / only show, write nothing'] as const;

/** `dondoc unit …`: what becomes of units, and where their open duties go. */
export function addUnitCommands(program: Command, cli: Cli): void {
  const unit = program.command('unit').description('Đơn vị: nhập, tách, đổi tên, kế tục / units and who follows them');
  unit
    .command('change')
    .argument('<kind>', UNIT_CHANGE_KINDS.join(', '))
    .description('Nhập, tách, đổi tên, chấm dứt; không tự chuyển nhiệm vụ nào / change units; moves no duty by itself')
    .requiredOption('--from <units...>', 'đơn vị cũ / the units before')
    .option('--to <units...>', 'đơn vị kế tục: MÃ, hoặc MÃ=TÊN nếu mới / who follows: ID, or ID=NAME if new')
    .option('--name <name>', 'tên mới khi đổi tên / the new name of a rename')
    .option('--parent <unit>', 'đơn vị mới trực thuộc đâu / where new units stand')
    .option('--join <groups...>', 'nhóm mà đơn vị kế tục tham gia / groups that the successors join')
    .option('--below <places...>', 'ĐƠN-VỊ=VỀ-ĐÂU khi tách / UNIT=WHERE of units below, in a split')
    .requiredOption('--on <date>', 'ngày đầu tiên có hiệu lực / first day, YYYY-MM-DD')
    .requiredOption(...DECISION)
    .option(...BY)
    .option(...PREVIEW)
    .option(...JSON_OPTION)
    .action((kind: string, options: ChangeOptions) => change(cli, kind, options));
  unit
    .command('transfer')
    .description('Chuyển nhiệm vụ đang mở theo quyết định / move open duties by a decision')
    .requiredOption('--from <unit>', 'đơn vị cũ / the unit before')
    .requiredOption('--to <unit>', 'đơn vị nhận / the unit that takes them over')
    .option('--task <refs...>', 'chỉ các nhiệm vụ này / only these tasks')
    .option('--duty <ids...>', 'chỉ các nghĩa vụ này / only these obligations')
    .requiredOption(...DECISION)
    .requiredOption('--reason <text>', 'lý do / why')
    .option(...BY)
    .option(...PREVIEW)
    .option(...JSON_OPTION)
    .action((options: TransferOptions) => transfer(cli, options));
  addUnitLink(unit, cli);
  unit
    .command('show')
    .argument('<unit>', 'mã đơn vị / id of the unit')
    .description('Đơn vị, trước nó và sau nó, nhiệm vụ chờ chuyển / a unit, who came before and after, what waits')
    .option(...JSON_OPTION)
    .action((id: string, options: JsonOption) => show(cli, id, options));
}

async function change(cli: Cli, kind: string, options: ChangeOptions): Promise<void> {
  const given = changeFrom(kind, options);
  const by = byFrom(options.by);
  const report = await withSession(cli.config(), cli.cancelled, async ({ database, clock }) =>
    orFail(await new UnitChanges(database, clock).change(given, { by, preview: options.preview === true })),
  );
  if (options.json) await cli.output.json(report);
  else await cli.output.lines(changeLines(report));
}

async function transfer(cli: Cli, options: TransferOptions): Promise<void> {
  const { from, to, task: tasks = [], duty: duties = [], reason, preview = false } = options;
  const wish = {
    from,
    to,
    tasks,
    duties,
    reason,
    decision: decisionFrom(options.decision),
    by: byFrom(options.by),
    scope: EVERYTHING,
  };
  const result = await withSession(cli.config(), cli.cancelled, async (session) => {
    const transfers = await transfersOf(session);
    const items = orFail(await transfers.preview(wish));
    if (preview) return { items, moved: [], refused: [] };
    const told = (done: number, total: number) => cli.output.progress(`đã xét ${done}/${total} / looked at ${done}`);
    return { items, ...orFail(await transfers.carryOut(wish, told)) };
  });
  cli.output.endProgress();
  if (options.json) await cli.output.json({ preview, ...result, refused: refusedJson(result.refused) });
  else await cli.output.lines(transferLines(result, { to, preview }));
  result.refused.flatMap((each) => failureLines(each.refusal)).forEach((line) => cli.output.note(line));
  if (result.refused.length > 0) cli.ends(EXIT.problems);
}

const refusedJson = (refused: TransferReport['refused']) =>
  refused.map(({ duty, refusal: why }) => ({ duty, refusal: { ...why, ...failureText(why) } }));

async function show(cli: Cli, id: string, { json }: JsonOption): Promise<void> {
  const view = await withSession(cli.config(), cli.cancelled, async ({ database, clock }) => {
    const found = await database.transaction(async (tx) => ({
      unit: (await unitsById(tx, [id])).get(id) ?? null,
      successions: await successionsOf(tx, id),
      changes: await recordedChanges(tx, { unit: id }),
      links: await linksOn(tx, id, localDateOf(clock.now())),
    }));
    const { unit } = found;
    if (unit === null) throw new CommandFailure(EXIT.problems, [refusal('not-found', { subject: 'unit', id })]);
    return { ...found, unit, open: await new UnitChanges(database, clock).open([id], EVERYTHING) };
  });
  if (json) await cli.output.json(view);
  else await cli.output.lines(unitLines(view));
}

async function transfersOf(session: Session): Promise<UnitTransfers> {
  const { database, commands, clock } = await session.house();
  return new UnitTransfers(database, commands, new EvidenceStore(database), clock);
}

function changeFrom(kind: string, options: ChangeOptions): UnitChange {
  const { from, to = [], name, parent, join = [], below = [] } = options;
  if (!isChangeKind(kind))
    throw misused('usage.invalid-value', { given: kind, expected: UNIT_CHANGE_KINDS.join(', ') });
  return {
    ...{ kind, on: dayFrom(options.on), predecessors: from },
    successors: to.map((text) => successorFrom(text, { parent: parent ?? null, joins: join })),
    name: name ?? null,
    below: Object.fromEntries(below.map((text) => pairFrom(text, 'UNIT=WHERE'))),
    decision: decisionFrom(options.decision),
  };
}

const isChangeKind = (text: string): text is UnitChangeKind => (UNIT_CHANGE_KINDS as readonly string[]).includes(text);

function successorFrom(text: string, rest: Pick<Successor, 'parent' | 'joins'>): Successor {
  if (!text.includes('=')) return { id: text, name: null, ...rest };
  const [id, name] = pairFrom(text, 'ID=NAME');
  return { id, name, ...rest };
}

function pairFrom(text: string, expected: string): readonly [string, string] {
  const at = text.indexOf('=');
  const [left, right] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || left === '' || right === '') throw misused('usage.invalid-value', { given: text, expected });
  return [left.normalize('NFC'), right.normalize('NFC')];
}

function decisionFrom(text: string): Decision {
  const decision = parseDecision(text);
  if (isRefusal(decision)) throw new CommandFailure(EXIT.usage, [decision]);
  return decision;
}
