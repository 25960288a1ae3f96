import type { Database } from '../../src/platform/database/tx';

/** Who sees what, by walking and comparing and nothing else: no sets, no SQL conditions, no policies. Written from ADR 0026, against
 *  which the product is held. */

export interface Duty {
  readonly id: string;
  readonly plan: string;
  readonly task: string;
  readonly unit: string;
  readonly office: string;
  readonly issuer: string;
  /** Who has its report on the way now. */
  readonly router: string | null;
}
interface Row {
  readonly [column: string]: string | null;
}

interface Root {
  readonly role: string;
  readonly units: readonly string[];
}

export class NaiveScope {
  // What was worked out is remembered: nothing changes while questions are asked.
  private readonly knownRoots = new Map<string, readonly Root[]>();
  private readonly knownLines = new Map<string, readonly string[]>();
  private readonly knownDuties = new Map<string, boolean>();
  private readonly dutyOf: ReadonlyMap<string, Duty>;
  private readonly planOf: ReadonlyMap<string, Row>;
  private readonly citedAt: ReadonlyMap<string, readonly Row[]>;

  private constructor(
    private readonly units: readonly Row[],
    private readonly pastParents: readonly Row[],
    private readonly successions: readonly Row[],
    private readonly tenures: readonly Row[],
    private readonly grants: readonly Row[],
    private readonly accounts: readonly Row[],
    readonly duties: readonly Duty[],
    readonly plans: readonly Row[],
    readonly notices: readonly Row[],
    readonly evidence: readonly Row[],
    private readonly holders: readonly Row[],
    citations: readonly Row[],
  ) {
    this.dutyOf = new Map(duties.map((duty) => [duty.id, duty]));
    this.planOf = new Map(plans.map((plan) => [plan['id'] ?? '', plan]));
    const hashes = new Set(citations.map(({ sha256 }) => sha256 ?? ''));
    this.citedAt = new Map([...hashes].map((hash) => [hash, citations.filter(({ sha256 }) => sha256 === hash)]));
  }

  static async of(database: Database): Promise<NaiveScope> {
    const all = <T = Row>(sql: string): Promise<T[]> => database.read<T>(sql);
    return new NaiveScope(
      await all('SELECT id, parent_id AS parent, valid_to AS "to" FROM unit ORDER BY id'),
      await all(
        'SELECT unit_id AS unit, parent_id AS parent, valid_to AS "to" FROM unit_past_parent ORDER BY valid_to',
      ),
      await all('SELECT predecessor_id AS before, successor_id AS after FROM unit_succession'),
      await all(
        `SELECT t.person_id AS person, p.unit_id AS unit, p.kind, t.held_from AS "from", t.held_to AS "to"
         FROM tenure t JOIN post p ON p.id = t.post_id`,
      ),
      await all(
        `SELECT a.name, g.role, g.unit_id AS unit, g.valid_from AS "from", g.valid_to AS "to", g.revoked_at AS revoked
         FROM account_grant g JOIN account a ON a.id = g.account_id`,
      ),
      await all('SELECT name, person_id AS person FROM account'),
      await all<Duty>(
        `SELECT id, plan_id AS plan, task_ref AS task, unit_id AS unit, office_unit_id AS office, issuer_unit_id AS issuer,
           router_unit_id AS router
         FROM obligation ORDER BY id`,
      ),
      await all('SELECT id, slug, office_unit_id AS office, issuer_unit_id AS issuer FROM plan ORDER BY id'),
      await all('SELECT id, obligation_id AS duty, plan_id AS plan, person_id AS person, unit_id AS unit FROM notice'),
      await all('SELECT id, sha256 FROM evidence ORDER BY id'),
      await all('SELECT evidence_id AS evidence, person_id AS person FROM evidence_holder'),
      await all('SELECT sha256, subject, stream_id AS stream FROM evidence_citation'),
    );
  }

  seesDuty(account: string, duty: Duty, on: string): boolean {
    const key = `${account} ${on} ${duty.id}`;
    const known = this.knownDuties.get(key) ?? this.looksAtDuty(account, duty, on);
    // One without an id is only made up, to ask with.
    if (duty.id !== '') this.knownDuties.set(key, known);
    return known;
  }

  private looksAtDuty(account: string, duty: Duty, on: string): boolean {
    const trackers = [duty.office, duty.issuer, ...(duty.router === null ? [] : [duty.router])];
    return this.roots(account, on).some(({ role, units }) => {
      const above = (unit: string) => units.some((root) => this.isAtOrAbove(root, unit, on));
      if (role === 'post') return above(duty.unit) || trackers.some((each) => units.includes(each));
      return above(duty.unit) || trackers.some(above);
    });
  }

