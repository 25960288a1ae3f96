import { createHash } from 'node:crypto';
import {
  refusal,
  type Actor,
  type EvidenceRef,
  type Plain,
  type PrivateText,
  type Refusal,
} from '../../workflows/vocabulary';
import { holderOf } from '../../workflows/obligations/obligation';
import { formatOffset, localDateOf } from '../calendar/local-date';
import type { Answer, Asked, Command } from '../engine/subject';
import { documentReference } from '../evidence/document-reference';
import { EvidenceStore } from '../evidence/evidence.store';
import { workMachineOf } from '../obligations/obligation-row';
import { holders, unitsById, type Holder } from '../people/people.store';
import { keepText } from '../people/private-texts.store';
import type { Database } from '../platform/database/tx';
import type { SimulatedClock } from '../platform/simulated-clock';
import type { Act, ActDocument, Cast } from './behaviour';
import type { PlanToIssue } from './plan-files';
import type { SimulatedHouse, SimulatedRefusal } from './simulation';
import type { FollowedDuty } from './step-log';

export interface DueAct {
  readonly followed: FollowedDuty;
  readonly act: Act;
}
type Ready = DueAct & { readonly by: Actor & { readonly kind: 'person' } };

/** Commands of one transaction. */
const CHUNK = 500;
const SALT_BYTES = 16;

/** A plan could not be loaded or issued: the run has no subject. */
export class NotIssued extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'NotIssued';
  }
}

/** Where the acts of a simulation are done: by persons who hold the posts that day, through the same door as in earnest. */
export class Stage {
  readonly refusals: SimulatedRefusal[] = [];
  private readonly evidence: EvidenceStore;
  private readonly unitNames = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly house: Pick<SimulatedHouse, 'commands' | 'planLoading'>,
    private readonly clock: SimulatedClock,
  ) {
    this.evidence = new EvidenceStore(database);
  }

  /** Loads the plan and orders its issue. Throws `NotIssued` when either is refused. */
  async issue({ source, by }: PlanToIssue): Promise<void> {
    const loaded = await this.house.planLoading.load(source, by);
    if (!loaded.ok) {
      if ('refusal' in loaded) throw new NotIssued(loaded.refusal);
      throw new Error(`a plan that was read before can no longer be read: ${JSON.stringify(loaded.problems)}`);
    }
    const ordered: Command = { subject: 'plan', id: loaded.planId, asked: { type: 'plan.issue-ordered' }, by };
    const [answer] = await this.house.commands.inOneTransaction([ordered]);
    if (answer && !answer.ok) throw new NotIssued(answer.refusal);
  }

  /** Does the acts, in their order. Returns the duties on which one was refused; the refusals are kept. */
  async perform(due: readonly DueAct[]): Promise<readonly FollowedDuty[]> {
    const refused: FollowedDuty[] = [];
    for (let start = 0; start < due.length; start += CHUNK) {
      refused.push(...(await this.performChunk(due.slice(start, start + CHUNK))));
    }
    return refused;
  }

  private async performChunk(due: readonly DueAct[]): Promise<FollowedDuty[]> {
    const actors = await this.cast(due);
    const refused: FollowedDuty[] = [];
    const refuse = (one: DueAct, reason: Refusal): void => {
      refused.push(one.followed);
      this.note(one, reason);
    };
    const ready: Ready[] = [];
    due.forEach((one, index) => {
      const by = actors[index];
      if (by) ready.push({ ...one, by });
      else refuse(one, refusal('simulation.nobody-in-post', { unit: unitOf(one), cast: one.act.by }));
    });
    const texts = await this.keepTexts(ready);
    const commands = await Promise.all(
      ready.map(async (one, index) => commandOf(one, await this.register(one), texts[index] ?? {})),
    );
    const answers = await this.submit(commands);
    answers.forEach((answer, index) => {
      const one = ready[index];
      if (!answer.ok && one) refuse(one, answer.refusal);
    });
    return refused;
  }

  /** One transaction for all. If one of them breaks it, each is tried alone, and only that one's fault is thrown. */
  private async submit(commands: readonly Command[]): Promise<readonly Answer[]> {
    if (commands.length === 0) return [];
    try {
      return await this.house.commands.inOneTransaction(commands);
    } catch (error) {
      if (commands.length === 1) throw error;
      const answers: Answer[] = [];
      for (const command of commands) answers.push(...(await this.house.commands.inOneTransaction([command])));
      return answers;
    }
  }

  /** Whoever holds a fitting post that day; nobody judges what they handed in themselves, if there is anybody else. */
  private async cast(due: readonly DueAct[]): Promise<readonly (Ready['by'] | null)[]> {
    const on = localDateOf(this.clock.now());
    const found = await this.database.transaction((tx) =>
      holders(
        tx,
        due.map((one) => ({ unit: unitOf(one), on })),
      ),
    );
    return due.map(({ followed, act }, index) => {
      const handedInBy = followed.state.work.context['handedInBy'];
      const [chosen] = fitting(found[index] ?? [], act.by).filter(
        ({ person }) => person !== handedInBy || isUnit(act.by),
      );
      return chosen ? { kind: 'person', person: chosen.person, post: chosen.post, unit: chosen.unit } : null;
    });
  }

  private async keepTexts(ready: readonly Ready[]): Promise<readonly Readonly<Record<string, PrivateText>>[]> {
    if (ready.every(({ act }) => Object.keys(act.texts).length === 0)) return [];
    return this.database.transaction(async (tx) => {
      const kept: Record<string, PrivateText>[] = [];
      for (const { act, followed } of ready) {
        const ofOne: Record<string, PrivateText> = {};
        for (const [field, text] of Object.entries(act.texts)) {
          ofOne[field] = await keepText(tx, text, saltOf(followed.duty.id, act, field));
        }
        kept.push(ofOne);
      }
      return kept;
    });
  }

  private async register({ act, by }: Ready): Promise<readonly EvidenceRef[]> {
    const references: EvidenceRef[] = [];
    for (const document of act.evidence) {
      const stored = await this.addDocument(document, by);
      references.push({ id: stored.id, sha256: stored.sha256 });
    }
    return references;
  }

  private async addDocument(document: ActDocument, by: Ready['by']) {
    const now = this.clock.now();
    const stated = { ...document, issuer: await this.nameOf(by.unit), classification: null };
    const reference = documentReference(stated, localDateOf(now));
    if ('code' in reference)
      throw new Error(`a behaviour names a document that is refused: ${JSON.stringify(reference)}`);
    return this.evidence.addDocument(reference, by.person, now);
  }

  private async nameOf(unit: string): Promise<string> {
    const known = this.unitNames.get(unit);
    if (known !== undefined) return known;
    const units = await this.database.transaction((tx) => unitsById(tx, [unit]));
    const name = units.get(unit)?.name ?? unit;
    this.unitNames.set(unit, name);
    return name;
  }

  private note({ followed, act }: DueAct, { code, facts }: Refusal): void {
    const { id, unit, task } = followed.duty;
    this.refusals.push({
      at: formatOffset(this.clock.now()),
      obligation: id,
      unit,
      task,
      event: act.event,
      code,
      facts,
    });
  }
}

