import { spawn } from 'node:child_process';
import { EmbeddedFailure } from './embedded-failure';

/** Whom the database runs as: PostgreSQL refuses root, so root drops to another user. Null: as ourselves. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  readonly exitCode: number | null;
  readonly output: string;
}

// Nothing of the caller's environment but where to find libraries: PG* variables and locales of a shell must not reach the cluster.
export const PROGRAM_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  ...(process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] }),
};

/** Runs a program to its end, with `cwd` entered before the user is dropped. Throws `embedded.cannot-run` when it cannot
 *  be started: Node reports that as an event, which would end the process if nobody listened. */
export function runProgram(options: {
  readonly program: string;
  readonly args: readonly string[];
  readonly runAs: RunAs | null;
  readonly cwd?: string;
  readonly input?: string;
}): Promise<ProgramResult> {
  const { program, args, runAs, cwd, input } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: PROGRAM_ENVIRONMENT,
      ...(cwd === undefined ? {} : { cwd }),
      ...(runAs ?? {}),
    });
    let output = '';
    const collect = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    // A program that ends before it has read its input breaks the pipe; its exit code tells the rest.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => reject(cannotRun(program, error)));
    child.on('close', (exitCode) => resolve({ exitCode, output }));
    child.stdin.end(input ?? '');
  });
}

export function cannotRun(program: string, error: Error): EmbeddedFailure {
  return new EmbeddedFailure('embedded.cannot-run', { program, reason: error.message });
}
