import type { Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { dayOfMonth, monthOf, yearOf } from '../calendar/local-date';
import type { Scope } from '../people/accounts/scope';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import type { Reading } from '../rules/reading';
import {
  casesOfYear,
  dutiesOfYear,
  headsSince,
  plansOfUnits,
  unitsOfYear,
  type CaseOfYear,
  type DutyOfYear,
} from './evaluations.store';
import { YEARLY_RATIO } from './matter';
import type { RuleBook } from '../rules/rule-book.store';
import type { TablePlans } from './table-plans.store';

/** How much of a year's duties a unit completed, with every one behind it. A rating is for people. */
export interface YearlyRatio {
  /** Of the year's duties that had come due, those that a competent body took out and those let go left aside. */
  readonly cameDue: number;
  readonly completed: number;
  /** Whole percent, rounded down; null when nothing came due. */
  readonly percent: number | null;
  /** What the table says of it; a force majeure is nobody's to assume, so below the mark it asks. */
  readonly reading: Reading | null;
}

export interface EvaluatedUnit {
  readonly unit: { readonly id: string; readonly name: string };
  readonly duties: readonly (Omit<DutyOfYear, 'unit'> & {
    readonly counts: 'completed' | 'not-completed' | 'not-counted';
  })[];
  readonly cases: readonly CaseOfYear[];
  readonly ratio: YearlyRatio;
  /** By which clause the list is kept, where a plan has one. */
  readonly listedBy: Reading | null;
}

export interface EvaluatedPerson {
  readonly person: { readonly id: string; readonly name: string };
  readonly cases: readonly CaseOfYear[];
  readonly listedBy: Reading | null;
}

export interface Evaluation {
  readonly year: number;
  readonly units: readonly EvaluatedUnit[];
  readonly persons: readonly EvaluatedPerson[];
  /** Give it back as `after` for the next units; null at the end. */
  readonly next: string | null;
}

/** The yearly list of what counts, per unit and person. It computes no rating. Source: DOMAIN §1 (002), §5. */
export class Evaluations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly book: RuleBook,
    private readonly plans: TablePlans,
  ) {}

  of(
    year: number,
    { unit, after, limit }: { readonly unit: string | null; readonly after: string | null; readonly limit: number },
    scope: Scope,
  ): Promise<Evaluation> {
    const period = { from: `${year}-01-01` as LocalDate, to: `${year}-12-31` as LocalDate };
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const found = await unitsOfYear(tx, scope, period, { unit, after, limit: limit + 1 });
      const units = found.slice(0, limit);
      const ids = units.map(({ id }) => id);
      const duties = await dutiesOfYear(tx, scope, ids, { ...period, now });
      const cases = await casesOfYear(tx, scope, ids, period);
      const since = await headsSince(tx, ids, period.to);
      const slugs = await plansOfUnits(tx, ids);
      const evaluated: EvaluatedUnit[] = [];
      for (const each of units) {
        const own = duties.filter((duty) => duty.unit === each.id).map((duty) => withCount(duty, now));
        const ofUnit = cases.filter((found) => found.unit === each.id);
        const ratio = await this.ratio(own, { yearEndsOn: period.to, since: since.get(each.id) ?? null });
        const listedBy = await this.listedBy(slugs.get(each.id) ?? [], 'unit', period.to);
        evaluated.push({ unit: each, duties: own, cases: ofUnit, ratio, listedBy });
      }
      const persons = await this.persons(cases, slugs, period.to);
      return { year, units: evaluated, persons, next: found.length > limit ? (units.at(-1)?.id ?? null) : null };
    });
  }

  private async ratio(
    duties: EvaluatedUnit['duties'],
    { yearEndsOn, since }: { readonly yearEndsOn: LocalDate; readonly since: LocalDate | null },
  ): Promise<YearlyRatio> {
    const counted = duties.filter(({ counts }) => counts !== 'not-counted');
    const completed = counted.filter(({ counts }) => counts === 'completed').length;
    const cameDue = counted.length;
    if (cameDue === 0) return { cameDue, completed, percent: null, reading: null };
    const percent = Math.floor((completed * 100) / cameDue);
    const facts: { readonly [fact: string]: Plain } = {
      ...{ yearEndsOn, completedPercent: percent },
      ...(since === null ? {} : { monthsInPost: monthsBetween(since, yearEndsOn) }),
    };
    return {
      cameDue,
      completed,
      percent,
      reading: await this.book.read(YEARLY_RATIO.file, YEARLY_RATIO.decision, facts),
    };
  }

  private async persons(
    cases: readonly CaseOfYear[],
    slugs: ReadonlyMap<string, readonly string[]>,
    actOn: LocalDate,
  ): Promise<readonly EvaluatedPerson[]> {
    const ids = [...new Set(cases.flatMap(({ person }) => person ?? []))].sort();
    const persons: EvaluatedPerson[] = [];
    for (const id of ids) {
      const own = cases.filter(({ person }) => person === id);
      const plans = own.flatMap(({ unit }) => slugs.get(unit) ?? []);
      persons.push({
        person: { id, name: own[0]?.personName ?? id },
        cases: own,
        listedBy: await this.listedBy(plans, 'person', actOn),
      });
    }
    return persons;
  }

  /** Null where no plan that binds the unit keeps such a list. */
  private async listedBy(
    slugs: readonly string[],
    concerns: 'unit' | 'person',
    actOn: LocalDate,
  ): Promise<Reading | null> {
    for (const slug of slugs) {
      const plan = this.plans.get(slug);
      if (plan === undefined) continue;
      const reading = await this.book.read('after-decision.dmn', 'what-follows', {
        actOn,
        plan,
        handled: true,
        concerns,
      });
      if (Array.isArray(reading.result) && reading.result.includes(`list-for-${concerns}`)) return reading;
    }
    return null;
  }
}

/** A confirmed objective cause and an end without a deed take a duty out of the count; what is not yet due does not count either. */
function withCount({ unit: _, ...duty }: DutyOfYear, now: Instant): EvaluatedUnit['duties'][number] {
  const notYet = !duty.done && !duty.late && duty.handedInAt === null && `${duty.baselineDueOn}T17:00:00.000Z` > now;
  if (duty.objectiveCause || duty.letGo || notYet) return { ...duty, counts: 'not-counted' };
  return { ...duty, counts: duty.done ? 'completed' : 'not-completed' };
}

const MONTHS_OF_YEAR = 12;

/** Whole months, both days counted: from 1/1 to 31/12 are twelve. */
function monthsBetween(from: LocalDate, to: LocalDate): number {
  const months = (yearOf(to) - yearOf(from)) * MONTHS_OF_YEAR + monthOf(to) - monthOf(from);
  return Math.max(0, dayOfMonth(to) + 1 >= dayOfMonth(from) ? months + (dayOfMonth(from) === 1 ? 1 : 0) : months - 1);
}
