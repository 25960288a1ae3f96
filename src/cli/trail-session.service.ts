import { openCustody, type OpenCustody } from '../custody/open-custody.service';
import type { Cli } from './cli';
import { withSession, type Session } from './session.service';

/** A session in which the log is at hand: its keys, its tree and where its checkpoints are kept. */
export function withCustody<T>(cli: Cli, work: (custody: OpenCustody, session: Session) => Promise<T>): Promise<T> {
  return withSession(cli.config(), cli.cancelled, async (session) =>
    work(openCustody(cli.config(), await session.house()), session),
  );
}
