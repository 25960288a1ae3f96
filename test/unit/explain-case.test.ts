import { join } from 'node:path';
import { explainReading } from '../../src/cases/explain-case';
import { loadLaw } from '../../src/rules/law/law-files.store';
import { readingOf, type Reading } from '../../src/rules/reading';
import { compileRuleFile, rulesFolder } from '../../src/rules/rule-files.store';
import type { RuleFile } from '../../src/rules/rule-text';

const law = loadLaw();
let rules: RuleFile;
let stored: Reading;
beforeAll(async () => {
  const compiled = await compileRuleFile(join(rulesFolder(), 'lateness.dmn'));
  if ('code' in compiled) throw new Error(compiled.code);
  rules = compiled;
  const facts = {
    actOn: '2024-06-30',
    objectiveCauseConfirmed: false,
    lateInTwelveMonths: 3,
    lateSharePercent: 10,
    repeatedAfterReminder: false,
  };
  stored = readingOf(rules, 'lateness-of-unit', facts, law) as Reading;
});

test('a stored reading is read again to the byte', () => {
  expect(stored).toMatchObject({ result: 'explanation-asked', rows: [{ row: 3 }, { row: 5 }] });
  const explained = explainReading(stored, rules, law);
  expect(explained.recomputed).toBe('same');
  expect(explained.detail?.decisions[0]?.tables[0]?.rows).toHaveLength(7);
});

test('what was altered in the record shows', () => {
  const altered = { ...stored, result: 'nothing' };
  expect(explainReading(altered, rules, law).recomputed).toBe('differs');
  const fewer = { ...stored, facts: { ...stored.facts, lateInTwelveMonths: 1 } };
  expect(explainReading(fewer, rules, law).recomputed).toBe('differs');
});

test('another table, and a provision that was deleted while it is cited, leave the stored reading to speak for itself', () => {
  expect(explainReading({ ...stored, sha256: '0'.repeat(64) }, rules, law)).toMatchObject({
    recomputed: 'table-changed',
    detail: null,
  });
  const without = { ...law, provisions: law.provisions.filter(({ id }) => id !== 'late-reminder') };
  const explained = explainReading(stored, rules, without);
  expect(explained.recomputed).toBe('law-changed');
  expect(explained.stored.citations[0]).toMatchObject({ id: 'late-reminder', sure: 'to-be-confirmed' });
});
