import type { Command } from 'commander';
import type { Cli } from './cli';
import { commandFrame } from './command-frame';

type Adding = (program: Command, cli: Cli, env: NodeJS.ProcessEnv) => void;

/** The command line, in the order of its help. Each command brings what it needs by itself: loading all of them takes two seconds of
 *  processor time, and who verifies a file needs neither the database nor the framework. */
const COMMANDS: Readonly<Record<string, () => Promise<Adding>>> = {
  plan: async () => (await import('./plan.command')).addPlanCommands,
  intake: async () => (await import('./intake.command')).addIntakeCommand,
  obligation: async () => (await import('./obligation.command')).addObligationCommands,
  case: async () => (await import('./case.command')).addCaseCommands,
  evaluation: async () => (await import('./evaluation.command')).addEvaluationCommand,
  unit: async () => (await import('./unit.command')).addUnitCommands,
  calendar: async () => (await import('./calendar.command')).addCalendarCommand,
  rules: async () => (await import('./rules.command')).addRulesCommands,
  law: async () => (await import('./law.command')).addLawCommand,
  simulate: async () => (await import('./simulate.command')).addSimulateCommand,
  clock: async () => (await import('./clock.command')).addClockCommands,
  trail: async () => (await import('./trail.command')).addTrailCommands,
  verify: async () => (await import('./verify.command')).addVerifyCommand,
  tenure: async () => (await import('./tenure.command')).addTenureCommands,
  person: async () => (await import('./person.command')).addPersonCommands,
  accounts: async () => (await import('./accounts.command')).addAccountCommands,
  config: async () => (await import('./config.command')).addConfigCommand,
};

/** With the command that is asked for; with all of them for the help, and for whoever asks for one that is not there. */
export async function commandLine(cli: Cli, asked: string | undefined, env: NodeJS.ProcessEnv): Promise<Command> {
  const program = commandFrame(cli);
  const one = asked !== undefined && Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  for (const load of one ? [one] : Object.values(COMMANDS)) (await load())(program, cli, env);
  return program;
}
