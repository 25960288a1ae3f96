import 'reflect-metadata';
import type { Response } from 'supertest';
import { addDays, localDateOf } from '../../src/calendar/local-date';
import { Access } from '../../src/people/accounts/access.service';
import { accessRecord } from '../../src/people/accounts/access-record.store';
import { administratorClient } from '../support/administrator';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { head, officer } from '../support/people-of-lang-son';
import { PromisedAnswers } from '../support/promised-answers';
import { clientOf, type Client } from '../support/signed-in-client';

/** Accounts as an administrator keeps them over the API. */

let world: DeskWorld;
let keeper: Client;
const listening = new PromisedAnswers();
beforeAll(async () => {
  world = await deskWorld({ listening });
  keeper = await administratorClient(world);
});
afterAll(() => world.close());

const PASSWORD = 'ba con mèo trên mái';
const database = () => world.plan.fresh.database;
const today = () => localDateOf(world.plan.clock.now());
const as = (person: string) => clientOf(world.served.app, database(), person);
const problem = ({ status, body }: Response) => ({ status, code: (body as { code?: string }).code });
const facts = async (account: string, what: string) => {
  const entries = await database().transaction((tx) => accessRecord(tx, { account, limit: 50 }));
  const found = entries.find((entry) => entry.what === what);
  return found === undefined ? null : { address: found.address, ...(JSON.parse(found.facts) as object) };
};
async function added(name: string, person?: string): Promise<{ id: string; link: string }> {
  const { body } = await keeper.post('/api/accounts').send({ name, person }).expect(201);
  return { id: body.account.id as string, link: body.link as string };
}

