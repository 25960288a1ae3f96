import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setup } from 'xstate';
import { EVERY_MACHINE } from '../../../workflows/every-machine';
import { example, exampleOfficer } from '../../../workflows/obligations/examples';
import type { Workflow } from '../../../workflows/workflow';
import { expectGenerated } from '../../support/generated-file';
import {
  behaviourHash,
  brokenPromises,
  readLock,
  renewedLock,
  rowsOf,
  writeLock,
  type LockRow,
} from '../../support/versions-lock';

const path = 'workflows/versions.lock';
const file = join(__dirname, '../../..', path);
const lock = existsSync(file) ? readLock(readFileSync(file, 'utf8')) : [];
const now = rowsOf(EVERY_MACHINE);

test('no released version behaves otherwise than when it was released', () =>
  expect(brokenPromises(lock, now)).toEqual([]));

test('the lock holds every version as it behaves today', () =>
  expectGenerated(path, writeLock(renewedLock(lock, now))));

test('each version of a machine is there once', () => {
  const names = now.map(({ machine, version }) => `${machine}@${version}`);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

const small = (target: 'b' | 'c'): Workflow => ({
  id: 'small',
  version: 1,
  machine: setup({}).createMachine({
    id: 'small',
    initial: 'a',
    states: { a: { on: { done: target } }, b: { type: 'final' }, c: { type: 'final' } },
  }),
  guards: {},
  asks: {},
  examples: [example('done', exampleOfficer)],
  significant: () => null,
});
const row = (status: LockRow['status'], sha256: string): LockRow => ({ machine: 'small', version: 1, status, sha256 });

describe('the lock catches', () => {
  test('another arrow, which is another hash', () => {
    expect(behaviourHash(small('b'))).toBe(behaviourHash(small('b')));
    expect(behaviourHash(small('b'))).not.toBe(behaviourHash(small('c')));
  });
  test('a released machine that changed, and does not overwrite its row', () => {
    const released = [row('released', behaviourHash(small('b')))];
    const changed = rowsOf([small('c')]);
    expect(brokenPromises(released, changed)).toEqual(['small@1 behaves otherwise: raise its version']);
    expect(renewedLock(released, changed)).toEqual(released);
  });
  test('a released machine that is gone', () => {
    expect(brokenPromises([row('released', 'a'.repeat(64))], [])).toEqual(['small@1 is gone, but trails mention it']);
  });
  test('nothing about a version that nobody has released', () => {
    const changed = rowsOf([small('c')]);
    expect(brokenPromises([row('unreleased', 'a'.repeat(64))], changed)).toEqual([]);
    expect(renewedLock([row('unreleased', 'a'.repeat(64))], changed)).toEqual(changed);
  });
  test('a line that is no row', () => expect(() => readLock('small 1')).toThrow('not a row'));
});
