import type { Choice } from '../../../workflows/what-next';
import type { LocalDate } from '../../../workflows/vocabulary';
import { casesOfDuties, type CaseLine } from '../../cases/case-queries.store';
import type { Evidence } from '../../evidence/evidence.store';
import { EvidenceStore } from '../../evidence/evidence.store';
import { listNotices, type NoticeView } from '../../notifications/notices.store';
import type { HistoryEntry } from '../../obligations/obligation-history.store';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import type { ObligationDetail, ObligationQueries } from '../../obligations/obligation-queries.service';
import type { SignedIn } from '../../people/accounts/signed-in';
import type { OwnPost } from '../../people/accounts/scope.store';
import { headOn } from '../../people/people.store';
import type { Database } from '../../platform/database/tx';
import { orRefuse } from '../../platform/refused';
import type { OfficeClock } from '../page/office-clock.service';
import { dutyNames, planOfDuty, type DutyNames, type DutyPlan } from './duty-names.store';
import { dutyOfPeriodBefore, lastHandedIn } from './last-period.store';
import { seenOn, type SeenDuty } from './duty-tags';

/** All that the page of one duty shows. */
export interface DutyReading {
  readonly duty: SeenDuty;
  readonly state: ObligationDetail['state'];
  readonly history: readonly HistoryEntry[];
  readonly names: DutyNames;
  readonly plan: DutyPlan | null;
  readonly headName: string | null;
  readonly evidence: readonly Evidence[];
  readonly notices: readonly NoticeView[];
  /** What the unit handed in for the period before, to write this one beside it; null where there was none, or it is not seen. */
  readonly lastPeriod: LastPeriod | null;
  /** Cases that follow from it, of those that are seen. */
  readonly cases: readonly CaseLine[];
  /** In which post they act, and what they can do in it; null for whoever holds none. */
  readonly acting: { readonly post: OwnPost; readonly choices: readonly Choice[] } | null;
}

export interface LastPeriod {
  readonly duty: ObligationLine;
  /** Null where nothing was handed in. */
  readonly handedIn: HistoryEntry | null;
  readonly evidence: readonly Evidence[];
}

const NOTICES_SHOWN = 30;

/** Gathers what the page of a duty shows. Refuses `not-found`. */
export class DutyReader {
  constructor(
    private readonly queries: ObligationQueries,
    private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  /** `post`: the one in which they want to act, of those that they hold. */
  async read(id: string, signedIn: SignedIn, post: string | null): Promise<DutyReading> {
    const { scope, on } = signedIn;
    const { obligation, state, history } = orRefuse(await this.queries.one(id, null, scope));
    const acting = await this.acting(id, signedIn, post);
    // Beside the form: for whoever has one.
    const lastPeriod = acting === null ? null : await this.lastPeriod(obligation, signedIn);
    const { names, plan, head, notices, cases } = await this.database.transaction(async (tx) => ({
      names: await dutyNames(tx, idsIn(history)),
      plan: await planOfDuty(tx, obligation.plan.id, obligation.task.ref),
      cases: await casesOfDuties(tx, [id], scope),
      head: await headOn(tx, [obligation.unit.id], on),
      notices: await listNotices(tx, { scope, obligation: id }, { after: null, limit: NOTICES_SHOWN }),
    }));
    return {
      duty: seenOn(obligation, (day: LocalDate) => this.clock.workingDaysUntil(day)),
      ...{ state, history, names, plan, cases, acting, lastPeriod, notices: notices.items },
      headName: head.get(obligation.unit.id)?.name ?? null,
      evidence: await this.evidenceOf(history, signedIn),
    };
  }

  private async lastPeriod(duty: ObligationLine, signedIn: SignedIn): Promise<LastPeriod | null> {
    const id = await this.database.transaction((tx) => dutyOfPeriodBefore(tx, duty));
    const before = id === null ? null : await this.queries.one(id, null, signedIn.scope);
    if (before === null || 'code' in before) return null;
    const handedIn = lastHandedIn(before.history);
    const evidence = handedIn === null ? [] : await this.evidenceOf([handedIn], signedIn);
    return { duty: before.obligation, handedIn, evidence };
  }

  /** The named post, else the first one that can do anything here, else the first one. */
  private async acting(
    id: string,
    { account, posts, scope }: SignedIn,
    named: string | null,
  ): Promise<DutyReading['acting']> {
    const { person } = account;
    if (person === null) return null;
    const asked = posts.filter(({ post }) => named === null || post === named);
    const found = [];
    for (const post of asked) {
      const by = { kind: 'person', person, post: post.post, unit: post.unit } as const;
      const { choices } = orRefuse(await this.queries.next(id, by, scope));
      found.push({ post, choices });
    }
    return found.find(({ choices }) => choices.some(({ allowed }) => allowed)) ?? found[0] ?? null;
  }

  private async evidenceOf(history: readonly HistoryEntry[], { scope }: SignedIn): Promise<readonly Evidence[]> {
    const store = new EvidenceStore(this.database);
    const found = await Promise.all(evidenceIdsIn(history).map((id) => store.get(id, scope)));
    return found.filter((each) => each !== null);
  }
}

function idsIn(history: readonly HistoryEntry[]) {
  const people = history.flatMap(({ by }) => (by.kind === 'person' ? [by] : []));
  return {
    persons: people.map(({ person }) => person),
    posts: people.map(({ post }) => post),
    units: people.map(({ unit }) => unit),
  };
}

function evidenceIdsIn(history: readonly HistoryEntry[]): readonly string[] {
  const cited = history.flatMap(({ event }) => (Array.isArray(event['evidence']) ? event['evidence'] : []));
  const ids = cited.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string' ? [each.id] : [],
  );
  return [...new Set(ids)];
}
