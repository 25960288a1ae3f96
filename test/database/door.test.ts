import { DEFAULT_COUNTING } from '../../src/calendar/counting';
import type { House } from '../../src/house';
import { dutyOpener } from '../../src/obligations/duty-opener';
import type { PlanFile } from '../../src/plans/plan-file/plan-file';
import { readPlanFile } from '../../src/plans/plan-file/read-plan-file';
import type { EvidenceRef, LocalDate } from '../../workflows/vocabulary';
import { asOwner } from '../support/as-owner';
import { command, dutyOf, dutyShelf, inShort, submit, typesOf, type OwnDuty } from '../support/duties';
import { issuedPlan, LANG_SON, localTime, type IssuedPlan } from '../support/issued-plan';
import {
  evidence,
  HEALTH_HEAD_BEFORE,
  officeHead,
  officeOfficer,
  officer,
  reason,
} from '../support/people-of-lang-son';

/** What the one door turns away. "Issue your own plan" (III.2.1) is due on 30/6/2024. */

let world: IssuedPlan;
let house: House;
let untouched: OwnDuty;
let aDuty: (task?: string) => Promise<OwnDuty>;

beforeAll(async () => {
  world = await issuedPlan();
  house = world.house;
  aDuty = dutyShelf(house);
  untouched = await aDuty();
});
beforeEach(() => world.clock.set(localTime('2024-06-10T08:00:00')));
afterAll(() => world.fresh.close());

const ask = async (...wanted: Parameters<typeof command>) => submit(house, command(...wanted));

