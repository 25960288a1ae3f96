import { openCase } from '../../workflows/cases/case-state';
import type { CaseKind } from '../../workflows/cases/kinds';
import type { Limits } from '../../workflows/cases/limits';
import { tell } from '../../workflows/obligations/work';
import type { Actor, Effect, EvidenceRef, Fact, Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Opening } from '../engine/subject';
import { ladderFor, ladderName, type Ladder } from '../obligations/ladder';
import { uuidFromParts } from '../platform/identifiers';
import { caseMachineOf, caseToColumns, type CaseSource, type Cause } from './case-row';
import type { CaseParties } from './case-parties.store';

/** What a case is opened with. `about` is what the entry says of it: readings of tables, or what somebody brought. */
export interface NewCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly source: CaseSource;
  readonly unitId: string;
  readonly planId: string | null;
  readonly cause: Cause | null;
  readonly actOn: LocalDate;
  readonly parties: CaseParties;
  readonly by: Actor;
  readonly at: Instant;
  readonly about: { readonly [key: string]: Plain };
  readonly evidence?: readonly EvidenceRef[];
  readonly limits?: Limits | null;
  /** What the machine remembers beside its parties. */
  readonly remembered?: { readonly [key: string]: Plain };
}

/** Ids of cases follow from what they are about, so that the same fact never opens a second one. Source: ADR 0050. */
export const caseId = (kind: CaseKind, ...about: readonly string[]): string => uuidFromParts('case', kind, ...about);

/** How the entry that opens a case is called. */
const OPENED_BY: Readonly<Record<CaseKind, string>> = {
  accountability: 'case.proposed',
  disciplinaryReview: 'review.proposed',
  violation: 'violation.received',
  commendation: 'file.received',
  question: 'question.asked',
};

const openedEffects = (kind: CaseKind): readonly Effect[] => [tell(`${kind}-opened`, ['office', 'officeHead']).params];

export function caseOpening(it: NewCase, ladders: readonly Ladder[]): Opening {
  const { kind, at, by, parties, limits = null, remembered = {} } = it;
  const machine = caseMachineOf(kind);
  const ladder = ladderFor(ladders, { kind, office: parties.officeUnitId, on: localDateOf(at) });
  const { concerned, conflicted, officeUnitId, issuerUnitId } = parties;
  const { unitId, planId, cause, actOn, source } = it;
  const fact = {
    type: OPENED_BY[kind],
    ...{ at, by, kind, source, unit: unitId, concerned, conflicted, actOn },
    office: officeUnitId,
    issuer: issuerUnitId,
    plan: planId,
    cause: cause === null ? null : { ...cause },
    ...it.about,
    ...(it.evidence === undefined ? {} : { evidence: it.evidence.map((each) => ({ ...each })) }),
  } as Fact;
  return {
    subject: 'case',
    id: it.id,
    machine: machine.id,
    machineVersion: machine.version,
    state: openCase(machine, { at, concerned, conflicted, limits, remembered }),
    fixed: caseToColumns({
      ...{ kind, source, unitId, officeUnitId, issuerUnitId, planId, cause, concerned, actOn },
      ladder: ladderName(ladder),
    }),
    fact,
    effects: openedEffects(kind),
  };
}
