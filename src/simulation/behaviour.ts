import type { ObligationState } from '../../workflows/obligations/obligation';
import type { DutyKind } from '../../workflows/obligations/kinds';
import type { Instant, LocalDate, Plain } from '../../workflows/vocabulary';

/** What people do in a simulation: asked when a duty opens, after each of its steps that is no rung, and after a refusal. */
export interface Behaviour {
  /** The next act on this duty, or null when nobody does anything more. Pure: the same question has the same answer. */
  next(duty: SimulatedDuty, moment: Moment): Act | null;
}

/** What of a duty never changes. */
export interface SimulatedDuty {
  readonly id: string;
  readonly planId: string;
  readonly task: string;
  readonly kind: DutyKind;
  readonly unit: string;
  readonly office: string;
  readonly issuer: string;
  readonly period: string;
  readonly standing: boolean;
  readonly planEndsOn: LocalDate | null;
  readonly openedAt: Instant;
}

export interface Moment {
  readonly state: ObligationState;
  /** When the last step was recorded that was no rung. */
  readonly since: Instant;
  /** When an act was refused since then; the next one comes later. */
  readonly refusedAt: Instant | null;
  /** Acts tried on this duty so far. */
  readonly tried: number;
}

/** Who acts, by what stands between them and the duty; the register says who that is on the day. */
export const CASTS = [
  ...(['unit-officer', 'unit-head', 'router-officer'] as const),
  ...(['office-officer', 'office-head', 'plan-owner'] as const),
] as const;
export type Cast = (typeof CASTS)[number];

export interface Act {
  /** An act whose moment has passed is done at once. */
  readonly at: Instant;
  readonly event: string;
  readonly by: Cast;
  readonly facts: { readonly [key: string]: Plain };
  /** Documents that prove the deed; they are registered before the act, in the name of the actor's unit. */
  readonly evidence: readonly ActDocument[];
  /** Free texts by field: `reason`, `note`. They are kept beside the trail. */
  readonly texts: { readonly [field: string]: string };
}

export interface ActDocument {
  readonly type: string;
  readonly number: string;
  readonly symbol: string;
  readonly issuedOn: LocalDate;
}

/** Nobody does anything: the whole ladder shows. */
export const NOBODY_ACTS: Behaviour = { next: () => null };
