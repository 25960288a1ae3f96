import type { Actor, Plain } from '../../workflows/vocabulary';
import type { HistoryEntry } from '../obligations/obligation-history.store';
import type { ObligationDetail } from '../obligations/obligation-queries.service';
import type { ObligationLine } from '../obligations/obligation-queries.store';
import { shortened } from './table';
import { dayText, inVietnamese, KIND_WORDS, momentText, TIMELINESS_WORDS } from './words';

/** Obligations as text for a terminal. Lists are streamed, so that columns have fixed widths. */

const WIDTHS = [36, 10, 21, 12, 12, 30, 50] as const;

const columns = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => {
      const fitted = shortened(cell.normalize('NFC'), WIDTHS[index] ?? 50);
      return fitted + ' '.repeat((WIDTHS[index] ?? 0) - [...fitted].length);
    })
    .join('  ')
    .trimEnd();

export const obligationListHead = (): string[] => [
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

export const obligationListLine = (line: ObligationLine): string =>
  columns([
    line.id,
    dayText(line.dueOn),
    inVietnamese(TIMELINESS_WORDS[line.timeliness]),
    line.workState,
    line.watchState,
    line.unit.name,
    `${line.task.ref} ${line.task.title}`,
  ]);

export function obligationLines({ obligation, history, asOf }: ObligationDetail): string[] {
  const { task, unit, office, nextWake } = obligation;
  return [
    `${task.ref} ${task.title}`,
    `  ${task.clause}, ${obligation.plan.slug}; ${KIND_WORDS[obligation.kind]}; kỳ / period ${obligation.periodKey}`,
    `  đơn vị / unit: ${unit.name}`,
    `  theo dõi / office: ${office.name}`,
    `  hạn theo lời văn / as written: ${obligation.deadlineAsWritten ?? '–'} (${obligation.deadlineSource})`,
    `  hạn gốc / baseline: ${dayText(obligation.baselineDueOn)}; hạn đang áp dụng / due: ${dayText(obligation.dueOn)}` +
      `; trễ từ / late from: ${momentText(obligation.lateFrom)}`,
    `  thời hạn / timeliness: ${TIMELINESS_WORDS[obligation.timeliness]}`,
    `  việc / work: ${obligation.workState}; bậc / watch: ${obligation.watchState}; vòng / round ${obligation.round}`,
    ...(obligation.officeState === null ? [] : [`  phía cơ quan / office's watch: ${obligation.officeState}`]),
    ...(nextWake === null
      ? []
      : [`  việc tới của đồng hồ / the clock next: ${nextWake.for}, ${momentText(nextWake.at)}`]),
    ...(asOf === null ? [] : [`  như đã biết lúc / as known at ${momentText(asOf)}`]),
    '',
    `Vết / trail: ${history.length}`,
    ...history.flatMap(entryLines),
  ];
}

function entryLines(entry: HistoryEntry): string[] {
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
