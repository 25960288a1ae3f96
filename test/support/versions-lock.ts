import { createHash } from 'node:crypto';
import { behaviourTable, walk } from '../../workflows/behaviour';
import { canonicalText } from '../../src/trail/canonical';
import type { Workflow } from '../../workflows/workflow';

/** workflows/versions.lock: one row per machine version with a hash of its whole transition table. A row marked `released`
 *  stands in somebody's trail and never changes: another behaviour is another version. Source: ARCHITECTURE "The step". */
export interface LockRow {
  readonly machine: string;
  readonly version: number;
  readonly status: 'released' | 'unreleased';
  readonly sha256: string;
}

const HEAD = [
  '# What each version of a machine does, as a SHA-256 of its whole transition table (workflows/behaviour.ts).',
  '# `npm run generated` adds rows and renews those that are unreleased; a release marks its rows `released`, by hand.',
  '# A released row never changes and never goes: raise the version of the machine instead, and keep the old one.',
];

export const behaviourHash = (workflow: Workflow): string =>
  createHash('sha256')
    .update(canonicalText(behaviourTable(walk(workflow))))
    .digest('hex');

export const rowsOf = (machines: readonly Workflow[]): readonly LockRow[] =>
  machines.map((workflow) => ({
    machine: workflow.id,
    version: workflow.version,
    status: 'unreleased',
    sha256: behaviourHash(workflow),
  }));

export function readLock(text: string): readonly LockRow[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, machine, version, status, sha256] = /^(\w+)@(\d+) (released|unreleased) ([0-9a-f]{64})$/.exec(line) ?? [];
    if (!machine || !version || !sha256) throw new Error(`versions.lock: not a row: ${line}`);
    return { machine, version: Number(version), status: status === 'released' ? 'released' : 'unreleased', sha256 };
  });
}

export const writeLock = (rows: readonly LockRow[]): string =>
  [
    ...HEAD,
    ...rows.map(({ machine, version, status, sha256 }) => `${machine}@${version} ${status} ${sha256}`),
    '',
  ].join('\n');

const sameVersion = (one: LockRow) => (other: LockRow) =>
  one.machine === other.machine && one.version === other.version;

/** The lock as it should be: released rows as they are, all others as the machines behave now. */
export function renewedLock(lock: readonly LockRow[], now: readonly LockRow[]): readonly LockRow[] {
  const released = lock.filter(({ status }) => status === 'released');
  const open = now.filter((row) => !released.some(sameVersion(row)));
  return [...released, ...open].sort((one, other) =>
    one.machine < other.machine ? -1 : one.machine > other.machine ? 1 : one.version - other.version,
  );
}

/** Released promises that the machines of today break: changed without a new version, or gone. */
export function brokenPromises(lock: readonly LockRow[], now: readonly LockRow[]): readonly string[] {
  return lock
    .filter(({ status }) => status === 'released')
    .flatMap((row) => {
      const today = now.find(sameVersion(row));
      if (!today) return [`${row.machine}@${row.version} is gone, but trails mention it`];
      return today.sha256 === row.sha256 ? [] : [`${row.machine}@${row.version} behaves otherwise: raise its version`];
    });
}
