import type { Command } from 'commander';
import { addAccountCommands } from './accounts.command';
import { addCalendarCommand } from './calendar.command';
import { addEvaluationCommand } from './evaluation.command';
import { addCaseCommands } from './case.command';
import type { Cli } from './cli';
import { commandFrame } from './command-frame';
import { addClockCommands } from './clock.command';
import { addConfigCommand } from './config.command';
import { addIntakeCommand } from './intake.command';
import { addLawCommand } from './law.command';
import { addObligationCommands } from './obligation.command';
import { addPersonCommands } from './person.command';
import { addPlanCommands } from './plan.command';
import { addRulesCommands } from './rules.command';
import { addSimulateCommand } from './simulate.command';
import { addTrailCommands } from './trail.command';
import { addUnitCommands } from './unit.command';
import { addVerifyCommand } from './verify.command';

/** The whole command line. */
export function commandLine(cli: Cli, env: NodeJS.ProcessEnv): Command {
  const program = commandFrame(cli);
  addPlanCommands(program, cli);
  addIntakeCommand(program, cli);
  addObligationCommands(program, cli);
  addCaseCommands(program, cli);
  addEvaluationCommand(program, cli);
  addUnitCommands(program, cli);
  addCalendarCommand(program, cli);
  addRulesCommands(program, cli);
  addLawCommand(program, cli);
  addSimulateCommand(program, cli);
  addClockCommands(program, cli);
  addTrailCommands(program, cli);
  addVerifyCommand(program, cli);
  addPersonCommands(program, cli);
  addAccountCommands(program, cli);
  addConfigCommand(program, cli, env);
  return program;
}
