import { refusal, type EvidenceRef, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Commands } from '../engine/commands.service';
import type { Command } from '../engine/subject';
import { documentReference } from '../evidence/document-reference';
import type { EvidenceStore } from '../evidence/evidence.store';
import type { Decision } from '../people/decision';
import { headOn, unitsById } from '../people/people.store';
import { sealText, type SealedText } from '../people/private-texts.store';
import { successorsOn } from '../people/succession.store';
import type { UnitActor } from '../people/unit-change.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { destinationsOf, type Destination } from './destinations';
import { openDutiesOf, type DutyChoice, type OpenDuty } from './unit-duties.store';

/** Which open duties go from one unit to another, and by which decision. */
export interface TransferWish extends DutyChoice {
  readonly from: string;
  readonly to: string;
  readonly decision: Decision;
  readonly reason: string;
  /** Null: the head of whoever issued the plan, or of the unit that follows it. */
  readonly by: UnitActor | null;
}

export interface TransferReport {
  readonly moved: readonly { readonly duty: OpenDuty; readonly version: number }[];
  /** Each with its reason; the others went through. */
  readonly refused: readonly { readonly duty: OpenDuty; readonly refusal: Refusal }[];
}

/** How many duties one transaction moves. */
const BATCH = 200;

/** Moves open duties by a decision, each through the door with an entry of its own. */
export class UnitTransfers {
  constructor(
    private readonly database: Database,
    private readonly commands: Pick<Commands, 'inOneTransaction'>,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** What would be moved. Refuses `unit.unknown`, `transfer.split-asks` where several units follow and nobody said which task or
   *  duty goes to this one, and `transfer.nothing-open`. */
  async preview(wish: Pick<TransferWish, 'from' | 'to' | keyof DutyChoice>): Promise<readonly Destination[] | Refusal> {
    const on = localDateOf(this.clock.now());
    return this.database.transaction(async (tx) => {
      const { from, to, tasks = [], duties = [] } = wish;
      const known = await unitsById(tx, [from, to]);
      const unknown = [from, to].find((unit) => !known.has(unit));
      if (unknown !== undefined) return refusal('unit.unknown', { by: 'duty.transferred', unit: unknown });
      const successors = await successorsOn(tx, [from], on);
      const following = (successors.get(from) ?? []).filter((unit) => unit !== from);
      if (following.length > 1 && tasks.length + duties.length === 0) {
        return refusal('transfer.split-asks', { unit: from, successors: following });
      }
      const open = await openDutiesOf(tx, [from], wish);
      return open.length === 0 ? refusal('transfer.nothing-open', { unit: from }) : destinationsOf(open, successors);
    });
  }

  /** Records `duty.transferred` on each of them, batch by batch; run again, it goes on with what is still open. Refuses as
   *  `preview`, and what `documentReference` refuses of the decision. `progress` hears how many of how many are through. */
  async carryOut(
    wish: TransferWish,
    progress: (done: number, total: number) => void = () => undefined,
  ): Promise<TransferReport | Refusal> {
    const shown = await this.preview(wish);
    if ('code' in shown) return shown;
    const paper = await this.registered(wish);
    if ('code' in paper) return paper;
    const open = shown.map(({ duty }) => duty);
    const actors = await this.actorsFor(open, wish.by);
    const report = {
      moved: [] as TransferReport['moved'][number][],
      refused: [] as TransferReport['refused'][number][],
    };
    for (let start = 0; start < open.length; start += BATCH) {
      const batch = open.slice(start, start + BATCH);
      const able = batch.filter(({ issuer }) => actors.has(issuer));
      const commands = able.map((duty) => commandFor(duty, wish.to, paper, actors.get(duty.issuer)));
      const answers = await this.commands.inOneTransaction(commands);
      able.forEach((duty, index) => {
        const answer = answers[index];
        if (answer?.ok) report.moved.push({ duty, version: answer.version });
        else if (answer) report.refused.push({ duty, refusal: answer.refusal });
      });
      for (const duty of batch.filter((each) => !able.includes(each))) {
        const on = localDateOf(this.clock.now());
        report.refused.push({ duty, refusal: refusal('plan.issuer-without-head', { issuer: duty.issuer, on }) });
      }
      progress(Math.min(start + BATCH, open.length), open.length);
    }
    return report;
  }

  /** The decision as evidence, and the reason, kept with the first duty that it moves: one of each for all. */
  private async registered({ decision, reason, by, from }: TransferWish): Promise<Paper | Refusal> {
    const now = this.clock.now();
    const issuer = await this.nameOf(by?.unit ?? from);
    const { number, symbol, issuedOn } = decision;
    const stated = { type: 'Quyết định', number, symbol, issuedOn, issuer, classification: null };
    const document = documentReference(stated, localDateOf(now));
    if ('code' in document) return document;
    const { id, sha256 } = await this.evidence.addDocument(document, by?.person ?? null, now);
    return { evidence: [{ id, sha256 }], reason: sealText(reason) };
  }

  private async nameOf(unit: string): Promise<string> {
    const units = await this.database.transaction((tx) => unitsById(tx, [unit]));
    return units.get(unit)?.name ?? unit;
  }

  /** Who decides, by issuer: the one that is named, else the head of the issuer or of the one unit that follows it. */
  private async actorsFor(open: readonly OpenDuty[], by: UnitActor | null): Promise<ReadonlyMap<string, UnitActor>> {
    const issuers = [...new Set(open.map(({ issuer }) => issuer))];
    if (by !== null) return new Map(issuers.map((issuer) => [issuer, by]));
    const on = localDateOf(this.clock.now());
    return this.database.transaction((tx) => headsFor(tx, issuers, on));
  }
}

type Paper = { readonly evidence: readonly EvidenceRef[]; readonly reason: SealedText };

/** The heads of these units on a day; where one has ceased, of the only unit that follows it. */
export async function headsFor(
  tx: Tx,
  units: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, UnitActor>> {
  const following = await successorsOn(tx, units, on);
  const heads = await headOn(tx, [...new Set([...following.values()].flat())], on);
  return new Map(
    units.flatMap((unit) => {
      const ids = following.get(unit) ?? [];
      const head = heads.get(ids.includes(unit) ? unit : ids.length === 1 ? (ids[0] ?? '') : '');
      const actor: UnitActor | null = head
        ? { kind: 'person', person: head.person, post: head.post, unit: head.unit }
        : null;
      return actor ? [[unit, actor] as const] : [];
    }),
  );
}

function commandFor(duty: OpenDuty, toUnit: string, paper: Paper, by: UnitActor | undefined): Command {
  if (!by) throw new Error('only duties with somebody who decides become commands');
  const { evidence, reason: sealed } = paper;
  const reason = { ref: sealed.ref, hash: sealed.hash };
  const asked = { type: 'duty.transferred', toUnit, evidence, reason };
  return { subject: 'obligation', id: duty.id, by, asked, texts: [sealed] };
}
