import type { LocalDate } from '../../workflows/vocabulary';
import type { Decision } from './decision';

/** Words of a change of units and of all that follows from it. Source: DOMAIN §7. */

export const UNIT_CHANGE_KINDS = ['merge', 'split', 'rename', 'abolish'] as const;
export type UnitChangeKind = (typeof UNIT_CHANGE_KINDS)[number];

/** What somebody decided. `on` is the first day on which things stand so: a unit that ceases has its last day before it. */
export interface UnitChange {
  readonly kind: UnitChangeKind;
  readonly on: LocalDate;
  /** The units that cease; of a rename, the one that is renamed and goes on. */
  readonly predecessors: readonly string[];
  /** Who follows: one of a merge, two or more of a split, none otherwise. */
  readonly successors: readonly Successor[];
  /** The new name of a rename; null otherwise. */
  readonly name: string | null;
  /** Where the units below a split unit go, by unit. After a merge they go to the successor by themselves. */
  readonly below: Readonly<Record<string, string>>;
  readonly decision: Decision;
}

export interface Successor {
  readonly id: string;
  /** The name of a unit that is founded by the change; null: a unit that exists. */
  readonly name: string | null;
  /** Where a new unit stands; null: where the units before it stood. */
  readonly parent: string | null;
  /** Groups that it belongs to from that day on. */
  readonly joins: readonly string[];
}

/** What is stored and the change touches. */
export interface UnitsStored {
  readonly units: readonly UnitStored[];
  /** Of posts of the predecessors. */
  readonly tenures: readonly {
    readonly unit: string;
    readonly post: string;
    readonly person: string;
    readonly from: LocalDate;
    readonly to: LocalDate | null;
  }[];
  /** Of the predecessors. */
  readonly memberships: readonly {
    readonly group: string;
    readonly unit: string;
    readonly from: LocalDate | null;
    readonly to: LocalDate | null;
  }[];
  readonly groups: readonly string[];
  /** Successions that name one of the predecessors as such. */
  readonly successions: readonly { readonly predecessor: string; readonly successor: string }[];
  /** Last days of names that the predecessors gave up. */
  readonly pastNames: readonly { readonly unit: string; readonly to: LocalDate }[];
}
export interface UnitStored {
  readonly id: string;
  readonly name: string;
  readonly tree: 'state' | 'party';
  readonly parent: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly sample: boolean;
}

/** All that follows, row by row: shown before it is done, and then written as it was shown. */
export interface UnitChangeEffects {
  readonly founds: readonly {
    readonly unit: string;
    readonly name: string;
    readonly tree: 'state' | 'party';
    readonly parent: string | null;
    readonly from: LocalDate;
    readonly sample: boolean;
  }[];
  readonly ends: readonly { readonly unit: string; readonly to: LocalDate }[];
  /** `to` is the last day of the old name. */
  readonly renames: readonly {
    readonly unit: string;
    readonly before: string;
    readonly name: string;
    readonly to: LocalDate;
  }[];
  readonly endsTenures: readonly {
    readonly unit: string;
    readonly post: string;
    readonly person: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
  }[];
  readonly endsMemberships: readonly { readonly group: string; readonly unit: string; readonly to: LocalDate }[];
  readonly joins: readonly { readonly group: string; readonly unit: string; readonly from: LocalDate }[];
  /** Units below that go on, and go over; `to` is the last day in the old place. */
  readonly moves: readonly {
    readonly unit: string;
    readonly before: string;
    readonly parent: string;
    readonly to: LocalDate;
  }[];
  readonly successions: readonly { readonly predecessor: string; readonly successor: string }[];
}