describe('keeping accounts over the API', () => {
  it('does not exist for anybody else, whatever is asked, and that they asked is recorded', async () => {
    const { id } = await added('ngoai-pham-vi');
    for (const person of [officer('so-gtvt').person, head('so-gtvt').person]) {
      const client = await as(person);
      for (const path of ['/api/accounts', `/api/accounts/${id}`, '/api/accounts/none'])
        expect(problem(await client.get(path))).toEqual({ status: 404, code: 'not-found' });
      const wish = { role: 'inspector', unit: 'ubnd-tinh' };
      expect(problem(await client.post(`/api/accounts/${client.account}/grants`).send(wish)).code).toBe('not-found');
      expect(problem(await client.post(`/api/accounts/${id}/close`).send({})).code).toBe('not-found');
      while ((await facts(client.account, 'refused')) === null) await database().read('SELECT 1');
    }
    expect((await keeper.get(`/api/accounts/${id}`).expect(200)).body.account.closedAt).toBeNull();
  });

  it('makes one whose owner sets the password by a link, once, and says who made it', async () => {
    const { id, link } = await added('moi-toanh', officer('so-y-te').person);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/link\/[\w-]{43}$/);
    const secret = link.slice(link.lastIndexOf('/') + 1);
    expect(await world.served.app.get(Access).useLink(secret, PASSWORD, 'here')).toEqual({ name: 'moi-toanh' });
    expect((await keeper.get(`/api/accounts/${id}`).expect(200)).body.account.hasPassword).toBe(true);
    const made = { address: expect.stringContaining('127.0.0.1'), by: keeper.account };
    expect(await facts(id, 'account-added')).toMatchObject({ ...made, name: 'moi-toanh' });
    expect(await facts(id, 'link-made')).toMatchObject(made);
    expect(problem(await keeper.post('/api/accounts').send({ name: 'moi-toanh' })).code).toBe('account.exists');
    expect(problem(await keeper.post('/api/accounts').send({ name: 'a b' })).code).toBe('account.name-unfit');
    expect(problem(await keeper.post('/api/accounts').send({})).code).toBe('request.invalid');
  });

  it('grants a role over a branch from a day to a day, and ends it after a last day or at once', async () => {
    const { id } = await added('thanh-tra');
    const grants = `/api/accounts/${id}/grants`;
    const wish = { role: 'inspector', unit: 'ubnd-tinh' };
    const [tomorrow, nextWeek] = [addDays(today(), 1), addDays(today(), 7)];
    for (const [wrong, code] of [
      [{ ...wish, unit: 'nowhere' }, 'unit.unknown'],
      [{ role: 'inspector' }, 'grant.needs-unit'],
      [{ ...wish, role: 'administrator' }, 'grant.no-unit'],
      [{ ...wish, from: nextWeek, to: tomorrow }, 'grant.days-unfit'],
      [{ ...wish, role: 'king' }, 'request.invalid'],
    ] as const)
      expect(problem(await keeper.post(grants).send(wrong)).code).toBe(code);
    const { body } = await keeper
      .post(grants)
      .send({ ...wish, to: nextWeek })
      .expect(200);
    const [grant] = body.account.grants as [{ id: string }];
    expect(grant).toMatchObject({ ...wish, from: today(), to: nextWeek, revokedAt: null });
    expect(await facts(id, 'granted')).toMatchObject({ ...wish, by: keeper.account });
    const sees = async () => {
      const client = await clientOf(world.served.app, database(), null, 'thanh-tra');
      return ((await client.get('/api/plans').expect(200)).body.items as unknown[]).length === 1;
    };
    expect(await sees()).toBe(true);
    const end = `${grants}/${grant.id}/end`;
    for (const on of [addDays(today(), -1), addDays(nextWeek, 1)])
      expect(problem(await keeper.post(end).send({ on })).code).toBe('grant.days-unfit');
    const shorter = await keeper.post(end).send({ on: tomorrow }).expect(200);
    expect(shorter.body.account.grants).toMatchObject([{ id: grant.id, to: tomorrow, revokedAt: null }]);
    expect(await sees()).toBe(true);
    await keeper.post(end).send({}).expect(200);
    expect(await sees()).toBe(false);
    expect(problem(await keeper.post(end).send({})).code).toBe('not-found');
    expect(await facts(id, 'grant-revoked')).toMatchObject({
      role: 'inspector',
      unit: 'ubnd-tinh',
      by: keeper.account,
    });
  });

  it('closes an account with all that it has open, lets it in again, and makes a new link', async () => {
    const { id, link } = await added('nghi-phep');
    const owner = await clientOf(world.served.app, database(), null, 'nghi-phep');
    await owner.get('/api/plans').expect(200);
    await keeper.post(`/api/accounts/${id}/close`).send({}).expect(200);
    expect((await owner.get('/api/plans')).status).toBe(401);
    expect(problem(await keeper.post(`/api/accounts/${id}/link`).send({})).code).toBe('account.closed');
    const open = await keeper.post(`/api/accounts/${id}/reopen`).send({}).expect(200);
    expect(open.body.account.closedAt).toBeNull();
    expect((await owner.get('/api/plans')).status).toBe(401);
    const fresh = await keeper.post(`/api/accounts/${id}/link`).send({}).expect(201);
    expect(fresh.body.link).not.toBe(link);
    expect(await world.served.app.get(Access).nameOfLink(link.slice(-43))).toBeNull();
    expect(await facts(id, 'account-closed')).toMatchObject({ by: keeper.account });
    expect(await facts(id, 'account-reopened')).toMatchObject({ by: keeper.account });
  });

  it('lists what an account has open and ends it, and no other account’s', async () => {
    const { id } = await added('nhieu-phien');
    const owner = await clientOf(world.served.app, database(), null, 'nhieu-phien');
    const made = await owner.post('/api/tokens').send({ name: 'phần mềm', reach: 'read', days: 3 }).expect(201);
    const { body } = await keeper.get(`/api/accounts/${id}`).expect(200);
    expect(body.sessions).toHaveLength(1);
    expect(body.tokens).toMatchObject([{ id: made.body.token.id, name: 'phần mềm' }]);
    const session = body.sessions[0].id as string;
    const other = await added('nguoi-khac');
    expect(problem(await keeper.delete(`/api/accounts/${other.id}/sessions/${session}`)).code).toBe('not-found');
    await keeper.delete(`/api/accounts/${id}/tokens/${made.body.token.id}`).expect(200);
    await keeper.delete(`/api/accounts/${id}/sessions/${session}`).expect(200);
    expect((await owner.get('/api/plans')).status).toBe(401);
    expect(await facts(id, 'session-revoked')).toMatchObject({ session, by: keeper.account });
    expect(await facts(id, 'token-revoked')).toMatchObject({ by: keeper.account });
  });

  it('is done in a session and by no token, and sees no business', async () => {
    const { body } = await keeper.post('/api/tokens').send({ name: 'x', reach: 'write', days: 1 }).expect(201);
    const bearer = { Authorization: `Bearer ${body.secret}`, Cookie: '' };
    const answer = await keeper.post('/api/accounts').set(bearer).send({ name: 'bang-ma' });
    expect(problem(answer)).toEqual({ status: 403, code: 'token.not-here' });
    await keeper.get('/api/accounts').set(bearer).expect(200);
    expect((await keeper.get('/api/plans').expect(200)).body.items).toEqual([]);
    expect((await keeper.get('/api/obligations').expect(200)).body.items).toEqual([]);
  });

  it('takes nothing without the word of the session', async () => {
    const answer = await keeper.post('/api/accounts').set('X-CSRF-Token', 'x').send({ name: 'gia-mao' });
    expect(problem(answer)).toEqual({ status: 403, code: 'request.foreign' });
  });
});

