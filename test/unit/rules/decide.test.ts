import { decide, type Explained } from '../../../src/rules/decide';
import { decision, dmn, literal, ruleFileOf, tableDmn, type TableParts } from '../../support/dmn';

const NO_LAW = { acts: [], provisions: [] };

async function explained(xml: string, facts: Record<string, unknown>, name = 'd'): Promise<Explained> {
  const answer = decide(await ruleFileOf(xml), name, facts, NO_LAW);
  if (!('outcome' in answer)) throw new Error(JSON.stringify(answer));
  return answer;
}
const result = async (parts: TableParts, facts: Record<string, unknown>) => {
  const { outcome, result: found } = await explained(tableDmn(parts), facts);
  return { outcome, found };
};

/** Two columns and three rows: n ≥ 1, n ≥ 5, n ≥ 9. */
const ladder = (hitPolicy: string, more: Partial<TableParts> = {}): TableParts => ({
  inputs: [{ name: 'n', type: 'number' }],
  hitPolicy,
  outputs: [{ name: 'out', allowed: '30, 20, 10' }],
  rows: [
    [['>= 1'], ['10']],
    [['>= 5'], ['20']],
    [['>= 9'], ['30']],
  ],
  ...more,
});

describe('hit policies', () => {
  test.each([
    ['FIRST', {}, 9, 10],
    ['PRIORITY', {}, 9, 30],
    ['RULE ORDER', {}, 9, [10, 20, 30]],
    ['OUTPUT ORDER', {}, 9, [30, 20, 10]],
    ['COLLECT', {}, 6, [10, 20]],
    ['COLLECT', { aggregation: 'SUM' }, 9, 60],
    ['COLLECT', { aggregation: 'COUNT' }, 9, 3],
    ['COLLECT', { aggregation: 'MIN' }, 9, 10],
    ['COLLECT', { aggregation: 'MAX' }, 9, 30],
    ['UNIQUE', {}, 3, 10],
  ])('%s %j of %d', async (hitPolicy, more, n, expected) => {
    expect(await result(ladder(hitPolicy, more), { n })).toEqual({ outcome: 'decided', found: expected });
  });

  test('two rows where one may match are an error, never silently the first', async () => {
    const answer = await explained(tableDmn(ladder('UNIQUE')), { n: 6 });
    expect([answer.outcome, answer.result]).toEqual(['failed', null]);
    expect(answer.decisions[0]?.failures).toEqual([
      { code: 'rules.several-rows-match', facts: { table: 'd', rows: [1, 2] } },
    ]);
  });

  test('rows that must agree and do not are an error', async () => {
    const answer = await explained(tableDmn(ladder('ANY')), { n: 6 });
    expect(answer.decisions[0]?.failures).toEqual([
      { code: 'rules.rows-disagree', facts: { table: 'd', rows: [1, 2] } },
    ]);
  });

  test('a default answers what no row does; without one no row is an answer of its own', async () => {
    expect(await result(ladder('UNIQUE'), { n: 0 })).toEqual({ outcome: 'none', found: null });
    const outputs = [{ name: 'out', fallback: '0' }];
    expect(await result(ladder('UNIQUE', { outputs }), { n: 0 })).toEqual({ outcome: 'decided', found: 0 });
  });

  test('several outputs make a context', async () => {
    const parts: TableParts = {
      inputs: [{ name: 'n', type: 'number' }],
      outputs: [{ name: 'form' }, { name: 'days' }],
      rows: [[['1'], ['"a"', '5']]],
    };
    expect(await result(parts, { n: 1 })).toEqual({ outcome: 'decided', found: { form: 'a', days: 5 } });
  });
});

describe('a fact that is missing', () => {
  const twoFacts: TableParts = {
    inputs: [
      { name: 'late', type: 'boolean' },
      { name: 'excused', type: 'boolean' },
    ],
    rows: [
      [['true', 'false'], ['"violation"']],
      [['true', 'true'], ['"excused"']],
      [['false', '-'], ['"none"']],
    ],
  };

  test('is asked for and never reads as no violation', async () => {
    const answer = await explained(tableDmn(twoFacts), { late: true });
    expect([answer.outcome, answer.result, answer.missing]).toEqual(['undetermined', null, ['excused']]);
    expect(answer.decisions[0]?.tables[0]?.open).toEqual([1, 2]);
  });

  test('is not asked for where it could change nothing', async () => {
    expect(await result(twoFacts, { late: false })).toEqual({ outcome: 'decided', found: 'none' });
  });

  test('that is written as null is missing too', async () => {
    expect(await result(twoFacts, { late: true, excused: null })).toEqual({ outcome: 'undetermined', found: null });
  });

  test('makes what builds on it undetermined, and the fact itself is asked for', async () => {
    const xml = dmn(
      [
        '<inputData id="i_n" name="n"><variable name="n" typeRef="number"/></inputData>',
        decision('first', literal('if n > 3 then "much" else "little"'), ['i_n']),
        decision('d', literal('"it is " + first'), [], ['first']),
      ].join(''),
    );
    const answer = await explained(xml, {});
    expect([answer.outcome, answer.result, answer.missing]).toEqual(['undetermined', null, ['n']]);
    expect((await explained(xml, { n: 4 })).result).toBe('it is much');
  });

  test('in a first row keeps a later row from deciding', async () => {
    const rows: TableParts['rows'] = [
      [['true', '-'], ['1']],
      [['-', 'true'], ['2']],
    ];
    const parts: TableParts = { ...twoFacts, hitPolicy: 'FIRST', rows };
    expect(await result(parts, { excused: true })).toEqual({ outcome: 'undetermined', found: null });
    expect(await result(parts, { late: true })).toEqual({ outcome: 'decided', found: 1 });
  });
});

