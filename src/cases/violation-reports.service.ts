import {
  refusal,
  type Actor,
  type EvidenceRef,
  type Instant,
  type LocalDate,
  type Plain,
  type Refusal,
} from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { serverTime } from '../engine/clock-state.store';
import type { Door } from '../engine/door.service';
import type { Opening } from '../engine/subject';
import { findEvidence } from '../evidence/evidence.store';
import type { Ladder } from '../obligations/ladder';
import type { Scope } from '../people/accounts/scope';
import { keepSealed, sealText, type SealedText } from '../people/private-texts.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { partiesOf } from './case-parties.store';
import type { CaseSource } from './case-row';
import type { Matter } from './matter';
import { caseId, caseOpening } from './open-case';
import type { Proposals } from './proposals.service';
import { bodiesOver, candidatesOf, mayReport, type Bodies } from './reporting.store';

/** What was done, as the table knows it. */
export const VIOLATIONS = [
  'alcohol',
  'drugs',
  'speed',
  'other',
  'interference',
  'untrue-report',
  'false-date',
] as const;
export const REPORT_SOURCES = [
  'unit',
  'police-notice',
  'inspector',
  'citizen',
] as const satisfies readonly CaseSource[];

/** A report as somebody brings it. The person by id, or by name as a paper has it. */
export interface ViolationReport {
  /** Number of the paper, which with unit and day tells it from others. */
  readonly reference: string;
  readonly happenedOn: LocalDate;
  readonly unit: string;
  readonly person: string | null;
  readonly name: string | null;
  readonly violation: string;
  /** In free words; kept beside the trail. */
  readonly what: string | null;
  /** Ids of registered evidence. */
  readonly evidence: readonly string[];
}

/** What is wrong with one of several reports; `row` counts from 0. */
export interface WrongReport {
  readonly row: number;
  readonly field: keyof ViolationReport;
  readonly refusal: Refusal;
}

export interface Reported {
  readonly id: string;
  /** `received`; or `asked`, where a person has to say first who is meant. */
  readonly as: 'received' | 'asked';
  /** It was there before, and nothing was done. */
  readonly unchanged: boolean;
}

interface Sender {
  readonly by: Extract<Actor, { kind: 'person' }>;
  readonly source: CaseSource;
  readonly scope: Scope;
}

/** Takes reports of violations in: all of them or none, and each once. A report is no finding: people check it. */
export class ViolationReports {
  constructor(
    private readonly database: Database,
    private readonly door: Door,
    private readonly proposals: Proposals,
    private readonly ladders: readonly Ladder[],
    private readonly clock: Clock,
  ) {}

  /** Every wrong report is named, and then nothing is taken in. */
  async take(
    reports: readonly ViolationReport[],
    sender: Sender,
  ): Promise<readonly Reported[] | { readonly wrong: readonly WrongReport[] }> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.simulated ? this.clock.now() : await serverTime(tx);
      const wrong: WrongReport[] = [];
      const ready: Ready[] = [];
      for (const [row, report] of reports.entries()) {
        const judged = await this.judge(tx, report, sender, at);
        const refused = 'field' in judged ? judged : await otherwiseKnown(tx, judged, ready, sender.source);
        if (refused !== null) wrong.push({ row, ...refused });
        else if (!('field' in judged)) ready.push(judged);
      }
      if (wrong.length > 0) return { wrong };
      const openings: Opening[] = [];
      for (const each of ready) openings.push(await this.openingOf(tx, each, sender, at));
      const fresh = await this.door.open(tx, openings);
      await keepSealed(
        tx,
        ready.flatMap(({ texts }, index) => (fresh.has(openings[index]?.id ?? '') ? texts : [])),
      );
      return openings.map(({ id }, index) => ({
        id,
        as: ready[index]?.concerned === null ? ('asked' as const) : ('received' as const),
        unchanged: !fresh.has(id) || openings.findIndex((each) => each.id === id) < index,
      }));
    });
  }

  private async judge(
    tx: Tx,
    report: ViolationReport,
    { by, scope }: Sender,
    at: Instant,
  ): Promise<Ready | Omit<WrongReport, 'row'>> {
    const { unit, happenedOn, person, name, evidence } = report;
    const today = localDateOf(at);
    if (happenedOn > today) {
      return {
        field: 'happenedOn',
        refusal: refusal('event.in-future', { occurredOn: happenedOn, recordedOn: today }),
      };
    }
    const bodies = await bodiesOver(tx, unit);
    if (bodies === null) return { field: 'unit', refusal: refusal('unit.unknown', { unit, by: report.reference }) };
    if (!(await mayReport(tx, by, unit))) {
      return { field: 'unit', refusal: refusal('violation.not-yours', { unit, post: by.post }) };
    }
    const candidates = await candidatesOf(tx, { unit, on: happenedOn, person, name });
    if (person !== null && candidates.length === 0) {
      return { field: 'person', refusal: refusal('violation.not-in-post', { person, unit, on: happenedOn }) };
    }
    const found = evidence.length === 0 ? [] : await findEvidence(tx, evidence, scope);
    if ('code' in found) return { field: 'evidence', refusal: found };
    const [only] = candidates;
    const texts = [report.what, name].flatMap((text) => (text === null ? [] : [sealText(text)]));
    const concerned = candidates.length === 1 && only !== undefined ? only : null;
    return { report, bodies, candidates, concerned, evidence: found, texts };
  }

  /** Where the register knows nobody of that name, or several, a person says who is meant before anything is received. */
  private async openingOf(tx: Tx, ready: Ready, { by, source }: Sender, at: Instant): Promise<Opening> {
    const { report, bodies, candidates, concerned, evidence, texts } = ready;
    const { reference, happenedOn, unit, violation } = report;
    const [what, name] = report.what === null ? [null, texts[0] ?? null] : [texts[0] ?? null, texts[1] ?? null];
    const said = {
      reference,
      violation,
      what: mention(what),
      name: mention(name),
      evidence: evidence.map((each) => ({ ...each })),
    };
    const key = [source, reference, unit, happenedOn];
    const matter: Matter = {
      trigger: 'notice',
      unitId: unit,
      ...{ officeUnitId: bodies.office, issuerUnitId: bodies.issuer, planId: bodies.plan },
      cause: null,
      actOn: happenedOn,
      key,
    };
    if (concerned === null) {
      const asked = {
        file: null,
        missing: ['concerned'],
        at,
        readings: [],
        concerned: null,
        by,
        report: { ...said, source, candidates: [...candidates] },
      };
      return this.proposals.ask(tx, matter, asked);
    }
    return violationOpening(tx, { matter, concerned, by, source, said, at }, this.ladders);
  }
}

