import 'reflect-metadata';
import { EmbeddedFailure } from './platform/embedded/embedded-failure';
import { databaseRefusal, reasonOf } from './platform/database/database-refusal';
import { codeOf } from './platform/database/failures';
import { parseConfig, type Config } from './platform/config';
import { createLog, type Log } from './platform/logging';
import { refusalText } from './platform/refusals/refusal-text';
import { refusal, type Refusal } from '../workflows/vocabulary';
import { serve } from './server.service';

/** `npm start`: configuration, server, and a clear line for everything that can go wrong on the way. */

const EXIT_FAILED = 1;
const EXIT_CONFIGURATION = 2;

function say(refusals: readonly Refusal[]): void {
  for (const one of refusals) {
    process.stderr.write(`${refusalText(one, 'vi')}\n${refusalText(one, 'en')} [${one.code}]\n`);
  }
}

async function main(): Promise<void> {
  const config = parseConfig(process.env);
  if (Array.isArray(config)) {
    say(config);
    process.exitCode = EXIT_CONFIGURATION;
    return;
  }
  const log = createLog((config as Config).logLevel);
  const refused = await tryServing(config as Config, log);
  if (refused === null) return;
  say([refused]);
  process.exitCode = EXIT_FAILED;
}

async function tryServing(config: Config, log: Log): Promise<Refusal | null> {
  try {
    return await serve(config, log);
  } catch (error) {
    if (error instanceof EmbeddedFailure) return refusal(error.code, error.facts);
    if (codeOf(error) === 'EADDRINUSE') return refusal('server.port-in-use', { port: config.port });
    const ofDatabase = databaseRefusal(error);
    if (ofDatabase !== null) return ofDatabase;
    log.error({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, 'the start failed');
    return refusal('server.start-failed', { reason: reasonOf(error) });
  }
}

void main();
