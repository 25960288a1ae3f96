import { readFile } from 'node:fs/promises';
import { refusal } from '../../workflows/vocabulary';
import { decide, type Explained } from '../rules/decide';
import type { Scope } from '../rules/feel/values';
import { loadLaw } from '../rules/law/law-files.store';
import { compileRuleFile, programsBeside } from '../rules/rule-files.store';
import type { Cli, JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused, orFail } from './failure';
import { explanationLines } from './rules-text';

/** `dondoc rules evaluate FILE --decision NAME --facts FILE`. What is undetermined is an answer; what fails ends with 1. */
export async function evaluateRules(
  cli: Cli,
  file: string,
  { decision, facts, json }: JsonOption & { readonly decision: string; readonly facts: string },
): Promise<void> {
  const compiled = orFail(await compileRuleFile(file, await programsBeside(file)));
  const explained = decide(compiled, decision, await readFactsFile(facts), loadLaw());
  if ('length' in explained) throw new CommandFailure(EXIT.problems, explained);
  const ok = explained.outcome !== 'failed';
  if (json) await cli.output.json({ ok, ...explained });
  else await cli.output.lines(explanationLines(explained as Explained));
  if (!ok) cli.ends(EXIT.problems);
}

async function readFactsFile(path: string): Promise<Scope> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw misused('file.unreadable', { path, reason: error.code ?? String(error) });
  });
  let value: unknown = null;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '').normalize('NFC'));
  } catch {
    value = null;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Scope;
  throw new CommandFailure(EXIT.problems, [refusal('rules.facts-no-object', { path })]);
}
