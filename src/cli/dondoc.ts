#!/usr/bin/env node
import { CommanderError } from 'commander';
import { parseConfig, type Config } from '../platform/config';
import { createLog } from '../platform/logging';
import type { Cli } from './cli';
import { EXIT, type ExitCode } from './exit-codes';
import { CommandFailure, failureOf } from './failure';
import { failureLines, failureText } from './failure-texts';
import { Output, OutputClosed } from './output';
import { commandLine } from './program';

/** `dondoc …`: one command, one answer on stdout, everything else on stderr, never a stack. */

const { argv, env, stdout, stderr } = process;

class Cancelled extends Error {}

async function run(): Promise<ExitCode> {
  const output = new Output(stdout, stderr);
  const stopping = new AbortController();
  let exit: ExitCode = EXIT.ok;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      output.note('Đang dừng… / Stopping…');
      stopping.abort(new Cancelled());
    });
  }
  const config = once(readConfig);
  const cli: Cli = { output, cancelled: stopping.signal, config, ends: (code) => (exit = code) };
  try {
    const program = await commandLine(cli, argv[2], env);
    await program.parseAsync(argv);
    return exit;
  } catch (error) {
    output.endProgress();
    return answerFailure(error, output);
  }
}

function readConfig(): Config {
  const config = parseConfig(env);
  if (Array.isArray(config)) throw new CommandFailure(EXIT.environment, config);
  return config;
}

async function answerFailure(error: unknown, output: Output): Promise<ExitCode> {
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

// Not process.exit: what is still on its way to a pipe is to arrive.
void run().then((exit) => (process.exitCode = exit));
