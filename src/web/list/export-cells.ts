import type { ObligationLine } from '../../obligations/obligation-line.store';
import type { Language } from '../../platform/refusals/refusal-text';
import { KIND_WORDS } from '../../obligations/kind-words';
import { periodText } from '../duty/period-text';
import { stateText } from '../../obligations/state-words.table';
import { TIMELINESS_WORDS } from '../../obligations/timeliness-words';
import { dayText, momentText } from '../page/date-text';
import { LIST_WORDS } from './list-words';

/** The head of an export, in the order of `exportCells`. */
export function exportHead(language: Language): readonly string[] {
  const t = LIST_WORDS(language);
  return [
    ...[t.duty, t.periodColumn, t.clauseColumn, t.planColumn, t.kindColumn, t.unitColumn, t.officeColumn],
    ...[t.baselineColumn, t.dueColumn, t.timeliness, t.state, t.handedInColumn, t.idColumn],
  ];
}

export function exportCells(line: ObligationLine, language: Language): readonly string[] {
  return [
    ...[line.task.title, periodText(line.periodKey, language) ?? '', line.task.clause, line.plan.slug],
    ...[KIND_WORDS(language)[line.kind], line.unit.name, line.office.name],
    ...[line.baselineDueOn, line.dueOn].map((day) => (day === null ? '' : dayText(day))),
    ...[TIMELINESS_WORDS(language)[line.timeliness], stateText(line.workState, language)],
    ...[line.handedInAt === null ? '' : momentText(line.handedInAt, 'minute'), line.id],
  ];
}

/** A spreadsheet takes a text that begins so for a formula, and runs it: an apostrophe makes it a text again. Source: OWASP, "CSV
 *  Injection". */
export const harmless = (text: string): string => (/^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** One line of a CSV file (RFC 4180). */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
