import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { cookieSecret } from '../../src/people/accounts/cookie';
import { hashPassword, isOutdated, isPassword } from '../../src/people/accounts/password';
import { passwordWrong } from '../../src/people/accounts/password-rules';
import { scopeOn, seesDuty, seesPlan, seesUnit, type Holding, type Places } from '../../src/people/accounts/scope';
import { csrfOf, isCsrfOf, newSecret, readablePassword } from '../../src/people/accounts/secret';
import { afterTry, heardFrom, OF_ACCOUNT, type Tries } from '../../src/people/accounts/throttle';
import { COMMON_PASSWORDS } from '../../src/people/accounts/common-passwords.table';
import { WEAK_PASSWORDS } from '../../src/people/accounts/weak-passwords.table';
import { Frontage } from '../../src/platform/http/frontage';

const day = (text: string) => text as LocalDate;
const at = (text: string) => `2024-06-10T${text}.000Z` as Instant;

describe('what is seen', () => {
  // tinh ─ so ─ phong; tinh ─ huyen; `so` follows `so-cu`, which ceased and had `doi-cu` beneath it.
  const below: Record<string, string[]> = {
    tinh: ['tinh', 'so', 'phong', 'huyen', 'so-cu', 'doi-cu'],
    so: ['so', 'phong'],
    'so-cu': ['so-cu', 'doi-cu'],
  };
  const places: Places = {
    below: (unit) => below[unit] ?? [unit],
    follows: (unit) => (unit === 'so' ? ['so-cu'] : []),
  };
  const holding = (role: Holding['role'], unit: string | null): Holding => ({
    ...{ role, unit, from: day('2024-01-01') },
    to: day('2024-06-30'),
  });
  const scope = (on: string, ...holdings: Holding[]) => scopeOn(day(on), { person: 'an', holdings }, places);
  const duty = (unitId: string, officeUnitId: string, issuerUnitId: string, routerUnitId: string | null = null) => ({
    ...{ unitId, officeUnitId, issuerUnitId, routerUnitId },
  });

  test.each([
    // An officer: duties of the own branch and of the unit before, and what the own unit tracks or issued; not what one beneath does.
    ['unit-officer', 'so', duty('phong', 'x', 'x'), true],
    ['unit-officer', 'so', duty('doi-cu', 'x', 'x'), true],
    ['unit-officer', 'so', duty('huyen', 'so', 'x'), true],
    ['unit-officer', 'so', duty('huyen', 'x', 'so-cu'), true],
    ['unit-officer', 'so', duty('huyen', 'phong', 'phong'), false],
    ['unit-head', 'tinh', duty('x', 'so', 'so'), false],
    // A report on its way is seen where it lies; whoever monitors a branch sees what lies anywhere in it.
    ['unit-officer', 'so', duty('x', 'y', 'y', 'so'), true],
    ['unit-officer', 'so', duty('x', 'y', 'y', 'phong'), false],
    ['monitoring-officer', 'so', duty('x', 'y', 'y', 'phong'), true],
    // Whoever monitors or inspects a branch sees what all of it tracks.
    ['monitoring-officer', 'tinh', duty('x', 'so', 'x'), true],
    ['supervising-leader', 'so', duty('x', 'x', 'phong'), true],
    ['inspector', 'tinh', duty('x', 'x', 'huyen'), true],
    ['inspector', 'so', duty('huyen', 'tinh', 'tinh'), false],
    ['administrator', null, duty('tinh', 'tinh', 'tinh'), false],
  ] as const)('%s of %s', (role, unit, of, expected) => {
    expect(seesDuty(scope('2024-06-10', holding(role, unit)), of)).toBe(expected);
  });

  test('a role counts from its first day to its last, both included', () => {
    const seen = (on: string) => seesDuty(scope(on, holding('unit-head', 'so')), duty('so', 'x', 'x'));
    expect(['2023-12-31', '2024-01-01', '2024-06-30', '2024-07-01'].map(seen)).toEqual([false, true, true, false]);
  });

  test('roles add up, and nobody’s is nothing', () => {
    const both = scope('2024-06-10', holding('unit-officer', 'huyen'), holding('inspector', 'so'));
    expect([duty('huyen', 'x', 'x'), duty('x', 'phong', 'x')].map((each) => seesDuty(both, each))).toEqual([
      true,
      true,
    ]);
    expect(seesDuty(scope('2024-06-10'), duty('so', 'so', 'so'))).toBe(false);
  });

  test('a plan is seen by whoever tracks it or sees a duty of it', () => {
    const plan = { officeUnitId: 'so', issuerUnitId: 'so' };
    const huyen = scope('2024-06-10', holding('unit-officer', 'huyen'));
    expect(seesPlan(scope('2024-06-10', holding('unit-officer', 'so')), plan, [])).toBe(true);
    expect(seesPlan(huyen, plan, [duty('tinh', 'so', 'so')])).toBe(false);
    expect(seesPlan(huyen, plan, [duty('tinh', 'so', 'so'), duty('huyen', 'so', 'so')])).toBe(true);
  });

  test('who keeps accounts reads the register of units, and no more', () => {
    const keeper = scope('2024-06-10', holding('administrator', null));
    expect([seesUnit(keeper, 'so'), seesPlan(keeper, { officeUnitId: 'so', issuerUnitId: 'so' }, [])]).toEqual([
      true,
      false,
    ]);
  });
});

