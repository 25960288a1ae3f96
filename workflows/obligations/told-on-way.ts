import type { Effect } from '../vocabulary';
import type { RungFact } from './watch.machine';

const ON_WAY: Readonly<Record<string, string>> = { office: 'router', officeHead: 'routerHead' };

/** While a unit on the way has the work it is told what the office would be told; from an escalation on, the office hears of it. */
export function toldOnWay(effects: readonly Effect[], { type }: RungFact, router: string | null): readonly Effect[] {
  if (router === null) return effects;
  const above = type === 'rung.escalated' || type === 'rung.relisted' ? ['officeHead'] : [];
  return effects.map((effect) => {
    const to = (effect['to'] as readonly string[]).map((role) => ON_WAY[role] ?? role);
    return { ...effect, side: 'router', router, to: [...to, ...above] };
  });
}
