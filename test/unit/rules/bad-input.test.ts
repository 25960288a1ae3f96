import { Program } from '../../../src/rules/evaluate/program';
import { decide } from '../../../src/rules/decide';
import { readModel } from '../../../src/rules/dmn/read-model';
import { refusalText } from '../../../src/platform/refusals/refusal-text';
import { decision, dmn, literal, ruleFileOf, tableDmn } from '../../support/dmn';
import type { Refusal } from '../../../workflows/vocabulary';

const NO_LAW = { acts: [], provisions: [] };
const N = '<inputData id="i_n" name="n"><variable name="n" typeRef="number"/></inputData>';

async function refusalOf(xml: string): Promise<Refusal | null> {
  const model = await readModel(xml, 'test.dmn');
  if ('code' in model) return model;
  const program = Program.of(model, 'test.dmn');
  return 'code' in program ? program : null;
}
async function refusalsOf(xml: string, facts: Record<string, unknown> = {}): Promise<readonly Refusal[]> {
  const answer = decide(await ruleFileOf(xml), 'd', facts, NO_LAW);
  return 'outcome' in answer ? [] : answer;
}

describe('a file that cannot be taken', () => {
  test('is larger than two MiB', async () => {
    const xml = dmn(`<description>${'x'.repeat(5 * 1024 * 1024)}</description>`);
    expect(await refusalOf(xml)).toMatchObject({ code: 'rules.too-large', facts: { maxBytes: 2_097_152 } });
  });

  test('brings XML entities or a document type', async () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>\n${dmn('').slice(39)}`;
    expect(await refusalOf(bomb)).toMatchObject({ code: 'rules.document-type', facts: { line: 2 } });
  });

  test('speaks of an entity that it does not declare, or of a file of the server', async () => {
    const file = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${dmn('').slice(39)}`;
    expect(await refusalOf(file)).toMatchObject({ code: 'rules.document-type' });
    const model = await readModel(dmn(`<description>&x;</description>${decision('d', literal('1'))}`), 'test.dmn');
    expect('code' in model ? model.code : model.description).toBe('&x;');
  });

  test.each(['', 'no xml at all', '<definitions', '<a><b></a>', '{"json": true}', '<html><body/></html>'])(
    'is no DMN: %j',
    async (text) => {
      expect((await refusalOf(text))?.code).toMatch(/^rules\.no-(xml|dmn)$/);
    },
  );

  test('nests without end', async () => {
    const xml = dmn(decision('d', `${'<list>'.repeat(500)}${literal('1')}${'</list>'.repeat(500)}`));
    expect(await refusalOf(xml)).toMatchObject({ code: 'rules.too-deep' });
  });

  test('has decisions that need one another in a ring', async () => {
    const xml = dmn(['a', 'b', 'c'].map((id, at) => decision(id, literal('1'), [], ['bca'[at] ?? ''])).join(''));
    expect(await refusalOf(xml)).toMatchObject({ code: 'rules.cycle', facts: { cycle: 'a → b → c → a' } });
  });

  test('requires what is not there', async () => {
    const xml = dmn(decision('d', literal('1'), ['i_gone']));
    expect(await refusalOf(xml)).toMatchObject({ code: 'rules.unknown-reference', facts: { reference: '#i_gone' } });
  });

  test('uses one id twice', async () => {
    expect(await refusalOf(dmn(N + N))).toMatchObject({ code: 'rules.duplicate-id', facts: { id: 'i_n' } });
  });
});

describe('an expression that cannot be relied on', () => {
  test('calls a function that there is not', async () => {
    const [refused] = await refusalsOf(dmn(N + decision('d', literal('worstOf(n, 3)'), ['i_n'])), { n: 1 });
    expect(refused).toMatchObject({ code: 'rules.unknown-function', facts: { table: 'd', name: 'worstOf' } });
  });

  test('names a fact that is none of its inputs, with the nearest one', async () => {
    const xml = tableDmn({ inputs: [{ name: 'late', type: 'number' }], rows: [[['> latee'], ['1']]] });
    const [refused] = await refusalsOf(xml, { late: 1 });
    expect(refused).toMatchObject({
      code: 'rules.unknown-name',
      facts: { table: 'd', row: 1, column: 'late', name: 'latee', nearest: 'late' },
    });
  });

  test('is no FEEL', async () => {
    const xml = tableDmn({ inputs: [{ name: 'n', type: 'number' }], rows: [[['>= '], ['1']]] });
    const [refused] = await refusalsOf(xml, { n: 1 });
    expect(refused).toMatchObject({ code: 'rules.no-feel', facts: { row: 1, column: 'n' } });
  });

  test.each(['today()', 'now()'])('reads a clock: %s', async (clock) => {
    const [refused] = await refusalsOf(dmn(decision('d', literal(`string(${clock})`))));
    expect(refused).toMatchObject({ code: 'rules.reads-clock', facts: { found: clock } });
  });
});

