import { AUTHORITY, mayDo } from '../../workflows/authority';
import { briefCase, isCaseOver, stepCase, type CaseState } from '../../workflows/cases/case-state';
import type { QuestionContext } from '../../workflows/cases/question.machine';
import { watch } from '../../workflows/obligations/watch.machine';
import { refusal, type Fact, type Plain, type Refusal, type Role } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { calendarName, type WorkingCalendar } from '../calendar/working-calendar';
import type { Asked, Locked, Prepared, Subject, ToPrepare, Wake } from '../engine/subject';
import { laddersByName } from '../obligations/wake-of';
import type { Ladder } from '../obligations/ladder';
import type { ConflictQuestion, Dependence } from '../people/conflicts.store';
import type { RoleQuestion } from '../people/roles.store';
import type { Tx } from '../platform/database/tx';
import { askedCaseFact, type AskedOfCase } from './case-facts';
import { caseFromColumns, caseMachineOf, FIXED, PROJECTED, projectCase, type CaseFixed } from './case-row';
import { caseWakeFact, nextCaseWake, type CaseWake } from './case-wake';

/** Cases as the engine sees them. */
export interface CaseWorld {
  readonly calendar: () => WorkingCalendar;
  readonly ladders: readonly Ladder[];
  readonly rolesOf: (tx: Tx, questions: readonly RoleQuestion[]) => Promise<readonly (readonly Role[])[]>;
  readonly dependenceOf: (tx: Tx, questions: readonly ConflictQuestion[]) => Promise<readonly Dependence[]>;
  /** What is wrong with answers to a table. */
  readonly whyNot: (file: string, answers: { readonly [fact: string]: Plain }) => Promise<readonly Refusal[]>;
  /** What a fact needs of days and other rows beyond what it was asked with. */
  readonly complete: (tx: Tx, item: AskedOfCase, fact: Fact) => Promise<Fact | Refusal>;
}

const PERSON_TABLE = 'violation-by-person.dmn';

type Item = ToPrepare<CaseState> & { readonly fixed: CaseFixed };

export class CaseSubject implements Subject<CaseState> {
  readonly name = 'case';
  readonly table = 'case_file';
  readonly fixed = FIXED;
  readonly projected = PROJECTED;
  private readonly ladders: ReadonlyMap<string, Ladder>;

  constructor(private readonly world: CaseWorld) {
    this.ladders = laddersByName(world.ladders);
  }

  async prepare(tx: Tx, items: readonly ToPrepare<CaseState>[]): Promise<readonly Prepared[]> {
    const full = items.map((item) => ({ ...item, fixed: caseFromColumns(item.row.fixed) }));
    const roles = await this.world.rolesOf(tx, full.map(questionOf));
    const conflicts = await this.conflictsToday(tx, full);
    const prepared: Prepared[] = [];
    for (const [index, item] of full.entries()) {
      prepared.push(
        item.asked === null
          ? this.prepareWake(item)
          : await this.prepareAsked(tx, item, [...(roles[index] ?? []), ...asConcerned(item)], conflicts[index] ?? []),
      );
    }
    return prepared;
  }

  private prepareWake({ row, fixed, at }: Item): Prepared {
    const wake = this.wakeOf(row.state, fixed);
    if (wake === null || wake.at > at) return { again: true };
    return { fact: caseWakeFact(wake, at), roles: ['clock'] };
  }

  /** Authority first, then whoever depends on the person concerned today, then what the fact lacks. */
  private async prepareAsked(
    tx: Tx,
    { asked, by, at, row, fixed }: Item,
    roles: readonly Role[],
    conflictedToday: readonly string[],
  ): Promise<Prepared> {
    if (asked === null) throw new Error('a wake-up is not asked');
    const entitled = mayDo(asked.type, roles);
    if (entitled !== true) return { refusal: entitled };
    const person = by.kind === 'person' ? by.person : '';
    if (!isOwnAnswer(asked.type) && conflictedToday.includes(person)) {
      return { refusal: refusal('case.conflict-of-interest', { event: asked.type, person }) };
    }
    if (asked['answers'] !== undefined) {
      const wrong = await this.whyNotAnswered(row.state, asked);
      if (wrong !== null) return { refusal: wrong };
    }
    const item: AskedOfCase = { asked, by, at, state: row.state, fixed };
    const fact = askedCaseFact(item, {
      calendar: this.world.calendar(),
      answerWithinWorkingDays: this.ladderOf(fixed).office.confirmWithinWorkingDays,
    });
    const whole = 'code' in fact ? fact : await this.world.complete(tx, item, fact);
    return 'code' in whole ? { refusal: whole } : { fact: whole, roles };
  }

