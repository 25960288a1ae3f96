import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { decide, type Explained } from '../../../src/rules/decide';
import { loadLaw } from '../../../src/rules/law/law-files.store';
import { compileRuleFile, rulesFolder } from '../../../src/rules/rule-files.store';

interface Example {
  readonly says: string;
  readonly facts: Record<string, unknown>;
  readonly expected?: unknown;
  readonly rows?: readonly number[];
  readonly none?: true;
  readonly missing?: readonly string[];
}
interface ExampleFile {
  readonly table: string;
  readonly decisions: readonly { readonly decision: string; readonly examples: readonly Example[] }[];
}

const law = loadLaw();
const names = readdirSync(rulesFolder());
const read = (name: string): ExampleFile => parse(readFileSync(join(rulesFolder(), name), 'utf8')) as ExampleFile;
const cases = names
  .filter((name) => name.endsWith('.examples.yaml'))
  .flatMap((name) => {
    const { table, decisions } = read(name);
    return decisions.map((each) => ({ table, ...each }));
  });

async function explain(table: string, decision: string, facts: Record<string, unknown>): Promise<Explained> {
  const file = await compileRuleFile(join(rulesFolder(), table));
  if ('code' in file) throw new Error(JSON.stringify(file));
  const explained = decide(file, decision, facts, law);
  if (!('outcome' in explained)) throw new Error(JSON.stringify(explained));
  return explained;
}

describe.each(cases)('$table $decision', ({ table, decision, examples }) => {
  test.each(examples)('$says', async ({ facts, expected, rows, none, missing }) => {
    const { outcome, result, decisions, ...explained } = await explain(table, decision, facts);
    if (missing) return expect({ outcome, missing: explained.missing }).toEqual({ outcome: 'undetermined', missing });
    if (none) return expect(outcome).toBe('none');
    const matched = decisions
      .at(-1)
      ?.tables.at(-1)
      ?.matched.map(({ row }) => row);
    return expect({ outcome, result, matched }).toEqual({ outcome: 'decided', result: expected, matched: rows });
  });

  test('each row fires in one example and does not in another', async () => {
    const file = await compileRuleFile(join(rulesFolder(), table));
    if ('code' in file) throw new Error(JSON.stringify(file));
    const found = file.program.decision(decision);
    const count = 'logic' in found && found.logic?.kind === 'table' ? found.logic.table.rules.length : 0;
    const seen = new Map<number, Set<string>>();
    for (const { facts } of examples) {
      const { decisions } = await explain(table, decision, facts);
      for (const { row, verdict } of decisions.at(-1)?.tables.at(-1)?.rows ?? []) {
        seen.set(row, (seen.get(row) ?? new Set()).add(verdict));
      }
    }
    const lacking = Array.from({ length: count }, (_, row) => row + 1).filter(
      (row) => !(seen.get(row)?.has('yes') && seen.get(row)?.has('no')),
    );
    expect({ count: count > 0, lacking }).toEqual({ count: true, lacking: [] });
  });
});

test('every decision of every table has examples', async () => {
  const told = new Set(cases.map(({ table, decision }) => `${table} ${decision}`));
  const all: string[] = [];
  for (const name of names.filter((each) => each.endsWith('.dmn'))) {
    const file = await compileRuleFile(join(rulesFolder(), name));
    if ('code' in file) throw new Error(JSON.stringify(file));
    all.push(...file.program.decisions.map(({ id }) => `${name} ${id}`));
  }
  expect(all.filter((each) => !told.has(each))).toEqual([]);
});
