import type { Draft, DraftDuty } from '../draft';
import { fold } from '../../people/fold';
import { freeSlug } from './slug';

/** The bodies of a draft as units of a plan file. Nothing is known of them but their names: the same name in another spelling is one
 *  unit, and whether it is a group is for a person to say. */
export interface DraftUnit {
  readonly id: string;
  readonly name: string;
  readonly tree: 'state' | 'party';
  /** Marked so in the register. */
  readonly sample?: boolean;
}

export interface DraftUnits {
  readonly units: readonly DraftUnit[];
  idOf(name: string): string;
  /** Several where a name means all of a group. */
  idsOf(name: string): readonly string[];
}

/** What the register knows under a name; nothing when it knows none. */
export type KnownAs = (name: string) => readonly DraftUnit[];

/** The Party block with the Front and the mass organisations. */
const PARTY =
  /(?:^|\s)(?:đảng|chi bộ|chi ủy|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|ban thường vụ|ban bí thư|bộ chính trị|ban tuyên giáo|ban tổ chức tỉnh|ủy ban kiểm tra|mặt trận|đoàn|hội|công đoàn|đảng viên|bí thư|ban dân vận)(?![\p{L}])/u;
const STATE = /(?:^|\s)(?:hội đồng|đoàn kiểm tra|đoàn thanh tra)(?![\p{L}])/u;

export function unitsOf({ document, duties }: Draft, knownAs: KnownAs = () => []): DraftUnits {
  const names = [
    document.issuer ?? 'Cơ quan ban hành',
    ...(document.parentIssuer === null ? [] : [document.parentIssuer]),
    ...(document.office === undefined ? [] : [document.office]),
    ...duties.flatMap(namesOf),
  ];
  const ids = new Map<string, readonly DraftUnit[]>();
  const taken = new Set<string>();
  for (const name of names) {
    const key = keyOf(name);
    if (ids.has(key)) continue;
    const known = knownAs(name).map(({ id, name: called, tree, sample }) => ({
      ...{ id, name: called, tree },
      ...(sample === true ? { sample } : {}),
    }));
    const own: DraftUnit = { id: freeSlug(name, 'unit', taken), name: name.slice(0, 300), tree: treeOf(name) };
    const meant = known.length > 0 ? known : [own];
    meant.forEach(({ id }) => taken.add(id));
    ids.set(key, meant);
  }
  const all = new Map([...ids.values()].flat().map((unit) => [unit.id, unit]));
  const idsOf = (name: string): readonly string[] => (ids.get(keyOf(name)) ?? []).map(({ id }) => id);
  return { units: [...all.values()], idsOf, idOf: (name) => idsOf(name)[0] ?? [...taken][0] ?? 'unit' };
}

const namesOf = (duty: DraftDuty): readonly string[] => [
  ...[duty.leads, duty.carriesOut, duty.directs, duty.coordinates, duty.routedThrough, duty.reportsTo].flat(),
];

/** "Các chi bộ" and "chi bộ" are asked for once each; capitals and marks make no other body. */
const keyOf = (name: string): string => fold(name);

const treeOf = (name: string): 'state' | 'party' => {
  const plain = name.toLowerCase();
  return PARTY.test(plain) && !STATE.test(plain) ? 'party' : 'state';
};
