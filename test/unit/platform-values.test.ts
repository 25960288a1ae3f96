import { CommitUnknown, isConflict, isConnectionLost, isDiskFull } from '../../src/platform/database/failures';
import { instantFromText } from '../../src/platform/database/values';
import { uuidFromParts } from '../../src/platform/identifiers';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import type { Instant } from '../../workflows/vocabulary';

test.each([
  ['2024-06-30 17:00:00+00', '2024-06-30T17:00:00.000Z'],
  ['2024-06-30 17:00:00.5+00', '2024-06-30T17:00:00.500Z'],
  // Cut, not rounded: 999.9 ms would otherwise become the next second.
  ['2024-06-30 16:59:59.9999+00', '2024-06-30T16:59:59.999Z'],
])('a timestamp %s is the instant %s', (text, instant) => {
  expect(instantFromText(text)).toBe(instant);
});

test.each(['infinity', '2024-06-30 17:00:00+07', '0044-03-15 12:00:00+00 BC'])('%s is no instant', (text) => {
  expect(() => instantFromText(text)).toThrow('not a timestamp in UTC');
});

test('a UUID from parts is that of the RFC 9562 layout over the SHA-256 of the length-prefixed parts', () => {
  // printf '1:a2:bc' | sha256sum → 5310a587 8878 1ab2 5d5a d7c3f8503582 …; the version digit 1 becomes 8; of the variant digit 5 (0101)
  // the two low bits stay and the two high ones become 10: 1001, a 9.
  expect(uuidFromParts('a', 'bc')).toBe('5310a587-8878-8ab2-9d5a-d7c3f8503582');
  expect(uuidFromParts('a', 'bc')).not.toBe(uuidFromParts('ab', 'c'));
});

test('failures of the database are told apart', () => {
  const state = (code: string): Error => Object.assign(new Error('x'), { code });
  expect(['57P01', '08006', 'ECONNRESET', '25P03'].map((code) => isConnectionLost(state(code)))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isConnectionLost(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isConnectionLost(new CommitUnknown(state('57P01')))).toBe(true);
  expect(['23505', '40001', '53100'].map((code) => isConnectionLost(state(code)))).toEqual([false, false, false]);
  expect([isDiskFull(state('53100')), isDiskFull(state('53200')), isConflict(state('40P01'))]).toEqual([
    true,
    false,
    true,
  ]);
});

test('a simulated clock stands still until it is set, forwards or back', () => {
  const clock = new SimulatedClock('2024-01-01T00:00:00.000Z' as Instant);
  expect([clock.now(), clock.now()]).toEqual(['2024-01-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z']);
  clock.set('2023-12-30T00:00:00.000Z' as Instant);
  expect([clock.now(), clock.simulated]).toEqual(['2023-12-30T00:00:00.000Z', true]);
});
