import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { failureLines } from './failure-texts';
import { withSession } from './session.service';
import { addTrailExportCommand } from './trail-export.command';
import { addTrailKeyCommands } from './trail-key.command';
import { addTrailSealCommands } from './trail-seal.command';
import { checkTrail, type TrailFault, type TrailReport } from './trail-check.store';

/** `dondoc trail check`: whether anything in the past was changed. */
export function addTrailCommands(program: Command, cli: Cli): void {
  const trail = program.command('trail').description('Vết: điều đã xảy ra / the trail: what happened');
  trail
    .command('check')
    .description('Soát chuỗi băm và thứ tự của mọi vết / verify every chain and the one order of all entries')
    .option(...JSON_OPTION)
    .action((options: JsonOption) => check(cli, options));
  addTrailKeyCommands(trail, cli);
  addTrailSealCommands(trail, cli);
  addTrailExportCommand(trail, cli);
}

async function check(cli: Cli, { json }: JsonOption): Promise<void> {
  const report = await withSession(cli.config(), cli.cancelled, ({ database }) =>
    checkTrail(database, {
      onProgress: (entries) => cli.output.progress(`đã soát / checked ${entries}`),
      isCancelled: () => cli.cancelled.aborted,
    }),
  );
  cli.output.endProgress();
  if (json) await cli.output.json(report);
  else await cli.output.lines(reportLines(report));
  if (report.ok) return;
  failureLines(refusal('trail.broken', { faults: report.faultCount })).forEach((line) => cli.output.note(line));
  cli.ends(EXIT.problems);
}

function reportLines({ entries, streams, positions, faults, faultCount }: TrailReport): string[] {
  const left = faultCount - faults.length;
  return [
    ...faults.map(faultLine),
    ...(left > 0 ? [`… và ${left} chỗ nữa / and ${left} more`] : []),
    `${streams} chuỗi / chains, ${entries} mục / entries, ${positions.count} có thứ tự / placed, ${faultCount} chỗ sai / faults`,
  ];
}

function faultLine(fault: TrailFault): string {
  switch (fault.fault) {
    case 'hash':
      return `${fault.stream} #${fault.seq}: nội dung không khớp mã băm / the text does not have its hash`;
    case 'link':
      return `${fault.stream} #${fault.seq}: không nối với mục trước / it does not follow the entry before`;
    case 'gap':
      return `${fault.stream}: cần #${fault.expected}, gặp #${fault.found} / entries are missing`;
    case 'unreadable':
      return `${fault.stream}: nội dung không đọc được / a text cannot be read`;
    case 'head':
      return `${fault.stream}: trạng thái đang giữ không phải mục cuối / the row does not stand at its last entry`;
    case 'positions':
      return `thứ tự chung có chỗ trống / the order has gaps: ${fault.first}–${fault.last}, ${fault.count}`;
    case 'root':
      return `cây của ${fault.size} mục không khớp điểm kiểm đã ký / the tree is not the one that was signed`;
    case 'position-without-entry':
      return `${fault.count} vị trí không có mục / positions without an entry`;
  }
}
