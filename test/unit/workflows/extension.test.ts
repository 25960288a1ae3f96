import { backAfter, clock, dueBy, huong, lan, minh, proved, said, story } from '../../support/duty-story';
import { rungFacts } from '../../support/composed-walk';

/** Asked on Tuesday 25/6/2024 for a duty that is due on Sunday 30/6/2024. */
const asking = (dueOn: string, parentDueOn: string | null = null) => ({
  ...said,
  due: dueBy(dueOn),
  currentDueOn: '2024-06-30',
  parentDueOn,
  saidOn: '2024-06-25',
});

describe('more time', () => {
  test('is granted by another: the date moves, the baseline stays, a new round begins', () => {
    const duty = story('issuePlan');
    duty.happens('extension.requested', lan, asking('2024-07-10'));
    expect(duty.happens('extension.granted', huong, said)).toEqual([
      { type: 'due-moved', due: dueBy('2024-07-10') },
      { type: 'notify', what: 'extension-granted', to: ['lead', 'head'] },
    ]);
    expect(duty.state().dates).toMatchObject({
      baseline: dueBy('2024-06-30'),
      decided: dueBy('2024-07-10'),
      effective: dueBy('2024-07-10'),
    });
    expect(duty.state().watch).toMatchObject({ value: 'quiet', context: { round: 2, next: 0 } });
  });

  test('is not decided by whoever asked', () => {
    const duty = story('issuePlan');
    duty.happens('extension.requested', lan, asking('2024-07-10'));
    for (const decision of ['extension.granted', 'extension.refused']) {
      expect(duty.refuses(decision, lan, said)).toEqual({ code: 'extension.own-request', facts: { event: decision } });
    }
    expect(duty.refuses('extension.counter-offered', lan, asking('2024-07-05')).code).toBe('extension.own-request');
    expect(duty.refuses('extension.granted', clock, said).code).toBe('actor.must-be-person');
  });

  test.each([
    [
      'a day that has passed',
      asking('2024-06-24'),
      'extension.due-in-past',
      { dueOn: '2024-06-24', saidOn: '2024-06-25' },
    ],
    [
      'the day in force',
      asking('2024-06-30'),
      'extension.not-later',
      { dueOn: '2024-06-30', currentDueOn: '2024-06-30' },
    ],
    [
      'a day after that of the duty it is part of',
      asking('2024-07-10', '2024-07-05'),
      'extension.after-parent',
      { dueOn: '2024-07-10', parentDueOn: '2024-07-05' },
    ],
    ['no day', said, 'extension.due-missing', { event: 'extension.requested' }],
    [
      'a day without a reason',
      { ...asking('2024-07-10'), reason: undefined },
      'reason.missing',
      { event: 'extension.requested' },
    ],
  ])('cannot be asked for with %s', (_, brings, code, facts) =>
    expect(story('issuePlan').refuses('extension.requested', lan, brings)).toEqual({ code, facts }),
  );

  test('cannot be granted or accepted once the day itself is over', () => {
    const duty = story('issuePlan');
    duty.happens('extension.requested', lan, asking('2024-07-10'));
    // dueBy('2024-07-10') is late from 11/7/2024 00:00 in Vietnam, which is 10/7 17:00 UTC.
    const tooLate = { ...said, at: '2024-07-10T17:00:00.000Z' };
    expect(duty.refuses('extension.granted', huong, tooLate)).toEqual({
      code: 'extension.due-passed',
      facts: { dueOn: '2024-07-10' },
    });
    duty.happens('extension.counter-offered', huong, asking('2024-07-05'));
    expect(duty.refuses('extension.accepted', lan, tooLate).code).toBe('extension.due-passed');
  });

  test('is asked for once at a time', () => {
    const duty = story('issuePlan');
    duty.happens('extension.requested', lan, asking('2024-07-10'));
    expect(duty.refuses('extension.requested', minh, asking('2024-07-12')).code).toBe('event.not-allowed');
  });

  test('may be refused, with a reason, and asked for again', () => {
    const duty = story('issuePlan');
    duty.happens('extension.requested', lan, asking('2024-07-10'));
    expect(duty.refuses('extension.refused', huong).code).toBe('reason.missing');
    duty.happens('extension.refused', huong, said);
    expect(duty.state().dates.effective).toEqual(dueBy('2024-06-30'));
    duty.happens('extension.requested', lan, asking('2024-07-08'));
  });

  test('may be answered by another day, which the unit accepts or declines', () => {
    const duty = story('issuePlan');
    duty.happens('extension.requested', lan, asking('2024-07-10'));
    duty.happens('extension.counter-offered', huong, asking('2024-07-05'));
    duty.happens('extension.declined', lan);
    expect(duty.state().dates.effective).toEqual(dueBy('2024-06-30'));
    duty.happens('extension.requested', lan, asking('2024-07-10'));
    duty.happens('extension.counter-offered', huong, asking('2024-07-05'));
    duty.happens('extension.accepted', lan);
    expect(duty.state().dates.effective).toEqual(dueBy('2024-07-05'));
  });

  test('is marked from the third on', () => {
    const duty = story('issuePlan');
    const marks = ['2024-07-10', '2024-07-11', '2024-07-12', '2024-07-15'].map((dueOn) => {
      const [told] = duty.happens('extension.requested', lan, asking(dueOn));
      duty.happens('extension.granted', huong, said);
      return [told?.['number'], told?.['marked']];
    });
    expect(marks).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, true],
    ]);
  });

  test('lapses when the work is handed in, and cannot be asked for while the office has it', () => {
    const duty = story('issuePlan');
    duty.happens('extension.requested', lan, asking('2024-07-10'));
    duty.happens('plan.issued', lan, proved);
    expect(duty.state().extension).toEqual({
      value: 'none',
      context: { requestedBy: null, proposed: null, granted: 0 },
    });
    expect(duty.refuses('extension.requested', lan, asking('2024-07-10'))).toEqual({
      code: 'extension.not-with-unit',
      facts: { state: 'issued' },
    });
  });
});

