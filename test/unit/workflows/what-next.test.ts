import fc from 'fast-check';
import { DUTY_KINDS, WORK_MACHINES, type DutyKind } from '../../../workflows/obligations/kinds';
import { force } from '../../../workflows/obligations/force.machine';
import { stepObligation } from '../../../workflows/obligations/obligation';
import { record } from '../../../workflows/obligations/record.machine';
import { whatNext } from '../../../workflows/obligations/what-next';
import type { Actor, Role } from '../../../workflows/vocabulary';
import { at, dueBy, huong, lan, minh, proved, said, story, type Story } from '../../support/duty-story';
import { baseline, walkObligation } from '../../support/composed-walk';

const UNIT: readonly Role[] = ['unit-officer'];
const OFFICE: readonly Role[] = ['office-head'];
const choices = (kind: DutyKind, duty: Story, by: Actor, roles: readonly Role[]) =>
  Object.fromEntries(
    whatNext(WORK_MACHINES[kind], duty.state(), { by, roles, at: at('20T02:00:00') }).map((choice) => [
      choice.event,
      choice.allowed ? choice.needs : choice.why.code,
    ]),
  );

/** Whoever may write may say that an entry is wrong; a cause is confirmed by a competent body alone. */
const ofRecord = {
  'duty.urged': 'actor.not-entitled',
  'objective-cause.confirmed': 'actor.not-entitled',
  'record.corrected': ['seq', 'correction', 'reason'],
};

describe('what can be done next', () => {
  test('an officer of the unit may issue the plan or ask for time; letting go is for others', () =>
    expect(choices('issuePlan', story('issuePlan'), lan, UNIT)).toEqual({
      'draft.started': [],
      'plan.issued': ['evidence'],
      discharged: 'actor.not-entitled',
      'extension.requested': ['dueOn', 'reason'],
      'duty.suspended': 'actor.not-entitled',
      'duty.superseded': 'actor.not-entitled',
      'duty.transferred': 'actor.not-entitled',
      ...ofRecord,
    }));

  test('whoever handed in may not confirm, even with a post in the office', () => {
    const duty = story('issuePlan');
    duty.happens('plan.issued', lan, proved);
    expect(choices('issuePlan', duty, lan, OFFICE)).toEqual({
      confirmed: 'confirmation.own-work',
      returned: ['reason'],
      discharged: ['reason'],
      'extension.requested': 'actor.not-entitled',
      'duty.suspended': ['reason'],
      'duty.superseded': 'actor.not-entitled',
      'duty.transferred': 'actor.not-entitled',
      ...ofRecord,
      'duty.urged': 'urging.handed-in',
    });
    expect(choices('issuePlan', duty, huong, OFFICE)).toMatchObject({ confirmed: [] });
  });

  test('the office urges as long as the unit has it, and that alone changes nothing', () => {
    const duty = story('issuePlan');
    expect(choices('issuePlan', duty, huong, OFFICE)).toMatchObject({ 'duty.urged': [] });
    const before = duty.state();
    duty.happens('duty.urged', huong);
    expect(duty.state()).toEqual(before);
  });

  test('too few attendees stand in the way before anything is handed in', () => {
    const duty = story('quanTriet');
    duty.happens('session.held', lan, { headcount: 10, attended: 4, makeUp: false });
    expect(choices('quanTriet', duty, lan, UNIT)).toMatchObject({
      'session.held': ['headcount', 'attended', 'makeUp'],
      'attendance.evidenced': 'coverage.below-threshold',
    });
  });

  test('a standing duty is not submitted and has no time to extend', () => {
    const duty = story('implementation', null, { standing: true });
    duty.happens('duty.accepted', lan);
    expect(choices('implementation', duty, lan, UNIT)).toMatchObject({
      'work.submitted': 'duty.standing',
      'progress.reported': ['evidence'],
      'extension.requested': 'extension.no-due-date',
    });
    // The clock's own facts are offered to nobody.
    expect(choices('implementation', duty, huong, OFFICE)).not.toHaveProperty('assessment.fell-due');
  });

  test('a wish for time is decided by another than the asker', () => {
    const duty = story('issuePlan');
    const brings = {
      ...said,
      due: dueBy('2024-07-10'),
      currentDueOn: '2024-06-30',
      parentDueOn: null,
      saidOn: '2024-06-20',
    };
    duty.happens('extension.requested', lan, brings);
    const decisions = ['extension.granted', 'extension.refused', 'extension.counter-offered'];
    const own = choices('issuePlan', duty, lan, OFFICE);
    const others = choices('issuePlan', duty, minh, OFFICE);
    expect(decisions.map((event) => own[event])).toEqual(decisions.map(() => 'extension.own-request'));
    expect(decisions.map((event) => others[event])).toEqual([['reason'], ['reason'], ['dueOn', 'reason']]);
  });

  test('of an ended duty only the record can be spoken of', () => {
    const duty = story('issuePlan');
    duty.happens('discharged', huong, said);
    expect(choices('issuePlan', duty, huong, OFFICE)).toEqual({ ...ofRecord, 'duty.urged': 'state.ended' });
    expect(choices('issuePlan', duty, huong, ['competent-authority'])).toMatchObject({
      'objective-cause.confirmed': ['cause', 'evidence'],
    });
  });

  test('while a duty is suspended, it can be resumed, let go, replaced or moved', () => {
    const duty = story('issuePlan');
    duty.happens('duty.suspended', huong, said);
    expect(choices('issuePlan', duty, huong, ['unit-officer', 'office-head', 'plan-owner'])).toEqual({
      'draft.started': 'duty.suspended',
      'plan.issued': 'duty.suspended',
      discharged: ['reason'],
      'extension.requested': 'duty.suspended',
      'duty.resumed': ['reason'],
      'duty.superseded': ['amendment', 'reason'],
      'duty.transferred': ['toUnit', 'evidence', 'reason'],
      ...ofRecord,
      'duty.urged': 'duty.suspended',
    });
  });
});

/** The answer never promises or denies what the step then contradicts. */
test.each(DUTY_KINDS)('%s: what is closed beforehand is refused when it comes', (id) => {
  const kind = WORK_MACHINES[id];
  const everybody: readonly Role[] = [
    ...(['unit-officer', 'unit-head', 'office-officer', 'office-head', 'plan-owner', 'competent-authority'] as const),
    ...(['router-officer', 'router-head'] as const),
  ];
  const states = [...walkObligation(kind, baseline).places.values()];
  const people = [...kind.examples, ...force.examples, ...record.examples].filter(({ by }) => by.kind === 'person');
  fc.assert(
    fc.property(fc.constantFrom(...states), fc.constantFrom(...people), (state, event) => {
      const choice = whatNext(kind, state, { by: event.by, roles: everybody, at: event.at }).find(
        (one) => one.event === event.type,
      );
      const stepped = stepObligation(kind, state, event);
      if (!choice || !choice.allowed) expect(stepped.ok).toBe(false);
      if (choice?.allowed && choice.needs.length === 0 && !['reports.collected', 'concluded'].includes(event.type)) {
        expect(stepped.ok).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
