import fc from 'fast-check';
import { DUTY_KINDS, WORK_MACHINES } from '../../../workflows/obligations/kinds';
import { extension } from '../../../workflows/obligations/extension.machine';
import { force } from '../../../workflows/obligations/force.machine';
import { isOver, openObligation, stepObligation } from '../../../workflows/obligations/obligation';
import { record } from '../../../workflows/obligations/record.machine';
import { baseline, rungFacts } from '../../support/composed-walk';

/** Whatever happens in whatever order; a failing run prints its seed and path, which repeat it. */
const rungs = [...rungFacts('unit'), ...rungFacts('office')];

test.each(DUTY_KINDS)('%s: no history moves the baseline, and an ended duty stays as it ended', (id) => {
  const kind = WORK_MACHINES[id];
  const events = [...kind.examples, ...extension.examples, ...force.examples, ...record.examples, ...rungs];
  fc.assert(
    fc.property(
      fc.constantFrom(...(kind.inputs ?? [{}])),
      fc.constantFrom(baseline, null),
      fc.array(fc.constantFrom(...events), { maxLength: 60 }),
      (input, due, history) => {
        let state = openObligation(kind, input, due);
        for (const event of history) {
          const before = state;
          const stepped = stepObligation(kind, state, event);
          if (stepped.ok) {
            state = stepped.next;
            // Of an ended duty only the record goes on.
            if (isOver(kind, before)) expect({ ...state, record: before.record }).toEqual(before);
          }
          expect(state.dates.baseline).toBe(due);
          expect(state.dates.heldWorkingDays).toBeGreaterThanOrEqual(0);
          // Without a first date no decision can make one.
          if (due === null) expect(state.dates.decided).toBeNull();
        }
      },
    ),
    { numRuns: 60 },
  );
});