const isUnit = (cast: Cast): boolean => cast === 'unit-officer' || cast === 'unit-head';

function unitOf({ followed: { duty, state }, act }: DueAct): string {
  switch (act.by) {
    case 'unit-officer':
    case 'unit-head':
      return duty.unit;
    case 'router-officer':
      // A script acts for a unit on the way only while one has the report; else the office is where it lies.
      return holderOf(workMachineOf(duty.kind), state.work) ?? duty.office;
    case 'office-officer':
    case 'office-head':
      return duty.office;
    case 'plan-owner':
      return duty.issuer;
  }
}

const ORDER: Readonly<Record<Cast, readonly Holder['kind'][]>> = {
  'unit-officer': ['officer', 'deputy', 'head'],
  'unit-head': ['head', 'deputy'],
  'router-officer': ['officer', 'deputy', 'head'],
  'office-officer': ['officer', 'deputy', 'head'],
  'office-head': ['head', 'deputy'],
  'plan-owner': ['head', 'deputy'],
};
const fitting = (found: readonly Holder[], cast: Cast): readonly Holder[] =>
  ORDER[cast].flatMap((kind) => found.filter((holder) => holder.kind === kind));

function commandOf(
  { followed, act, by }: Ready,
  evidence: readonly EvidenceRef[],
  texts: Readonly<Record<string, PrivateText>>,
): Command {
  const cited = evidence.length > 0 ? { evidence: evidence as unknown as Plain } : {};
  const asked: Asked = { ...act.facts, ...(texts as unknown as Record<string, Plain>), ...cited, type: act.event };
  return { subject: 'obligation', id: followed.duty.id, asked, by };
}

/** The same act has the same salt in every run: a simulation must repeat to the byte. */
const saltOf = (id: string, act: Act, field: string): Buffer =>
  createHash('sha256').update(`${id}\n${act.at}\n${act.event}\n${field}`, 'utf8').digest().subarray(0, SALT_BYTES);
