import { AUTHORITY } from '../../workflows/authority';
import { force } from '../../workflows/obligations/force.machine';
import { WORK_MACHINES, type DutyKind } from '../../workflows/obligations/kinds';
import { record } from '../../workflows/obligations/record.machine';
import { eventTypesFrom } from '../../workflows/step';
import type { EvidenceRef, Fact, LocalDate, Plain, PrivateText } from '../../workflows/vocabulary';
import { addDays } from '../../src/calendar/local-date';
import type { Asked, Command } from '../../src/engine/subject';
import type { SeededRandom } from '../../src/simulation/seeded-random';
import type { Cast, Person } from './cast';

/** What an office may do to a duty, allowed or not: mostly what comes next, by somebody who may. */

export type DutyRow = {
  id: string;
  kind: DutyKind;
  unit_id: string;
  office_unit_id: string;
  issuer_unit_id: string;
  work_state: string;
  force_state: string;
  due_on: LocalDate | null;
  version: number;
  ended: boolean;
};

export interface Brings {
  readonly proof: readonly EvidenceRef[];
  readonly words: PrivateText;
  readonly on: LocalDate;
  readonly cast: Cast;
}

const pick = <Item>(random: SeededRandom, items: readonly Item[]): Item => random.pick(items as [Item, ...Item[]]);
const EXTENSIONS = ['requested', 'granted', 'refused', 'counter-offered', 'accepted', 'declined'];
const RECORDS = ['record.corrected', 'objective-cause.confirmed'];

/** One command with `key` as its marker, by which it is found in the trail again. */
export function deed(random: SeededRandom, row: DutyRow, key: string, brings: Brings): Command {
  const type = typeOf(random, row);
  const asked: Asked = { ...fieldsOf(random, row, type, brings), type, marker: key };
  // The version that was seen may be an old one.
  const seen = random.chance(100) ? { expectedVersion: random.chance(700) ? row.version : row.version - 1 } : {};
  return {
    subject: 'obligation',
    id: row.id,
    by: actorOf(random, row, type, brings.cast),
    idempotencyKey: key,
    asked,
    ...seen,
  };
}

function typeOf(random: SeededRandom, row: DutyRow): string {
  const work = WORK_MACHINES[row.kind];
  switch (random.weighted([74, 12, 5, 3, 4, 2])) {
    case 0: {
      const next = row.ended
        ? []
        : eventTypesFrom(work.machine, row.work_state).filter((type) => type !== 'discharged');
      return next.length > 0 ? pick(random, next) : 'confirmed';
    }
    case 1:
      return `extension.${pick(random, EXTENSIONS)}`;
    case 2:
      return row.force_state === 'suspended' ? 'duty.resumed' : 'duty.suspended';
    case 3:
      return pick(random, ['duty.transferred', 'duty.superseded', 'discharged', 'calendar.changed']);
    case 4:
      return pick(random, RECORDS);
    default:
      return pick(random, work.examples).type;
  }
}

type Fields = { [key: string]: Plain };

function fieldsOf(random: SeededRandom, row: DutyRow, type: string, { proof, words, on, cast }: Brings): Fields {
  const dueOn = addDays(row.due_on ?? on, random.between(-2, 25));
  if (type.startsWith('extension.')) return { reason: { ...words }, dueOn };
  const machines = [WORK_MACHINES[row.kind], force, record];
  const examples = machines.flatMap(({ examples: some }) => some.filter((fact) => fact.type === type));
  const {
    at: _at,
    by: _by,
    type: _type,
    ...given
  } = (examples.length > 0 ? pick(random, examples) : { type }) as Fact & Fields;
  const real: Fields = { ...given };
  if (type === 'duty.transferred') real['toUnit'] = pick(random, cast.units);
  if (type === 'record.corrected') real['seq'] = random.between(0, row.version);
  for (const field of ['reason', 'cause', 'correction']) if (field in real) real[field] = { ...words };
  if ('evidence' in real && (real['evidence'] as readonly Plain[]).length > 0) {
    real['evidence'] = proof.map((ref) => ({ ...ref }));
  }
  return real;
}

/** Mostly somebody who may, now and then anybody. */
function actorOf(random: SeededRandom, row: DutyRow, type: string, cast: Cast): Person {
  const unit = [cast.officer(row.unit_id), cast.head(row.unit_id)];
  const office = [cast.officer(row.office_unit_id), cast.head(row.office_unit_id)];
  const issuer = cast.head(row.issuer_unit_id);
  if (random.chance(80)) return pick(random, [...unit, ...office, issuer]);
  const roles = AUTHORITY[type] ?? [];
  if (roles.includes('unit-officer')) return pick(random, unit);
  if (roles.includes('unit-head')) return cast.head(row.unit_id);
  if (roles.includes('office-officer')) return pick(random, office);
  return roles.includes('office-head') ? cast.head(row.office_unit_id) : issuer;
}