test('the explanation names each row and cell, what matched with its citation, and by which cell the nearest row missed', async () => {
  const parts: TableParts = {
    inputs: [
      { name: 'n', type: 'number' },
      { name: 'kind', type: 'string' },
    ],
    rows: [
      [['>= 5', '"plan"'], ['"a"'], 'clause-1'],
      [['< 5', '"plan"'], ['"b"'], 'clause-2'],
      [['-', '"report"'], ['"c"'], 'clause-3'],
    ],
  };
  const { decisions, facts } = await explained(tableDmn(parts), { n: 7, kind: 'plan' });
  expect(facts).toEqual({ n: 7, kind: 'plan' });
  expect(decisions[0]?.tables).toEqual([
    {
      table: 'd',
      hitPolicy: 'UNIQUE',
      aggregation: null,
      inputs: [
        { label: 'n', expression: 'n', value: 7, missing: false },
        { label: 'kind', expression: 'kind', value: 'plan', missing: false },
      ],
      rows: [
        { row: 1, verdict: 'yes', cells: ['yes', 'yes'] },
        { row: 2, verdict: 'no', cells: ['no', 'yes'] },
        { row: 3, verdict: 'no', cells: ['yes', 'no'] },
      ],
      matched: [{ row: 1, outputs: 'a', annotations: { 'căn cứ': 'clause-1' } }],
      open: [],
      nearest: [
        { row: 2, missedBy: [{ column: 'n', test: '< 5', value: 7 }] },
        { row: 3, missedBy: [{ column: 'kind', test: '"report"', value: 'plan' }] },
      ],
      usedDefault: false,
    },
  ]);
});

test('days come in as text and are compared as days; a fact that the file does not know is told', async () => {
  const parts: TableParts = {
    inputs: [{ name: 'actOn', type: 'date' }],
    rows: [
      [['< date("2025-10-08")'], ['"before"']],
      [['>= date("2025-10-08")'], ['"since"']],
    ],
  };
  const answer = await explained(tableDmn(parts), { actOn: '2025-10-08', actsOn: 1 });
  expect([answer.result, answer.actOn]).toEqual(['since', '2025-10-08']);
  expect(answer.unused).toEqual([{ fact: 'actsOn', nearest: 'actOn' }]);
});

test('boxed expressions: contexts, lists, relations, functions, conditionals and iterators', async () => {
  const xml = dmn(
    [
      decision(
        'd',
        `<context>
          <contextEntry><variable name="rows"/><relation><column name="unit"/><column name="late"/>
            <row>${literal('"a"')}${literal('2')}</row><row>${literal('"b"')}${literal('5')}</row></relation></contextEntry>
          <contextEntry><variable name="twice"/><functionDefinition><formalParameter name="x" typeRef="number"/>${literal('x * 2')}</functionDefinition></contextEntry>
          <contextEntry><variable name="each"/><for iteratorVariable="row"><in>${literal('rows')}</in><return>${literal('twice(row.late)')}</return></for></contextEntry>
          <contextEntry><variable name="worst"/><filter><in>${literal('rows')}</in><match>${literal('late > 3')}</match></filter></contextEntry>
          <contextEntry><variable name="any"/><some iteratorVariable="row"><in>${literal('rows')}</in><satisfies>${literal('row.late > 4')}</satisfies></some></contextEntry>
          <contextEntry><variable name="word"/><conditional><if>${literal('any')}</if><then>${literal('"late"')}</then><else>${literal('"fine"')}</else></conditional></contextEntry>
          <contextEntry>${literal('{each: each, worst: worst, word: word, list: [any, null]}')}</contextEntry>
        </context>`,
      ),
    ].join(''),
  );
  expect((await explained(xml, {})).result).toEqual({
    each: [4, 10],
    worst: [{ unit: 'b', late: 5 }],
    word: 'late',
    list: [true, null],
  });
});
