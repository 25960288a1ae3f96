import { issuePlan } from '../workflows/obligations/issue-plan.machine';
import { openObligation, type ObligationState } from '../workflows/obligations/obligation';
import type { Due } from '../workflows/obligations/work';
import type { Actor, Fact, Instant, LocalDate } from '../workflows/vocabulary';
import { dueAtEndOf } from '../src/calendar/counting';
import { addDays } from '../src/calendar/local-date';
import { contentOf, move, type Moving } from '../src/engine/stepping';
import type { ColumnValues, Locked, Prepared, Subject, ToPrepare } from '../src/engine/subject';
import type { Settings } from '../src/house';
import { ladderFor, ladderName } from '../src/obligations/ladder';
import { fixedToColumns } from '../src/obligations/obligation-row';
import { ObligationSubject } from '../src/obligations/obligation.subject';
import type { Tx } from '../src/platform/database/tx';
import { CHAIN_START, writeEntry, type Entry } from '../src/trail/entry';
import { ISSUER, OFFICE, headOf, taskName, unitName } from './plan-text';

/** One duty as the product itself writes it, step by step, so that what is stored in bulk and what the limits write have the very
 *  bytes of ours. Its id and the hash before it stand in the texts as marks that SQL replaces. */

export const ID_MARK = '00000000-0000-4000-8000-00000000feed';
export const PREVIOUS_MARK = CHAIN_START.toString('hex');

/** A row and the entry that brought it there, as texts. */
export interface SampleRow {
  readonly version: number;
  readonly state: string;
  readonly wakeAt: Instant | null;
  readonly wakeFor: string | null;
  readonly projected: ColumnValues;
  readonly fixed: ColumnValues;
  readonly entry: Entry;
}

export interface SampleDuty {
  /** Reminded of for the last time; the next wake-up says that it is overdue, and has come. */
  readonly ripe: SampleRow;
  /** After that wake-up. */
  readonly overdue: SampleRow;
  /** As it was opened, months before it is due. */
  readonly calm: SampleRow;
  /** After a person's command on the calm one. */
  readonly drafting: SampleRow;
}

/** `today` is the day of the run: the duty was due the day before. */
export async function sampleDuty(
  settings: Settings,
  { planId, issuedOn, today, now }: { planId: string; issuedOn: LocalDate; today: LocalDate; now: Instant },
): Promise<SampleDuty> {
  const subject = subjectOf(settings);
  const due = dueAtEndOf(addDays(today, -1));
  const ladder = ladderName(ladderFor(settings.ladders, { kind: 'issuePlan', office: OFFICE, on: issuedOn }));
  const opened = (first: Due): Moving<ObligationState> => {
    const fixed = fixedToColumns({
      ...{ planId, taskRef: taskName(1), kind: 'issuePlan', unitId: unitName(1), periodKey: 'once' },
      ...{ officeUnitId: OFFICE, issuerUnitId: ISSUER, standing: false, baselineDueOn: first.dueOn },
      ...{
        deadlineSource: 'stated',
        planEndsOn: null,
        opensOn: issuedOn,
        parentId: null,
        ladder,
        transferredFrom: null,
      },
    });
    const row: Locked<ObligationState> = {
      ...{ id: ID_MARK, version: 1, machine: issuePlan.id, machineVersion: issuePlan.version, fixed },
      ...{ state: openObligation(issuePlan, {}, first), headHash: CHAIN_START, lastAt: now, wakeFor: null },
    };
    const fact = { type: 'duty.opened', at: now, by: CLOCK } as const;
    const after = subject.plain(row.state);
    const content = { ...contentOf(subject, row, fact), seq: 1, before: null, after, effects: [] };
    return { row, entries: [writeEntry(content, CHAIN_START)], effects: [] };
  };
  let ripe = opened(due);
  const calm = opened(dueAtEndOf(addDays(today, 200)));
  // Three reminders of the default ladder, each delivered in its own morning.
  while (nextWakeOf(subject, ripe).at < due.lateFrom) ripe = await wake(subject, ripe, nextWakeOf(subject, ripe).at);
  const { person, post } = headOf(unitName(1));
  const head: Actor = { kind: 'person', person, post, unit: unitName(1) };
  return {
    ripe: rowOf(subject, ripe),
    overdue: rowOf(subject, await wake(subject, ripe, now)),
    calm: rowOf(subject, calm),
    drafting: rowOf(subject, stepped(subject, calm, { type: 'draft.started', at: now, by: head }, head)),
  };
}

/** Nobody is asked who stands where: the clock alone acts in these steps, and the one command is entitled by construction. */
function subjectOf({ calendar, ladders }: Settings): Subject<ObligationState> {
  return new ObligationSubject({
    calendar: () => calendar,
    ladders,
    rolesOf: (_, items) => Promise.resolve(items.map(() => ['clock'] as const)),
    foreseeRoles: () => Promise.resolve(),
    lookUp: (_, items) => Promise.resolve(items.map(() => ({ ok: true, facts: {} }) as const)),
  });
}

async function wake(
  subject: Subject<ObligationState>,
  moving: Moving<ObligationState>,
  at: Instant,
): Promise<Moving<ObligationState>> {
  const item: ToPrepare<ObligationState> = { row: moving.row, asked: null, by: CLOCK, at };
  const [prepared] = await subject.prepare(NO_DATABASE, [item]);
  if (!prepared || 'again' in prepared) throw new Error('the sample is not due');
  return moved(subject, moving, prepared);
}

function stepped(
  subject: Subject<ObligationState>,
  moving: Moving<ObligationState>,
  fact: Fact,
  by: Actor,
): Moving<ObligationState> {
  return moved(subject, moving, { fact, roles: by.kind === 'clock' ? ['clock'] : ['unit-officer', 'unit-head'] });
}

function moved(
  subject: Subject<ObligationState>,
  { row }: Moving<ObligationState>,
  prepared: Exclude<Prepared, { again: true }>,
): Moving<ObligationState> {
  // Each sample starts a chain of its own, so that the hash before it is always the mark.
  const result = move(subject, { row: { ...row, headHash: CHAIN_START }, entries: [], effects: [] }, prepared);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.moving;
}

function rowOf(subject: Subject<ObligationState>, { row, entries }: Moving<ObligationState>): SampleRow {
  const wakeUp = subject.nextWake(row, row.state);
  const entry = entries.at(-1);
  if (!entry) throw new Error('the sample has taken no step');
  return {
    version: row.version,
    state: entry.after,
    wakeAt: wakeUp?.at ?? null,
    wakeFor: wakeUp?.for ?? null,
    projected: subject.project(row, row.state),
    fixed: row.fixed,
    entry,
  };
}

function nextWakeOf(subject: Subject<ObligationState>, { row }: Moving<ObligationState>): { readonly at: Instant } {
  const next = subject.nextWake(row, row.state);
  if (!next) throw new Error('the sample has no wake-up');
  return next;
}

const CLOCK: Actor = { kind: 'clock' };
const NO_DATABASE: Tx = { query: () => Promise.reject(new Error('a sample asks no database')) };
