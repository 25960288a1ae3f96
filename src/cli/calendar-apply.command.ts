import type { Command } from 'commander';
import { DEFAULT_COUNTING } from '../calendar/counting';
import { CalendarChanges, type CalendarApplied, type CalendarMove } from '../obligations/calendar-changes.service';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { failureLines } from './failure-texts';
import { withSession } from './session.service';
import { tableLines } from './table';
import { byFrom } from './option-values';
import { dayText, momentText } from './words';

interface ApplyOptions extends JsonOption {
  readonly preview?: true;
  readonly by?: string;
}

/** `dondoc calendar apply`: counts open dates by the calendar of today. */
export function addCalendarApply(calendar: Command, cli: Cli): void {
  calendar
    .command('apply')
    .description('Tính lại hạn đang mở theo lịch mới / count open dates by the calendar of today')
    .option('--preview', 'chỉ cho xem, chưa ghi gì / only show, write nothing')
    .option('--by <person/post/unit>', 'ai quyết định; mặc định người đứng đầu cơ quan theo dõi / who decides')
    .option(...JSON_OPTION)
    // `calendar YEAR` has --json too, and the parser gives it to whichever comes first.
    .action((_: ApplyOptions, command: Command) => apply(cli, command.optsWithGlobals<ApplyOptions>()));
}

async function apply(cli: Cli, { preview, by, json }: ApplyOptions): Promise<void> {
  const actor = byFrom(by);
  const result: CalendarApplied = await withSession(cli.config(), cli.cancelled, async (session) => {
    const { database, commands, clock, settings } = await session.house();
    const world = () => ({ ...settings, counting: DEFAULT_COUNTING });
    const changes = new CalendarChanges(database, commands, clock, world);
    if (preview) return { ...(await changes.preview()), moved: 0, refused: [] };
    const told = (moved: number, looked: number) =>
      cli.output.progress(`đã xét ${looked}, đã tính lại ${moved} / looked at ${looked}, moved ${moved}`);
    return changes.apply({ by: actor }, told);
  });
  cli.output.endProgress();
  if (json) await cli.output.json({ preview: preview === true, ...result });
  else await cli.output.lines(applyLines(result, preview === true));
  result.refused.flatMap(({ refusal }) => failureLines(refusal)).forEach((line) => cli.output.note(line));
  if (result.refused.length > 0) cli.ends(EXIT.problems);
}

function applyLines({ calendar, looked, moves, moved, refused }: CalendarApplied, preview: boolean): string[] {
  const sum = preview
    ? `Xem trước: ${moves.length}/${looked} nhiệm vụ sẽ đổi / would move`
    : `Đã tính lại ${moved}/${looked}, ${refused.length} bị từ chối / moved, refused`;
  return [`Lịch / calendar ${calendar}`, ...(moves.length === 0 ? [] : moveTable(moves)), sum];
}

const moveTable = (moves: readonly CalendarMove[]): string[] =>
  tableLines(
    ['đơn vị / unit', 'kế hoạch / plan', 'mục / task', 'hạn ban đầu / first', 'hạn / due', 'nhắc tiếp / next'],
    moves.map(({ unit, plan, task, baselineDueOn, dueOn, nextWake }) => [
      ...[unit, plan, task, dayText(baselineDueOn)],
      arrow(dayText(dueOn.before), dayText(dueOn.after)),
      arrow(momentText(nextWake.before), momentText(nextWake.after)),
    ]),
  );

const arrow = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`);
