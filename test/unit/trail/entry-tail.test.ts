import { canonicalText, isCanonicalText } from '../../../src/trail/canonical';
import { entryTail } from '../../../src/trail/verify/entry-tail';
import type { Plain } from '../../../workflows/vocabulary';

/** What is read from the end of an entry's line is what reading the whole of it gives, or nothing. */

const HASH = 'ab'.repeat(32);
const STREAM = 'obligation/0b8f0d5e-6c1c-4a55-9f6c-2f7f6f1f0c11';
const entry = (over: { readonly [member: string]: Plain } = {}): string =>
  canonicalText({
    ...{ actor: { kind: 'clock' }, after: { value: 'x' }, before: null, effects: [], evidence: [], occurredOn: null },
    ...{ event: { type: 'rung.due' }, prev: HASH, recordedAt: '2024-07-01T00:00:00.000Z', seq: 12, stream: STREAM },
    ...{ v: 1, versions: { calendar: '2024-1#00ff', work: 'implementation@1' } },
    ...over,
  });
const tail = (text: string) => entryTail(Buffer.from(text));

test('stream, number, link and cited proof', () => {
  expect(tail(entry())).toEqual({ evidence: [], prev: HASH, seq: 12, stream: STREAM });
  const cited = ['01'.repeat(32), '02'.repeat(32)];
  expect(tail(entry({ evidence: cited, occurredOn: '2024-06-30' }))).toMatchObject({ evidence: cited });
});

test('a text inside that looks like an end is none', () => {
  const looks = `,"evidence":[],"occurredOn":null,"prev":"${'00'.repeat(32)}","seq":1`;
  expect(tail(entry({ event: { type: 'returned', note: looks } }))).toMatchObject({ prev: HASH, seq: 12 });
  // A member of the event that is called like one of the entry stands before it.
  const event = { type: 'x', z: { evidence: [HASH] } };
  expect(tail(entry({ event }))).toMatchObject({ evidence: [] });
});

test.each<[string, string]>([
  ['another version', entry({ v: 2 })],
  ['proof that is no hash', entry({ evidence: ['no hash'] })],
  ['a stream of another form', entry({ stream: 'obligation/../x' })],
  ['a number below one', entry({ seq: 0 })],
  ['an end that is cut', entry().slice(0, -1)],
  ['a name that is escaped', entry({ versions: { work: 'a"b' } })],
  ['no entry at all', '{"actor":1}'],
])('%s has to be read whole', (_, text) => expect(tail(text)).toBeNull());

describe('whether a text is the canonical one of what was read from it', () => {
  const isCanonical = (text: string): boolean => isCanonicalText(text, JSON.parse(text) as Plain);

  test.each(['{"a":1,"b":["x",null,true]}', '{"tên":"Sở Y tế"}', '{"a":"tab\\t, \\u001f, \\\\u0041"}', '[]'])(
    '%s is',
    (text) => expect(isCanonical(text)).toBe(true),
  );

  test.each([
    ['names out of order', '{"b":1,"a":2}'],
    ['a name twice', '{"a":1,"a":1}'],
    ['a space', '{"a": 1}'],
    ['another spelling of a number', '{"a":1e3}'],
    ['a fraction', '{"a":1.5}'],
    ['minus nothing', '{"a":-0}'],
    ['an escape that is not needed', '{"a":"\\u0041"}'],
    ['an escape in capitals', '{"a":"\\u001F"}'],
    ['letters that are not composed', `{"a":"${'Sở'.normalize('NFD')}"}`],
    ['half a surrogate', '{"a":"\\ud800"}'],
    ['numbers as names, as engines sort them', '{"9":1,"10":1}'],
  ])('%s is not', (_, text) => expect(isCanonical(text)).toBe(false));
});
