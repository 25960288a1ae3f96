import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Refusal, Sha256 } from '../../workflows/vocabulary';
import { readModel } from './dmn/read-model';
import { Program } from './evaluate/program';

/** A DMN file that can be evaluated, and by which bytes anybody can tell that it was this one. */
export interface RuleFile {
  readonly file: string;
  readonly sha256: Sha256;
  readonly program: Program;
}

/** Compiled once for each content: the same bytes are the same rules, wherever they lie. */
const kept = new Map<string, Program>();

/** Compiles the text of a file, which is only named in refusals; `programs` are those that it may import, by namespace. Refuses all that reading and
 *  compiling refuse. */
export async function compileRuleText(
  text: string,
  file: string,
  programs: ReadonlyMap<string, Program> = new Map(),
): Promise<RuleFile | Refusal> {
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
  const known = kept.get(sha256);
  if (known !== undefined) return { file, sha256, program: known };
  // A byte order mark belongs to the bytes, not to what is read.
  const model = await readModel(text.replace(/^\ufeff/, ''), basename(file));
  if ('code' in model) return model;
  const program = Program.of(model, basename(file), programs);
  if ('code' in program) return program;
  // What imports others depends on them too.
  if (model.imports.length === 0) kept.set(sha256, program);
  return { file, sha256, program };
}
