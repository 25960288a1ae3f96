import { fold } from '../../people/fold';

/** Which unit of the register a name of a paper means. The same name, another name of it or its abbreviation is enough; anything less
 *  is a candidate and for a person to say. */
export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly tree: 'state' | 'party';
  readonly sample: boolean;
  readonly aliases: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

export interface KnownGroup {
  readonly id: string;
  readonly name: string;
  /** Units that belong to it on the day of the paper. */
  readonly members: readonly string[];
}

export interface UnitMatch {
  readonly name: string;
  /** `said`: a person said so. `name`: by its name or another name of it. `group`: all of a group. */
  readonly how: 'said' | 'name' | 'group' | 'unknown';
  readonly units: readonly string[];
  /** When unsure, the likeliest first. */
  readonly candidates: readonly string[];
}

export interface Register {
  readonly units: readonly KnownUnit[];
  readonly groups: readonly KnownGroup[];
}

export interface Meant {
  readonly on: string | null;
  /** What a person said a name means, by its folded name. */
  readonly said: ReadonlyMap<string, string>;
  /** What the paper says its short names stand for, likewise. */
  readonly called?: ReadonlyMap<string, string>;
}

const CANDIDATES_MOST = 5;

/** `on` is the day of the paper, as far as it is known: of two units of one name the one that was there then is meant. */
export function matchUnits(
  names: readonly string[],
  { units, groups }: Register,
  { on, said, called = new Map() }: Meant,
): readonly UnitMatch[] {
  const known = units.map((unit) => ({
    unit,
    keys: [unit.name, unit.shortName ?? '', ...unit.aliases].filter((each) => each !== '').map(keyOf),
  }));
  return names.map((name) => {
    const key = keyOf(called.get(fold(name)) ?? name);
    const told = said.get(fold(name));
    if (told !== undefined) return { name, how: 'said', units: [told], candidates: [] };
    const same = known.filter(({ keys }) => keys.includes(key)).map(({ unit }) => unit);
    const there = same.filter((unit) => wasThere(unit, on));
    const meant = there.length > 0 ? there : same;
    if (meant.length === 1) return { name, how: 'name', units: meant.map(({ id }) => id), candidates: [] };
    const group = groups.find((each) => keyOf(each.name) === key);
    if (group !== undefined && meant.length === 0) return { name, how: 'group', units: group.members, candidates: [] };
    return {
      name,
      how: 'unknown',
      units: [],
      candidates: meant.length > 1 ? meant.map(({ id }) => id) : like(key, known),
    };
  });
}

const wasThere = ({ from, to }: KnownUnit, on: string | null): boolean =>
  on === null || ((from ?? on) <= on && on <= (to ?? on));

/** Units whose name shares most words with it, at least half of the fewer. */
function like(
  key: string,
  known: readonly { readonly unit: KnownUnit; readonly keys: readonly string[] }[],
): readonly string[] {
  const words = new Set(key.split(' '));
  return known
    .map(({ unit, keys }) => ({ id: unit.id, share: Math.max(...keys.map((each) => shareOf(words, each))) }))
    .filter(({ share }) => share >= 0.6)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
    .slice(0, CANDIDATES_MOST)
    .map(({ id }) => id);
}

function shareOf(words: ReadonlySet<string>, key: string): number {
  const others = new Set(key.split(' '));
  const common = [...words].filter((word) => others.has(word)).length;
  return common / Math.max(words.size, others.size);
}

/** Abbreviations that papers use for words of names. */
const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\b(?:ub)?mttq\b/g, 'uy ban mat tran to quoc'],
  [/\bvp\b/g, 'van phong'],
  [/\bbtv\b/g, 'ban thuong vu'],
  [/\bbcd\b/g, 'ban chi dao'],
  [/\batgt\b/g, 'an toan giao thong'],
  [/\bgd\s*(?:&|va)?\s*dt\b/g, 'giao duc va dao tao'],
  [/\bkh\s*(?:&|va)?\s*cn\b/g, 'khoa hoc va cong nghe'],
  [/\btt\s*(?:&|va)?\s*tt\b/g, 'thong tin va truyen thong'],
  [/\bbhxh\b/g, 'bao hiem xa hoi'],
  [/\btp\b/g, 'thanh pho'],
];

/** A name without marks, determiners and abbreviations: what stays is what tells bodies apart. */
export function keyOf(name: string): string {
  let key = fold(name).replace(/[^a-z0-9&]+/g, ' ');
  for (const [pattern, full] of ABBREVIATIONS) key = key.replace(pattern, full);
  return key
    .replace(/^(?:\s*(?:cac|dong chi|lanh dao|thu truong|toan the))+\s/g, '')
    .replace(/&/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
