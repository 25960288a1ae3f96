import { isIP } from 'node:net';
import { CONFIG_VARIABLES, type ConfigName } from './config-variables';
import { isEvenBeat } from './even-beat';
import { isLoopback } from './http/frontage';
import { LOG_LEVELS, type LogLevel } from './logging';
import { nearest } from './nearest-name';

/** What the process was told from outside, once and for its whole life. */
export interface Config {
  readonly home: string;
  readonly schema: string;
  readonly sample: boolean;
  readonly tickSeconds: number;
  readonly logLevel: LogLevel;
  readonly evidenceMaxBytes: number;
  readonly planMaxBytes: number;
  readonly mailFrom: string;
  /** `HH:MM` in Asia/Ho_Chi_Minh. */
  readonly digestAt: string;
  readonly poolSize: number;
  readonly port: number;
  /** Where it listens. */
  readonly host: string;
  /** Where people reach it over https; null: on this machine only. */
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly databaseReaderUrl: string | null;
  /** A second folder for checkpoints of the trail, besides the one below `home`. */
  readonly checkpoints: string | null;
  readonly smtpUrl: string | null;
}

/** One thing wrong with the environment. `nearest` is the known name that an unknown one was probably meant to be. */
export type ConfigProblem =
  | {
      readonly code: 'config.unknown-variable';
      readonly facts: { readonly variable: string; readonly nearest: string | null };
    }
  | {
      readonly code: 'config.invalid-value';
      readonly facts: { readonly variable: ConfigName; readonly value: string; readonly expected: string };
    };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment: a frozen configuration, or every problem at once. Empty values count as absent. Unknown names are
 *  refused only where they start with DONDOC_; the rest of the environment is not ours. */
export function parseConfig(env: Environment): Config | ConfigProblem[] {
  const problems: ConfigProblem[] = unknownNames(env);
  const reader = new Reader(env, problems);
  const config: Config = {
    home: reader.text('DONDOC_HOME'),
    schema: reader.matching('DONDOC_SCHEMA', isSchemaName, 'schema name'),
    sample: reader.matching('DONDOC_SAMPLE', (value) => value === 'on' || value === 'off', 'on, off') === 'on',
    tickSeconds: reader.beat('DONDOC_TICK_SECONDS'),
    logLevel: reader.oneOf('DONDOC_LOG_LEVEL', LOG_LEVELS),
    evidenceMaxBytes: reader.integer('DONDOC_EVIDENCE_MAX_BYTES', 1, 1_073_741_824),
    planMaxBytes: reader.integer('DONDOC_PLAN_MAX_BYTES', 1, 104_857_600),
    mailFrom: reader.matching(
      'DONDOC_MAIL_FROM',
      (value) => /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(value),
      'mail address',
    ),
    digestAt: reader.matching('DONDOC_DIGEST_AT', (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), 'HH:MM'),
    poolSize: reader.integer('DONDOC_POOL_SIZE', 2, 60),
    port: reader.integer('PORT', 0, 65_535),
    host: reader.matching('DONDOC_HOST', (value) => isIP(value) !== 0, 'listening address'),
    publicUrl: reader.url('DONDOC_PUBLIC_URL', ['https:']),
    trustedProxies: reader.list('DONDOC_TRUSTED_PROXIES', isAddressOrSubnet, 'proxy addresses'),
    databaseUrl: reader.url('DATABASE_URL', POSTGRES),
    databaseOwnerUrl: reader.url('DATABASE_OWNER_URL', POSTGRES),
    databaseReaderUrl: reader.url('DATABASE_READER_URL', POSTGRES),
    checkpoints: reader.text('DONDOC_CHECKPOINTS') || null,
    smtpUrl: reader.url('SMTP_URL', ['smtp:', 'smtps:']),
  };
  if (config.databaseOwnerUrl !== null && config.databaseUrl === null) {
    reader.refuse('DATABASE_OWNER_URL', 'DATABASE_URL too');
  }
  if (config.databaseReaderUrl !== null && config.databaseOwnerUrl === null) {
    reader.refuse('DATABASE_READER_URL', 'DATABASE_OWNER_URL too');
  }
  // Passwords and cookies would cross the network in the clear.
  if (isIP(config.host) !== 0 && !isLoopback(config.host) && config.publicUrl === null) {
    reader.refuse('DONDOC_HOST', 'DONDOC_PUBLIC_URL too');
  }
  return problems.length > 0 ? problems : Object.freeze(config);
}

const POSTGRES = ['postgres:', 'postgresql:'];
const SECRET: ReadonlySet<ConfigName> = new Set([
  ...(['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_READER_URL', 'SMTP_URL'] as const),
]);
const NAMES: readonly ConfigName[] = CONFIG_VARIABLES.map((variable) => variable.name);

function isAddressOrSubnet(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

function isSchemaName(value: string): boolean {
  return /^[a-z_][a-z0-9_]{0,62}$/.test(value) && !value.startsWith('pg_');
}

function unknownNames(env: Environment): ConfigProblem[] {
  const known = new Set<string>(NAMES);
  return Object.keys(env)
    .filter((name) => name.startsWith('DONDOC_') && !known.has(name))
    .sort()
    .map((variable) => ({
      code: 'config.unknown-variable',
      facts: { variable, nearest: nearest(variable, NAMES) },
    }));
}

/** Takes one value at a time and notes what is wrong with it; the caller goes on, so that all problems are told together. */
class Reader {
  constructor(
    private readonly env: Environment,
    private readonly problems: ConfigProblem[],
  ) {}

  text(name: ConfigName): string {
    return this.given(name) ?? '';
  }

  matching(name: ConfigName, fits: (value: string) => boolean, expected: string): string {
    const value = this.text(name);
    if (!fits(value)) this.refuse(name, expected);
    return value;
  }

  oneOf<T extends string>(name: ConfigName, allowed: readonly T[]): T {
    const value = this.text(name);
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) this.refuse(name, allowed.join(', '));
    return found ?? (value as T);
  }

  integer(name: ConfigName, least: number, most: number): number {
    const value = this.text(name);
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (!(number >= least && number <= most)) this.refuse(name, `${least}–${most}`);
    return number;
  }

  beat(name: ConfigName): number {
    const seconds = this.integer(name, 1, 3_600);
    const inRange = seconds >= 1 && seconds <= 3_600;
    if (inRange && !isEvenBeat(seconds)) this.refuse(name, 'even beat');
    return seconds;
  }

  list(name: ConfigName, fits: (value: string) => boolean, expected: string): readonly string[] {
    const values = this.text(name)
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '');
    if (!values.every(fits)) this.refuse(name, expected);
    return values;
  }

  url(name: ConfigName, protocols: readonly string[]): string | null {
    const value = this.given(name);
    if (value === null) return null;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
      this.refuse(name, protocols.map((protocol) => `${protocol}//…`).join(', '));
    }
    return value;
  }

  refuse(variable: ConfigName, expected: string): void {
    // A URL holds a password, and problems are printed.
    const value = SECRET.has(variable) ? '…' : (this.given(variable) ?? '');
    this.problems.push({ code: 'config.invalid-value', facts: { variable, value, expected } });
  }

  private given(name: ConfigName): string | null {
    const value = this.env[name]?.trim();
    if (value !== undefined && value !== '') return value;
    return CONFIG_VARIABLES.find((variable) => variable.name === name)?.fallback ?? null;
  }
}
