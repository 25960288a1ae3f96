import { join } from 'node:path';
import { decide } from '../../../src/rules/decide';
import { citationsOn } from '../../../src/rules/law/citations';
import { loadLaw } from '../../../src/rules/law/law-files.store';
import { lawOn, parseLawFile, provisionOn, registerOf, type LawRegister } from '../../../src/rules/law/provision';
import { compileRuleFile, rulesFolder } from '../../../src/rules/rule-files.store';
import type { LocalDate } from '../../../workflows/vocabulary';

const law = loadLaw();
const on = (day: string): LocalDate => day as LocalDate;
const actOf = (id: string, day: string): string | null => provisionOn(law, id, on(day))?.act ?? null;

// DOMAIN §5: which act follows which, and from which day.
test.each([
  ['party-member-forms', '2026-08-16', '69-qd-tw'],
  ['party-member-forms', '2026-08-17', '212-qd-tw'],
  ['party-inspection', '2025-05-29', '22-qd-tw'],
  ['party-inspection', '2025-05-30', '296-qd-tw'],
  ['party-inspection', '2026-04-11', '21-qd-tw'],
  ['party-must-not', '2026-07-25', '37-qd-tw'],
  ['party-must-not', '2026-07-26', '207-qd-tw'],
  ['removal-of-cadres', '2025-10-07', '41-qd-tw'],
  ['removal-of-cadres', '2025-10-08', '377-qd-tw'],
  ['civil-servant-forms', '2025-06-30', 'nd-112-2020'],
  ['civil-servant-forms', '2025-07-01', 'nd-172-2025'],
  ['late-item-points', '2025-12-31', 'nd-90-2020'],
  ['late-item-points', '2026-01-01', 'nd-335-2025'],
])('%s on %s stands in %s', (id, day, act) => expect(actOf(id, day)).toBe(act));

test('the 70 % ratio says nothing before 8/10/2025', () => {
  expect(actOf('seventy-percent', '2025-10-07')).toBeNull();
  expect(actOf('seventy-percent', '2025-10-08')).toBe('377-qd-tw');
});

test('no id has two records in force on one day', () => {
  for (const day of ['2023-07-25', '2024-06-30', '2025-07-01', '2026-08-17', '2026-11-25']) {
    const ids = lawOn(law, on(day)).map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
  }
});

test('what is not confirmed says so wherever it is cited, and asks', () => {
  expect(citationsOn(['party-member-forms', 'seventy-percent'], law, on('2026-09-01'))).toMatchObject([
    { id: 'party-member-forms', act: '212-QĐ/TW', sure: 'to-be-confirmed', question: expect.stringContaining('?') },
    { id: 'seventy-percent', act: '377-QĐ/TW', sure: 'read' },
  ]);
  expect(citationsOn(['seventy-percent'], law, on('2024-01-01'))).toMatchObject([{ sure: 'not-in-force', act: null }]);
});

test('an answer cites the law of the day of the act', async () => {
  const file = await compileRuleFile(join(rulesFolder(), 'violation-by-person.dmn'));
  if ('code' in file) throw new Error(file.code);
  const facts = { track: 'administrative', status: 'civil-servant', isLeader: false };
  const citedOn = (actOn: string) => {
    const answer = decide(file, 'possible-forms', { ...facts, actOn }, law);
    return 'outcome' in answer ? answer.citations.map(({ act, sure }) => `${act} ${sure}`) : answer;
  };
  expect(citedOn('2025-06-30')).toEqual(['112/2020/NĐ-CP to-be-confirmed']);
  expect(citedOn('2025-07-01')).toEqual(['172/2025/NĐ-CP read']);
});

describe('a register that contradicts itself is refused', () => {
  const file = (provisions: string): LawRegister => {
    const acts = 'acts: [{ id: a, number: A, title: A, issuedOn: null, sure: read }]\nprovisions:\n';
    const parsed = parseLawFile('law.yaml', `${acts}${provisions}`);
    if ('code' in parsed) throw new Error(JSON.stringify(parsed));
    return parsed;
  };
  const record = (act: string, from: string, to: string): string =>
    `  - { id: p, act: ${act}, says: { vi: x, en: x }, effectiveFrom: ${from}, effectiveTo: ${to}, source: s, sure: read }\n`;

  test('two records on one day', () => {
    const both = file(record('a', '2020-01-01', '2025-07-01') + record('a', '2025-07-01', 'null'));
    expect(registerOf([both], 'law')).toMatchObject({ code: 'record.invalid' });
    const apart = file(record('a', '2020-01-01', '2025-06-30') + record('a', '2025-07-01', 'null'));
    expect(registerOf([apart], 'law')).toMatchObject({ provisions: { length: 2 } });
  });
  test('an act that is not there', () => {
    expect(registerOf([file(record('b', '2020-01-01', 'null'))], 'law')).toMatchObject({ code: 'record.invalid' });
  });
  test('a file of another shape', () => {
    expect(parseLawFile('law.yaml', 'acts: []\nprovisions: [{ id: p }]')).toMatchObject({ code: 'record.invalid' });
    expect(parseLawFile('law.yaml', 'acts: [')).toMatchObject({ code: 'record.invalid' });
  });
});
