import { keptForm, keptText } from '../../src/web/entry/kept-form';
import { localAddress } from '../../src/web/page/addresses';
import { momentText } from '../../src/web/page/date-text';
import { maskedWord, unmaskedWord } from '../../src/web/page/form-word';
import { languageOf } from '../../src/web/page/language';
import { wantsPage } from '../../src/web/page/problem-view';
import { words } from '../../src/platform/words';
import type { Instant } from '../../workflows/vocabulary';

describe('the words of a page', () => {
  it('are said in the language that was chosen, and take what stands in them', () => {
    const table = words({
      left: { vi: (days: number) => `còn ${days} ngày`, en: (days: number) => `${days} days left` },
    });
    expect([table('vi').left(3), table('en').left(3)]).toEqual(['còn 3 ngày', '3 days left']);
  });

  it('are a type error where a language, an entry or what stands in it is missing', () => {
    // @ts-expect-error the English is missing
    words({ title: { vi: 'Nhiệm vụ' } });
    // @ts-expect-error the English cannot say what the Vietnamese says
    words({ left: { vi: (days: number) => `còn ${days} ngày`, en: (days: string) => days } });
    // @ts-expect-error there is no such entry
    expect(words({ title: { vi: 'Nhiệm vụ', en: 'Tasks' } })('vi').titel).toBeUndefined();
  });
});

describe('the word of a form', () => {
  const word = Buffer.from('the word of a session, 32 bytes.').toString('base64url');

  it('is another text in each answer and the same word behind it', () => {
    const [one, other] = [maskedWord(word), maskedWord(word)];
    expect(one).not.toBe(other);
    expect([unmaskedWord(one), unmaskedWord(other)]).toEqual([word, word]);
    expect(one).not.toContain(word);
  });

  it('is nothing when it was bent', () => {
    expect(unmaskedWord('abc')).not.toBe(word);
    expect(unmaskedWord('')).toBe('');
  });
});

test.each([
  ['/hom-nay?don-vi=a%20b', true],
  ['/', true],
  ['//evil.example', false],
  ['/\\evil.example', false],
  ['https://evil.example/', false],
  ['/a\nSet-Cookie: x', false],
  ['/api/plans', false],
  ['hom-nay', false],
])('%j is an address of ours: %s', (address, ours) => {
  expect(localAddress(address)).toBe(ours ? address : null);
});

test('a form that came too late comes back as it was, and nothing else does', () => {
  const text = keptText({ action: '/nghia-vu/1', page: '/viec-cua-toi' }, { note: 'Đã họp', unit: ['a', 'b'] });
  expect(keptForm(text)).toEqual({
    ...{ action: '/nghia-vu/1', page: '/viec-cua-toi' },
    fields: [['note', 'Đã họp'], ['unit', 'a'], ['unit', 'b']], // prettier-ignore
  });
  for (const bent of [
    '',
    '[]',
    'null',
    '{"action":"//evil","page":"/","fields":[]}',
    '{"action":"/a","page":"/","fields":[[1,2]]}',
  ]) {
    expect(keptForm(bent)).toBeNull();
  }
});

test('days and moments are those of Vietnam', () => {
  // 17:30 UTC is half past midnight of the next day there.
  expect(momentText('2026-11-22T17:30:05.000Z' as Instant, 'minute')).toBe('00:30, 23/11/2026');
  expect(momentText('2026-11-22T17:30:05.000Z' as Instant, 'second')).toBe('00:30:05, 23/11/2026');
});

test('a browser asks for pages, a program for problems, and the API never answers with a page', () => {
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  expect([wantsPage('/hom-nay', browser), wantsPage('/api/plans', browser)]).toEqual([true, false]);
  expect([wantsPage('/hom-nay', '*/*'), wantsPage('/hom-nay', undefined)]).toEqual([false, false]);
});

test('Vietnamese stands first', () => {
  const asked = [undefined, 'a=b', 'dondoc-language=fr', 'a=b; dondoc-language=en'];
  expect(asked.map(languageOf)).toEqual(['vi', 'vi', 'vi', 'en']);
});
