import 'reflect-metadata';
import { addDays, addMs, localDateOf } from '../../src/calendar/local-date';
import { Access } from '../../src/people/accounts/access.service';
import { accessRecord } from '../../src/people/accounts/access-record.store';
import { AccountKeeping } from '../../src/people/accounts/account-keeping.service';
import { firstAccountLines } from '../../src/people/accounts/first-account-lines';
import { FirstAccountsMaker } from '../../src/people/accounts/first-accounts.service';
import { PasswordSignIn } from '../../src/people/accounts/password-sign-in.service';
import { requireKnownRegister } from '../../src/people/register.store';
import { asOwner } from '../support/as-owner';
import { CHIEF, issuedPlan, LANG_SON, type IssuedPlan } from '../support/issued-plan';

let plan: IssuedPlan;
let keeping: AccountKeeping;
let access: Access;
beforeEach(async () => {
  plan = await issuedPlan();
  access = new Access(plan.fresh.database, plan.clock);
  keeping = new AccountKeeping(plan.fresh.database, access, plan.clock);
});
const maker = () => new FirstAccountsMaker(plan.fresh.database, access, plan.clock);
const records = async () =>
  (await plan.fresh.database.transaction((tx) => accessRecord(tx, { account: null, limit: 100 }))).map(
    ({ what }) => what,
  );

describe('the first accounts', () => {
  it('are one administrator with a one-time link where there is no sample data', async () => {
    const first = await maker().make(false);
    if (first?.kind !== 'administrator') throw new Error('an administrator');
    expect(firstAccountLines('http://127.0.0.1:3000', first).join('\n')).toMatch(
      `http://127.0.0.1:3000/link/${first.link}`,
    );
    expect(await access.nameOfLink(first.link)).toBe('quan-tri');
    const [account] = await keeping.all();
    expect(account).toMatchObject({ name: 'quan-tri', person: null, grants: [{ role: 'administrator', unit: null }] });
    expect(await maker().make(false)).toBeNull();
  });

  it('are one for each way of looking at the sample plan, each able to sign in, and told once', async () => {
    const made = await Promise.all([maker().make(true), maker().make(true)]);
    const [first, ...more] = made.filter((each) => each !== null);
    expect(more).toEqual([]);
    if (first?.kind !== 'sample') throw new Error('sample accounts');
    expect(first.accounts.map(({ name }) => name)).toEqual([
      ...['theo-doi', 'chanh-van-phong', 'truong-ban', 'dau-moi', 'giam-doc', 'thanh-tra', 'quan-tri'],
    ]);
    const [officer] = first.accounts;
    const given = { name: officer?.name ?? '', password: officer?.password ?? '' };
    const proof = await new PasswordSignIn(plan.fresh.database, plan.clock).prove(given, { address: '127.0.0.1' });
    expect(proof).toEqual({ account: expect.any(String) });
    expect((await keeping.all()).every(({ sample, hasPassword }) => sample && hasPassword)).toBe(true);
  });
});

