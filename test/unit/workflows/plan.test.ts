import { initialRest, step } from '../../../workflows/step';
import { plan } from '../../../workflows/plans/plan.machine';
import type { Actor, Effect, Refusal } from '../../../workflows/vocabulary';
import { at, clock, huong, paper, said } from '../../support/duty-story';

const planStory = () => {
  let rest = initialRest(plan);
  const run = (type: string, by: Actor, brings: object) =>
    step(plan, rest, { type, at: at('10T02:00:00'), by, ...brings });
  return {
    rest: () => rest,
    happens(type: string, by: Actor, brings: object = {}): readonly Effect[] {
      const stepped = run(type, by, brings);
      if (!stepped.ok) throw new Error(`${type} refused: ${JSON.stringify(stepped.refusal)}`);
      rest = stepped.next;
      return stepped.effects;
    },
    refuses(type: string, by: Actor, brings: object = {}): Refusal {
      const stepped = run(type, by, brings);
      if (stepped.ok) throw new Error(`${type} happened`);
      return stepped.refusal;
    },
  };
};
const begin = (on: string, from: number, count: number, last: boolean) => ({
  ...{ on, from, count, last, periods: ['2025-Q1'], basis: 'list' },
});
const ordered = (total: number) => ({ issuedOn: '2024-06-10', total });

