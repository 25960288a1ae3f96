import { createHash } from 'node:crypto';
import type { ProvisionChange, ProvisionMark } from '../../../workflows/law/law.machine';
import type { Plain } from '../../../workflows/vocabulary';
import { canonicalText } from '../../trail/canonical';
import type { LawRegister, Provision } from './provision';

/** What differs between the book that the trail knows and the files of a release. Pure. Source: ADR 0072. */

export interface LawChange {
  readonly type: `provision.${ProvisionChange}`;
  readonly provision: string;
  readonly was: readonly ProvisionMark[];
  readonly now: readonly ProvisionMark[];
}

/** All records of a register in short, by id and first day. The hash is over the record as the file has it, its act included. */
export const marksOf = ({ acts, provisions }: LawRegister): readonly ProvisionMark[] =>
  [...provisions].sort(byIdAndDay).map((record) => {
    const { id, act, effectiveFrom: from, effectiveTo: to, source, sure } = record;
    const whole = { ...record, act: acts.find((each) => each.id === act) ?? act } as unknown as Plain;
    const sha256 = createHash('sha256').update(canonicalText(whole), 'utf8').digest('hex');
    return { id, act, from, to, source, sure, sha256 };
  });

/** One change for each provision whose records differ, by id. */
export function lawChanges(known: readonly ProvisionMark[], found: readonly ProvisionMark[]): readonly LawChange[] {
  const ids = [...new Set([...known, ...found].map(({ id }) => id))].sort();
  return ids.flatMap((provision) => {
    const was = known.filter(({ id }) => id === provision);
    const now = found.filter(({ id }) => id === provision);
    if (sameRecords(was, now)) return [];
    return [{ type: `provision.${kindOf(was, now)}` as const, provision, was, now }];
  });
}

type Marks = readonly ProvisionMark[];

const sameRecords = (one: Marks, other: Marks): boolean =>
  one.length === other.length && one.every(({ sha256 }, index) => sha256 === other[index]?.sha256);

function kindOf(was: Marks, now: Marks): ProvisionChange {
  if (was.length === 0) return 'added';
  const isGone = (record: ProvisionMark): boolean => !now.some((other) => isSameRecord(record, other));
  if (now.length < was.length || was.some(isGone)) return 'withdrawn';
  if (now.length > was.length) return 'replaced';
  const isOver = ({ from, act, to }: ProvisionMark): boolean =>
    to === null && now.some((other) => other.from === from && other.act === act && other.to !== null);
  return was.some(isOver) ? 'ended' : 'corrected';
}

/** A record keeps its act or its first day when it is corrected: who changes both has written another one. */
const isSameRecord = (one: ProvisionMark, other: ProvisionMark): boolean =>
  one.from === other.from || one.act === other.act;

const byIdAndDay = (one: Provision, other: Provision): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : (one.effectiveFrom ?? '') < (other.effectiveFrom ?? '') ? -1 : 1;