describe('keeping accounts', () => {
  it('adds one for a person of the register, once, and tells of its link', async () => {
    expect(await keeping.add({ name: 'Đầu-Mối', person: 'mau-018' })).toMatchObject({
      link: expect.stringMatching(/^[\w-]{43}$/),
      // 24 hours.
      endsAt: addMs(plan.clock.now(), 86_400_000),
    });
    expect((await keeping.all()).map(({ name }) => name)).toEqual(['dau-moi']);
    expect(await keeping.add({ name: 'khac', person: 'mau-018' })).toMatchObject({ code: 'account.exists' });
    expect(await keeping.add({ name: 'khac', person: 'nobody' })).toMatchObject({ code: 'person.unknown' });
    expect(await keeping.add({ name: 'a b', person: null })).toMatchObject({ code: 'account.name-unfit' });
  });

  it('grants and takes back from this moment on, and leaves a record of both', async () => {
    await keeping.add({ name: 'thanh-tra', person: null });
    const grant = { account: 'thanh-tra', role: 'inspector', unit: 'ubnd-tinh', from: null, to: null } as const;
    expect(await keeping.grant({ ...grant, unit: 'nowhere' })).toMatchObject({ code: 'unit.unknown' });
    expect(await keeping.grant({ ...grant, unit: null })).toMatchObject({ code: 'grant.needs-unit' });
    expect(await keeping.grant({ ...grant, role: 'administrator' })).toMatchObject({ code: 'grant.no-unit' });
    expect(await keeping.grant({ ...grant, account: 'nobody' })).toMatchObject({ code: 'account.unknown' });
    const sees = async () => {
      const [account] = await keeping.all();
      const begun = await access.begin(account?.id ?? '', { address: 'here', method: 'test', before: null });
      const signedIn = await access.resume(begun.secret);
      return signedIn?.scope.kind === 'part' && signedIn.scope.owes.has('so-gtvt');
    };
    expect(await sees()).toBe(false);
    expect(await keeping.grant({ ...grant, from: addDays(localDateOf(plan.clock.now()), 1) })).toBeNull();
    expect(await sees()).toBe(false);
    expect(await keeping.grant(grant)).toBeNull();
    expect(await sees()).toBe(true);
    expect(await keeping.revoke(grant)).toBeNull();
    expect(await sees()).toBe(false);
    expect(await keeping.revoke(grant)).toMatchObject({ code: 'grant.none' });
    expect(await records()).toEqual(expect.arrayContaining(['account-added', 'link-made', 'granted', 'grant-revoked']));
  });

  it('closes an account and all that it had open; never the last that keeps accounts', async () => {
    await maker().make(false);
    expect(await keeping.close('quan-tri')).toMatchObject({ code: 'account.last-administrator' });
    const role = { account: 'quan-tri', role: 'administrator', unit: null } as const;
    expect(await keeping.revoke(role)).toMatchObject({ code: 'account.last-administrator' });
    await keeping.add({ name: 'thay', person: null });
    await keeping.grant({ ...role, account: 'thay', from: null, to: null });
    const account = (await keeping.all()).find(({ name }) => name === 'quan-tri');
    const begun = await access.begin(account?.id ?? '', { address: 'here', method: 'test', before: null });
    expect(await keeping.close('quan-tri')).toBeNull();
    expect(await access.resume(begun.secret)).toBeNull();
    expect(await keeping.reset('quan-tri')).toMatchObject({ code: 'account.closed' });
  });

  it('resets a lost password by a new link, which ends the old one and every session', async () => {
    const added = await keeping.add({ name: 'quen', person: null });
    if ('code' in added) throw new Error(added.code);
    const [account] = await keeping.all();
    const begun = await access.begin(account?.id ?? '', { address: 'here', method: 'test', before: null });
    const reset = await keeping.reset('quen');
    if ('code' in reset) throw new Error(reset.code);
    expect(await access.nameOfLink(added.link)).toBeNull();
    expect(await access.resume(begun.secret)).toBeNull();
    expect(await access.useLink(reset.link, 'ba con mèo trên mái', 'here')).toEqual({ name: 'quen' });
    expect(await access.useLink(reset.link, 'ba con mèo trên mái', 'here')).toMatchObject({ code: 'link.not-good' });
    plan.clock.set(addMs(plan.clock.now(), 1));
  });
});

describe('a plan file that comes from outside', () => {
  const load = (over: { text?: string; people?: string }) =>
    plan.house.planLoading.withRegister(requireKnownRegister).load(
      {
        ...LANG_SON,
        text: (over.text ?? LANG_SON.text).replace('id: ban-atgt-lang-son', 'id: another-plan'),
        people: { ...LANG_SON.people, text: over.people ?? LANG_SON.people.text },
      },
      CHIEF,
    );

  it('may name what is known', async () => {
    expect(await load({})).toMatchObject({ ok: true });
  });

  it.each([
    ['gives somebody a post', { people: `${LANG_SON.people.text}\n  - { id: toi, unit: ubnd-tinh, kind: head, title: x, holders: [{ person: mau-018, name: Đinh Văn Trang, from: 2024-01-01, sample: true }] }\n` }], // prettier-ignore
    ['ends somebody’s post', { people: LANG_SON.people.text.replace('name: Phạm Thị Giang, from: 2021-07-01,', 'name: Phạm Thị Giang, from: 2021-07-01, to: 2024-06-01,') }], // prettier-ignore
    ['puts a unit above others', { text: LANG_SON.text.replace(/( {2}- id: ubnd-tinh\n(?: {4}.*\n)*)/, '$1    parent: so-gtvt\n') }], // prettier-ignore
  ])('may not be one that %s, and leaves nothing behind', async (_, over) => {
    const units = () =>
      asOwner(
        plan.fresh,
        'SELECT * FROM tenure t JOIN post p ON p.id = t.post_id JOIN unit u ON u.id = p.unit_id ORDER BY 1, 2, 3',
      );
    const before = await units();
    const loaded = await load(over);
    expect(loaded.ok).toBe(false);
    if (!loaded.ok && 'refusal' in loaded) {
      expect(['register.must-be-known', 'unit.cycle', 'tenure.conflict']).toContain(loaded.refusal.code);
    }
    expect(await units()).toEqual(before);
  });
});
