import type { CaseDetail } from '../cases/case-queries.service';
import type { CaseLine } from '../cases/case-queries.store';
import type { CaseExplanation, ExplainedReading, Recomputed } from '../cases/explain-case';
import { columnsOf, entryLines } from './obligation-text';
import { citationLines, explanationLines } from './rules-text';
import { CASE_WORDS, caseStateText, dayText, inVietnamese, momentText } from './words';

/** Cases as text for a terminal. */

const WIDTHS = [36, 10, 22, 28, 12, 42, 20] as const;

/** The head comes with the first line: what is refused has no table. */
export async function* caseListLines(lines: AsyncIterable<CaseLine>): AsyncGenerator<string> {
  let count = 0;
  for await (const line of lines) {
    if (count === 0) {
      const names = ['mã / id', 'ngày / act', 'loại / kind', 'đang ở / stands', 'hạn / due', 'đơn vị / unit'];
      yield columnsOf([...names, 'liên quan / concerned'], WIDTHS);
      yield WIDTHS.map((width) => '─'.repeat(width)).join('  ');
    }
    count += 1;
    yield columnsOf(
      [
        line.id,
        dayText(line.actOn),
        inVietnamese(CASE_WORDS[line.kind]),
        `${inVietnamese(caseStateText(line.workState))}${line.outOfTime ? ' (quá hạn)' : ''}`,
        dayText(line.dueOn),
        line.unit.name,
        line.concerned?.id ?? '–',
      ],
      WIDTHS,
    );
  }
  yield count === 0 ? 'không có vụ việc nào / no case' : `${count} vụ việc / cases`;
}

export function caseLines({ case: line, state, history }: CaseDetail): string[] {
  const { timeLimit, limitations } = state.limits ?? { timeLimit: null, limitations: [] };
  return [
    ...headLines(line),
    ...(timeLimit === null ? [] : [`  thời hạn / time limit: ${timeLimit.working} [${timeLimit.sure}]`]),
    ...limitations.map(
      ({ forms, working, sure }) => `  thời hiệu / limitation (${forms.join(', ')}): ${working} [${sure}]`,
    ),
    '',
    `Vết / trail: ${history.length}`,
    ...history.flatMap(entryLines),
  ];
}

function headLines(line: CaseLine): string[] {
  const { unit, office, issuer, concerned, decided, nextWake, cause } = line;
  return [
    `${CASE_WORDS[line.kind]}: ${caseStateText(line.workState)}${line.outOfTime ? ' – quá thời hạn / out of time' : ''}`,
    `  ngày của hành vi / day of the act: ${dayText(line.actOn)}`,
    `  đơn vị / unit: ${unit.name}; người liên quan / concerned: ${concerned?.id ?? '–'}`,
    `  tiến hành / conducted by: ${office.name}; quyết định / decided by: ${issuer.name}`,
    ...(cause === null ? [] : [`  theo vết / follows from: ${cause.subject}/${cause.stream} ${cause.seq}`]),
    ...(line.dueOn === null ? [] : [`  hạn / due: ${dayText(line.dueOn)}`]),
    ...(decided === null
      ? []
      : [`  quyết định ngày / decided on: ${dayText(decided.on)} ${decided.form ?? ''}`.trimEnd()]),
    ...(nextWake === null ? [] : [`  đồng hồ / the clock next: ${nextWake.for}, ${momentText(nextWake.at)}`]),
  ];
}

const RECOMPUTED_WORDS: Readonly<Record<Recomputed, string>> = {
  same: 'đọc lại cho đúng kết quả này / read again, the same',
  differs: 'ĐỌC LẠI CHO KẾT QUẢ KHÁC / READ AGAIN, IT DIFFERS',
  'table-changed': 'bảng nay là bản khác / the table is another one now',
  'law-changed': 'danh mục quy định nay là bản khác / the register of provisions is another one now',
};

export function explanationLinesOf({
  case: line,
  opened,
  cause,
  readings,
}: { readonly case: CaseLine } & CaseExplanation): string[] {
  return [
    ...headLines(line),
    `  ghi vết / entry: ${opened.type} ${momentText(opened.recordedAt)}, SHA-256 ${opened.hash}`,
    ...(cause === null
      ? []
      : [`  từ việc / because of: ${cause.type} ${momentText(cause.recordedAt)}, SHA-256 ${cause.hash}`]),
    ...readings.flatMap((reading) => ['', ...readingLines(reading)]),
  ];
}

function readingLines({ stored, recomputed, detail }: ExplainedReading): string[] {
  const facts = Object.entries(stored.facts).map(([name, value]) => `    ${name} = ${JSON.stringify(value)}`);
  const said = [`${RECOMPUTED_WORDS[recomputed]}`, '  dữ kiện / facts:', ...facts];
  if (detail !== null) return [...explanationLines(detail), ...said];
  return [
    `${stored.decision}: ${JSON.stringify(stored.result)}`,
    `  tệp / file: ${stored.file}, ${stored.version ?? '–'}, SHA-256 ${stored.sha256}`,
    ...stored.rows.map(({ table, row }) => `  ✓ ${table}, dòng / row ${row}`),
    ...stored.citations.flatMap(citationLines),
    ...said,
  ];
}