interface Ready {
  readonly report: ViolationReport;
  readonly bodies: Bodies;
  readonly candidates: readonly string[];
  readonly concerned: string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly texts: readonly SealedText[];
}

/** A report is known by its source, paper, unit and day. The same again is nothing new; another person or violation under the same ones
 *  would be lost unseen, and is refused. Relies on case_file_pk and trail_entry_pk. */
async function otherwiseKnown(
  tx: Tx,
  { report, concerned }: Ready,
  before: readonly Ready[],
  source: CaseSource,
): Promise<Omit<WrongReport, 'row'> | null> {
  const { reference, unit, happenedOn, person, name, violation } = report;
  const refused = { reference, unit, on: happenedOn };
  const earlier = before.map((each) => each.report).find((each) => keyOf(each, source) === keyOf(report, source));
  if (earlier && (earlier.person !== person || earlier.name !== name || earlier.violation !== violation)) {
    return { field: 'reference', refusal: refusal('violation.exists-differently', refused) };
  }
  const [stored] = await tx.query<{ concerned: string | null; violation: string | null }>(
    `SELECT c.concerned_person AS concerned, e.body::jsonb #>> '{event,violation}' AS violation
     FROM case_file c JOIN trail_entry e ON e.stream_id = c.id AND e.subject = 'case' AND e.seq = 1 WHERE c.id = $1`,
    [caseId('violation', source, reference, unit, happenedOn)],
  );
  const isAnother = (concerned !== null && stored?.concerned !== concerned) || stored?.violation !== violation;
  return stored && isAnother ? { field: 'reference', refusal: refusal('violation.exists-differently', refused) } : null;
}

const keyOf = ({ reference, unit, happenedOn }: ViolationReport, source: CaseSource): string =>
  JSON.stringify([source, reference, unit, happenedOn]);

const mention = (text: SealedText | null): Plain => (text === null ? null : { ref: text.ref, hash: text.hash });

/** A violation about the person who was meant. */
export async function violationOpening(
  tx: Tx,
  it: {
    readonly matter: Matter;
    readonly concerned: string;
    readonly by: Actor;
    readonly source: CaseSource;
    readonly said: { readonly [key: string]: Plain };
    readonly at: Instant;
  },
  ladders: readonly Ladder[],
): Promise<Opening> {
  const { matter, concerned, by, source, said, at } = it;
  const { unitId, planId, cause, actOn } = matter;
  const [parties] = await partiesOf(tx, [{ ...matter, concerned }]);
  if (!parties) throw new Error('one matter has one answer');
  return caseOpening(
    {
      id: caseId('violation', ...matter.key),
      kind: 'violation',
      source,
      ...{ unitId, planId, cause, actOn, parties, at, by },
      about: said,
    },
    ladders,
  );
}