describe('passwords', () => {
  test('are kept salted, with the version of their parameters, and read in any spelling of the same letters', async () => {
    const [one, two] = [await hashPassword('mật khẩu rất dài'), await hashPassword('mật khẩu rất dài')];
    expect(one).toMatch(/^scrypt:1:[\w-]{22}:[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await isPassword('mật khẩu rất dài'.normalize('NFD'), one)).toBe(true);
    expect(await isPassword('mật khẩu rất dàI', one)).toBe(false);
    expect(await isPassword('gì cũng được', null)).toBe(false);
    expect([isOutdated(one), isOutdated('scrypt:0:a:b')]).toEqual([false, true]);
    await expect(isPassword('x', 'scrypt:9:a:b')).rejects.toThrow('version 9');
  });

  test.each([
    ['ngắn quá đấy', null],
    ['mười một ký', 'password.too-short'],
    ['x'.repeat(129), 'password.too-long'],
    ['Mật-Khẩu-12345', 'password.easily-guessed'],
    ['aaaaaaaaaaaaaa', 'password.easily-guessed'],
    ['abcabcabcabca', 'password.easily-guessed'],
    ['1029384756102', 'password.easily-guessed'],
    ['qwertyuiopas!', 'password.easily-guessed'],
    ['zyxwvutsrqpo1', 'password.easily-guessed'],
    ['dau-moi-2024!', 'password.easily-guessed'],
    ['dondoc-dondoc-1', 'password.easily-guessed'],
    ['ba con mèo trên mái', null],
  ])('%s', (password, code) => {
    expect(passwordWrong(password, 'dau-moi')?.code ?? null).toBe(code);
  });

  test('the list of what everybody tries holds nothing that length refuses already, and nothing twice', () => {
    expect(WEAK_PASSWORDS.filter((word) => word.length < 12)).toEqual([]);
    expect(new Set(WEAK_PASSWORDS).size).toBe(WEAK_PASSWORDS.length);
    expect(WEAK_PASSWORDS.filter((word) => passwordWrong(word, 'somebody') === null)).toEqual([]);
  });

  test('the published list is refused whole, whichever way it is written', () => {
    expect(COMMON_PASSWORDS).toHaveLength(308);
    expect(COMMON_PASSWORDS.filter((word) => [...word].length < 12)).toEqual([]);
    expect(COMMON_PASSWORDS.filter((word) => passwordWrong(word, 'somebody') === null)).toEqual([]);
    // Of that list and of no rule of ours.
    for (const word of ['unbelievable', 'JustinBieber', 'ghjcnjgfhjkm']) {
      expect(passwordWrong(word, 'somebody')?.code).toBe('password.easily-guessed');
    }
  });

  test('that are printed can be read off paper', () => {
    expect(readablePassword()).toMatch(/^([a-km-np-z2-79]{5}-){3}[a-km-np-z2-79]{5}$/);
    expect(readablePassword()).not.toBe(readablePassword());
  });
});

describe('tries', () => {
  const tries = (count: number, lastAt: string): Tries => ({ tries: count, since: at('00:00:00'), lastAt: at(lastAt) });

  test('five cost nothing, each after that waits twice as long as the one before, at most a quarter of an hour', () => {
    const until = (count: number) => heardFrom(tries(count, '01:00:00'), OF_ACCOUNT, at('01:00:00'));
    expect([0, 4].map(until)).toEqual([null, null]);
    // 15 s, 30 s, 60 s; 15 s × 2⁶ = 16 min is cut to 15.
    expect([5, 6, 7, 11, 500].map(until)).toEqual(['01:00:15', '01:00:30', '01:01:00', '01:15:00', '01:15:00'].map(at));
    expect(heardFrom(tries(5, '01:00:00'), OF_ACCOUNT, at('01:00:15'))).toBeNull();
  });

  test('are forgotten a quarter of an hour after the last one', () => {
    expect(afterTry(tries(5, '01:00:00'), at('01:15:00'))).toMatchObject({ tries: 6 });
    expect(afterTry(tries(5, '01:00:00'), at('01:15:01'))).toEqual({
      ...{ tries: 1, since: at('01:15:01') },
      lastAt: at('01:15:01'),
    });
    expect(afterTry(null, at('02:00:00'))).toMatchObject({ tries: 1 });
  });
});

describe('the word beside the cookie', () => {
  test('fits its session and no other', () => {
    const [mine, other] = [newSecret(), newSecret()];
    expect(isCsrfOf(mine, csrfOf(mine))).toBe(true);
    expect(isCsrfOf(mine, csrfOf(other))).toBe(false);
    expect(isCsrfOf(mine, '')).toBe(false);
    expect(csrfOf(mine)).not.toContain(mine);
  });

  test('the secret is found among other cookies, by its whole name', () => {
    expect(cookieSecret('a=1; dondoc=abc_-9; b=2', 'dondoc')).toBe('abc_-9');
    expect(cookieSecret('xdondoc=abc; __Host-dondoc=def', 'dondoc')).toBeNull();
    expect(cookieSecret('dondoc=a b', 'dondoc')).toBeNull();
    expect(cookieSecret(undefined, 'dondoc')).toBeNull();
  });
});

describe('the front', () => {
  const reach = (over: object) => ({
    secure: false,
    peer: '127.0.0.1',
    forwarded: false,
    host: '127.0.0.1:3000',
    ...over,
  });

  test('on this machine: its own names alone, and a page under the same name', () => {
    const here = new Frontage(null);
    expect(
      ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'].map((host) => here.isReachedSafely(reach({ host }))),
    ).toEqual([...[true, true, true]]);
    // A foreign name that was made to point here.
    expect(here.isReachedSafely(reach({ host: 'evil.example' }))).toBe(false);
    expect(here.isOwnOrigin('http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(true);
    expect(here.isOwnOrigin('http://evil.example', '127.0.0.1:3000')).toBe(false);
    expect(here.isOwnOrigin('null', '127.0.0.1:3000')).toBe(false);
    expect(here.isOwnOrigin(undefined, '127.0.0.1:3000')).toBe(false);
    expect(here.cookieName).toBe('dondoc');
  });

  test('under a public name: https alone, and pages of that name', () => {
    const out = new Frontage('https://dondoc.example.vn/x');
    const proxied = { peer: '10.0.0.9', forwarded: true, host: 'dondoc.example.vn' };
    expect(out.isReachedSafely(reach({ ...proxied, secure: true }))).toBe(true);
    expect(out.isReachedSafely(reach(proxied))).toBe(false);
    expect(out.isReachedSafely(reach({ peer: '10.0.0.9' }))).toBe(false);
    expect(out.isOwnOrigin('https://dondoc.example.vn', 'dondoc.example.vn')).toBe(true);
    expect(out.isOwnOrigin('http://dondoc.example.vn', 'dondoc.example.vn')).toBe(false);
    expect(out.cookieName).toBe('__Host-dondoc');
    expect(out.addressOf('http://0.0.0.0:3000')).toBe('https://dondoc.example.vn');
  });

  test('a program on this machine is one that nobody passed on', () => {
    const here = new Frontage(null);
    expect(here.isThisMachine(reach({ peer: '::ffff:127.0.0.1' }))).toBe(true);
    expect(here.isThisMachine(reach({ forwarded: true }))).toBe(false);
    expect(here.isThisMachine(reach({ peer: '10.0.0.9' }))).toBe(false);
  });
});
