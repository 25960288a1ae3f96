import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { unaryTest } from 'feelin';
import { readModel } from '../src/rules/dmn/read-model';
import { Evaluation } from '../src/rules/evaluate/evaluation';
import { Program } from '../src/rules/evaluate/program';
import type { Case } from './case';
import { median, ROUNDS, secondsOf } from './measure';
import type { Results } from './results';
import { INPUTS, ruleTable, tableXml, type Row } from './rule-table';

/** A table of 12 rows and 8 inputs of common unary tests: ours with the whole explanation kept and without, beside json-rules-engine and
 *  feelin, which parses each cell anew. All four answer the same questions; the first round is thrown away. */
export const rules: Case = {
  name: 'rules',
  async run({ results }) {
    await measureRules(results);
  },
};

const GOALS = { explained: 20_000, bare: 100_000 };
const QUESTIONS = 2_000;

export async function measureRules(results: Results): Promise<void> {
  const rows = ruleTable();
  const facts = questions();
  const program = await compiled(tableXml(rows));
  const decision = program.decisions[0];
  if (decision === undefined) throw new Error('the table has no decision');
  const ours = (explain: boolean) => async (): Promise<void> => {
    for (const each of facts) new Evaluation(program, each, { missing: 'person', explain }).decide(decision);
  };
  const engine = jsonRules(rows);
  const few = facts.slice(0, 200);
  const sides = {
    explained: { work: ours(true), count: QUESTIONS },
    bare: { work: ours(false), count: QUESTIONS },
    jsonRules: { count: few.length, work: async () => void (await engine(few)) },
    feelin: { count: few.length, work: async () => byFeelin(rows, few) },
  };
  const taken = { explained: [] as number[], bare: [] as number[], jsonRules: [] as number[], feelin: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of ['explained', 'bare', 'jsonRules', 'feelin'] as const) {
      const { work, count } = sides[name];
      const seconds = await secondsOf(work);
      if (round > 0) taken[name].push(count / seconds);
    }
  }
  const peers = { jsonRules: median(taken.jsonRules), feelin: median(taken.feelin) };
  for (const [name, kind] of [
    ['decisions, explained', 'explained'],
    ['decisions, result alone', 'bare'],
  ] as const) {
    const figure = median(taken[kind]);
    results.add({
      ...{ name, unit: 'decisions/s', ours: figure, limit: peers.jsonRules, ratio: figure / peers.jsonRules },
      ...{ goal: `≥ ${GOALS[kind].toLocaleString('en-US')}`, met: figure >= GOALS[kind] },
    });
  }
  results.say(`  json-rules-engine ${Math.round(peers.jsonRules)}/s, feelin unparsed ${Math.round(peers.feelin)}/s`);
}

async function compiled(xml: string): Promise<Program> {
  const model = await readModel(xml, 'bench.dmn');
  const program = 'code' in model ? model : Program.of(model, 'bench.dmn');
  if ('code' in program) throw new Error(JSON.stringify(program));
  return program;
}

type Question = Readonly<Record<string, number | string | boolean>>;

/** Facts spread so that each row matches now and then; the same in every run. */
function questions(): readonly Question[] {
  let seed = 20_240_630;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  return Array.from({ length: QUESTIONS }, () =>
    Object.fromEntries(
      INPUTS.map(({ name, values }) => [name, values === null ? next(40) : (values[next(values.length)] ?? false)]),
    ),
  );
}

function byFeelin(rows: readonly Row[], facts: readonly Question[]): void {
  for (const each of facts) {
    for (const { cells } of rows) {
      if (cells.every((cell, column) => unaryTest(cell, { '?': each[INPUTS[column]?.name ?? ''] }).value === true))
        break;
    }
  }
}

/** The same rows in the words of json-rules-engine; the dash asks nothing. */
function jsonRules(rows: readonly Row[]): (facts: readonly Question[]) => Promise<void> {
  const engine = new Engine(
    rows.map(({ conditions }, row): RuleProperties => {
      const all = conditions.map(({ column, ...condition }) => ({ ...condition, fact: INPUTS[column]?.name ?? '' }));
      return { conditions: { all } as TopLevelCondition, event: { type: `row-${row + 1}` } };
    }),
  );
  return async (facts) => {
    for (const each of facts) await engine.run({ ...each });
  };
}