  seesPlan(account: string, plan: Row, on: string): boolean {
    const own = { unit: '', office: plan['office'] ?? '', issuer: plan['issuer'] ?? '', router: null };
    const asDuty: Duty = { id: '', plan: '', task: '', ...own };
    return (
      this.seesDuty(account, asDuty, on) ||
      this.duties.some((duty) => duty.plan === plan['id'] && this.seesDuty(account, duty, on))
    );
  }

  seesUnit(account: string, unit: string, on: string): boolean {
    if (
      this.held(this.grants, ({ name, revoked }) => name === account && revoked === null, on).some(
        ({ role }) => role === 'administrator',
      )
    )
      return true;
    return this.isInSeenBranch(account, unit, on);
  }

  seesNotice(account: string, notice: Row, on: string): boolean {
    const duty = this.dutyOf.get(notice['duty'] ?? '');
    const plan = this.planOf.get(notice['plan'] ?? '');
    const about = duty ? this.seesDuty(account, duty, on) : plan !== undefined && this.seesPlan(account, plan, on);
    const told = notice['person'] === this.personOf(account) || this.isInSeenBranch(account, notice['unit'] ?? '', on);
    return about && told;
  }

  seesEvidence(account: string, evidence: Row, on: string): boolean {
    const person = this.personOf(account);
    if (
      person !== null &&
      this.holders.some((each) => each['evidence'] === evidence['id'] && each['person'] === person)
    )
      return true;
    return (this.citedAt.get(evidence['sha256'] ?? '') ?? []).some(({ stream }) => {
      const duty = this.dutyOf.get(stream ?? '');
      return duty !== undefined && this.seesDuty(account, duty, on);
    });
  }

  private isInSeenBranch(account: string, unit: string, on: string): boolean {
    return this.roots(account, on).some(({ units }) => units.some((root) => this.isAtOrAbove(root, unit, on)));
  }

  private personOf(account: string): string | null {
    return this.accounts.find(({ name }) => name === account)?.['person'] ?? null;
  }

  private roots(account: string, on: string): readonly Root[] {
    const key = `${account} ${on}`;
    const known = this.knownRoots.get(key) ?? this.findRoots(account, on);
    this.knownRoots.set(key, known);
    return known;
  }

  /** Each role with its unit and the ceased ones that it follows. */
  private findRoots(account: string, on: string): readonly Root[] {
    const person = this.personOf(account);
    const posts = this.held(this.tenures, (each) => person !== null && each['person'] === person, on);
    const grants = this.held(this.grants, ({ name, revoked }) => name === account && revoked === null, on);
    return [
      ...posts.map(({ kind, unit }) => ({ role: kind === 'inspector' ? 'inspector' : 'post', unit: unit ?? '' })),
      ...grants.filter(({ unit }) => unit !== null).map(({ role, unit }) => ({ role: role ?? '', unit: unit ?? '' })),
    ].map(({ role, unit }) => ({ role, units: [unit, ...this.ceasedBefore(unit, on, [unit])] }));
  }

  private held(rows: readonly Row[], fits: (row: Row) => boolean, on: string): Row[] {
    return rows.filter(
      (row) => fits(row) && (row['from'] ?? '') <= on && (row['to'] === null || on <= (row['to'] ?? '')),
    );
  }

  private ceasedBefore(unit: string, on: string, passed: readonly string[]): string[] {
    const before = this.successions.filter(({ after }) => after === unit).map((each) => each['before'] ?? '');
    const fresh = before.filter((each) => !passed.includes(each));
    const seen = [...passed, ...fresh];
    const all = [...fresh, ...fresh.flatMap((each) => this.ceasedBefore(each, on, seen))];
    return all.filter((each) => (this.units.find(({ id }) => id === each)?.['to'] ?? '9999') < on);
  }

  private isAtOrAbove(root: string, unit: string, on: string): boolean {
    return this.lineOf(unit, on).includes(root);
  }

  /** The unit and all above it. */
  private lineOf(unit: string, on: string): readonly string[] {
    const key = `${unit} ${on}`;
    const known = this.knownLines.get(key);
    if (known) return known;
    const passed: string[] = [];
    for (let at: string | null = unit; at !== null && !passed.includes(at); at = this.parentOn(at, on)) passed.push(at);
    this.knownLines.set(key, passed);
    return passed;
  }

  private parentOn(unit: string, on: string): string | null {
    const past = this.pastParents.find((each) => each['unit'] === unit && on <= (each['to'] ?? ''));
    return past ? (past['parent'] ?? null) : (this.units.find(({ id }) => id === unit)?.['parent'] ?? null);
  }
}
