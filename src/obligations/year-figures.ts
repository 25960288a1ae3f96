/** What came due in a year, as far as it is seen. Source of the four sums: DOMAIN §3. */
export interface YearFigures {
  readonly total: number;
  readonly by: YearSums;
  /** By month, 1 to 12. */
  readonly months: readonly { readonly month: number; readonly total: number; readonly inTime: number }[];
  /** Late ones by unit and month: the units with most, the unit with most first. */
  readonly units: readonly UnitLate[];
  /** How many units have late ones, shown or not. */
  readonly unitsLate: number;
}
export interface YearSums {
  readonly doneInTime: number;
  readonly doneLate: number;
  /** Handed in before its time, or suspended before it, and not over yet. */
  readonly openInTime: number;
  readonly openLate: number;
}
export interface UnitLate {
  readonly id: string;
  readonly name: string;
  /** Of each month, 1 to 12. */
  readonly months: readonly number[];
  readonly sum: number;
}