describe('types that do not fit', () => {
  const cell = (type: string, test: string, out = '1') =>
    refusalsOf(tableDmn({ inputs: [{ name: 'n', type }], rows: [[[test], [out]]] }), { n: 2 });

  test('a type that there is not, with the nearest one', async () => {
    const [refused] = await cell('numbr', '> 1');
    expect(refused).toMatchObject({
      code: 'rules.unknown-type',
      facts: { table: 'n', name: 'n', type: 'numbr', nearest: 'number' },
    });
    expect(await cell('feel:number', '> 1')).toEqual([]);
  });

  test.each([
    ['number', '"late"', 'string'],
    ['number', '> "5"', 'string'],
    ['number', 'not(1, true)', 'boolean'],
    ['string', '[1..3]', 'number'],
    ['boolean', '"true"', 'string'],
    ['date', '> 20240630', 'number'],
    ['date', '> date("2024-02-30")', 'date("2024-02-30")'],
    ['date', '@"2024-13-01"', '@"2024-13-01"'],
  ])('a column of %s with the cell %s, which could never hold', async (type, test, found) => {
    const [refused] = await cell(type, test);
    expect(refused).toMatchObject({
      code: 'rules.cell-wrong-type',
      facts: { table: 'd', row: 1, column: 'n', test, expected: type, found },
    });
    expect(refused && refusalText(refused, 'en')).toContain('row 1');
  });

  test.each([
    ['number', '[1..3], 5, null'],
    ['string', '"a", not("b")'],
    ['string', '> "a"'],
    ['date', '[@"2024-01-01"..date("2024-02-29")]'],
    ['number', '> 2 * 3'],
  ])('a column of %s takes %s', async (type, test) => {
    const xml = tableDmn({ inputs: [{ name: 'n', type }], rows: [[[test], ['1']]] });
    expect(await refusalsOf(xml, {})).toEqual([]);
  });

  test('an output of another type than its column', async () => {
    const xml = tableDmn({ inputs: [{ name: 'n', type: 'number' }], rows: [[['-'], ['"x"']]] });
    const [refused] = await refusalsOf(xml.replace('<output name="out">', '<output name="out" typeRef="number">'));
    expect(refused).toMatchObject({ code: 'rules.cell-wrong-type', facts: { column: 'out', found: 'string' } });
  });
});

describe('a fact of the wrong type', () => {
  const xml = tableDmn({
    inputs: [
      { name: 'n', type: 'number' },
      { name: 'on', type: 'date' },
      { name: 'yes', type: 'boolean' },
    ],
    rows: [[['> 1', '-', '-'], ['1']]],
  });

  test('is refused with what was expected, all at once', async () => {
    const refused = await refusalsOf(xml, { n: '5', on: '2024-02-30', yes: 'true' });
    expect(refused.map(({ code, facts }) => [code, facts['fact'], facts['expected'], facts['found']])).toEqual([
      ['rules.fact-wrong-type', 'n', 'number', 'string'],
      ['rules.fact-wrong-type', 'on', 'date', 'string'],
      ['rules.fact-wrong-type', 'yes', 'boolean', 'string'],
    ]);
    expect(refused[0] && refusalText(refused[0], 'vi')).toBe(
      'Dữ kiện “n” là "5" (string), cần number. Hãy sửa dữ kiện; không đoán thay.',
    );
  });

  test('that no column allows makes the table fail, visibly', async () => {
    const narrow = tableDmn({ inputs: [{ name: 'n', type: 'number', allowed: '[0..100]' }], rows: [[['-'], ['1']]] });
    const answer = decide(await ruleFileOf(narrow), 'd', { n: 101 }, NO_LAW);
    expect(answer).toMatchObject({ outcome: 'failed', result: null });
  });
});
