import type { Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { addDays, localDateOf } from '../calendar/local-date';
import { serverTime } from '../engine/clock-state.store';
import type { Door } from '../engine/door.service';
import type { Opening } from '../engine/subject';
import type { Ladder } from '../obligations/ladder';
import type { Clock } from '../platform/clock';
import type { Tx } from '../platform/database/tx';
import type { Reading } from '../rules/reading';
import type { FollowedEntry, Follower } from '../trail/follower';
import type { CaseSource, Cause } from './case-row';
import { latenessFacts, type LatenessFacts } from './lateness-facts.store';
import { LATENESS, RESPONSIBILITY, type Matter, type Put } from './matter';
import { occurrencesOf } from './occurrences-of-cases.store';
import { ofAccident, ofDossier } from './outside-facts.store';
import type { Proposals } from './proposals.service';
import type { Referral, Referrals } from './referrals.service';
import { violationOpening } from './violation-reports.service';
import type { TablePlans } from './table-plans.store';

type Facts = { readonly [fact: string]: Plain };

/** What a question was opened with. */
interface AskedMatter {
  readonly matter: Matter;
  readonly readings: readonly Reading[];
  readonly report?: { readonly [key: string]: Plain };
}

const REFERRING: readonly string[] = ['case.referred', 'violation.confirmed'];

export interface RulesParts {
  readonly door: Door;
  readonly proposals: Proposals;
  readonly referrals: Referrals;
  readonly ladders: readonly Ladder[];
  readonly clock: Clock;
  readonly plans: TablePlans;
}

/** Reads the trail and puts what it finds before the tables: a duty that is late or flagged, an answer to a question. What the tables
 *  propose is opened through the door in the transaction of the cursor, so each fact proposes once. Source: ADR 0050. */
export class RulesFollower implements Follower {
  readonly name = 'rules';

  constructor(private readonly parts: RulesParts) {}

  async follow(tx: Tx, entries: readonly FollowedEntry[]): Promise<void> {
    const openings = [
      ...(await this.ofLateness(tx, entries)),
      ...(await this.ofAnswers(tx, entries)),
      ...(await this.ofReferrals(tx, entries)),
      ...(await this.ofOutside(tx, entries)),
    ];
    if (openings.length > 0) await this.parts.door.open(tx, openings);
    const { door, plans, proposals } = this.parts;
    const commands = await occurrencesOf(tx, entries, { plans, book: proposals.book });
    // What a plan does not speak of, or has recorded, it refuses: then nothing follows.
    if (commands.length > 0) await door.advance(tx, commands);
  }

  private async ofLateness(tx: Tx, entries: readonly FollowedEntry[]): Promise<readonly Opening[]> {
    const late = entries.filter(isLate);
    if (late.length === 0) return [];
    const duties = await dutiesOf(
      tx,
      late.map(({ streamId }) => streamId),
    );
    const known = late.flatMap((entry) => {
      const duty = duties.get(entry.streamId);
      return duty === undefined ? [] : [{ entry, duty }];
    });
    const facts = await latenessFacts(
      tx,
      known.map(({ entry, duty }) => ({ obligation: entry.streamId, unit: duty.unitId, at: entry.recordedAt })),
    );
    const openings: Opening[] = [];
    for (const [index, { entry, duty }] of known.entries()) {
      const counted = facts[index];
      if (!counted) throw new Error('a late duty has its facts');
      const matter = matterOf(entry, duty);
      const at = await this.momentOf(tx, entry);
      openings.push(...(await this.parts.proposals.consider(tx, matter, this.putsOf(matter, counted, duty.plan), at)));
    }
    return openings;
  }

  /** An answer is a fact: the table is read again with it. */
  private async ofAnswers(tx: Tx, entries: readonly FollowedEntry[]): Promise<readonly Opening[]> {
    const openings: Opening[] = [];
    for (const entry of entries) {
      if (entry.subject !== 'case' || entry.type !== 'question.answered') continue;
      openings.push(...(await this.ofAnswer(tx, entry, await openingOf<AskedMatter>(tx, entry.streamId))));
    }
    return openings;
  }

  private async ofAnswer(tx: Tx, entry: FollowedEntry, asked: AskedMatter): Promise<readonly Opening[]> {
    const { proposals, referrals, ladders } = this.parts;
    const answers = entry.body.event['answers'] as Facts;
    const at = await this.momentOf(tx, entry);
    const matter: Matter = { ...asked.matter, cause: causeOf(entry) };
    const concerned = answers['concerned'];
    if (asked.report !== undefined && typeof concerned === 'string') {
      const { source, candidates: _, ...said } = asked.report;
      const it = { matter, concerned, by: entry.body.actor, source: source as CaseSource, said, at };
      return [await violationOpening(tx, it, ladders)];
    }
    if (typeof concerned === 'string') {
      return [await proposals.propose(tx, matter, { concerned, readings: asked.readings, at })];
    }
    const known = (facts: Facts): Facts => ({ ...facts, ...answers });
    if (matter.trigger === 'referral') {
      return referrals.consider(tx, matter as Referral, known(asked.readings[0]?.facts ?? {}), at);
    }
    const puts = asked.readings.map(({ file, decision, facts }) => ({ file, decision, facts: known(facts) }));
    return proposals.consider(tx, matter, puts, at);
  }

  private async ofOutside(tx: Tx, entries: readonly FollowedEntry[]): Promise<readonly Opening[]> {
    const openings: Opening[] = [];
    for (const entry of entries) {
      const isAccident = entry.subject === 'figure' && entry.type === 'figure.recorded';
      const isDossier = entry.subject === 'obligation' && entry.type === 'dossier.sent';
      if (!isAccident && !isDossier) continue;
      const parts = { ...this.parts, at: await this.momentOf(tx, entry) };
      openings.push(...(isAccident ? await ofAccident(tx, entry, parts) : await ofDossier(tx, entry, parts)));
    }
    return openings;
  }

  /** A head who was referred, and a violation that was confirmed: whether discipline is to be considered, on which tracks. */
  private async ofReferrals(tx: Tx, entries: readonly FollowedEntry[]): Promise<readonly Opening[]> {
    const openings: Opening[] = [];
    for (const entry of entries) {
      if (entry.subject !== 'case' || !REFERRING.includes(entry.type)) continue;
      const referred = await referredCase(tx, entry);
      if (referred === null) continue;
      const known = (entry.body.event['answers'] ?? {}) as Facts;
      const at = await this.momentOf(tx, entry);
      openings.push(...(await this.parts.referrals.consider(tx, referred, known, at)));
    }
    return openings;
  }

  /** A flagged duty also is one that was not fully done, where the plan speaks of it: it lies within what the unit's head is in charge
   *  of. */
  private putsOf({ actOn, trigger }: Matter, facts: LatenessFacts, slug: string): readonly Put[] {
    const plan = this.parts.plans.get(slug);
    const lateness = { ...LATENESS, facts: { actOn, ...facts } };
    if (trigger !== 'flagged' || plan === undefined) return [lateness];
    return [lateness, { ...RESPONSIBILITY, facts: { actOn, plan, event: 'duty-not-fully-done', inCharge: true } }];
  }

  /** What is opened is recorded now. History that is written afterwards has the moment of what it follows from, whenever it is read. */
  private async momentOf(tx: Tx, { recordedAt }: FollowedEntry): Promise<Instant> {
    if (this.parts.clock.simulated) return recordedAt;
    const now = await serverTime(tx);
    return now > recordedAt ? now : recordedAt;
  }
}

/** The unit's own lateness: that of an office which does not confirm in time is no case against the unit. */
const isLate = ({ subject, type, body }: FollowedEntry): boolean =>
  subject === 'obligation' && (type === 'rung.overdue' || type === 'rung.flagged') && body.event['side'] === 'unit';

interface DutyOfCase {
  readonly id: string;
  readonly unitId: string;
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
  readonly planId: string;
  /** The plan's short name. */
  readonly plan: string;
}

/** Relies on obligation_pk. */
async function dutiesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, DutyOfCase>> {
  const rows = await tx.query<DutyOfCase>(
    `SELECT o.id, o.unit_id AS "unitId", o.office_unit_id AS "officeUnitId", o.issuer_unit_id AS "issuerUnitId",
       o.plan_id AS "planId", p.slug AS plan
     FROM obligation o JOIN plan p ON p.id = o.plan_id WHERE o.id = ANY ($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Not done by the last day in time: that day is the day of the act. One case for the duty and the round of its date. */
function matterOf(entry: FollowedEntry, duty: DutyOfCase): Matter {
  const { unitId, officeUnitId, issuerUnitId, planId } = duty;
  const after = entry.body.after as unknown as {
    readonly watch: { readonly context: { readonly round: number } };
    readonly dates: { readonly effective: { readonly dueOn: LocalDate } | null };
  };
  return {
    trigger: entry.type === 'rung.overdue' ? 'overdue' : 'flagged',
    ...{ unitId, officeUnitId, issuerUnitId, planId },
    cause: { subject: entry.subject, stream: entry.streamId, seq: entry.seq },
    actOn: after.dates.effective?.dueOn ?? addDays(localDateOf(entry.recordedAt), -1),
    key: ['late', entry.streamId, String(after.watch.context.round)],
  };
}

/** What opened a case, as its first entry has it. Relies on trail_entry_pk. */
async function openingOf<Event>(tx: Tx, id: string): Promise<Event> {
  const [row] = await tx.query<{ body: string }>(
    `SELECT body FROM trail_entry WHERE stream_id = $1 AND subject = 'case' AND seq = 1`,
    [id],
  );
  if (!row) throw new Error(`case ${id} goes on and has no beginning`);
  return (JSON.parse(row.body) as { readonly event: Event }).event;
}

const causeOf = ({ subject, streamId, seq }: FollowedEntry): Cause => ({ subject, stream: streamId, seq });

/** The case that leads to a review; null where nobody in particular is concerned. Relies on case_file_pk. */
async function referredCase(tx: Tx, entry: FollowedEntry): Promise<Referral | null> {
  const [row] = await tx.query<ReferredRow>(
    `SELECT c.unit_id, c.office_unit_id, c.issuer_unit_id, c.plan_id, c.concerned_person, c.act_on, e.recorded_at
     FROM case_file c JOIN trail_entry e ON e.stream_id = c.id AND e.subject = 'case' AND e.seq = 1 WHERE c.id = $1`,
    [entry.streamId],
  );
  if (!row || row.concerned_person === null) return null;
  const { violation = null } = await openingOf<{ readonly violation?: string }>(tx, entry.streamId);
  return {
    trigger: 'referral',
    ...{ unitId: row.unit_id, officeUnitId: row.office_unit_id, issuerUnitId: row.issuer_unit_id, planId: row.plan_id },
    cause: causeOf(entry),
    actOn: row.act_on,
    key: ['referral', entry.streamId],
    concerned: row.concerned_person,
    detectedOn: localDateOf(row.recorded_at),
    violation,
  };
}

type ReferredRow = {
  unit_id: string;
  office_unit_id: string;
  issuer_unit_id: string;
  plan_id: string | null;
  concerned_person: string | null;
  act_on: LocalDate;
  recorded_at: Instant;
};
