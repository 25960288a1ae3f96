/** The connection broke while COMMIT was on its way: the work may be stored or not. The caller asks again by its own key. */
export class CommitUnknown extends Error {
  readonly code = 'database.commit-unknown';
  constructor(override readonly cause: unknown) {
    super('the connection was lost during COMMIT; whether the work is stored is not known');
    this.name = 'CommitUnknown';
  }
}

const CONNECTION_STATES = new Set([
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '57P05', // idle_session_timeout
  '25P03', // idle_in_transaction_session_timeout: the server has hung up
]);
const SOCKET_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

// The driver gives these no code of their own.
const DRIVER_MESSAGES = [
  'Connection terminated',
  'Client has encountered a connection error',
  'timeout exceeded when trying to connect',
  'Client was closed',
];

/** Whether the database is gone rather than unwilling: the same work may be tried again on a new connection.
 *  Source: PostgreSQL appendix A, classes 08 and 57. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof CommitUnknown) return true;
  const code = codeOf(error);
  if (code !== null && (code.startsWith('08') || CONNECTION_STATES.has(code) || SOCKET_CODES.has(code))) return true;
  return error instanceof Error && DRIVER_MESSAGES.some((message) => error.message.startsWith(message));
}

/** Whether the server had no room left on its disk (SQLSTATE 53100). Nothing of the transaction is stored. */
export function isDiskFull(error: unknown): boolean {
  return codeOf(error) === '53100';
}

/** Whether two transactions stood in each other's way (deadlock or serialization failure): trying again is enough. */
export function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** The SQLSTATE or socket code that an error carries, or null. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
