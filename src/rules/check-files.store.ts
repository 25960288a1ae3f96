import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '../../workflows/vocabulary';
import { expressionFindings } from './check/expression-findings';
import type { Finding } from './check/finding';
import { tableFindings } from './check/table-findings';
import { typeFindings } from './check/type-findings';
import { validityFindings } from './check/validity-findings';
import { citationFindings } from './law/citation-findings';
import type { LawRegister } from './law/provision';
import { compileRuleFile, programsBeside, rulesFolder } from './rule-files.store';
import type { RuleFile } from './rule-text';

/** What the checks found: files that can be evaluated, those that cannot be read at all, and what is odd or wrong in the former. */
export interface Checked {
  readonly files: readonly RuleFile[];
  readonly refused: readonly { readonly file: string; readonly refusal: Refusal }[];
  readonly findings: readonly Finding[];
}

/** Checks the files named, or all tables that are released with the product. */
export async function checkRuleFiles(named: readonly string[], law: LawRegister): Promise<Checked> {
  const paths = named.length > 0 ? named : releasedRuleFiles();
  const files: RuleFile[] = [];
  const refused: { file: string; refusal: Refusal }[] = [];
  for (const path of paths) {
    const compiled = await compileRuleFile(path, await programsBeside(path));
    if ('code' in compiled) refused.push({ file: path, refusal: compiled });
    else files.push(compiled);
  }
  const findings = files.flatMap(({ file, program }) => [
    ...expressionFindings(program, file),
    ...typeFindings(program, file),
    ...tableFindings(program, file),
    ...citationFindings(program, file, law),
  ]);
  return { files, refused, findings: [...findings, ...validityFindings(files)] };
}

/** The tables of workflows/rules, by name. */
export const releasedRuleFiles = (folder: string = rulesFolder()): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.dmn'))
    .sort()
    .map((name) => join(folder, name));
