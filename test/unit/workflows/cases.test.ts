import fc from 'fast-check';
import { walk } from '../../../workflows/behaviour';
import { exampleDue } from '../../../workflows/cases/case-examples';
import { CASE_MACHINES } from '../../../workflows/cases/kinds';
import { accountability } from '../../../workflows/cases/accountability.machine';
import { disciplinaryReview } from '../../../workflows/cases/disciplinary-review.machine';
import {
  example,
  exampleClock,
  exampleEvidence,
  exampleOffice,
  exampleOfficer,
  exampleReason,
} from '../../../workflows/obligations/examples';
import { initialRest, isFinal, step } from '../../../workflows/step';
import type { Fact } from '../../../workflows/vocabulary';
import type { Rest, Workflow } from '../../../workflows/workflow';
import {
  deadEnds,
  eventsNeverRefused,
  unprovedEnds,
  unreachableStates,
  untaggedStates,
  untakenArrows,
} from '../../support/graph-checks';

const MACHINES = Object.values(CASE_MACHINES);
const walks = MACHINES.map((workflow) => [workflow.id, walk(workflow)] as const);
const concerned = { concerned: 'officer', conflicted: ['deputy'] };

describe('every case, walked', () => {
  test.each(walks)('%s: every state can be reached', (_, walked) => expect(unreachableStates(walked)).toEqual([]));
  test.each(walks)('%s: every arrow is taken by an example', (_, walked) => expect(untakenArrows(walked)).toEqual([]));
  test.each(walks)('%s: every guarded fact is once refused', (_, walked) =>
    expect(eventsNeverRefused(walked)).toEqual([]),
  );
  test.each(walks)('%s: from every state an end can be reached', (_, walked) => expect(deadEnds(walked)).toEqual([]));
  test.each(walks)('%s: no path ends without evidence or a named person', (_, walked) =>
    expect(unprovedEnds(walked)).toEqual([]),
  );
  test.each(walks)('%s: every state says in whose hands the case is', (_, walked) =>
    expect(untaggedStates(walked)).toEqual([]),
  );
});

/** What the concerned person does for themselves: answer and complain. All else is conducting or deciding. */
const OWN = new Set(['explanation.given', 'complaint.lodged', 'file.completed']);

test('in no history does the person concerned, or somebody who depends on them, conduct or decide anything', () => {
  const people = fc.constantFrom('officer', 'deputy', 'office', 'other');
  fc.assert(
    fc.property(
      fc.constantFrom(...MACHINES),
      fc.array(fc.tuple(fc.nat(), people), { minLength: 1, maxLength: 30 }),
      (workflow, deeds) => {
        let rest: Rest = initialRest(workflow, concerned);
        for (const [choice, person] of deeds) {
          if (isFinal(workflow, rest.value)) return;
          const chosen = workflow.examples[choice % workflow.examples.length];
          if (chosen === undefined) return;
          const by = chosen.by.kind === 'clock' ? chosen.by : { ...exampleOffice, person };
          const result = step(workflow, rest, { ...chosen, by });
          if (!result.ok) continue;
          if (by.kind === 'person' && !OWN.has(chosen.type)) expect(['officer', 'deputy']).not.toContain(by.person);
          rest = result.next;
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

/** Tells facts one after another; gives the states on the way, or the code of the refusal. */
function told(workflow: Workflow, facts: readonly Fact[]): string[] {
  let rest = initialRest(workflow, concerned);
  return facts.map((fact) => {
    const result = step(workflow, rest, fact);
    if (!result.ok) return result.refusal.code;
    rest = result.next;
    return rest.value;
  });
}
const proved = (type: string, brings: object = {}): Fact =>
  example(type, exampleOffice, { evidence: [exampleEvidence], ...brings });
const reasoned = (type: string, brings: object = {}): Fact =>
  example(type, exampleOffice, { reason: exampleReason, ...brings });

test('silence is examined by a person, and an explanation that comes late still counts', () => {
  expect(
    told(accountability, [
      example('explanation.asked', exampleOffice),
      example('explanation.asked', exampleOffice, { due: exampleDue }),
      example('explanation.fell-due', exampleClock),
      example('explanation.given', exampleOfficer, { evidence: [exampleEvidence] }),
      example('case.examined', exampleOfficer),
      example('case.examined', exampleOffice),
      reasoned('case.closed-without-fault'),
      reasoned('case.closed-without-fault', { ground: 'objective-cause' }),
    ]),
  ).toEqual([
    ...['case.day-missing', 'explanationAsked', 'silent', 'explained', 'case.conflict-of-interest', 'examined'],
    ...['case.ground-missing', 'closedWithoutFault'],
  ]);
});

test('a form whose limitation has run out is decided only as out of time; another form is still in time', () => {
  const ranOut = { ...example('limitation.ran-out', exampleClock), forms: ['reprimand'] } as Fact;
  expect(
    told(disciplinaryReview, [
      example('review.accepted', exampleOffice),
      ranOut,
      proved('verification.concluded'),
      proved('kiemDiem.held'),
      proved('council.considered'),
      proved('discipline.decided', { form: 'reprimand' }),
      proved('discipline.decided', { form: 'warning', outOfTime: true }),
      proved('discipline.decided', { form: 'reprimand', outOfTime: true }),
    ]),
  ).toEqual([
    ...['verifying', 'verifying', 'verified', 'kiemDiemHeld', 'considered'],
    ...['case.out-of-time', 'case.out-of-time', 'decided'],
  ]);
});

test('a decision after the time limit is taken only when it says so, and is known to both sides before it can be complained of', () => {
  expect(
    told(disciplinaryReview, [
      example('review.accepted', exampleOffice),
      reasoned('consideration.suspended'),
      example('time-limit.ran-out', exampleClock),
      reasoned('consideration.resumed'),
      proved('verification.concluded'),
      example('time-limit.ran-out', exampleClock),
      proved('kiemDiem.held'),
      proved('council.considered'),
      proved('discipline.decided', { outOfTime: true }),
      proved('discipline.decided', { form: 'warning' }),
      proved('discipline.decided', { form: 'warning', outOfTime: true }),
      proved('decision.made-known'),
      proved('decision.made-known', { otherSideTold: true }),
      example('complaint.lodged', exampleOfficer, { evidence: [exampleEvidence] }),
      proved('complaint.handled'),
    ]),
  ).toEqual([
    // Time stands still while a case is not yet considered.
    ...[
      'verifying',
      'suspended',
      'event.not-allowed',
      'verifying',
      'verified',
      'verified',
      'kiemDiemHeld',
      'considered',
    ],
    ...[
      'case.form-missing',
      'case.out-of-time',
      'decided',
      'case.other-side-not-told',
      'complaintWindow',
      'complained',
      'final',
    ],
  ]);
});
