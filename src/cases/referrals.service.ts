import type { Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import type { Opening } from '../engine/subject';
import type { Ladder } from '../obligations/ladder';
import type { Tx } from '../platform/database/tx';
import type { Reading } from '../rules/reading';
import { limitsOf, type LimitContext, type Track } from './case-limits';
import { partiesOf } from './case-parties.store';
import { followsFrom, type Matter } from './matter';
import { caseId, caseOpening } from './open-case';
import type { Proposals } from './proposals.service';

const FILE = 'violation-by-person.dmn';
/** What the tables ask about a person, which no register tells. */
const ABOUT_PERSON = ['isPartyMember', 'status', 'isLeader', 'moved'] as const;

type Facts = { readonly [fact: string]: Plain };

/** A matter that is to be considered as discipline. */
export interface Referral extends Matter {
  readonly trigger: 'referral';
  readonly concerned: string;
  /** When it came to light: the time limit runs from then. */
  readonly detectedOn: LocalDate;
  /** What was done, where a violation was reported. */
  readonly violation: string | null;
}

/** From a referral or a confirmed violation to a proposed review on each track that a table opens, with its days. */
export class Referrals {
  constructor(
    private readonly proposals: Proposals,
    private readonly ladders: readonly Ladder[],
    private readonly days: () => LimitContext,
  ) {}

  /** `known`: what a person said about the person concerned. Whatever is missing is asked for at once, not one by one. */
  async consider(tx: Tx, matter: Referral, known: Facts, at: Instant): Promise<readonly Opening[]> {
    const tracks = await this.read('tracks', known, ['isPartyMember', 'status']);
    const missing = ABOUT_PERSON.filter((fact) => known[fact] === undefined);
    if (followsFrom(tracks, matter.trigger) === 'asks') {
      const asked = { file: FILE, missing, at, readings: [tracks], concerned: matter.concerned };
      return [await this.proposals.ask(tx, matter, asked)];
    }
    const opened = Array.isArray(tracks.result) ? tracks.result.map(String) : [];
    const openings: Opening[] = [];
    for (const track of opened)
      openings.push(await this.review(tx, matter, { track: track as Track, tracks, known, at }));
    return openings;
  }

  private async review(
    tx: Tx,
    matter: Referral,
    {
      track,
      tracks,
      known,
      at,
    }: { readonly track: Track; readonly tracks: Reading; readonly known: Facts; readonly at: Instant },
  ): Promise<Opening> {
    const facts = { ...known, track, actOn: matter.actOn };
    const readings = [
      tracks,
      await this.read('competent-body', facts, ['track', 'moved']),
      await this.read('tell-other-side', facts, ['track', 'isPartyMember']),
      await this.read('possible-forms', facts, ['actOn', 'track', 'status', 'isLeader']),
      ...(matter.violation === null ? [] : [await this.read('ground', { violation: matter.violation }, ['violation'])]),
    ];
    // The body above the office proposes nothing about itself: whoever may decide takes it on.
    const about = { ...matter, officeUnitId: matter.issuerUnitId };
    const [parties] = await partiesOf(tx, [about]);
    if (!parties) throw new Error('one matter has one answer');
    const countedFrom = await lastViolationOf(tx, matter);
    const status = String(known['status'] ?? 'any');
    const { unitId, planId, cause, actOn, detectedOn } = matter;
    return caseOpening(
      {
        id: caseId('disciplinaryReview', ...matter.key, track),
        kind: 'disciplinaryReview',
        source: 'referral',
        ...{ unitId, planId, cause, actOn, parties, at },
        by: { kind: 'clock' },
        limits: limitsOf({ track, status, actOn, countedFrom, detectedOn }, this.days()),
        remembered: { track },
        about: { trigger: matter.trigger, track, detectedOn, readings: readings as unknown as Plain },
      },
      this.ladders,
    );
  }

  private read(decision: string, facts: Facts, names: readonly string[]): Promise<Reading> {
    const given = Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])));
    return this.proposals.book.read(FILE, decision, given as Facts);
  }
}

/** A new violation begins the limitation anew: the last confirmed one of the person since, or the day of the act itself. Relies on
 *  case_file_concerned_ix. */
async function lastViolationOf(tx: Tx, { concerned, actOn }: Referral): Promise<LocalDate> {
  const [row] = await tx.query<{ on: LocalDate | null }>(
    `SELECT max(act_on) AS on FROM case_file
     WHERE concerned_person = $1 AND kind = 'violation' AND work_state = 'confirmed' AND act_on > $2`,
    [concerned, actOn],
  );
  return row?.on ?? actOn;
}
