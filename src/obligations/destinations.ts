import type { OpenDuty } from './unit-duties.store';

/** Where an open duty of a unit that ceased can go. Nothing goes there by itself: somebody decides. Source: DOMAIN §7. */
export interface Destination {
  readonly duty: OpenDuty;
  /** The units that follow the old one. */
  readonly candidates: readonly string[];
  /** The one that is proposed; null where several follow, or none, so that the decision has to name it. */
  readonly proposed: string | null;
}

/** Pure. A unit does not confirm its own work: the office of a duty is never proposed for it. */
export const destinationsOf = (
  duties: readonly OpenDuty[],
  successors: ReadonlyMap<string, readonly string[]>,
): readonly Destination[] =>
  duties.map((duty) => {
    const candidates = (successors.get(duty.unit) ?? []).filter((unit) => unit !== duty.office && unit !== duty.unit);
    return { duty, candidates, proposed: candidates.length === 1 ? (candidates[0] ?? null) : null };
  });
