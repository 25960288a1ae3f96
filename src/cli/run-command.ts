import { CommanderError } from 'commander';
import { parseConfig, type Config } from '../platform/config';
import { createLog } from '../platform/logging';
import type { Cli } from './cli';
import { EXIT, type ExitCode } from './exit-codes';
import { CommandFailure, failureOf } from './failure';
import { failureLines, failureText } from './failure-texts';
import { type Output, OutputClosed } from './output';
import { commandLine } from './program';

/** What the command was aborted with when somebody stopped it. */
export class Cancelled extends Error {}

export interface Called {
  /** As a process has it: program and file first. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly output: Output;
  readonly cancelled: AbortSignal;
}

/** One command: one answer on stdout, everything else on stderr, never a stack; returns how it ended. Throws nothing. */
export async function runCommand({ argv, env, output, cancelled }: Called): Promise<ExitCode> {
  let exit: ExitCode = EXIT.ok;
  const config = once(() => readConfig(env));
  const cli: Cli = { output, cancelled, config, ends: (code) => (exit = code) };
  try {
    const program = await commandLine(cli, argv[2], env);
    await program.parseAsync(argv);
    return exit;
  } catch (error) {
    output.endProgress();
    return answerFailure(error, { argv, env, output });
  }
}

function readConfig(env: NodeJS.ProcessEnv): Config {
  const config = parseConfig(env);
  if (Array.isArray(config)) throw new CommandFailure(EXIT.environment, config);
  return config;
}

async function answerFailure(
  error: unknown,
  { argv, env, output }: Pick<Called, 'argv' | 'env' | 'output'>,
): Promise<ExitCode> {
  if (error instanceof Cancelled) return EXIT.cancelled;
  // Whoever closed the pipe has seen enough.
  if (error instanceof OutputClosed) return EXIT.ok;
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  // Called without a command: the help was the answer.
  if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.usage;
  const { exit, refusals } = failureOf(error);
  refusals.flatMap(failureLines).forEach((line) => output.note(line));
  // Where it happened is for those who mend the program, and only when they ask.
  if (env['DONDOC_LOG_LEVEL'] === 'debug') createLog('debug').debug({ err: error }, 'the command failed');
  if (argv.includes('--json')) {
    const errors = refusals.map((refused) => ({ ...refused, ...failureText(refused) }));
    await output.json({ ok: false, errors }).catch(() => undefined);
  }
  return exit;
}

function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => (kept ??= { value: read() }).value;
}
