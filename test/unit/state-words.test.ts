import { caseStateText, stateText } from '../../src/cli/words';
import { CASE_STATES } from '../../workflows/cases/kinds';
import { DUTY_STATES } from '../../workflows/obligations/kinds';

test('the terminal says each state of a duty and of a case in both languages, in the middle of a line', () => {
  expect(stateText('submitted')).toBe('chờ xác nhận / awaits confirmation');
  // A case has words of its own for states that a duty has, too.
  expect([stateText('flagged'), caseStateText('flagged')]).toEqual([
    'gắn cờ / flagged',
    'được đề xuất xem xét / proposed for examination',
  ]);
  const said = [...DUTY_STATES.map(stateText), ...CASE_STATES.map(caseStateText)];
  expect(said.filter((words) => !/^\p{Ll}.* \/ \S.*$/u.test(words))).toEqual([]);
});

test('a duty that was replaced or moved stands there, and a suspended one stands where its work does', () => {
  expect(DUTY_STATES).toEqual(expect.arrayContaining(['assigned', 'confirmed', 'superseded', 'transferred']));
  expect(DUTY_STATES).not.toContain('suspended');
  expect(DUTY_STATES).not.toContain('inForce');
});
