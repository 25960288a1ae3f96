import { at, backAfter, clock, dueBy, huong, lan, paper, proved, said, story, words } from '../../support/duty-story';

const note = { note: words };

describe('implementation', () => {
  test('accepted, begun, reported on, submitted with evidence and confirmed', () => {
    const duty = story('implementation');
    duty.happens('duty.accepted', lan);
    duty.happens('work.started', lan);
    duty.happens('progress.reported', lan, proved);
    duty.happens('work.submitted', lan, proved, at('25T03:00:00'));
    expect(duty.state().dates.handedInAt).toBe('2024-06-25T03:00:00.000Z');
    duty.happens('confirmed', huong);
    expect(duty.work()).toBe('confirmed');
    expect(duty.state().watch.value).toBe('ended');
  });

  test('work that nothing proves is not submitted', () => {
    const duty = story('implementation');
    duty.happens('duty.accepted', lan);
    expect(duty.refuses('work.submitted', lan, { evidence: [] }).code).toBe('evidence.missing');
    expect(duty.refuses('progress.reported', lan).code).toBe('evidence.missing');
  });

  test('handed back with a reason, the office sends it back: its 3 working days do not count against the unit', () => {
    const duty = story('implementation');
    expect(duty.refuses('duty.handed-back', lan).code).toBe('reason.missing');
    duty.happens('duty.handed-back', lan, said);
    expect(duty.state().watch.value).toBe('paused');
    expect(duty.state().office?.value).toBe('quiet');
    duty.happens('duty.reassigned', huong, backAfter(3, dueBy('2024-07-03')));
    expect(duty.work()).toBe('assigned');
    expect(duty.state().watch.value).toBe('quiet');
    expect(duty.state().dates).toMatchObject({
      baseline: dueBy('2024-06-30'),
      decided: dueBy('2024-06-30'),
      effective: dueBy('2024-07-03'),
      handedInAt: null,
      withOfficeSince: null,
      heldWorkingDays: 3,
      heldSinceRung: 3,
    });
  });

  test('handed back, the office may let it go instead', () => {
    const duty = story('implementation');
    duty.happens('duty.handed-back', lan, said);
    expect(duty.state().dates).toMatchObject({ handedInAt: null, withOfficeSince: '2024-06-20T02:00:00.000Z' });
    duty.happens('discharged', huong, said);
    expect(duty.work()).toBe('discharged');
    // What was let go was never handed in, so nothing may call it done in time.
    expect(duty.state().dates).toMatchObject({ handedInAt: null, withOfficeSince: null });
  });

  test('a duty with an end is submitted, not assessed', () => {
    const duty = story('implementation');
    duty.happens('duty.accepted', lan);
    expect(duty.refuses('assessed', huong, note).code).toBe('duty.not-standing');
    expect(duty.refuses('assessment.fell-due', clock).code).toBe('duty.not-standing');
  });

  test('the work may be submitted again after a return', () => {
    const duty = story('implementation');
    duty.happens('duty.accepted', lan);
    duty.happens('work.submitted', lan, proved);
    duty.happens('returned', huong, backAfter(0, dueBy('2024-06-30')));
    duty.happens('work.submitted', lan, { evidence: [paper, paper] });
    expect(duty.work()).toBe('submitted');
  });
});

describe('a standing duty', () => {
  const standing = () => {
    const duty = story('implementation', null, { standing: true });
    duty.happens('duty.accepted', lan);
    return duty;
  };

  test('is assessed any number of times and stays open', () => {
    const duty = standing();
    duty.happens('assessed', huong, note);
    duty.happens('progress.reported', lan, proved);
    duty.happens('assessed', huong, note);
    expect(duty.work()).toBe('inProgress');
    expect(duty.state().work.context).toMatchObject({ assessments: 2, progressReports: 1 });
  });

  test('is never submitted', () => {
    const duty = standing();
    duty.happens('work.started', lan);
    expect(duty.refuses('work.submitted', lan, proved).code).toBe('duty.standing');
  });

  test('an assessment says something, and a person says it', () => {
    const duty = standing();
    expect(duty.refuses('assessed', huong).code).toBe('note.missing');
    expect(duty.refuses('assessed', clock, note).code).toBe('actor.must-be-person');
  });

  test.each(['assigned', 'accepted', 'inProgress', 'handedBack'])(
    'when the plan ends it falls due for a last assessment, from %s, and the office’s own ladder starts',
    (state) => {
      const duty = story('implementation', null, { standing: true });
      if (state === 'handedBack') duty.happens('duty.handed-back', lan, said);
      if (['accepted', 'inProgress'].includes(state)) duty.happens('duty.accepted', lan);
      if (state === 'inProgress') duty.happens('work.started', lan);
      expect(duty.work()).toBe(state);
      duty.happens('assessment.fell-due', clock);
      expect(duty.work()).toBe('awaitingAssessment');
      expect(duty.state().watch.value).toBe('paused');
      expect(duty.state().office?.value).toBe('quiet');
      duty.happens('assessed', huong, note);
      expect(duty.work()).toBe('concluded');
      expect(duty.state().office).toBeNull();
    },
  );

  test('has no date, so there is no time to extend', () =>
    expect(standing().refuses('extension.requested', lan, said).code).toBe('extension.no-due-date'));
});
