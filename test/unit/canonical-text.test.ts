import fc from 'fast-check';
import { canonicalText } from '../../src/trail/canonical';
import type { Plain } from '../../workflows/vocabulary';

/** One value, one text. The examples are those that RFC 8785 publishes, as far as our subset reaches. */

const text = fc.string({ unit: 'binary', maxLength: 12 }).map((raw) => raw.normalize('NFC'));
const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('plain'), { maxLength: 4 }),
    fc.dictionary(text, tie('plain'), { maxKeys: 5 }),
  ),
}));

/** The same members, put in in the opposite order, at every depth. */
function reversed(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member as Plain)]),
  );
}

describe('what RFC 8785 publishes', () => {
  it('§3.2.2 and §3.2.4: strings and literals; its numbers are fractions, which we refuse', () => {
    const value = { string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };
    expect(canonicalText(value)).toBe('{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
    for (const number of [333333333.33333329, 4.5, 2e-3, 1e-27])
      expect(() => canonicalText({ numbers: [number] })).toThrow('not a safe integer');
  });

  it('§3.2.3: members by UTF-16 code units; U+FB33 alone is left out, since it has no NFC form of its own', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalText({ members: value })).members as object)).toEqual([
      // "1" comes second in the text; a parsed object lists such a name first.
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
    ]);
    expect(canonicalText(value).startsWith('{"\\r":"Carriage Return","1":"One",')).toBe(true);
    expect(() => canonicalText({ '\ufb33': 'Hebrew Letter Dalet With Dagesh' })).toThrow('not NFC');
  });

  it('appendix B: zero and minus zero are 0; what is no exact whole number is refused', () => {
    expect([0, -0, 9007199254740991, -9007199254740991].map((number) => canonicalText(number))).toEqual([
      '0',
      '0',
      '9007199254740991',
      '-9007199254740991',
    ]);
    for (const number of [5e-324, 9007199254740992, 295147905179352830000, NaN, Infinity])
      expect(() => canonicalText(number)).toThrow('not a safe integer');
  });
});

describe('any plain value', () => {
  it('can be read back from its text', () => {
    fc.assert(fc.property(plain, (value) => expect(JSON.parse(canonicalText(value))).toEqual(withoutMinusZero(value))));
  });

  it('has one text, in whatever order its members were put in', () => {
    fc.assert(fc.property(plain, (value) => canonicalText(reversed(value)) === canonicalText(value)));
  });

  it('keeps its text when it is read and written again', () => {
    fc.assert(
      fc.property(plain, (value) => canonicalText(JSON.parse(canonicalText(value)) as Plain) === canonicalText(value)),
    );
  });
});

describe('what has no canonical text is refused at any depth', () => {
  const nested = (bad: unknown): Plain[] => [bad, [bad], { a: [{ b: bad }] }] as Plain[];

  it('a fraction', () => {
    const fraction = fc.double({ noInteger: true });
    fc.assert(
      fc.property(fraction, (number) => nested(number).forEach((v) => expect(() => canonicalText(v)).toThrow())),
    );
  });

  it('decomposed letters, as a value and as a name', () => {
    for (const words of ['Quán triệt', 'đôn đốc', 'hoà']) {
      const loose = words.normalize('NFD');
      for (const value of [...nested(loose), { [loose]: 1 }]) expect(() => canonicalText(value)).toThrow('not NFC');
    }
  });

  it('half of a surrogate pair, as a value and as a name', () => {
    for (const half of ['\ud800', 'a\udc00', '\udc00\ud800'])
      for (const value of [...nested(half), { [half]: 1 }])
        expect(() => canonicalText(value)).toThrow('lone surrogate');
  });

  it('whatever is no plain value: a date, a map, bytes, a big integer, a hole', () => {
    for (const thing of [new Date(0), new Map([['a', 1]]), Buffer.from('a'), 1n, Symbol('a'), () => 1])
      for (const value of nested(thing)) expect(() => canonicalText(value)).toThrow();
    expect(() => canonicalText([undefined] as unknown as Plain)).toThrow();
  });

  it('an absent member, which is only left out', () => {
    expect(canonicalText({ a: undefined, b: 1 } as unknown as Plain)).toBe('{"b":1}');
  });
});

const withoutMinusZero = (value: Plain): unknown =>
  JSON.parse(JSON.stringify(value), (_, member: unknown) => (Object.is(member, -0) ? 0 : member));