describe('the last administrator', () => {
  it('stays: neither closed nor without the role, also when the other one ends on a day', async () => {
    const own = `/api/accounts/${keeper.account}`;
    expect(problem(await keeper.post(`${own}/close`).send({}))).toEqual({
      ...{ status: 409, code: 'account.last-administrator' },
    });
    const { body } = await keeper.get(own).expect(200);
    const role = `${own}/grants/${body.account.grants[0].id}/end`;
    for (const on of [undefined, addDays(today(), 1)])
      expect(problem(await keeper.post(role).send({ on })).code).toBe('account.last-administrator');
    const { id } = await added('tam-thoi');
    const until = { role: 'administrator', to: addDays(today(), 3) };
    await keeper.post(`/api/accounts/${id}/grants`).send(until).expect(200);
    const other = await clientOf(world.served.app, database(), null, 'tam-thoi');
    expect(problem(await other.post(`${own}/close`).send({})).code).toBe('account.last-administrator');
    expect(problem(await other.post(role).send({})).code).toBe('account.last-administrator');
  });

  it('changes nothing of their own account: another one does', async () => {
    const { id } = await added('nguoi-hai');
    await keeper.post(`/api/accounts/${id}/grants`).send({ role: 'administrator' }).expect(200);
    const own = `/api/accounts/${keeper.account}`;
    const wish = { role: 'inspector', unit: 'ubnd-tinh' };
    for (const [path, body] of [
      ['close', {}],
      ['link', {}],
      ['grants', wish],
    ] as const)
      // prettier-ignore
      expect(problem(await keeper.post(`${own}/${path}`).send(body))).toEqual({ status: 409, code: 'account.own' });
    const second = await clientOf(world.served.app, database(), null, 'nguoi-hai');
    const granted = await second.post(`${own}/grants`).send(wish).expect(200);
    const [, grant] = granted.body.account.grants as { id: string }[];
    await second.post(`${own}/grants/${grant?.id}/end`).send({}).expect(200);
    // Of two who close one another at once, one stays.
    const answers = await Promise.all([
      keeper.post(`/api/accounts/${id}/close`).send({}),
      second.post(`${own}/close`).send({}),
    ]);
    const [done, ...more] = answers.map(({ status }) => status).sort();
    // Whoever comes second is refused, or is nobody any more by then.
    expect([done, more.every((status) => [401, 404, 409].includes(status))]).toEqual([200, true]);
  });
});

describe('posts and tenure over the API', () => {
  const wish = {
    ...{ post: 'so-gtvt-pho', unit: 'so-gtvt', kind: 'deputy', title: 'Phó Giám đốc', person: 'moi-02' },
    ...{ name: 'Nông Thị Mẫu', from: '2024-06-11', decision: '77/QĐ-UBND, 3/6/2024' },
  };

  it('are recorded by a head above, ended once, and read by whoever sees the unit', async () => {
    const province = await as('mau-001');
    expect(problem(await (await as(officer('so-gtvt').person)).post('/api/tenures').send(wish)).code).toBe('unit-change.not-above'); // prettier-ignore
    const made = await province.post('/api/tenures').send(wish).expect(200);
    expect(made.body).toMatchObject({ kind: 'appointed', unit: 'so-gtvt', by: { person: 'mau-001', account: null } });
    const again = await province.post('/api/tenures').send(wish).expect(200);
    expect(again.body).toEqual(made.body);
    const end = { post: wish.post, person: wish.person, from: wish.from, decision: wish.decision };
    expect(problem(await province.post('/api/tenures/end').send({ ...end, to: '2024-06-01' })).code).toBe('tenure.days-unfit'); // prettier-ignore
    await province
      .post('/api/tenures/end')
      .send({ ...end, to: '2024-06-30' })
      .expect(200);
    expect(problem(await province.post('/api/tenures/end').send({ ...end, to: '2024-07-30' })).code).toBe(
      'tenure.none',
    );
    expect((await province.get('/api/tenures?unit=so-gtvt').expect(200)).body.items).toHaveLength(2);
    const other = await as(officer('so-gddt').person);
    expect(problem(await other.get('/api/tenures?unit=so-gtvt')).code).toBe('not-found');
  });
});

it('answers as the OpenAPI document says', () => {
  const { unheard, wrong } = listening.broken(world.served.app, (operation) => /^(accounts|tenures)\./.test(operation));
  expect({ unheard, wrong }).toEqual({ unheard: [], wrong: [] });
});
