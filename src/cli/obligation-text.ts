import type { Actor, Plain } from '../../workflows/vocabulary';
import type { HistoryEntry } from '../obligations/obligation-history.store';
import type { ObligationDetail } from '../obligations/obligation-queries.service';
import type { ObligationLine } from '../obligations/obligation-line.store';
import { shortened } from './table';
import { dayText, inVietnamese, KIND_WORDS, momentText, SOURCE_WORDS, stateText, TIMELINESS_WORDS } from './words';

/** Obligations as text for a terminal. Lists are streamed, so that columns have fixed widths. */

const WIDTHS = [36, 10, 21, 17, 15, 42, 50] as const;

const columns = (cells: readonly string[]): string => columnsOf(cells, WIDTHS);

/** Cells in columns of fixed widths, cut where they are too long. */
export const columnsOf = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, index) => {
      const fitted = shortened(cell.normalize('NFC'), widths[index] ?? 50);
      return fitted + ' '.repeat((widths[index] ?? 0) - [...fitted].length);
    })
    .join('  ')
    .trimEnd();

const head = (): string[] => [
  columns([
    'mã / id',
    'hạn / due',
    'thời hạn / timeliness',
    'việc / work',
    'bậc / watch',
    'đơn vị / unit',
    'nhiệm vụ / task',
  ]),
  WIDTHS.map((width) => '─'.repeat(width)).join('  '),
];

/** The head comes with the first line: what is refused has no table. */
export async function* obligationListLines(lines: AsyncIterable<ObligationLine>): AsyncGenerator<string> {
  let count = 0;
  for await (const line of lines) {
    if (count === 0) yield* head();
    count += 1;
    yield columns([
      line.id,
      dayText(line.dueOn),
      inVietnamese(TIMELINESS_WORDS[line.timeliness]),
      inVietnamese(stateText(line.workState)),
      inVietnamese(stateText(line.watchState)),
      line.unit.name,
      `${line.task.ref} ${line.task.title}`,
    ]);
  }
  yield count === 0 ? 'không có nghĩa vụ nào / no obligation' : `${count} nghĩa vụ / obligations`;
}

export function obligationLines({ obligation, history, asOf }: ObligationDetail): string[] {
  const { task, unit, office, router, nextWake } = obligation;
  return [
    `${task.ref} ${task.title}`,
    `  ${task.clause}, ${obligation.plan.slug}; ${KIND_WORDS[obligation.kind]}; kỳ / period ${periodText(obligation.periodKey)}`,
    `  đơn vị / unit: ${unit.name}`,
    `  theo dõi / office: ${office.name}`,
    ...(router === null ? [] : [`  đang ở / on its way with: ${router.name}`]),
    `  hạn theo lời văn / as written: ${obligation.deadlineAsWritten ?? '–'} (${SOURCE_WORDS[obligation.deadlineSource]})`,
    `  hạn gốc / baseline: ${dayText(obligation.baselineDueOn)}; hạn đang áp dụng / due: ${dayText(obligation.dueOn)}` +
      `; trễ từ / late from: ${momentText(obligation.lateFrom)}`,
    `  thời hạn / timeliness: ${TIMELINESS_WORDS[obligation.timeliness]}`,
    `  việc / work: ${stateText(obligation.workState)}; bậc / watch: ${stateText(obligation.watchState)}; vòng / round ${obligation.round}`,
    ...(obligation.officeState === null
      ? []
      : [`  phía cơ quan / office's watch: ${stateText(obligation.officeState)}`]),
    ...(nextWake === null
      ? []
      : [`  việc tới của đồng hồ / the clock next: ${nextWake.for}, ${momentText(nextWake.at)}`]),
    ...(asOf === null ? [] : [`  như đã biết lúc / as known at ${momentText(asOf)}`]),
    '',
    `Vết / trail: ${history.length}`,
    ...history.flatMap(entryLines),
  ];
}

const periodText = (key: string): string => (key === 'once' ? 'một lần / once' : key);

/** One entry of a history, of a duty or a case. */
export function entryLines(entry: HistoryEntry): string[] {
  const said = entry.occurredOn === null ? '' : `, xảy ra ngày / said to be on ${dayText(entry.occurredOn)}`;
  const texts = Object.entries(entry.texts).map(([field, text]) => `      ${field}: ${text ?? '(đã xóa / erased)'}`);
  const proof = entry.evidence.map((hash) => `      minh chứng / evidence: sha256 ${hash}`);
  const rung = rungOf(entry.event['rung']) + (entry.event['skipped'] === true ? ' bỏ qua / skipped' : '');
  return [
    `  ${String(entry.seq).padStart(3)}. ${momentText(entry.recordedAt)}  ${entry.type}${rung}  ${actorText(entry.by)}${said}`,
    ...texts,
    ...proof,
  ];
}

const rungOf = (rung: Plain | undefined): string =>
  typeof rung === 'object' && rung !== null && 'name' in rung ? ` (${String(rung['name'])})` : '';

/** Ids alone: names of persons stand in the register, and a terminal's history keeps what it shows. */
export const actorText = (by: Actor): string =>
  by.kind === 'clock' ? 'đồng hồ / clock' : `${by.person}, ${by.post}, ${by.unit}`;
