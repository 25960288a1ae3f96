import type { Holder } from '../people/people.store';
import type { NoticeRole } from './notice';

/** The bodies an entry has to do with. */
export interface NoticeParties {
  readonly unitId: string;
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
  /** Where the entry tells a unit on the way. */
  readonly routerUnitId?: string | null;
}

export interface Recipient {
  readonly holder: Holder;
  readonly role: NoticeRole;
  readonly vacantUnitId: string | null;
}

/** Who is told, each person once. `holdersOf` gives those who held a post of a unit on the day of the entry.
 *  Contact persons are the officers of the unit; without any, its head; without a head, the deputies. Where nobody holds any
 *  post the notice goes on to the office, then to the issuer, and says whose place was empty: nothing dies silently. */
export function recipientsOf(
  roles: readonly NoticeRole[],
  parties: NoticeParties,
  holdersOf: (unitId: string) => readonly Holder[],
): readonly Recipient[] {
  const found = new Map<string, Recipient>();
  for (const role of roles) {
    for (const recipient of resolve(role, parties, holdersOf)) {
      const earlier = found.get(recipient.holder.person);
      // Told already in a role of their own; an empty place is still mentioned.
      if (earlier) {
        found.set(recipient.holder.person, {
          ...(earlier.vacantUnitId === null ? earlier : recipient),
          vacantUnitId: earlier.vacantUnitId ?? recipient.vacantUnitId,
        });
      } else found.set(recipient.holder.person, recipient);
    }
  }
  return [...found.values()];
}

const ORDER = {
  contact: ['officer', 'head', 'deputy'],
  head: ['head', 'deputy', 'officer'],
} as const;

const CONTACT_ROLES: readonly NoticeRole[] = ['lead', 'office', 'router'];

function resolve(
  role: NoticeRole,
  parties: NoticeParties,
  holdersOf: (unitId: string) => readonly Holder[],
): readonly Recipient[] {
  const unitId = unitOf(role, parties);
  if (unitId === null) return [];
  const order = ORDER[CONTACT_ROLES.includes(role) ? 'contact' : 'head'];
  const own = firstKind(holdersOf(unitId), order);
  if (own.length > 0) return own.map((holder) => ({ holder, role, vacantUnitId: null }));
  for (const [standIn, asRole] of [
    [parties.officeUnitId, 'office'],
    [parties.issuerUnitId, 'planOwner'],
  ] as const) {
    const others = firstKind(holdersOf(standIn), ORDER[asRole === 'office' ? 'contact' : 'head']);
    if (others.length > 0) return others.map((holder) => ({ holder, role: asRole, vacantUnitId: unitId }));
  }
  return [];
}

function unitOf(role: NoticeRole, parties: NoticeParties): string | null {
  switch (role) {
    case 'lead':
    case 'head':
      return parties.unitId;
    case 'office':
    case 'officeHead':
      return parties.officeUnitId;
    case 'router':
    case 'routerHead':
      return parties.routerUnitId ?? null;
    case 'planOwner':
      return parties.issuerUnitId;
    // Told in person: see draftNotices.
    case 'concerned':
      return null;
  }
}

function firstKind(holders: readonly Holder[], order: readonly Holder['kind'][]): readonly Holder[] {
  for (const kind of order) {
    const ofKind = holders.filter((holder) => holder.kind === kind);
    if (ofKind.length > 0) return ofKind;
  }
  return [];
}
