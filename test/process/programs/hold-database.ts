import { EmbeddedDatabase } from '../../../src/platform/embedded/embedded-database.service';
import { SILENT_LOG } from '../../../src/platform/logging';
import type { Purpose } from '../../../src/platform/embedded/guard.store';

/** Holds a place in the database of a home until it is told to end: arguments are the home and the purpose.
 *  Prints one line of JSON when it has the place, or the refusal. */
async function hold(home: string, purpose: Purpose): Promise<void> {
  const embedded = await EmbeddedDatabase.open({ home, purpose, log: SILENT_LOG });
  process.once('SIGTERM', () => void embedded.close());
  process.stdout.write(`${JSON.stringify({ engineUrl: embedded.engineUrl, ownerUrl: embedded.ownerUrl })}\n`);
}

hold(process.argv[2] ?? '', process.argv[3] as Purpose).catch((error: unknown) => {
  const { code, facts } = error as { code?: string; facts?: unknown };
  process.stdout.write(`${JSON.stringify({ code: code ?? String(error), facts })}\n`);
  process.exitCode = 1;
});
