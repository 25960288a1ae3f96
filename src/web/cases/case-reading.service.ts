import type { CaseQueries, CaseDetail } from '../../cases/case-queries.service';
import type { CaseExplanation } from '../../cases/explain-case';
import type { ObligationQueries } from '../../obligations/obligation-queries.service';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import type { QuestionContext } from '../../../workflows/cases/question.machine';
import type { Choice } from '../../../workflows/what-next';
import type { OwnPost } from '../../people/accounts/scope.store';
import type { SignedIn } from '../../people/accounts/signed-in';
import { tenuresIn } from '../../people/people.store';
import type { Database } from '../../platform/database/tx';
import { orRefuse } from '../../platform/refused';
import { citationsOn, type Citation } from '../../rules/law/citations';
import type { RuleBook } from '../../rules/rule-book.store';
import { dutyNames, type DutyNames } from '../duty/duty-names.store';
import { factFields, type FactField } from '../rules/fact-fields';

/** All that the page of one case shows. */
export interface CaseReading extends CaseDetail {
  readonly explanation: CaseExplanation;
  /** The duty or the case that it follows from, where that is seen, too. */
  readonly cause: { readonly duty: ObligationLine | null; readonly caseId: string | null };
  /** The post in which the person concerned headed the unit on the day of the act; null for whoever did not. */
  readonly headedAs: string | null;
  readonly names: DutyNames;
  /** What the limits rest on, as it stood on the day of the act, by id. */
  readonly provisions: ReadonlyMap<string, Citation>;
  /** Facts as the tables call them, by file. */
  readonly labels: ReadonlyMap<string, readonly FactField[]>;
  /** The facts that a question lacks; none for another case. */
  readonly asked: readonly FactField[];
  /** In which post they act, and what they can do in it; null for whoever holds none. */
  readonly acting: { readonly post: OwnPost; readonly choices: readonly Choice[] } | null;
}

/** Gathers what the page of a case shows. Refuses `not-found`. */
export class CaseReader {
  constructor(
    private readonly queries: CaseQueries,
    private readonly duties: ObligationQueries,
    private readonly database: Database,
    private readonly book: RuleBook,
  ) {}

  /** `post`: the one in which they want to act, of those that they hold. */
  async read(id: string, signedIn: SignedIn, post: string | null): Promise<CaseReading> {
    const detail = orRefuse(await this.queries.one(id, signedIn.scope));
    const explanation = orRefuse(await this.queries.explanation(id, signedIn.scope));
    const { unit, concerned, actOn } = detail.case;
    const { names, headedAs } = await this.database.transaction(async (tx) => {
      const head = (await tenuresIn(tx, unit.id)).find(
        ({ kind, person, from, to }) =>
          kind === 'head' && person === concerned?.id && from <= actOn && (to === null || actOn <= to),
      );
      return { names: await dutyNames(tx, idsIn(detail)), headedAs: head?.title ?? null };
    });
    return {
      ...{ ...detail, explanation, names, headedAs },
      cause: await this.causeOf(detail, signedIn),
      labels: await this.labelsOf(explanation.readings.map(({ stored }) => stored.file)),
      provisions: this.provisionsOf(detail),
      asked: await this.askedIn(detail),
      acting: await this.acting(id, signedIn, post),
    };
  }

  private provisionsOf({ case: { actOn }, state: { limits } }: CaseDetail): CaseReading['provisions'] {
    const all = [limits?.timeLimit, limits?.complaintWindow, ...(limits?.limitations ?? [])];
    const ids = all.flatMap((each) => each?.provision ?? []);
    return new Map(citationsOn(ids, this.book.law(), actOn).map((each) => [each.id, each]));
  }

  /** The facts that a question lacks, as a form asks for them. Refuses `not-found`. */
  async asked(id: string, { scope }: SignedIn): Promise<readonly FactField[]> {
    return this.askedIn(orRefuse(await this.queries.one(id, scope)));
  }

  private async askedIn({ case: { kind }, state }: CaseDetail): Promise<readonly FactField[]> {
    if (kind !== 'question') return [];
    const { file, missing } = state.work.context as unknown as QuestionContext;
    const fields = file === null ? [] : ((await this.labelsOf([file])).get(file) ?? []);
    return missing.map(
      (fact) => fields.find(({ name }) => name === fact) ?? { name: fact, label: fact, kind: 'text', choices: [] },
    );
  }

  private async causeOf({ case: { cause } }: CaseDetail, { scope }: SignedIn): Promise<CaseReading['cause']> {
    const none = { duty: null, caseId: null };
    if (cause?.subject === 'obligation') {
      const found = await this.duties.one(cause.stream, null, scope);
      return 'code' in found ? none : { ...none, duty: found.obligation };
    }
    if (cause?.subject !== 'case') return none;
    return 'code' in (await this.queries.one(cause.stream, scope)) ? none : { ...none, caseId: cause.stream };
  }

  private async labelsOf(files: readonly string[]): Promise<CaseReading['labels']> {
    const labels = new Map<string, readonly FactField[]>();
    const released = this.book.names();
    for (const file of files.filter((name) => released.includes(name))) {
      labels.set(file, factFields((await this.book.table(file)).program));
    }
    return labels;
  }

  /** The named post, else the first one that can do anything here, else the first one. */
  private async acting(
    id: string,
    { account: { person }, posts, scope }: SignedIn,
    named: string | null,
  ): Promise<CaseReading['acting']> {
    if (person === null) return null;
    const found = [];
    for (const post of posts.filter((each) => named === null || each.post === named)) {
      const by = { kind: 'person', person, post: post.post, unit: post.unit } as const;
      found.push({ post, choices: orRefuse(await this.queries.next(id, by, scope)).choices });
    }
    return found.find(({ choices }) => choices.some(({ allowed }) => allowed)) ?? found[0] ?? null;
  }
}

/** `lateness.dmn` stands at `/quy-tac/lateness`. */
export const tableName = (file: string): string => file.replace(/\.dmn$/, '');

function idsIn({ history }: CaseDetail) {
  const people = history.flatMap(({ by }) => (by.kind === 'person' ? [by] : []));
  return {
    persons: people.map(({ person }) => person),
    posts: people.map(({ post }) => post),
    units: people.map(({ unit }) => unit),
  };
}