describe('a plan', () => {
  test('opens its 5 duties in chunks of 2, 2 and 1, and then runs', () => {
    const lived = planStory();
    lived.happens('plan.issue-ordered', huong, ordered(5));
    expect(lived.rest()).toMatchObject({
      value: 'opening',
      context: { issuedOn: '2024-06-10', issuedBy: 'huong', total: 5, opened: 0 },
    });
    expect(lived.happens('plan.chunk-opened', clock, { from: 0, count: 2 })).toEqual([
      { type: 'open', on: null, from: 0, count: 2 },
    ]);
    lived.happens('plan.chunk-opened', clock, { from: 2, count: 2 });
    expect(lived.rest()).toMatchObject({ value: 'opening', context: { opened: 4 } });
    expect(lived.happens('plan.chunk-opened', clock, { from: 4, count: 1 })).toEqual([
      { type: 'open', on: null, from: 4, count: 1 },
    ]);
    expect(lived.rest()).toMatchObject({ value: 'running', context: { opened: 5 } });
  });

  test.each([
    ['the same again', { from: 0, count: 2 }],
    ['one left out', { from: 3, count: 2 }],
    ['more than there are', { from: 2, count: 4 }],
    ['nothing', { from: 2, count: 0 }],
  ])('does not open %s', (_, chunk) => {
    const lived = planStory();
    lived.happens('plan.issue-ordered', huong, ordered(5));
    lived.happens('plan.chunk-opened', clock, { from: 0, count: 2 });
    expect(lived.refuses('plan.chunk-opened', clock, chunk)).toEqual({
      code: 'plan.chunk-out-of-order',
      facts: { ...chunk, opened: 2, total: 5 },
    });
  });

  test('is ordered by a person, and binds somebody', () => {
    expect(planStory().refuses('plan.issue-ordered', clock, ordered(5)).code).toBe('actor.must-be-person');
    expect(planStory().refuses('plan.issue-ordered', huong, ordered(0)).code).toBe('plan.empty');
  });

  const ended = () => {
    const lived = planStory();
    lived.happens('plan.issue-ordered', huong, ordered(1));
    lived.happens('plan.chunk-opened', clock, { from: 0, count: 1 });
    expect(lived.happens('plan.period-opened', clock, begin('2025-01-01', 0, 1, true))).toEqual([
      { type: 'open', on: '2025-01-01', from: 0, count: 1 },
    ]);
    expect(lived.happens('plan.ended', clock)).toEqual([{ type: 'notify', what: 'plan-ended', to: ['office'] }]);
    return lived;
  };

  test('ends on its last day, and a person closes it with the final review or a reason', () => {
    expect(ended().refuses('plan.closed', huong, { openDuties: [] })).toEqual({
      code: 'plan.closing-unproved',
      facts: { event: 'plan.closed' },
    });
    for (const proof of [{ evidence: [paper] }, said]) {
      const lived = ended();
      const open = [{ unit: 'so-y-te', task: 'III.2.1' }];
      expect(lived.refuses('plan.closed', huong, { ...proof, openDuties: open })).toEqual({
        ...{ code: 'plan.has-open-duties', facts: { count: 1, open } },
      });
      lived.happens('plan.closed', huong, { ...proof, openDuties: [] });
      expect(lived.rest().value).toBe('closed');
    }
  });

  test('opens the periods that begin on a day chunk by chunk, each day once and in order', () => {
    const lived = planStory();
    lived.happens('plan.issue-ordered', huong, ordered(1));
    lived.happens('plan.chunk-opened', clock, { from: 0, count: 1 });
    expect(lived.rest().context).toMatchObject({ periodsThrough: '2024-06-10', periodOn: null });
    const refuses = (brings: object) => lived.refuses('plan.period-opened', clock, brings).code;
    // The periods that had begun by its own day came with the issue.
    expect(refuses(begin('2024-06-10', 0, 2, true))).toBe('plan.period-out-of-order');
    lived.happens('plan.period-opened', clock, begin('2024-07-01', 0, 2, false));
    expect(lived.rest().context).toMatchObject({
      ...{ periodsThrough: '2024-06-10', periodOn: '2024-07-01', periodOpened: 2 },
    });
    expect(refuses(begin('2024-07-01', 0, 2, false))).toBe('plan.period-out-of-order');
    expect(refuses(begin('2024-08-01', 2, 1, true))).toBe('plan.period-out-of-order');
    lived.happens('plan.period-opened', clock, begin('2024-07-01', 2, 1, true));
    expect(lived.rest()).toMatchObject({
      value: 'running',
      context: { periodsThrough: '2024-07-01', periodOn: null, periodOpened: 0 },
    });
    expect(refuses(begin('2024-07-01', 0, 1, true))).toBe('plan.period-out-of-order');
  });

  test('begins a day anew when somebody came or went between two chunks, and ends one that nobody has to do with', () => {
    const lived = planStory();
    lived.happens('plan.issue-ordered', huong, ordered(1));
    lived.happens('plan.chunk-opened', clock, { from: 0, count: 1 });
    lived.happens('plan.period-opened', clock, begin('2024-07-01', 0, 2, false));
    const another = { ...begin('2024-07-01', 2, 1, true), basis: 'one unit less' };
    expect(lived.refuses('plan.period-opened', clock, another).code).toBe('plan.period-out-of-order');
    lived.happens('plan.period-opened', clock, { ...another, from: 0, count: 2, last: true });
    lived.happens('plan.period-opened', clock, { ...begin('2024-08-01', 0, 0, true), basis: 'nobody' });
    expect(lived.rest().context).toMatchObject({ periodsThrough: '2024-08-01', periodOpened: 0, periodBasis: null });
  });

  test('takes something that happened, with its proof and in words, while it runs and after its end', () => {
    const lived = ended();
    const said = { occurrence: 'violation-found', unit: 'so-y-te', reference: 'BB-12', happened: '2024-12-30' };
    const whole = { ...said, what: { ref: 'r', hash: 'h' }, evidence: [paper], total: 1 };
    expect(lived.refuses('occurrence.recorded', huong, { ...whole, evidence: [] }).code).toBe('evidence.missing');
    expect(lived.refuses('occurrence.recorded', huong, { ...said, evidence: [paper], total: 1 }).code).toBe(
      'occurrence.what-missing',
    );
    expect(lived.refuses('occurrence.recorded', huong, { ...whole, total: 0 }).code).toBe('occurrence.nothing-owed');
    const { total: count, ...occurrence } = whole;
    expect(lived.happens('occurrence.recorded', huong, whole)).toEqual([{ type: 'open', occurrence, count }]);
    expect(lived.rest().value).toBe('ended');
  });

  test('may be withdrawn, with a reason', () => {
    const lived = planStory();
    expect(lived.refuses('plan.withdrawn', huong).code).toBe('reason.missing');
    lived.happens('plan.withdrawn', huong, said);
    expect(lived.rest().value).toBe('withdrawn');
  });

  test('withdrawn after it was issued, lets all that is open go before it ends', () => {
    const lived = planStory();
    lived.happens('plan.issue-ordered', huong, ordered(5));
    lived.happens('plan.chunk-opened', clock, { from: 0, count: 2 });
    lived.happens('plan.withdrawn', huong, said);
    expect(lived.rest()).toMatchObject({ value: 'withdrawing', context: { withdrawal: { by: huong }, letGo: 0 } });
    const letGo = (count: number, last: boolean) => ['plan.duties-let-go', clock, { count, last }] as const;
    expect(lived.happens(...letGo(2, false))).toEqual([{ type: 'advance', event: 'discharged', count: 2 }]);
    expect(lived.rest()).toMatchObject({ value: 'withdrawing', context: { letGo: 2 } });
    expect(lived.refuses(...letGo(0, false)).code).toBe('plan.let-go-out-of-order');
    expect(lived.refuses(...letGo(1, true)).code).toBe('plan.let-go-out-of-order');
    expect(lived.refuses('plan.chunk-opened', clock, { from: 2, count: 2 }).code).toBe('event.not-allowed');
    expect(lived.happens(...letGo(0, true))).toEqual([]);
    expect(lived.rest().value).toBe('withdrawn');
  });

  test('is amended by a named file with a reason, before it is issued and while it runs, and in no other stage', () => {
    const lived = planStory();
    const brings = { file: 'b', before: 'a', reason: { ref: 'r', hash: 'h' } };
    expect(lived.refuses('plan.amended', huong, { file: 'b', before: 'a' }).code).toBe('reason.missing');
    expect(lived.refuses('plan.amended', huong, { ...brings, file: 'a' }).code).toBe('plan.amendment-unnamed');
    lived.happens('plan.amended', huong, brings);
    lived.happens('plan.issue-ordered', huong, ordered(1));
    expect(lived.refuses('plan.amended', huong, brings).code).toBe('event.not-allowed');
    lived.happens('plan.chunk-opened', clock, { from: 0, count: 1 });
    lived.happens('plan.amended', huong, brings);
    expect(lived.rest().value).toBe('running');
    lived.happens('plan.ended', clock);
    expect(lived.refuses('plan.amended', huong, brings).code).toBe('event.not-allowed');
  });
});
