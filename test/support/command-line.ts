import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Output } from '../../src/cli/output';
import { runCommand } from '../../src/cli/run-command';
import { projectRoot } from '../../src/platform/paths';

/** The product as processes, and its command line without the start of one. */

export interface Ended {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

export const HOOK = join(__dirname, 'typescript-hook.cjs');
const DONDOC = join(projectRoot(), 'src', 'cli', 'dondoc.ts');

/** This machine's environment without what it says to the product, and with what the test says. */
export function productEnvironment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const foreign = /^(DONDOC_|DATABASE_|SMTP_URL|PORT$)/;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))), ...own };
}

/** `dondoc …` as a process of its own, which the test may end or stop listening to. */
export function startCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ['-r', HOOK, DONDOC, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function commandAsProcess(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = startCommand(args, env);
  const [out, err, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { exit: exit as number | null, out, err };
}

/** What `dondoc.ts` hands everything to, without the second and a half in which a process loads it. */
export async function commandHere(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const exit = await runCommand({
    argv: [process.execPath, DONDOC, ...args],
    env,
    output: new Output(stdout, stderr),
    cancelled: new AbortController().signal,
  });
  stdout.end();
  stderr.end();
  return { exit, out: await out, err: await err };
}

/** No place in our code is shown to a user. */
export function withoutStack(ended: Ended): Ended {
  expect(`${ended.out}${ended.err}`).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  return ended;
}
