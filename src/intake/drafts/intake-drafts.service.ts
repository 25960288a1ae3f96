import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { EVERYTHING, type Scope } from '../../people/accounts/scope';
import { looking } from '../../people/accounts/request-database.store';
import type { UnitActor } from '../../people/unit-change.store';
import { documentsNamed, type StoredDocument } from '../../plans/cascade.store';
import type { Amended, Loaded, PlanLoading, PlanSource } from '../../plans/plan-loading.service';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { uuidFromParts } from '../../platform/identifiers';
import { planOf } from '../plan-draft/plan-of';
import { LIMITS } from '../reading/limits';
import type { PlanRead } from '../read-plan';
import { readInThread } from '../reader.service';
import type { Correction } from './correction';
import type { DraftRow } from './draft-row';
import { viewOf, type DraftView } from './draft-view';
import { draftById, draftsSeen, saveAccepted, saveCorrections, saveReading } from './drafts.store';
import { knownRegister } from './known-units.store';

/** A draft with its row, and the documents it cites as the cascade knows them. */
export interface ShownDraft extends DraftView {
  readonly row: DraftRow;
  readonly cited: readonly { readonly symbol: string; readonly known: readonly StoredDocument[] }[];
}

/** Threads that read at once, for all people together: each may take a processor and some hundred megabytes. */
const READING_MOST = 2;

/** From a paper to a draft that is kept, corrected and accepted. A draft belongs to the unit of whoever brought the paper: its people
 *  correct and accept it, whoever sees that unit sees it. Source: ADR 0056. */
