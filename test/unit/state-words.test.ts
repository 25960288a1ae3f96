import { STATE_WORDS } from '../../src/cli/state-words';
import { CASE_STATES } from '../../workflows/cases/kinds';
import { force } from '../../workflows/obligations/force.machine';
import { DUTY_STATES } from '../../workflows/obligations/kinds';
import { watch } from '../../workflows/obligations/watch.machine';

test('the terminal has a word in both languages for every state of a duty and of a case, and for no other', () => {
  const states = new Set([
    ...DUTY_STATES,
    ...CASE_STATES,
    ...Object.keys(watch.machine.states),
    ...Object.keys(force.machine.states),
  ]);
  expect(Object.keys(STATE_WORDS).sort()).toEqual([...states].sort());
  for (const words of Object.values(STATE_WORDS)) expect(words).toMatch(/^\S.* \/ \S.*$/u);
});

test('a duty that was replaced or moved stands there, and a suspended one stands where its work does', () => {
  expect(DUTY_STATES).toEqual(expect.arrayContaining(['assigned', 'confirmed', 'superseded', 'transferred']));
  expect(DUTY_STATES).not.toContain('suspended');
  expect(DUTY_STATES).not.toContain('inForce');
});