describe('a command is refused with a code, and leaves nothing behind', () => {
  it('when its event has no place in the state', async () => {
    const { id } = untouched;
    const answer = await ask(id, officeOfficer(), 'confirmed');
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'event.not-allowed', facts: { event: 'confirmed', state: 'assigned' } },
    });
    expect(await typesOf(house, id)).toEqual(['duty.opened']);
  });

  it('when its event is one that nobody knows', async () => {
    expect(inShort(await ask(untouched.id, untouched.by, 'duty.opened'))).toBe('event.unknown');
  });

  it('when there is no such duty, or its id is none', async () => {
    const nobody = '00000000-0000-8000-8000-000000000000';
    for (const id of [nobody, 'III.2.1', ''])
      expect(inShort(await ask(id, untouched.by, 'draft.started'))).toBe('not-found');
  });

  it('when somebody was faster than the version it saw', async () => {
    const { id, by } = await aDuty();
    await ask(id, by, 'draft.started');
    const late = { ...command(id, by, 'plan.issued', await evidence(house)), expectedVersion: 1 };
    expect(await submit(house, late)).toMatchObject({
      refusal: { code: 'version.stale', facts: { expected: 1, actual: 2, lastAt: house.clock.now() } },
    });
    expect(inShort(await submit(house, { ...late, expectedVersion: 2 }))).toBe('version 3');
  });

  it('when the actor has nothing to do with the duty, before anything else that is wrong with it', async () => {
    const { id } = untouched;
    const unknown = { evidence: [{ id: 'no-such', sha256: 'a'.repeat(64) }] };
    const answer = await ask(id, officer('van-phong-ban-atgt-tinh'), 'plan.issued', unknown);
    expect(answer).toMatchObject({
      refusal: { code: 'actor.not-entitled', facts: { needs: ['unit-officer', 'unit-head'], has: ['office-officer'] } },
    });
  });

  it("when the actor names a post that somebody else holds, or a unit that is not the post's", async () => {
    const { id, by } = untouched;
    const otherPerson = { ...by, person: officeOfficer().person };
    const otherUnit = { ...by, unit: 'so-y-te' };
    const otherPost = { ...by, post: HEALTH_HEAD_BEFORE.post };
    for (const pretender of [otherPerson, otherUnit, otherPost])
      expect(inShort(await ask(id, pretender, 'draft.started'))).toBe('actor.not-entitled');
  });

  it("when the actor's post ended yesterday, and not while its last day lasts", async () => {
    // mau-021 heads the health department until 30/9/2024, the whole day in Asia/Ho_Chi_Minh.
    const id = await dutyOf(house, 'III.2.1', 'so-y-te');
    world.clock.set(localTime('2024-10-01T00:00:00'));
    expect(inShort(await ask(id, HEALTH_HEAD_BEFORE, 'draft.started'))).toBe('actor.not-entitled');
    world.clock.set(localTime('2024-09-30T23:59:59'));
    expect(inShort(await ask(id, HEALTH_HEAD_BEFORE, 'draft.started'))).toBe('version 2');
  });

  it('when evidence is missing, unknown, or not what its hash says', async () => {
    const { id, by } = untouched;
    const known = (await evidence(house)).evidence[0] as EvidenceRef;
    const other = '11111111-1111-8111-8111-111111111111';
    const cases: readonly { brings: Parameters<typeof command>[3]; code: string; facts: object }[] = [
      { brings: {}, code: 'evidence.missing', facts: { event: 'plan.issued' } },
      { brings: { evidence: [] }, code: 'evidence.missing', facts: { event: 'plan.issued' } },
      { brings: { evidence: [{ ...known, id: other }] }, code: 'evidence.unknown', facts: { ids: [other] } },
      { brings: { evidence: [{ ...known, id: 'paper' }] }, code: 'evidence.unknown', facts: { ids: ['paper'] } },
      {
        brings: { evidence: [{ ...known, sha256: 'a'.repeat(64) }] },
        code: 'evidence.unknown',
        facts: { ids: [known.id] },
      },
    ];
    for (const { brings, code, facts } of cases)
      expect(await ask(id, by, 'plan.issued', brings)).toMatchObject({ refusal: { code, facts } });
  });

  it('when somebody decides about their own request for more time', async () => {
    const { id, by } = await aDuty();
    await ask(id, by, 'extension.requested', { ...(await reason(house)), dueOn: '2024-07-10' });
    // The same person is a deputy head of the office as well.
    const office = 'van-phong-ban-atgt-tinh';
    await asOwner(
      world.fresh,
      `INSERT INTO tenure (post_id, person_id, held_from) VALUES ('${office}-cap-pho', '${by.person}', '2024-01-01')`,
    );
    const inTheOffice = { ...by, post: `${office}-cap-pho`, unit: office };
    const answer = await ask(id, inTheOffice, 'extension.granted', await reason(house));
    expect(answer).toMatchObject({ refusal: { code: 'extension.own-request' } });
    expect(inShort(await ask(id, officeHead(), 'extension.granted', await reason(house)))).toBe('version 3');
  });

  it('when the new due date has passed, is no later than the old one, or is no date', async () => {
    const { id, by } = untouched;
    const said = await reason(house);
    const cases = [
      ['2024-06-09', 'extension.due-in-past'],
      ['2024-06-30', 'extension.not-later'],
      ['2024-02-30', 'event.field-invalid'],
      ['30/6/2024', 'event.field-invalid'],
    ] as const;
    for (const [dueOn, code] of cases)
      expect(inShort(await ask(id, by, 'extension.requested', { ...said, dueOn }))).toBe(code);
  });

  it('when it says that a thing happened tomorrow', async () => {
    // 10/6/2024 23:30 in Vietnam is still 10/6 there, and 16:30 of 10/6 in UTC.
    world.clock.set(localTime('2024-06-10T23:30:00'));
    const { id, by } = await aDuty();
    const on = (day: string) => ask(id, by, 'draft.started', { occurredOn: day as LocalDate });
    expect(await on('2024-06-11')).toMatchObject({
      refusal: { code: 'event.in-future', facts: { occurredOn: '2024-06-11', recordedOn: '2024-06-10' } },
    });
    expect(inShort(await on('2024-06-10'))).toBe('version 2');
  });

  afterAll(async () => {
    expect(await typesOf(house, untouched.id)).toEqual(['duty.opened']);
  });
});

describe('opening', () => {
  it('the same duty twice opens it once: in one batch, in two, and from two at once', async () => {
    const settings = { ...house.settings, counting: DEFAULT_COUNTING };
    const { plan } = readPlanFile(LANG_SON.text, LANG_SON.fileName) as { plan: PlanFile };
    const [original] = dutyOpener(() => settings).openings({
      ...{ planId: world.planId, plan, on: null, from: 0, count: 1 },
      at: house.clock.now(),
    });
    if (!original) throw new Error('the plan has a first duty');
    const opening = { ...original, id: '22222222-2222-8222-8222-222222222222' };
    opening.fixed = { ...opening.fixed, period_key: '2025' };
    const open = () => house.database.transaction((tx) => house.door.open(tx, [opening, opening]));
    const opened = await Promise.all([open(), open()]);
    expect(opened.flatMap((ids) => [...ids])).toEqual([opening.id]);
    expect([...(await open())]).toEqual([]);
    expect(await typesOf(house, opening.id)).toEqual(['duty.opened']);
  });
});
