import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { codeOf, isConnectionLost, isDiskFull } from './failures';

/** What keeps a program from its database, for whoever started it: full, out of reach, or unwilling; null when it is none of these. */
export function databaseRefusal(error: unknown): Refusal | null {
  const reason = reasonOf(error);
  if (isDiskFull(error)) return refusal('database.no-space');
  if (isConnectionLost(error)) return refusal('database.unreachable', { reason });
  const sqlState = codeOf(error);
  // Classes of PostgreSQL: 28 authorization, 3D no such database, 42501 a right that is missing, 53 resources.
  return sqlState !== null && /^(28|3D|53|42501)/.test(sqlState)
    ? refusal('database.refused', { sqlState, reason })
    : null;
}

/** What an error says, also one that gathers several. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
