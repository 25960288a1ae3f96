import type { Refusal } from '../../workflows/vocabulary';

/** One field of a request that is wrong: where (`event.dueOn`), and the code and facts of what is wrong there. */
export interface FieldRefusal extends Refusal {
  readonly path: string;
  /** Its sentences, where a room has its own catalogue. */
  readonly words?: { readonly vi: string; readonly en: string };
}

/** A refusal on its way out of the house. Rooms hand refusals on as values; only at the edge, where the framework knows
 *  nothing but exceptions, is one thrown. The filter of the web room turns it into an answer. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly fields: readonly FieldRefusal[] = [],
  ) {
    super(refusal.code);
    this.name = 'Refused';
  }
}

/** The value, or the refusal thrown. For controllers only. */
export function orRefuse<T>(value: T | Refusal): T {
  if (isRefusalValue(value)) throw new Refused(value);
  return value as T;
}

/** A refusal has a code, facts and nothing else. */
function isRefusalValue(value: unknown): value is Refusal {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('facts' in value)) return false;
  return typeof value.code === 'string' && Object.keys(value).length === 2;
}
