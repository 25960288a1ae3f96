import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_MACHINE } from '../../../workflows/every-machine';

const text = readFileSync(join(__dirname, '../../../docs/events.md'), 'utf8');
const unnamed = (events: readonly string[], document: string) =>
  events.filter((event) => !document.includes(`\`${event}\``));

test('docs/events.md names every fact of every machine', () =>
  expect(unnamed([...new Set(EVERY_MACHINE.flatMap(({ machine }) => machine.events))], text)).toEqual([]));

test('a fact that the document leaves out is seen', () =>
  expect(unnamed(['plan.issued', 'plan.forgotten'], text)).toEqual(['plan.forgotten']));