  /** What is said of a person is a fact for the tables about persons, before any of them asks. */
  private async whyNotAnswered({ work }: CaseState, asked: Asked): Promise<Refusal | null> {
    const answers = asked['answers'] ?? null;
    const file = asked.type === 'question.answered' ? (work.context as QuestionContext).file : PERSON_TABLE;
    if (file === null || typeof answers !== 'object' || answers === null || Array.isArray(answers)) return null;
    const [wrong] = await this.world.whyNot(file, answers as { readonly [fact: string]: Plain });
    return wrong ?? null;
  }

  /** The day of the act is in what the machine remembers; who came under the person since then is asked here. */
  private async conflictsToday(tx: Tx, items: readonly Item[]): Promise<readonly (readonly string[])[]> {
    const asking = items.filter(({ asked, fixed }) => asked !== null && fixed.concerned !== null);
    const found = await this.world.dependenceOf(
      tx,
      asking.map(({ fixed, at }) => ({ person: fixed.concerned ?? '', unit: fixed.unitId, on: localDateOf(at) })),
    );
    const byItem = new Map(asking.map((item, index) => [item, found[index]?.persons ?? []]));
    return items.map((item) => byItem.get(item) ?? []);
  }

  step(row: Locked<CaseState>, fact: Fact) {
    return stepCase(caseMachineOf(caseFromColumns(row.fixed).kind), row.state, fact);
  }

  nextWake(row: Locked<CaseState>, state: CaseState): Wake | null {
    const wake = this.wakeOf(state, caseFromColumns(row.fixed));
    if (wake === null) return null;
    return { at: wake.at, for: wake.for === 'rung' ? `${wake.rung.side}:${wake.rung.name}` : wake.for };
  }

  project(_row: Locked<CaseState>, state: CaseState) {
    return projectCase(state);
  }

  plain(state: CaseState): Plain {
    return state as unknown as Plain;
  }

  brief(state: CaseState): Plain {
    return briefCase(state);
  }

  ended(row: Locked<CaseState>, state: CaseState): boolean {
    return isCaseOver(caseMachineOf(caseFromColumns(row.fixed).kind), state);
  }

  versions(row: Locked<CaseState>) {
    return {
      work: `${row.machine}@${row.machineVersion}`,
      watch: `${watch.id}@${watch.version}`,
      ladder: String(row.fixed['ladder']),
      calendar: calendarName(this.world.calendar()),
    };
  }

  private wakeOf(state: CaseState, fixed: CaseFixed): CaseWake | null {
    const clock = { ladder: this.ladderOf(fixed), calendar: this.world.calendar() };
    return nextCaseWake(caseMachineOf(fixed.kind), state, clock);
  }

  private ladderOf({ ladder }: CaseFixed): Ladder {
    const found = this.ladders.get(ladder);
    if (!found) throw new Error(`a case names ladder ${ladder}, which this build does not have`);
    return found;
  }
}

/** What the person concerned says for themselves is nobody's to conduct. */
const isOwnAnswer = (type: string): boolean => AUTHORITY[type]?.includes('concerned') === true;

const asConcerned = ({ by, fixed }: Item): readonly Role[] =>
  by.kind === 'person' && by.person === fixed.concerned ? ['concerned'] : [];

const questionOf = ({ by, at, fixed }: Item): RoleQuestion => ({
  actor: by,
  on: localDateOf(at),
  unitId: fixed.unitId,
  officeUnitId: fixed.officeUnitId,
  issuerUnitId: fixed.issuerUnitId,
});
