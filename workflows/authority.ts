import { refusal, type Role, type Verdict } from './vocabulary';

/** Who may do what: fact × role on the task or post, on the day of the act. Asked before any machine. Source: ARCHITECTURE "The step", DOMAIN §3. */

const UNIT: readonly Role[] = ['unit-officer', 'unit-head'];
const OFFICE: readonly Role[] = ['office-officer', 'office-head'];
const DECIDES: readonly Role[] = ['office-head', 'plan-owner'];
const CLOCK: readonly Role[] = ['clock'];

export const AUTHORITY: Readonly<Record<string, readonly Role[]>> = {
  // The clock alone climbs the ladder.
  'rung.reminded': CLOCK,
  'rung.overdue': CLOCK,
  'rung.urged': CLOCK,
  'rung.escalated': CLOCK,
  'rung.flagged': CLOCK,
  'rung.relisted': CLOCK,
  // More time: the unit asks, the head of the office decides.
  'extension.requested': UNIT,
  'extension.accepted': UNIT,
  'extension.declined': UNIT,
  'extension.granted': DECIDES,
  'extension.refused': DECIDES,
  'extension.counter-offered': DECIDES,
  // The office looks at what was handed in.
  confirmed: OFFICE,
  returned: OFFICE,
  discharged: DECIDES,
  // Issue your own plan.
  'draft.started': UNIT,
  'plan.issued': UNIT,
};

/** Is anybody with these roles entitled to this fact? */
export function mayDo(eventType: string, roles: readonly Role[]): Verdict {
  const needed = AUTHORITY[eventType];
  if (!needed) return refusal('event.unknown', { event: eventType });
  if (needed.some((role) => roles.includes(role))) return true;
  return refusal('actor.not-entitled', { event: eventType, needs: [...needed], has: [...roles] });
}
