import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import { projectRoot } from '../platform/paths';
import { MAX_RULE_FILE_BYTES } from './dmn/guard-xml';
import { readModel } from './dmn/read-model';
import type { Program } from './evaluate/program';
import { compileRuleText, type RuleFile } from './rule-text';

/** Reads and compiles a file; `programs` are those that it may import, by namespace. Refuses `file.unreadable`, `file.not-utf8` and all
 *  that reading and compiling refuse. */
export async function compileRuleFile(
  path: string,
  programs: ReadonlyMap<string, Program> = new Map(),
): Promise<RuleFile | Refusal> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > MAX_RULE_FILE_BYTES) {
      return refusal('rules.too-large', { file: basename(path), bytes: size, maxBytes: MAX_RULE_FILE_BYTES });
    }
    bytes = await readFile(path);
  } catch (error) {
    return refusal('file.unreadable', { path, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refusal('file.not-utf8', { path });
  }
  return compileRuleText(text, path, programs);
}

/** The programs in the folder of a file that it imports, by namespace; theirs before them. What cannot be read is left out, and
 *  missed by whoever needs it. */
export async function programsBeside(path: string): Promise<ReadonlyMap<string, Program>> {
  const programs = new Map<string, Program>();
  const read = await modelIn(path);
  if (read === null || read.imports.length === 0) return programs;
  const folder = dirname(path);
  const others = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmn'));
  const waiting = others.map((name) => join(folder, name)).filter((other) => other !== path);
  // Each round compiles what imports nothing that still waits.
  for (let round = 0; round < others.length && waiting.length > 0; round += 1) {
    for (const other of [...waiting]) {
      const model = await modelIn(other);
      if (
        model !== null &&
        !model.imports.every(({ namespace }) => programs.has(namespace)) &&
        round < others.length - 1
      ) {
        continue;
      }
      waiting.splice(waiting.indexOf(other), 1);
      const compiled = await compileRuleFile(other, programs);
      if (!('code' in compiled)) programs.set(compiled.program.model.namespace, compiled.program);
    }
  }
  return programs;
}

async function modelIn(path: string) {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const model = await readModel(text, basename(path));
  return 'code' in model ? null : model;
}

/** The folder of the tables that are released with the product. */
export const rulesFolder = (): string => join(projectRoot(), 'workflows', 'rules');
