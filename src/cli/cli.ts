import type { Command } from 'commander';
import type { Config } from '../platform/config';
import type { ExitCode } from './exit-codes';
import type { Output } from './output';

/** What every command is given: where to answer, the configuration of the process, and whether somebody wants it to stop. */
export interface Cli {
  readonly output: Output;
  readonly cancelled: AbortSignal;
  config(): Config;
  /** Remembers how the command ended; a command that says nothing ended well. */
  ends(exit: ExitCode): void;
}

/** Adds one subject's commands. */
export type AddCommands = (program: Command, cli: Cli) => void;

export const JSON_OPTION = ['--json', 'in JSON cho phần mềm khác / print JSON for programs'] as const;
export interface JsonOption {
  readonly json?: true;
}
