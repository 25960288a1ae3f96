import { CommanderError } from 'commander';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import { databaseRefusal, reasonOf } from '../platform/database/database-refusal';
import { EmbeddedFailure } from '../platform/embedded/embedded-failure';
import { EXIT, type ExitCode } from './exit-codes';

/** Ends a command with everything that stands in its way. Commands of the terminal have no other way out of a depth of calls. */
export class CommandFailure extends Error {
  constructor(
    readonly exit: ExitCode,
    readonly refusals: readonly Refusal[],
  ) {
    super(refusals.map(({ code }) => code).join(', '));
    this.name = 'CommandFailure';
  }
}

/** The value, or the command ends with the refusal as its answer. */
export function orFail<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new CommandFailure(EXIT.problems, [value]);
  return value as T;
}

/** A refusal has a code, facts and nothing else. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'facts' in value &&
  typeof value.code === 'string' &&
  Object.keys(value).length === 2;

export const misused = (code: string, facts: Refusal['facts']): CommandFailure =>
  new CommandFailure(EXIT.usage, [refusal(code, facts)]);

/** Anything thrown, as code and facts with its exit code. What nobody foresaw is `internal.bug`, with its message alone. */
export function failureOf(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (error instanceof EmbeddedFailure) return environment(error.code, error.facts);
  if (error instanceof CommanderError) return new CommandFailure(EXIT.usage, [misuseOf(error)]);
  const ofDatabase = databaseRefusal(error);
  if (ofDatabase !== null) return environment(ofDatabase.code, ofDatabase.facts);
  return environment('internal.bug', { reason: reasonOf(error) });
}

const environment = (code: string, facts: Refusal['facts']): CommandFailure =>
  new CommandFailure(EXIT.environment, [refusal(code, facts)]);

const MISUSES: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'usage.unknown-command',
  'commander.unknownOption': 'usage.unknown-option',
  'commander.missingArgument': 'usage.missing-argument',
  'commander.optionMissingArgument': 'usage.option-without-value',
  'commander.missingMandatoryOptionValue': 'usage.missing-option',
  'commander.excessArguments': 'usage.too-many-arguments',
  'commander.invalidArgument': 'usage.invalid-value',
};

/** The parser of the command line gives sentences; what they are about stands in quotation marks. */
function misuseOf({ code, message }: CommanderError): Refusal {
  const given = /'([^']*)'/.exec(message)?.[1] ?? '';
  const nearest = /\(Did you mean (?:one of )?([^,?)]+)/.exec(message)?.[1] ?? null;
  return refusal(MISUSES[code] ?? 'usage.wrong', { given, nearest });
}