describe('days in the office’s hands', () => {
  test('are taken out at each return and add up: 2 and then 3 make 5', () => {
    const duty = story('issuePlan');
    duty.happens('plan.issued', lan, proved);
    duty.happens('returned', huong, backAfter(2, dueBy('2024-07-02')));
    duty.happens('plan.issued', lan, proved);
    duty.happens('returned', huong, backAfter(3, dueBy('2024-07-05')));
    expect(duty.state().dates).toMatchObject({
      baseline: dueBy('2024-06-30'),
      decided: dueBy('2024-06-30'),
      effective: dueBy('2024-07-05'),
      handedInAt: null,
      heldWorkingDays: 5,
    });
  });

  test('do not climb the unit’s ladder: it resumes where it stood', () => {
    const duty = story('issuePlan');
    const [remind7, , remind3] = rungFacts('unit');
    if (!remind7 || !remind3) throw new Error('the default ladder has three reminders');
    duty.happens(remind7.type, clock, remind7);
    duty.happens('plan.issued', lan, proved);
    expect(duty.refuses(remind3.type, clock, remind3).code).toBe('event.not-allowed');
    duty.happens('returned', huong, backAfter(0));
    expect(duty.state().watch.value).toBe('reminded');
    duty.happens(remind3.type, clock, remind3);
    expect(duty.refuses(remind3.type, clock, remind3)).toEqual({
      code: 'rung.out-of-order',
      facts: { rung: 'remind-3', expected: 2, round: 1 },
    });
  });

  test('a skipped reminder is recorded and tells nobody', () => {
    const duty = story('issuePlan');
    const [, skipped] = rungFacts('unit');
    if (!skipped) throw new Error('the default ladder has reminders');
    expect(duty.happens(skipped.type, clock, skipped)).toEqual([]);
    expect(duty.state().watch).toMatchObject({ value: 'quiet', context: { next: 1 } });
  });

  test('the office’s own ladder climbs only while it has the work', () => {
    const duty = story('issuePlan');
    const [reminder] = rungFacts('office');
    if (!reminder) throw new Error('the default ladder reminds the office');
    expect(duty.refuses(reminder.type, clock, reminder)).toEqual({ code: 'rung.no-watch', facts: { side: 'office' } });
    duty.happens('plan.issued', lan, proved);
    expect(duty.happens(reminder.type, clock, reminder)).toEqual([
      {
        type: 'notify',
        what: 'rung.reminded',
        rung: 'confirm-remind-1',
        side: 'office',
        round: 1,
        to: ['office'],
      },
    ]);
  });
});
