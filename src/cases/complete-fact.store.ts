import type { Limits } from '../../workflows/cases/limits';
import { refusal, type Fact, type Plain, type Refusal } from '../../workflows/vocabulary';
import { personsById } from '../people/people.store';
import type { Tx } from '../platform/database/tx';
import type { AskedOfCase } from './case-facts';
import { readDossier } from './outside-facts.store';
import type { Proposals } from './proposals.service';
import {
  extendedLimits,
  resumedLimits,
  suspendedLimits,
  withComplaintWindow,
  type LimitContext,
  type Track,
} from './case-limits';

/** What a fact of a case needs of other rows and of the days that run. */
export const completeFactWith =
  (context: () => LimitContext, proposals: () => Pick<Proposals, 'book'>) =>
  async (tx: Tx, item: AskedOfCase, fact: Fact): Promise<Fact | Refusal> =>
    item.asked.type === 'question.answered'
      ? answered(tx, item, fact)
      : item.asked.type === 'file.reviewed'
        ? reviewed(tx, item, fact, proposals())
        : withLimits(item, fact, context());

/** Whoever reviewed a dossier says whether it is complete; what the table says of it then stands in the entry. */
async function reviewed(
  tx: Tx,
  { asked, fixed, state }: AskedOfCase,
  fact: Fact,
  proposals: Pick<Proposals, 'book'>,
): Promise<Fact> {
  const complete = asked['complete'];
  if (typeof complete !== 'boolean') return fact;
  const { daysAfterDue = null } = state.work.context as { readonly daysAfterDue?: number | null };
  const reading = await readDossier(tx, proposals, { unit: fixed.unitId, actOn: fixed.actOn, daysAfterDue, complete });
  return { ...fact, readings: [reading] } as unknown as Fact;
}

/** Refuses `person.unknown`. */
async function answered(tx: Tx, { asked }: AskedOfCase, fact: Fact): Promise<Fact | Refusal> {
  const { concerned } = (asked['answers'] ?? {}) as { readonly [fact: string]: Plain };
  if (concerned === undefined) return fact;
  const person = String(concerned);
  const known = await personsById(tx, [person]);
  return known.has(person) ? fact : refusal('person.unknown', { person: person.slice(0, 100) });
}

/** Refuses `case.no-longer-limit`. */
function withLimits({ asked, at, state }: AskedOfCase, fact: Fact, context: LimitContext): Fact | Refusal {
  const { limits } = state;
  switch (asked.type) {
    case 'time-limit.extended': {
      const longer = limits === null ? null : extendedLimits(limits, context);
      return longer === null ? refusal('case.no-longer-limit', { event: asked.type }) : withThem(fact, longer);
    }
    case 'consideration.suspended':
      return limits === null ? fact : withThem(fact, suspendedLimits(limits, at));
    case 'consideration.resumed':
      return limits === null ? fact : withThem(fact, resumedLimits(limits, at, context));
    case 'decision.made-known': {
      const track = (state.work.context['track'] ?? 'administrative') as Track;
      const opened = withComplaintWindow(limits, track, at, context);
      const due = opened.complaintWindow?.due ?? null;
      return { ...withThem(fact, opened), ...(due === null ? {} : { due }) } as Fact;
    }
    default:
      return fact;
  }
}

const withThem = (fact: Fact, limits: Limits): Fact => ({ ...fact, limits }) as Fact;
