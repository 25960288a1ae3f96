import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_MACHINE } from '../../../workflows/every-machine';
import { expectGenerated } from '../../support/generated-file';
import { machineDiagram } from '../../support/machine-diagram';

/** docs/diagrams is written by `npm run diagrams`, which runs this file with UPDATE_GENERATED=1. */
const fileOf = (id: string): string => `${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

test.each(EVERY_MACHINE.map((workflow) => [workflow.id, workflow] as const))(
  '%s is drawn as it behaves',
  (id, workflow) => expectGenerated(`docs/diagrams/${fileOf(id)}`, machineDiagram(workflow)),
);

test('every drawing is of a machine', () => {
  const drawings = readdirSync(join(__dirname, '../../../docs/diagrams'));
  expect(drawings.sort()).toEqual(EVERY_MACHINE.map(({ id }) => fileOf(id)).sort());
});

test('a drawing names every state and every fact, with its condition', () => {
  for (const workflow of EVERY_MACHINE) {
    const text = machineDiagram(workflow);
    const { root, events } = workflow.machine;
    const missing = [...Object.keys(root.states), ...events].filter((name) => !text.includes(name));
    expect({ machine: workflow.id, missing }).toEqual({ machine: workflow.id, missing: [] });
  }
});
