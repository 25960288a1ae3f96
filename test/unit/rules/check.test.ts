import { expressionFindings } from '../../../src/rules/check/expression-findings';
import { tableFindings } from '../../../src/rules/check/table-findings';
import { validityFindings } from '../../../src/rules/check/validity-findings';
import { checkRuleFiles } from '../../../src/rules/check-files.store';
import { citationFindings } from '../../../src/rules/law/citation-findings';
import { loadLaw } from '../../../src/rules/law/law-files.store';
import type { RuleFile } from '../../../src/rules/rule-text';
import { dmn, ruleFileOf, tableDmn, type TableParts } from '../../support/dmn';

const N = [{ name: 'n', type: 'number' }];
const found = async (parts: TableParts) => {
  const { program } = await ruleFileOf(tableDmn(parts));
  return [...expressionFindings(program, 'test.dmn'), ...tableFindings(program, 'test.dmn')].map(
    ({ code, severity, row, column, facts }) => ({ code, severity, row, column, ...facts }),
  );
};

test('a table without fault has no findings', async () => {
  const rows: TableParts['rows'] = [
    [['< 5'], ['1'], 'a'],
    [['>= 5'], ['2'], 'a'],
  ];
  expect(await found({ inputs: N, rows })).toEqual([]);
});

test('rows that overlap where one may match, with a value that both take', async () => {
  const rows: TableParts['rows'] = [
    [['<= 5'], ['1'], 'a'],
    [['>= 5'], ['2'], 'a'],
  ];
  expect(await found({ inputs: N, rows })).toMatchObject([
    { code: 'rules.rows-overlap', severity: 'error', row: 2, other: 1, example: 'n: 5' },
  ]);
  // Rows that may match together overlap without harm.
  expect(await found({ inputs: N, rows, hitPolicy: 'FIRST' })).toEqual([]);
});

test('values that no row answers', async () => {
  const rows: TableParts['rows'] = [
    [['< 5', 'true'], ['1'], 'a'],
    [['> 5', '-'], ['2'], 'a'],
    [['5', 'false'], ['3'], 'a'],
  ];
  const inputs = [...N, { name: 'sure', type: 'boolean' }];
  expect(await found({ inputs, rows })).toMatchObject([
    { code: 'rules.gap', severity: 'warning', example: 'n: < 5; sure: false' },
    { code: 'rules.gap', example: 'n: 5; sure: true' },
  ]);
  const outputs = [{ name: 'out', fallback: '0' }];
  expect(await found({ inputs, rows, outputs })).toEqual([]);
});

test('a row that can never match: its cell holds for nothing, or rows above take all of it', async () => {
  const inputs = [{ name: 'kind', type: 'string', allowed: '"plan","report"' }];
  const rows: TableParts['rows'] = [
    [['"plan"'], ['1'], 'a'],
    [['"report"'], ['2'], 'a'],
    [['"study"'], ['3'], 'a'],
  ];
  expect(await found({ inputs, rows })).toMatchObject([
    { code: 'rules.cell-never-holds', row: 3, column: 'kind', test: '"study"' },
  ]);
  const idle: TableParts['rows'] = [
    [['< 10'], ['1'], 'a'],
    [['>= 3'], ['2'], 'a'],
    [['[5..12]'], ['3'], 'a'],
  ];
  expect(await found({ inputs: N, rows: idle, hitPolicy: 'FIRST' })).toMatchObject([
    { code: 'rules.row-unreachable', row: 3 },
  ]);
});

test('nothing is claimed of cells that only FEEL can judge', async () => {
  const rows: TableParts['rows'] = [
    [['? * 2 > 5'], ['1'], 'a'],
    [['? * 3 > 5'], ['2'], 'a'],
  ];
  expect(await found({ inputs: N, rows })).toEqual([]);
});

test('unknown names, and rows that cite nothing', async () => {
  const rows: TableParts['rows'] = [
    [['> limit'], ['1'], 'a'],
    [['-'], ['2']],
  ];
  expect(await found({ inputs: N, rows, hitPolicy: 'FIRST' })).toMatchObject([
    { code: 'rules.unknown-name', severity: 'error', row: 1, column: 'n', name: 'limit' },
    { code: 'rules.no-citation', severity: 'warning', row: 2 },
  ]);
});

test('a cited provision that the register does not have, as when it was deleted', async () => {
  const { program } = await ruleFileOf(
    tableDmn({ inputs: N, rows: [[['-'], ['1'], 'seventy-percent; seventy-percen']] }),
  );
  const law = loadLaw();
  expect(citationFindings(program, 'test.dmn', law)).toMatchObject([
    { code: 'rules.unknown-provision', row: 1, facts: { provision: 'seventy-percen', nearest: 'seventy-percent' } },
  ]);
  const without = { ...law, provisions: law.provisions.filter(({ id }) => id !== 'seventy-percent') };
  expect(citationFindings(program, 'test.dmn', without)).toHaveLength(2);
});

describe('days in force', () => {
  const version = (file: string, from: string, to: string): Promise<RuleFile> =>
    ruleFileOf(dmn('', `dondoc:version="1" dondoc:validFrom="${from}" dondoc:validTo="${to}"`)).then((each) => ({
      ...each,
      file,
    }));
  const between = async (...periods: readonly (readonly [string, string])[]) => {
    const files = await Promise.all(periods.map(([from, to], at) => version(`v${at + 1}.dmn`, from, to)));
    return validityFindings(files).map(({ code, file }) => `${file} ${code}`);
  };

  test('follow one another day by day', async () => {
    expect(await between(['2023-01-01', '2025-06-30'], ['2025-07-01', ''])).toEqual([]);
  });
  test('overlap', async () => {
    expect(await between(['2023-01-01', '2025-07-01'], ['2025-07-01', ''])).toEqual(['v2.dmn rules.validity-overlaps']);
    expect(await between(['2023-01-01', ''], ['2025-07-01', ''])).toEqual(['v2.dmn rules.validity-overlaps']);
  });
  test('leave a hole', async () => {
    expect(await between(['2023-01-01', '2025-06-29'], ['2025-07-01', ''])).toEqual(['v2.dmn rules.validity-hole']);
  });
  test('are missing or reversed', async () => {
    expect(await between(['', ''])).toEqual(['v1.dmn rules.no-validity']);
    expect(await between(['2025-07-01', '2025-06-30'])).toEqual(['v1.dmn rules.validity-reversed']);
  });
});

test('the tables of the product have no findings', async () => {
  const { refused, findings, files } = await checkRuleFiles([], loadLaw());
  expect(files.length).toBeGreaterThanOrEqual(5);
  expect({ refused, findings }).toEqual({ refused: [], findings: [] });
});
