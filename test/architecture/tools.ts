import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const REPOSITORY = join(__dirname, '..', '..');

/** Runs a linter's own command line and returns what it printed. A linter that finds something exits non-zero, which is
 *  no failure here; one that prints nothing has broken down, and its error text is thrown. Both linters are ES modules
 *  that read their configuration by `import()`, which jest's sandbox cannot do: hence a process of their own. */
export function runTool(script: string, args: readonly string[], cwd: string, input?: string): string {
  const command = [resolve(REPOSITORY, 'node_modules', script), ...args];
  const done = spawnSync(process.execPath, command, { cwd, input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.stdout === '') throw new Error(`${script} printed nothing: ${done.stderr}`);
  return done.stdout;
}
