import { WORK_MACHINES } from '../../../workflows/obligations/kinds';
import { openObligation, takeOverObligation } from '../../../workflows/obligations/obligation';
import {
  at,
  backAfter,
  clock,
  dueBy,
  huong,
  lan,
  minh,
  paper,
  proved,
  said,
  story,
  words,
} from '../../support/duty-story';

const stopped = { ...said, usedWorkingDays: 4, remainingWorkingDays: 7 };
const goesOn = (suspendedWorkingDays: number, dueOn: string) => ({ ...said, suspendedWorkingDays, due: dueBy(dueOn) });
const decision = { ...said, evidence: [paper], due: dueBy('2024-06-30') };
const toEducation = { id: 'next', unit: 'so-giao-duc', periodKey: 'once' };

describe('a suspended duty', () => {
  test('stands still: nothing of its work, its time or its ladder can be recorded, and it may be let go', () => {
    const duty = story('issuePlan');
    duty.happens('draft.started', lan);
    expect(duty.happens('duty.suspended', huong, stopped, at('17T02:00:00'))).toEqual([
      { type: 'notify', what: 'suspended', to: ['lead', 'head', 'office'] },
    ]);
    expect(duty.state().watch.value).toBe('paused');
    const refused = { code: 'duty.suspended', facts: { since: at('17T02:00:00') } };
    expect(duty.refuses('plan.issued', lan, proved)).toEqual(refused);
    expect(duty.refuses('extension.requested', lan, said)).toEqual(refused);
    expect(duty.refuses('rung.overdue', clock)).toEqual(refused);
    expect(duty.refuses('duty.suspended', huong, stopped).code).toBe('event.not-allowed');
    // A consequence of letting go, inside that step: nobody records it.
    expect(duty.refuses('suspension.lapsed', clock).code).toBe('duty.suspended');
    duty.happens('discharged', huong, said);
    expect(duty.state()).toMatchObject({ force: { value: 'inForce' }, watch: { value: 'ended' } });
  });

  test('goes on where its ladder stood, and the suspended days move the date in force, not the first one', () => {
    const duty = story('issuePlan');
    duty.happens('duty.suspended', huong, stopped, at('17T02:00:00'));
    duty.happens('duty.resumed', huong, goesOn(5, '2024-07-05'), at('24T02:00:00'));
    expect(duty.state()).toMatchObject({
      watch: { value: 'quiet' },
      force: { value: 'inForce', context: { suspendedAt: null, suspensions: 1, suspendedWorkingDays: 5 } },
      dates: {
        baseline: dueBy('2024-06-30'),
        decided: dueBy('2024-06-30'),
        effective: dueBy('2024-07-05'),
        suspendedWorkingDays: 5,
        heldSinceRung: 5,
      },
    });
    duty.happens('plan.issued', lan, proved);
    expect(duty.work()).toBe('issued');
  });

  test('stops the office’s own clock while the office has it, and what was handed in late stays late', () => {
    const duty = story('issuePlan');
    duty.happens('plan.issued', lan, proved, at('20T02:00:00'));
    duty.happens('duty.suspended', huong, stopped, at('21T02:00:00'));
    expect(duty.state().office?.value).toBe('paused');
    expect(duty.refuses('confirmed', huong).code).toBe('duty.suspended');
    duty.happens('duty.resumed', huong, goesOn(3, '2024-06-30'), at('26T02:00:00'));
    expect(duty.state()).toMatchObject({
      office: { value: 'quiet' },
      watch: { value: 'paused' },
      dates: { effective: dueBy('2024-06-30'), suspendedWithOffice: 3, suspendedWorkingDays: 0 },
    });
    // Returned after 5 days with the office, the 3 of the suspension among them: they are given back once.
    duty.happens('returned', huong, backAfter(5, dueBy('2024-07-05')), at('27T02:00:00'));
    expect(duty.state().dates).toMatchObject({
      effective: dueBy('2024-07-05'),
      ...{ heldWorkingDays: 5, heldSinceRung: 5, suspendedWithOffice: 0 },
    });
  });

  test('is suspended and resumed by a person with a reason', () => {
    const duty = story('issuePlan');
    expect(duty.refuses('duty.suspended', huong).code).toBe('reason.missing');
    expect(duty.refuses('duty.suspended', clock, stopped).code).toBe('actor.must-be-person');
    duty.happens('duty.suspended', huong, stopped);
    expect(duty.refuses('duty.resumed', huong).code).toBe('reason.missing');
  });
});

