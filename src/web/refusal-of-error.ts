import { refusal, type Refusal } from '../../workflows/vocabulary';
import { CommitUnknown, isConflict, isConnectionLost, isDiskFull } from '../platform/database/failures';
import { Refused, type FieldRefusal } from '../platform/refused';

interface Asked {
  readonly method: string;
  readonly path: string;
  /** Other methods by which this path can be asked for. */
  allowed(): readonly string[];
}

/** What an error that reached the edge is to its caller; null when it is a mistake of ours. */
export function refusalOfError(
  error: unknown,
  request: Asked,
): { readonly refusal: Refusal; readonly fields: readonly FieldRefusal[] } | null {
  if (error instanceof Refused) return { refusal: error.refusal, fields: error.fields };
  const found = ofDatabase(error) ?? ofFramework(error, request);
  return found === null ? null : { refusal: found, fields: [] };
}

function ofDatabase(error: unknown): Refusal | null {
  if (error instanceof CommitUnknown) return refusal('database.commit-unknown');
  if (isConnectionLost(error)) return refusal('database.unavailable');
  if (isDiskFull(error)) return refusal('database.no-space');
  return isConflict(error) ? refusal('database.conflict') : null;
}

/** The framework and the body parser speak in statuses. */
function ofFramework(error: unknown, request: Asked): Refusal | null {
  const { method, path, allowed } = request;
  switch (statusOf(error)) {
    case 404:
      return allowed().length > 0
        ? refusal('request.method-not-allowed', { method, path: path.slice(0, 200) })
        : refusal('not-found', { subject: 'path', id: path.slice(0, 200) });
    case 413:
      return refusal('request.too-large');
    case 415:
      return refusal('request.unsupported-type', { type: '', expected: ['application/json'] });
    case 400:
      return refusal('request.malformed');
    default:
      return null;
  }
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('getStatus' in error && typeof error.getStatus === 'function') return Number(error.getStatus());
  return 'status' in error && typeof error.status === 'number' ? error.status : null;
}