export class IntakeDrafts {
  private reading = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly planLoading: PlanLoading,
    /** In a thread of its own, unless it is said otherwise. */
    private readonly read: (bytes: Uint8Array) => Promise<PlanRead> = readInThread,
  ) {}

  /** Refused papers leave nothing behind. Refuses `intake.too-many-at-once` and whatever the reading refuses. */
  async take(content: AsyncIterable<Buffer>, fileName: string, by: UnitActor): Promise<string | Refusal> {
    const bytes = await bytesOf(content);
    if (bytes === null)
      return refusal('intake.too-large', { bytes: LIMITS.fileBytes + 1, limitBytes: LIMITS.fileBytes });
    if (this.reading >= READING_MOST) return refusal('intake.too-many-at-once', { most: READING_MOST });
    this.reading += 1;
    try {
      const read = await this.read(bytes);
      if (!read.ok) return read.refusal;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const id = uuidFromParts('intake-draft', by.unit, sha256);
      const name = fileName.normalize('NFC').slice(0, 200);
      return await this.database.transaction((tx) =>
        saveReading(tx, {
          ...{ id, unit: by.unit, fileName: name, sha256, text: read.text, reading: read.draft },
          ...{ by: by.person, at: this.clock.now() },
        }),
      );
    } finally {
      this.reading -= 1;
    }
  }

  list(scope: Scope): Promise<readonly DraftRow[]> {
    return this.database.transaction((tx) => draftsSeen(tx, scope));
  }

  /** Behind the wall, also as the answer to a command. */
  one(id: string, scope: Scope): Promise<ShownDraft | Refusal> {
    return looking(() => this.database.transaction((tx) => this.shown(tx, id, scope)));
  }

  async correct(
    id: string,
    { corrections, revision }: { readonly corrections: readonly Correction[]; readonly revision: number },
    by: UnitActor,
  ): Promise<null | Refusal> {
    return this.database.transaction(async (tx) => {
      const row = await this.own(tx, id, by);
      if ('code' in row) return row;
      const at = this.clock.now();
      const saved = await saveCorrections(tx, { id, corrections, revision, by: by.person, at });
      return saved ? null : refusal('intake.revision-changed', { revision: row.revision });
    });
  }

  /** One correction more, or one taken back, by a form that was drawn at `revision`. A form that is sent twice does it once. Refuses
   *  `intake.revision-changed`. */
  async change(id: string, change: Change, revision: number, by: UnitActor): Promise<null | Refusal> {
    return this.database.transaction(async (tx) => {
      const row = await this.own(tx, id, by);
      if ('code' in row) return row;
      const saved =
        row.revision === revision &&
        (await saveCorrections(tx, {
          ...{ id, revision, by: by.person, at: this.clock.now() },
          corrections: changed(row.corrections, change),
        }));
      if (saved) return null;
      const now = await this.own(tx, id, by);
      if ('code' in now) return now;
      const isDone = now.revision === revision + 1 && now.correctedBy === by.person && isThere(now.corrections, change);
      return isDone ? null : refusal('intake.revision-changed', { revision: now.revision });
    });
  }

  /** The draft as a plan file, loaded as a draft of a plan. Refuses `intake.units-unknown` while a name of it is no unit of the register:
   *  whoever corrects says which one is meant. `revision`: the one that was looked at; another refuses `intake.revision-changed`. */
  async accept(id: string, by: UnitActor, revision: number | null = null): Promise<Loaded> {
    const made = await this.database.transaction((tx) => this.planText(tx, id, by, revision));
    if ('code' in made) return { ok: false, refusal: made };
    const loaded = await this.planLoading.load(sourceOf(id, made.text), by);
    if (loaded.ok) await this.database.transaction((tx) => saveAccepted(tx, id, loaded.planId));
    return loaded;
  }

  /** Brings what was corrected since into the plan that the draft became, as an amendment: `plan.amended` says by whom and why. */
  async update(id: string, reason: string, by: UnitActor, revision: number): Promise<Amended> {
    const made = await this.database.transaction((tx) => this.planText(tx, id, by, revision));
    if ('code' in made) return { ok: false, refusal: made };
    if (made.plan === null) return { ok: false, refusal: refusal('plan.not-loaded', { plan: id }) };
    if (reason === '') return { ok: false, refusal: refusal('reason.missing', { event: 'plan.amended' }) };
    return this.planLoading.amend(sourceOf(id, made.text), by, { of: made.plan, reason });
  }

  /** What accepting would load. */
  async plan(id: string, scope: Scope): Promise<string | Refusal> {
    const shown = await this.one(id, scope);
    return 'code' in shown ? shown : planOf(shown.draft);
  }

  private async planText(
    tx: Tx,
    id: string,
    by: UnitActor,
    revision: number | null,
  ): Promise<{ readonly text: string; readonly plan: string | null } | Refusal> {
    const row = await this.own(tx, id, by);
    if ('code' in row) return row;
    if (revision !== null && row.revision !== revision)
      return refusal('intake.revision-changed', { revision: row.revision });
    const register = await knownRegister(tx, null);
    const { draft, units } = viewOf(row, register);
    const unknown = units.filter(({ units: meant }) => meant.length === 0).map(({ name }) => name);
    if (unknown.length > 0)
      return refusal('intake.units-unknown', { names: unknown.slice(0, NAMED_MOST), count: unknown.length });
    const byId = new Map(register.units.map((unit) => [unit.id, unit]));
    const meant = new Map(
      units.map((match) => [match.name, match.units.flatMap((unit) => byId.get(unit) ?? [])] as const),
    );
    const { plan } = row;
    return { text: planOf(draft, (name) => meant.get(name) ?? [], plan), plan };
  }

  private async own(tx: Tx, id: string, by: UnitActor): Promise<DraftRow | Refusal> {
    const row = await draftById(tx, id, EVERYTHING);
    // Of a unit that is not one's own nothing is said, not even that it is there.
    return row !== null && row.unit === by.unit ? row : refusal('not-found', { subject: 'draft', id });
  }

  private async shown(tx: Tx, id: string, scope: Scope): Promise<ShownDraft | Refusal> {
    const row = await draftById(tx, id, scope);
    if (row === null) return refusal('not-found', { subject: 'draft', id });
    const view = viewOf(row, await knownRegister(tx, null));
    const symbols = [...new Set(view.draft.document.basis.map(({ symbol }) => symbol))].slice(0, CITED_MOST);
    const cited = [];
    for (const symbol of symbols) cited.push({ symbol, known: await documentsNamed(tx, symbol, scope) });
    return { ...view, row, cited };
  }
}

/** What a form does to the corrections: `before` is how many there were. */
export type Change =
  | { readonly kind: 'add'; readonly correction: Correction }
  | { readonly kind: 'take-back'; readonly index: number; readonly before: number };

const changed = (corrections: readonly Correction[], change: Change): readonly Correction[] =>
  change.kind === 'add'
    ? [...corrections, change.correction]
    : corrections.filter((_, index) => index !== change.index);

/** Whether the next revision is this change's own. */
const isThere = (corrections: readonly Correction[], change: Change): boolean =>
  change.kind === 'add' ? sameJson(corrections.at(-1), change.correction) : corrections.length === change.before - 1;

/** The database gives members back in an order of its own. */
const sameJson = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, JSON.parse(JSON.stringify(other)));

const sourceOf = (id: string, text: string): PlanSource => ({ text, fileName: `${id}.plan.yaml`, people: null });

const NAMED_MOST = 20;
const CITED_MOST = 50;

/** The whole of a paper, or null when it is larger than any is. */
async function bytesOf(content: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > LIMITS.fileBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
