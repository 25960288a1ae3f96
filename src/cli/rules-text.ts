import type { Explained } from '../rules/decide';
import type { DecisionExplanation, TableExplanation } from '../rules/evaluate/explanation';
import type { Citation } from '../rules/law/citations';
import { failureLines } from './failure-texts';

const OUTCOMES: Readonly<Record<Explained['outcome'], string>> = {
  decided: 'đã xác định / decided',
  none: 'không dòng nào khớp / no row matched',
  undetermined: 'chưa xác định được / undetermined',
  failed: 'bảng có lỗi / the table failed',
};

/** An explanation for a terminal: the answer, then each decision in the order of evaluation. */
export function explanationLines(explained: Explained): string[] {
  const { decision, outcome, result, missing, unused, version, sha256, validFrom, validTo } = explained;
  return [
    `${decision}: ${OUTCOMES[outcome]}`,
    `  kết quả / result: ${JSON.stringify(result)}`,
    ...(missing.length > 0 ? [`  cần hỏi người / ask a person: ${missing.join(', ')}`] : []),
    ...unused.map(({ fact, nearest }) => `  không dùng / unused: ${fact}${nearest === null ? '' : ` → ${nearest}?`}`),
    `  tệp / file: ${explained.file}, ${version ?? '–'}, SHA-256 ${sha256}`,
    `  hiệu lực / in force: ${validFrom ?? '–'} → ${validTo ?? '–'}`,
    ...explained.decisions.flatMap(decisionLines),
    ...(explained.citations.length > 0 ? ['', 'Căn cứ / cited:'] : []),
    ...explained.citations.flatMap(citationLines),
  ];
}

export const citationLines = ({ id, act, clause, says, sure, question }: Citation): string[] => [
  `  ${id}: ${act ?? '–'}${clause === null ? '' : ` ${clause}`} [${sure}]`,
  ...(says === null ? [] : [`    ${says.vi}`]),
  ...(question === null ? [] : [`    hỏi / ask: ${question}`]),
];

const decisionLines = ({ decision, outcome, result, tables, failures, complaints }: DecisionExplanation): string[] => [
  '',
  `[${decision}] ${OUTCOMES[outcome]}: ${JSON.stringify(result)}`,
  ...failures.flatMap(failureLines).map((line) => `  ${line}`),
  ...complaints.map(({ where, text }) => `  FEEL “${where}”: ${text}`),
  ...tables.flatMap(tableLines),
];

const tableLines = ({ table, hitPolicy, inputs, rows, matched, open, nearest }: TableExplanation): string[] => [
  `  bảng / table ${table} (${hitPolicy}), ${rows.length} dòng / rows`,
  ...inputs.map(({ label, value, missing }) => `    ${label} = ${missing ? '?' : JSON.stringify(value)}`),
  ...matched.flatMap(({ row, outputs, annotations }) => [
    `  ✓ dòng / row ${row}: ${JSON.stringify(outputs)}`,
    ...Object.entries(annotations).map(([name, text]) => `      ${name}: ${text}`),
  ]),
  ...(open.length > 0 ? [`  ? còn mở / still open: ${open.join(', ')}`] : []),
  ...nearest.map(
    ({ row, missedBy }) =>
      `  ✗ dòng / row ${row}: ${missedBy.map(({ column, test, value }) => `${column} ${test} (${JSON.stringify(value)})`).join('; ')}`,
  ),
];