describe('a duty that is replaced or moved', () => {
  test('is replaced by a named amendment, and is over', () => {
    const duty = story('issuePlan');
    expect(duty.refuses('duty.superseded', huong, said).code).toBe('supersession.amendment-missing');
    duty.happens('duty.superseded', huong, { ...said, amendment: '45/KH-UBND, 1/8/2024' });
    expect(duty.state()).toMatchObject({ force: { value: 'superseded' }, watch: { value: 'ended' } });
    expect(duty.refuses('plan.issued', lan, proved)).toEqual({
      code: 'state.ended',
      facts: { workflow: 'issuePlan', state: 'superseded' },
    });
  });

  test('is moved by a written decision, which opens it for the other unit', () => {
    const duty = story('issuePlan');
    expect(duty.refuses('duty.transferred', huong, { ...said, successor: toEducation }).code).toBe('evidence.missing');
    const effects = duty.happens('duty.transferred', huong, { ...decision, successor: toEducation });
    expect(effects).toContainEqual({ type: 'open', successor: toEducation, due: dueBy('2024-06-30') });
    expect(duty.state()).toMatchObject({ force: { value: 'transferred', context: { successor: toEducation } } });
  });

  test('is not moved while what was handed in has no answer', () => {
    const duty = story('issuePlan');
    duty.happens('plan.issued', lan, proved, at('20T02:00:00'));
    expect(duty.refuses('duty.transferred', huong, { ...decision, successor: toEducation })).toEqual({
      code: 'transfer.handed-in',
      facts: { handedInAt: at('20T02:00:00') },
    });
  });

  test('begins anew with what it was told at opening, its first date, its round and its date in force', () => {
    const duty = story('quanTriet', dueBy('2024-06-30'), { thresholdPercent: 80 });
    const more = { ...said, due: dueBy('2024-07-10'), currentDueOn: '2024-06-30', parentDueOn: null };
    duty.happens('session.held', lan, { headcount: 10, attended: 4, makeUp: false });
    duty.happens('extension.requested', lan, { ...more, saidOn: '2024-06-20' });
    duty.happens('extension.granted', minh, said);
    const taken = takeOverObligation(WORK_MACHINES.quanTriet, duty.state(), dueBy('2024-07-10'));
    const fresh = openObligation(WORK_MACHINES.quanTriet, { thresholdPercent: 80 }, dueBy('2024-06-30'));
    expect(taken.work).toEqual(fresh.work);
    expect(taken.watch).toEqual({ value: 'quiet', context: { ...fresh.watch.context, round: 2 } });
    expect(taken.extension.context['granted']).toBe(1);
    expect(taken.dates).toMatchObject({
      baseline: dueBy('2024-06-30'),
      decided: dueBy('2024-07-10'),
      effective: dueBy('2024-07-10'),
    });
  });
});

describe('what is said about a record', () => {
  const cause = { cause: words, evidence: [paper] };
  test('an objective cause is confirmed with a document, after the end too, and changes nothing else', () => {
    const duty = story('issuePlan');
    duty.happens('discharged', minh, said);
    const { record: _, ...before } = duty.state();
    expect(duty.refuses('objective-cause.confirmed', huong, { evidence: [paper] }).code).toBe(
      'objective-cause.cause-missing',
    );
    expect(duty.refuses('objective-cause.confirmed', huong, { cause: words }).code).toBe('evidence.missing');
    duty.happens('objective-cause.confirmed', huong, cause, at('25T02:00:00'));
    const { record, ...after } = duty.state();
    expect(record.context['objectiveCauses']).toEqual([{ at: at('25T02:00:00'), evidence: [paper] }]);
    expect(after).toEqual(before);
  });

  test.each([0, 3, 1.5])('an entry number %p of two cannot be corrected', (seq) => {
    const duty = story('issuePlan');
    expect(duty.refuses('record.corrected', lan, { ...said, correction: words, seq, entries: 2 })).toEqual({
      code: 'correction.no-such-entry',
      facts: { seq, entries: 2 },
    });
  });

  test('a correction says what is right and why, and is counted', () => {
    const duty = story('issuePlan');
    const corrects = { seq: 2, entries: 2, correction: words };
    expect(duty.refuses('record.corrected', lan, corrects).code).toBe('reason.missing');
    expect(duty.refuses('record.corrected', lan, { ...said, seq: 2, entries: 2 }).code).toBe('correction.text-missing');
    duty.happens('record.corrected', lan, { ...corrects, ...said });
    expect(duty.state().record.context['corrections']).toBe(1);
    expect(duty.work()).toBe('assigned');
  });
});
