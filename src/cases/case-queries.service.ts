import type { CaseState } from '../../workflows/cases/case-state';
import { choicesFrom, type Choice } from '../../workflows/what-next';
import { refusal, type Actor, type LocalDate, type Refusal, type Role } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { cursorText, parseCursor } from '../obligations/page-cursor';
import { historyOf, type HistoryEntry } from '../obligations/obligation-history.store';
import { seesUnit, type Scope } from '../people/accounts/scope';
import { subtree } from '../people/people.store';
import { rolesForBatch } from '../people/roles.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import type { Reading } from '../rules/reading';
import { caseLine, countCases, listCases, type CaseFilter, type CaseLine } from './case-queries.store';
import { caseMachineOf } from './case-row';
import { explainReading, type CaseExplanation, type ExplainedReading } from './explain-case';
import type { RuleBook } from '../rules/rule-book.store';

/** A filter as people give it: a unit stands for itself and all below it. */
export interface CaseWish extends Omit<CaseFilter, 'unitIds' | 'scope'> {
  readonly unit?: string;
}
export interface CasePage {
  readonly items: readonly CaseLine[];
  /** Give it back as `after` for the next page; null on the last one. */
  readonly next: string | null;
}
export interface CaseDetail {
  readonly case: CaseLine;
  readonly state: CaseState;
  readonly history: readonly HistoryEntry[];
}

/** Reads cases for pages, the API and the command line. Decides nothing and changes nothing. */
export class CaseQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly book: RuleBook,
  ) {}

  /** Refuses `not-found` for a unit that is unknown or not seen, and `page.cursor-invalid`. */
  async list(
    wish: CaseWish,
    page: { readonly after: string | null; readonly limit: number },
    scope: Scope,
  ): Promise<CasePage | Refusal> {
    const after = page.after === null ? null : parseCursor(page.after, 'due');
    if (after !== null && 'code' in after) return after;
    const [actOn = '', lastId = ''] = after?.keys ?? [];
    const from = actOn === '' ? null : { actOn: actOn as LocalDate, id: lastId };
    return this.database.transaction(async (tx) => {
      const filter = await filterFrom(tx, wish, scope);
      if ('code' in filter) return filter;
      const found = await listCases(tx, filter, { after: from, limit: page.limit + 1 });
      const items = found.slice(0, page.limit);
      const last = items.at(-1);
      const more = found.length > page.limit && last !== undefined;
      return { items, next: more ? cursorText({ sort: 'due', keys: [last.actOn, last.id] }) : null };
    });
  }

  /** How many stand where. Refuses `not-found` for a unit that is unknown or not seen. */
  async counts(wish: CaseWish, scope: Scope) {
    return this.database.transaction(async (tx) => {
      const filter = await filterFrom(tx, wish, scope);
      return 'code' in filter ? filter : { items: await countCases(tx, filter) };
    });
  }

  /** One case with all that happened to it. Refuses `not-found`. */
  async one(id: string, scope: Scope): Promise<CaseDetail | Refusal> {
    return this.database.transaction(async (tx) => {
      const line = await caseLine(tx, id, scope);
      if (line === null) return notFound(id);
      const history = await historyOf(tx, id, null, 'case');
      const last = history.at(-1);
      if (!last) return notFound(id);
      return { case: line, state: last.after as unknown as CaseState, history };
    });
  }

  /** What the actor can record now, and why not the rest. Refuses `not-found`. */
  async next(
    id: string,
    by: Actor,
    scope: Scope,
  ): Promise<{ readonly roles: readonly Role[]; readonly choices: readonly Choice[] } | Refusal> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const line = await caseLine(tx, id, scope);
      if (line === null) return notFound(id);
      const [row] = await tx.query<{ state: string }>('SELECT state FROM case_file WHERE id = $1', [id]);
      const { work } = JSON.parse(row?.state ?? '{}') as CaseState;
      const parties = { unitId: line.unit.id, officeUnitId: line.office.id, issuerUnitId: line.issuer.id };
      const [held = []] = await rolesForBatch(tx, [{ actor: by, on: localDateOf(at), ...parties }]);
      const isConcerned = by.kind === 'person' && by.person === line.concerned?.id;
      const roles: readonly Role[] = isConcerned ? [...held, 'concerned'] : held;
      return { roles, choices: choicesFrom(caseMachineOf(line.kind), work, { by, roles, at }) };
    });
  }

  /** Why the case was opened: the entry it follows from, and each reading, stored and read again. Refuses `not-found`. */
  async explanation(id: string, scope: Scope): Promise<({ readonly case: CaseLine } & CaseExplanation) | Refusal> {
    return this.database.transaction(async (tx) => {
      const line = await caseLine(tx, id, scope);
      if (line === null) return notFound(id);
      const [opened] = await entryOf(tx, { subject: 'case', stream: id, seq: 1 });
      if (!opened) return notFound(id);
      const { event } = JSON.parse(opened.body) as { event: CaseExplanation['opened']['event'] };
      const [cause] = line.cause === null ? [] : await entryOf(tx, line.cause);
      const readings = (event['readings'] ?? []) as unknown as readonly Reading[];
      return {
        case: line,
        opened: { ...headOf(opened), event },
        cause: line.cause === null || cause === undefined ? null : { ...line.cause, ...headOf(cause) },
        readings: await this.explained(readings),
      };
    });
  }

  private async explained(readings: readonly Reading[]): Promise<readonly ExplainedReading[]> {
    const explained: ExplainedReading[] = [];
    for (const stored of readings) {
      explained.push(explainReading(stored, await this.book.table(stored.file), this.book.law()));
    }
    return explained;
  }
}

const notFound = (id: string): Refusal => refusal('not-found', { subject: 'case', id });

interface EntryRow {
  readonly seq: number;
  readonly type: string;
  readonly recorded_at: CaseExplanation['opened']['recordedAt'];
  readonly hash: Buffer;
  readonly body: string;
}

/** Relies on trail_entry_pk (stream_id, seq). */
const entryOf = (
  tx: Tx,
  { subject, stream, seq }: { readonly subject: string; readonly stream: string; readonly seq: number },
) =>
  tx.query<EntryRow>(
    'SELECT seq, type, recorded_at, hash, body FROM trail_entry WHERE stream_id = $1 AND subject = $2 AND seq = $3',
    [stream, subject, seq],
  );

const headOf = ({ seq, type, recorded_at, hash }: EntryRow) => ({
  ...{ seq, type, recordedAt: recorded_at },
  hash: hash.toString('hex'),
});

async function filterFrom(tx: Tx, { unit, ...rest }: CaseWish, scope: Scope): Promise<CaseFilter | Refusal> {
  if (unit === undefined) return { ...rest, scope };
  const unitIds = await subtree(tx, unit, null);
  const conducts = scope.kind === 'part' && (scope.conducts.size > 0 || scope.decides.size > 0);
  // What a body conducts is about units that it may not see otherwise: its list then holds only what it sees.
  if (unitIds.length === 0 || !(conducts || seesUnit(scope, unit)))
    return refusal('not-found', { subject: 'unit', id: unit });
  return { ...rest, unitIds, scope };
}
