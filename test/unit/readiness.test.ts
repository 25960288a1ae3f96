import { CommitUnknown } from '../../src/platform/database/failures';
import { Refused } from '../../src/platform/refused';
import { checksOf, type Vitals } from '../../src/web/readiness';
import { refusalOfError } from '../../src/web/refusal-of-error';
import { refusal, type Instant } from '../../workflows/vocabulary';

const vitals: Vitals = {
  ...{ oldestDueAt: null, heldSince: null, unplacedEntries: 0, followerLag: new Map() },
  ...{ now: '2024-07-01T00:01:00.000Z' as Instant, tickSeconds: 15 },
};
const redOf = (change: Partial<Vitals>) =>
  checksOf({ ...vitals, ...change })
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

test('ready until the oldest wake-up has waited longer than two ticks', () => {
  expect(redOf({})).toEqual([]);
  // Two ticks of 15 s before 00:01:00 is 00:00:30.
  expect(redOf({ oldestDueAt: '2024-07-01T00:00:30.000Z' as Instant })).toEqual([]);
  expect(redOf({ oldestDueAt: '2024-07-01T00:00:29.999Z' as Instant })).toEqual(['clock']);
  expect(redOf({ oldestDueAt: '2024-07-01T09:00:00.000Z' as Instant })).toEqual([]);
});

test('a clock that is held, a sequencer or a follower that is stuck is not ready', () => {
  expect(redOf({ heldSince: vitals.now })).toEqual(['clock']);
  expect(redOf({ unplacedEntries: 50_001 })).toEqual(['sequencer']);
  expect(redOf({ followerLag: new Map([['notices', 50_001]]) })).toEqual(['followers']);
});

test('what reaches the edge is told as what it is', () => {
  const at = { method: 'POST', path: '/api/plans', allowed: () => [] };
  const codeOf = (error: unknown) => refusalOfError(error, at)?.refusal.code ?? null;
  const failure = (code: string) => Object.assign(new Error('x'), { code });
  expect(codeOf(new Refused(refusal('version.stale')))).toBe('version.stale');
  expect(codeOf(new CommitUnknown(null))).toBe('database.commit-unknown');
  expect(codeOf(failure('ECONNREFUSED'))).toBe('database.unavailable');
  expect(codeOf(failure('57P01'))).toBe('database.unavailable');
  expect(codeOf(failure('53100'))).toBe('database.no-space');
  expect(codeOf(failure('40P01'))).toBe('database.conflict');
  expect(codeOf(Object.assign(new Error('x'), { status: 413 }))).toBe('request.too-large');
  expect(codeOf(Object.assign(new Error('x'), { status: 400 }))).toBe('request.malformed');
  const unserved = Object.assign(new Error('x'), { status: 404 });
  expect(codeOf(unserved)).toBe('not-found');
  expect(refusalOfError(unserved, { ...at, allowed: () => ['GET'] })?.refusal.code).toBe('request.method-not-allowed');
  // A mistake of ours stays one.
  expect(codeOf(new TypeError('x is not a function'))).toBeNull();
  expect(codeOf('x')).toBeNull();
});
