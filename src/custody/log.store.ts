import type { LogContext } from '../../workflows/custody/log.machine';
import type { Rest } from '../../workflows/workflow';
import type { Database } from '../platform/database/tx';
import { LOG_ID } from './log.subject';

/** What the log's own row says. */
export interface LogRow {
  readonly origin: string;
  readonly context: LogContext;
}

/** Null before the first key. */
export async function readLog(database: Database): Promise<LogRow | null> {
  const [row] = await database.read<{ origin: string; state: string }>(
    'SELECT origin, state FROM trail_log WHERE id = $1',
    [LOG_ID],
  );
  return row === undefined
    ? null
    : { origin: row.origin, context: (JSON.parse(row.state) as Rest).context as unknown as LogContext };
}
