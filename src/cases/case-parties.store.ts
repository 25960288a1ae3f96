import type { LocalDate } from '../../workflows/vocabulary';
import { dependenceOf, type Dependence } from '../people/conflicts.store';
import { headOn, unitsById } from '../people/people.store';
import type { Tx } from '../platform/database/tx';

/** What happened in a unit on a day, and who watches over the unit. */
export interface Happened {
  readonly unitId: string;
  /** The day of the act: whoever headed the unit then answers. */
  readonly actOn: LocalDate;
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
}

/** Whom a case concerns, who depends on them, and which body conducts it. */
export interface CaseParties {
  readonly concerned: string | null;
  readonly conflicted: readonly string[];
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
}

/** The head on the day of the act answers, whoever heads the unit today; null where nobody is known to have. */
export async function partiesOfHead(tx: Tx, happened: readonly Happened[]): Promise<readonly CaseParties[]> {
  const heads: (string | null)[] = [];
  for (const { unitId, actOn } of happened) heads.push((await headOn(tx, [unitId], actOn)).get(unitId)?.person ?? null);
  return partiesOf(
    tx,
    happened.map((each, index) => ({ ...each, concerned: heads[index] ?? null })),
  );
}

/** The parties of a case about a person, or about nobody in particular. Where the person headed the conducting body that day, whoever
 *  stands above conducts it. */
export async function partiesOf(
  tx: Tx,
  happened: readonly (Happened & { readonly concerned: string | null })[],
): Promise<readonly CaseParties[]> {
  const about = happened.filter(({ concerned }) => concerned !== null);
  const found = await dependenceOf(
    tx,
    about.map(({ concerned, unitId, actOn }) => ({ person: concerned ?? '', unit: unitId, on: actOn })),
  );
  const dependence = new Map(about.map((each, index) => [each, found[index] ?? NONE]));
  const parties: CaseParties[] = [];
  for (const each of happened) {
    const { concerned, officeUnitId, issuerUnitId } = each;
    const { headed, persons } = dependence.get(each) ?? NONE;
    const office = headed.includes(officeUnitId)
      ? await bodyAbove(tx, [issuerUnitId, officeUnitId], headed)
      : officeUnitId;
    const issuer = headed.includes(issuerUnitId) ? await bodyAbove(tx, [issuerUnitId], headed) : issuerUnitId;
    parties.push({ concerned, conflicted: persons, officeUnitId: office, issuerUnitId: issuer });
  }
  return parties;
}

const NONE: Dependence = { headed: [], persons: [] };

/** The first of these bodies, then of those above them, that the person does not head. At the very top nobody stands above: then the
 *  case stays, and its people refuse by themselves. */
async function bodyAbove(tx: Tx, bodies: readonly string[], headed: readonly string[]): Promise<string> {
  const seen = new Set<string>();
  let level = [...bodies];
  while (level.length > 0) {
    const free = level.find((body) => !headed.includes(body));
    if (free !== undefined) return free;
    level.forEach((body) => seen.add(body));
    const units = await unitsById(tx, level);
    level = level.flatMap((body) => units.get(body)?.parent ?? []).filter((body) => !seen.has(body));
  }
  return bodies[0] ?? '';
}
