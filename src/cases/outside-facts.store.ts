import type { Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { daysBetween, localDateOf, yearOf } from '../calendar/local-date';
import type { Opening } from '../engine/subject';
import type { Ladder } from '../obligations/ladder';
import type { Tx } from '../platform/database/tx';
import type { FollowedEntry } from '../trail/follower';
import { partiesOf } from './case-parties.store';
import { changeOfYear } from './figures/figures.store';
import { RESPONSIBILITY, type Matter, type Put } from './matter';
import { caseId, caseOpening } from './open-case';
import type { Proposals } from './proposals.service';
import type { TablePlans } from './table-plans.store';

/** What follows from facts that come from outside: a very grave accident, a dossier that was sent. */

export interface OutsideParts {
  readonly proposals: Proposals;
  readonly ladders: readonly Ladder[];
  readonly plans: TablePlans;
}

interface Accident {
  readonly kind: string;
  readonly unit: string;
  readonly happenedOn: LocalDate;
  readonly severity: string | null;
}

/** Every especially serious accident is examined, where a plan that binds the unit in charge says so. Source: DOMAIN §1 (000). */
export async function ofAccident(
  tx: Tx,
  entry: FollowedEntry,
  { proposals, plans, at }: OutsideParts & { readonly at: Instant },
): Promise<readonly Opening[]> {
  const accident = entry.body.event as unknown as Accident;
  if (accident.kind !== 'accident' || accident.severity !== 'especially-serious') return [];
  const openings: Opening[] = [];
  for (const binding of await plansBinding(tx, accident.unit)) {
    const plan = plans.get(binding.slug);
    if (plan === undefined) continue;
    const matter: Matter = {
      trigger: 'accident',
      unitId: accident.unit,
      ...{ officeUnitId: binding.office, issuerUnitId: binding.issuer, planId: binding.plan },
      cause: { subject: entry.subject, stream: entry.streamId, seq: entry.seq },
      actOn: accident.happenedOn,
      key: ['accident', entry.streamId],
    };
    const put: Put = {
      ...RESPONSIBILITY,
      facts: { actOn: accident.happenedOn, plan, event: 'especially-serious-accident', inCharge: true },
    };
    openings.push(...(await proposals.consider(tx, matter, [put], at)));
  }
  return openings;
}

interface Binding {
  readonly plan: string;
  readonly slug: string;
  readonly office: string;
  readonly issuer: string;
}

/** Plans by which a unit owes anything. Relies on obligation_unit_ix. */
const plansBinding = (tx: Tx, unit: string): Promise<Binding[]> =>
  tx.query<Binding>(
    `SELECT DISTINCT ON (p.id) p.id AS plan, p.slug, o.office_unit_id AS office, o.issuer_unit_id AS issuer
     FROM obligation o JOIN plan p ON p.id = o.plan_id WHERE o.unit_id = $1 ORDER BY p.id, o.id`,
    [unit],
  );

const DOSSIER = { file: 'commendation.dmn', decision: 'dossier' } as const;

/** What the table says of a dossier: whether it is complete, in time, and whether the target was met by the figures of the year.
 *  `complete` is said by whoever reviewed it; before, it is not known. */
export async function readDossier(
  tx: Tx,
  proposals: Pick<Proposals, 'book'>,
  {
    unit,
    actOn,
    daysAfterDue,
    complete,
  }: {
    readonly unit: string;
    readonly actOn: LocalDate;
    readonly daysAfterDue: number | null;
    readonly complete: boolean | null;
  },
) {
  const facts: { readonly [fact: string]: Plain } = {
    actOn,
    ...(complete === null ? {} : { dossierComplete: complete }),
    ...(daysAfterDue === null ? {} : { daysAfterDue }),
    ...(await changeOfYear(tx, unit, yearOf(actOn))),
  };
  return proposals.book.read(DOSSIER.file, DOSSIER.decision, facts);
}

/** A dossier that a unit sent is on its way up from then on. */
export async function ofDossier(
  tx: Tx,
  entry: FollowedEntry,
  { proposals, ladders, at }: OutsideParts & { readonly at: Instant },
): Promise<readonly Opening[]> {
  const [duty] = await tx.query<DutyRow>(
    `SELECT unit_id AS unit, office_unit_id AS office, issuer_unit_id AS issuer, plan_id AS plan FROM obligation WHERE id = $1`,
    [entry.streamId],
  );
  if (!duty) return [];
  const actOn = localDateOf(entry.recordedAt);
  const { dates } = entry.body.after as unknown as {
    readonly dates: { readonly effective: { readonly dueOn: LocalDate } | null };
  };
  const daysAfterDue = dates.effective === null ? null : daysBetween(dates.effective.dueOn, actOn);
  const readings = [
    await readDossier(tx, proposals, { unit: duty.unit, actOn, daysAfterDue, complete: null }),
    await proposals.book.read(DOSSIER.file, 'deciding-level', { commendation: 'of-the-drive' }),
  ];
  const happened = { unitId: duty.unit, actOn, officeUnitId: duty.office, issuerUnitId: duty.issuer, concerned: null };
  const [parties] = await partiesOf(tx, [happened]);
  if (!parties) throw new Error('one dossier has one way');
  return [
    caseOpening(
      {
        id: caseId('commendation', entry.streamId),
        kind: 'commendation',
        source: 'dossier',
        ...{ unitId: duty.unit, planId: duty.plan, actOn, parties, at },
        cause: { subject: entry.subject, stream: entry.streamId, seq: entry.seq },
        by: { kind: 'clock' },
        about: { daysAfterDue, readings: readings as unknown as Plain },
        remembered: { daysAfterDue },
      },
      ladders,
    ),
  ];
}

interface DutyRow {
  readonly unit: string;
  readonly office: string;
  readonly issuer: string;
  readonly plan: string;
}
