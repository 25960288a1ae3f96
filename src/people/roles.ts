import type { Actor, Role } from '../../workflows/vocabulary';
import type { HeldPost } from './people.store';

/** The bodies a duty has to do with. */
export interface Parties {
  readonly unitId: string;
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
  /** The unit on the way that has a report now, if any. */
  readonly routerUnitId?: string | null;
}

/** What stands between an actor and a duty on the day of the act. `held` is the post that the actor names, if the person held it
 *  that day, else null. A deputy counts as the head, for whom a deputy signs by custom (KT., NĐ 30/2020); a head may do
 *  whatever an officer of the same unit may. Nobody has a role who does not hold the named post in the named unit that day:
 *  refusing is left to `authority`. Where the office, the issuer or a unit on the
 *  way has ceased, whoever follows it has its rights; a duty itself
 *  goes to nobody without a transfer. Source: ARCHITECTURE "The step", ADR 0010. */
export function rolesOn(actor: Actor, held: HeldPost | null, parties: Parties): readonly Role[] {
  if (actor.kind === 'clock') return ['clock'];
  if (held === null || held.post !== actor.post || held.unit !== actor.unit) return [];
  if (held.kind === 'inspector') return ['inspector'];
  const heads = held.kind !== 'officer';
  const roles: Role[] = [];
  if (held.unit === parties.unitId) roles.push('unit-officer', ...(heads ? (['unit-head'] as const) : []));
  const standsFor = (unit: string): boolean => held.unit === unit || held.follows.includes(unit);
  if (standsFor(parties.officeUnitId)) roles.push('office-officer', ...(heads ? (['office-head'] as const) : []));
  if (parties.routerUnitId && standsFor(parties.routerUnitId)) {
    roles.push('router-officer', ...(heads ? (['router-head'] as const) : []));
  }
  if (standsFor(parties.issuerUnitId) && heads) {
    // Until an act says otherwise the issuer's head is the competent body, and nobody is for their own unit's lateness.
    roles.push('plan-owner', ...(held.unit === parties.unitId ? [] : (['competent-authority'] as const)));
  }
  return roles;
}
