import { backAfter, clock, huong, lan, proved, said, story } from '../../support/duty-story';

describe('quán triệt', () => {
  test('two sessions and a make-up session reach all 40 members, and the office confirms', () => {
    const duty = story('quanTriet');
    duty.happens('session.held', lan, { headcount: 40, attended: 25, makeUp: false });
    duty.happens('session.held', lan, { headcount: 40, attended: 10, makeUp: false });
    duty.happens('session.held', lan, { headcount: 40, attended: 5, makeUp: true });
    expect(duty.state().work.context).toMatchObject({ headcount: 40, attended: 40, sessions: 3, makeUpSessions: 1 });
    expect(duty.happens('attendance.evidenced', lan, proved)).toEqual([
      { type: 'notify', what: 'handed-in', to: ['office'] },
    ]);
    duty.happens('confirmed', huong);
    expect(duty.work()).toBe('confirmed');
  });

  test('35 of 40 do not reach a threshold of 90 %: 36 would', () => {
    const duty = story('quanTriet', undefined, { thresholdPercent: 90 });
    duty.happens('session.held', lan, { headcount: 40, attended: 35, makeUp: false });
    expect(duty.refuses('attendance.evidenced', lan, proved)).toEqual({
      code: 'coverage.below-threshold',
      facts: { attended: 35, headcount: 40, thresholdPercent: 90 },
    });
    expect(duty.work()).toBe('held');
    duty.happens('session.held', lan, { headcount: 40, attended: 1, makeUp: true });
    duty.happens('attendance.evidenced', lan, proved);
    expect(duty.work()).toBe('evidenced');
  });

  test('41 cannot attend where there are 40, counted over all sessions', () => {
    const duty = story('quanTriet');
    duty.happens('session.held', lan, { headcount: 40, attended: 39, makeUp: false });
    expect(duty.refuses('session.held', lan, { headcount: 40, attended: 2, makeUp: true })).toEqual({
      code: 'coverage.more-than-headcount',
      facts: { attended: 41, headcount: 40 },
    });
  });

  test.each([
    { headcount: 0, attended: 0 },
    { headcount: 40, attended: -1 },
    { headcount: 40, attended: 1.5 },
    { attended: 3 },
    { headcount: 40 },
  ])('a session must be counted in whole people: %j', (counts) => {
    expect(story('quanTriet').refuses('session.held', lan, { ...counts, makeUp: false }).code).toBe(
      'coverage.counts-missing',
    );
  });

  test('attendance without its list is no evidence', () => {
    const duty = story('quanTriet');
    duty.happens('session.held', lan, { headcount: 3, attended: 3, makeUp: false });
    expect(duty.refuses('attendance.evidenced', lan, { evidence: [] }).code).toBe('evidence.missing');
    expect(duty.refuses('attendance.evidenced', clock, proved).code).toBe('actor.must-be-person');
  });

  test('returned, one more session may be held before it is handed in again', () => {
    const duty = story('quanTriet', undefined, { thresholdPercent: 50 });
    duty.happens('session.held', lan, { headcount: 10, attended: 6, makeUp: false });
    duty.happens('attendance.evidenced', lan, proved);
    expect(duty.refuses('returned', huong, { heldWorkingDays: 1, due: null }).code).toBe('reason.missing');
    duty.happens('returned', huong, backAfter(1));
    duty.happens('session.held', lan, { headcount: 10, attended: 4, makeUp: true });
    duty.happens('attendance.evidenced', lan, proved);
    expect(duty.state().work.context).toMatchObject({ attended: 10, returns: 1, handedInBy: 'lan' });
  });

  test('nothing can be evidenced before a session was held', () => {
    const refused = story('quanTriet').refuses('attendance.evidenced', lan, proved);
    expect(refused.code).toBe('event.not-allowed');
    expect(refused.facts['allowed']).toEqual(['session.held', 'discharged']);
  });

  test('it can be let go, with a reason', () => {
    const duty = story('quanTriet');
    expect(duty.refuses('discharged', huong).code).toBe('reason.missing');
    duty.happens('discharged', huong, said);
    expect(duty.work()).toBe('discharged');
    expect(duty.refuses('session.held', lan, { headcount: 1, attended: 1, makeUp: false }).code).toBe('state.ended');
  });
});
