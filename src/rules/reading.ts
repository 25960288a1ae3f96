import { basename } from 'node:path';
import { createHash } from 'node:crypto';
import type { LocalDate, Plain, Refusal } from '../../workflows/vocabulary';
import { canonicalText } from '../trail/canonical';
import { decide, type Explained } from './decide';
import type { Outcome } from './evaluate/explanation';
import type { Scope } from './feel/values';
import type { Citation } from './law/citations';
import type { LawRegister } from './law/provision';
import type { RuleFile } from './rule-text';

/** What a table said of facts, as an entry of the trail keeps it: enough that whoever has the file and the register of those hashes
 *  reads the same again. Plain values only, no fractions. Source: ADR 0050. */
export interface Reading {
  readonly file: string;
  readonly name: string;
  readonly version: string | null;
  readonly sha256: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** SHA-256 of the register of provisions, as canonical text. */
  readonly lawSha256: string;
  /** Its id, as the file has it. */
  readonly decision: string;
  readonly actOn: LocalDate | null;
  readonly facts: { readonly [fact: string]: Plain };
  readonly outcome: Outcome;
  readonly result: Plain;
  readonly missing: readonly string[];
  readonly rows: readonly RowRead[];
  readonly citations: readonly Citation[];
}

export interface RowRead {
  readonly table: string;
  readonly row: number;
  readonly annotations: { readonly [column: string]: string };
}

/** Reads a table. Refuses what `decide` refuses. */
export function readingOf(
  rules: RuleFile,
  decision: string,
  facts: { readonly [fact: string]: Plain },
  law: LawRegister,
): Reading | readonly Refusal[] {
  const explained = decide(rules, decision, facts as unknown as Scope, law);
  return 'length' in explained
    ? (explained as readonly Refusal[])
    : readingFrom(explained as Explained, decision, { facts, law });
}

function readingFrom(
  explained: Explained,
  decision: string,
  { facts, law }: { readonly facts: Reading['facts']; readonly law: LawRegister },
): Reading {
  const { name, version, sha256, validFrom, validTo, outcome, result, missing, actOn, citations } = explained;
  return {
    ...{ file: basename(explained.file), name, version, sha256, validFrom, validTo },
    lawSha256: lawHash(law),
    ...{ decision, actOn, facts, outcome, result, missing },
    rows: explained.decisions.flatMap(({ tables }) =>
      tables.flatMap(({ table, matched }) =>
        matched.map(({ row, annotations }) => ({ table, row, annotations: { ...annotations } })),
      ),
    ),
    citations,
  };
}

/** Whether two readings are the same to the byte. */
export const sameReading = (one: Reading, other: Reading): boolean => textOf(one) === textOf(other);
const textOf = (reading: Reading): string => canonicalText(reading as unknown as Plain);

const hashes = new WeakMap<LawRegister, string>();
/** Names a register of provisions by its content. */
export function lawHash(law: LawRegister): string {
  const known = hashes.get(law);
  if (known !== undefined) return known;
  const found = createHash('sha256')
    .update(canonicalText(law as unknown as Plain), 'utf8')
    .digest('hex');
  hashes.set(law, found);
  return found;
}
