import type { Actor, Instant, Plain } from '../../workflows/vocabulary';
import type { Opening } from '../engine/subject';
import type { Ladder } from '../obligations/ladder';
import type { Tx } from '../platform/database/tx';
import type { Reading } from '../rules/reading';
import { partiesOf, partiesOfHead, type CaseParties } from './case-parties.store';
import { followsFrom, type Matter, type Put } from './matter';
import type { CaseSource } from './case-row';
import { caseId, caseOpening } from './open-case';
import type { RuleBook } from '../rules/rule-book.store';

/** Puts a matter before the tables and says what is to be opened: a case against whoever headed the unit then, or questions where a
 *  table could not know. Opens nothing itself. */
export class Proposals {
  constructor(
    readonly book: RuleBook,
    private readonly ladders: readonly Ladder[],
  ) {}

  async consider(tx: Tx, matter: Matter, puts: readonly Put[], at: Instant): Promise<readonly Opening[]> {
    const readings: Reading[] = [];
    for (const { file, decision, facts } of puts) readings.push(await this.book.read(file, decision, facts));
    const asking = readings.filter((reading) => followsFrom(reading, matter.trigger) === 'asks');
    const questions: Opening[] = [];
    for (const reading of asking) questions.push(await this.question(tx, matter, { reading, at }));
    const proposing = readings.filter((reading) => followsFrom(reading, matter.trigger) === 'proposes');
    if (proposing.length === 0) return questions;
    const [parties] = await partiesOfHead(tx, [matter]);
    const concerned = parties?.concerned ?? null;
    const proposed =
      concerned === null
        ? this.whoAnswers(tx, matter, proposing, at)
        : this.propose(tx, matter, { concerned, readings: proposing, at });
    return [...questions, await proposed];
  }

  /** A case about the person who answers. */
  async propose(
    tx: Tx,
    matter: Matter,
    {
      concerned,
      readings,
      at,
    }: { readonly concerned: string; readonly readings: readonly Reading[]; readonly at: Instant },
  ): Promise<Opening> {
    const { unitId, planId, cause, actOn } = matter;
    const [parties] = await partiesOf(tx, [{ ...matter, concerned }]);
    if (!parties) throw new Error('one matter has one answer');
    return caseOpening(
      {
        id: caseId('accountability', ...matter.key),
        kind: 'accountability',
        source: 'rule',
        ...{ unitId, planId, cause, actOn, parties, at },
        by: { kind: 'clock' },
        about: { trigger: matter.trigger, readings: readings as unknown as Plain },
      },
      this.ladders,
    );
  }

  /** A question to the body that conducts: what the table could not know. */
  private question(
    tx: Tx,
    matter: Matter,
    { reading, at }: { readonly reading: Reading; readonly at: Instant },
  ): Promise<Opening> {
    return this.ask(tx, matter, {
      ...{ file: reading.file, missing: reading.missing, at, readings: [reading] },
      concerned: null,
    });
  }

  /** The register does not know who headed the unit that day. */
  private whoAnswers(tx: Tx, matter: Matter, readings: readonly Reading[], at: Instant): Promise<Opening> {
    return this.ask(tx, matter, { file: null, missing: ['concerned'], at, readings, concerned: null });
  }

  /** A question to the body that conducts; whoever depends on the person concerned does not answer it. */
  async ask(tx: Tx, matter: Matter, asked: Question): Promise<Opening> {
    const { unitId, planId, cause, actOn } = matter;
    const { file, missing, at, readings, concerned, by = { kind: 'clock' }, report } = asked;
    const [parties] = await partiesOf(tx, [{ ...matter, concerned }]);
    if (!parties) throw new Error('one matter has one answer');
    const told = cause === null ? [] : [cause.stream, String(cause.seq)];
    return caseOpening(
      {
        id: caseId('question', ...matter.key, file ?? '', ...missing, ...told),
        kind: 'question',
        source: report === undefined ? 'rule' : (report['source'] as CaseSource),
        // About whom a question is, its answer says: until then nobody is concerned.
        ...{ unitId, planId, cause, actOn, at, by },
        parties: { ...parties, concerned: null, conflicted: conflictedBy(parties) },
        about: {
          missing,
          readings: readings as unknown as Plain,
          matter: matter as unknown as Plain,
          ...(report === undefined ? {} : { report }),
        },
        remembered: { file, missing },
      },
      this.ladders,
    );
  }
}

/** The person whom the matter is about answers no question of it either. */
const conflictedBy = ({ concerned, conflicted }: CaseParties): readonly string[] =>
  concerned === null ? conflicted : [concerned, ...conflicted];

/** What is asked, and by whom: a table that could not know, or a report that names nobody for certain. */
export interface Question {
  readonly file: string | null;
  readonly missing: readonly string[];
  readonly at: Instant;
  readonly readings: readonly Reading[];
  readonly concerned: string | null;
  readonly by?: Actor;
  readonly report?: { readonly [key: string]: Plain };
}
