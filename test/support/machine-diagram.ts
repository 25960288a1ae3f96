import type { StateNode } from 'xstate';
import type { Hands, Workflow } from '../../workflows/workflow';

/** One drawing per machine, as Mermaid text that a browser or a code host renders: docs/diagrams/<machine>.md. Made from the machine
 *  itself, so that it cannot say anything else; the order is that of the source. */

const HANDS: Readonly<Record<Hands, string>> = {
  unit: 'đơn vị / with the unit',
  office: 'cơ quan theo dõi / with the office',
  ended: 'kết thúc / ended',
};
const STYLES: Readonly<Record<Hands, string>> = {
  unit: 'fill:#e8f0fe,stroke:#1a56a8,color:#111111',
  office: 'fill:#fdf3d8,stroke:#8a6100,color:#111111',
  ended: 'fill:#e9f5ea,stroke:#2e6b34,color:#111111',
};

/** An arrow as drawn: several facts may lead the same way. */
interface Drawn {
  readonly from: string;
  readonly to: string;
  readonly fact: string;
}

export function machineDiagram(workflow: Workflow): string {
  const { root } = workflow.machine;
  const states = Object.entries(root.states);
  const arrows = states.flatMap(([name, node]) => drawn(name, node));
  const anywhere = drawn('anywhere', root as StateNode).map((arrow) => ({ ...arrow, from: ANYWHERE }));
  const lines = [
    'stateDiagram-v2',
    ...(anywhere.length === 0 ? [] : [`    state "ở bất kỳ trạng thái nào / anywhere" as ${ANYWHERE}`]),
    ...(Object.keys(HANDS) as Hands[]).flatMap((hands) =>
      states.some(([, node]) => node.tags.includes(hands)) ? [`    classDef ${hands} ${STYLES[hands]}`] : [],
    ),
    `    [*] --> ${root.initial.target[0]?.key ?? ''}`,
    ...merged([...arrows, ...anywhere]),
    ...states.flatMap(([name, node]) => (node.type === 'final' ? [`    ${name} --> [*]`] : [])),
    ...states.flatMap(([name, node]) => {
      const hands = (Object.keys(HANDS) as Hands[]).find((each) => node.tags.includes(each));
      return hands ? [`    class ${name} ${hands}`] : [];
    }),
  ];
  const tagged = (Object.keys(HANDS) as Hands[]).filter((hands) =>
    states.some(([, node]) => node.tags.includes(hands)),
  );
  return [
    `# ${workflow.id}, version ${workflow.version}`,
    '',
    ...(tagged.length === 0
      ? []
      : [`Colours: ${tagged.map((hands) => `\`${hands}\` ${HANDS[hands]}`).join('; ')}.`, '']),
    'In parentheses: the condition that the fact has to meet. Made from the machine by `npm run diagrams`.',
    '',
    '```mermaid',
    ...lines,
    '```',
    '',
  ].join('\n');
}

/** A name that no state has. */
const ANYWHERE = 'any_state';

function drawn(from: string, node: StateNode): readonly Drawn[] {
  return [...node.transitions].flatMap(([event, transitions]) =>
    transitions.map(({ target, guard }) => ({
      from,
      to: target?.[0]?.key ?? from,
      fact: guard === undefined ? event : `${event} (${guardName(guard)})`,
    })),
  );
}

const guardName = (guard: unknown): string => (typeof guard === 'string' ? guard : (guard as { type: string }).type);

/** One line per pair of states, its facts below one another. */
function merged(arrows: readonly Drawn[]): readonly string[] {
  const facts = new Map<string, string[]>();
  for (const { from, to, fact } of arrows) {
    const pair = `${from} --> ${to === 'anywhere' ? from : to}`;
    facts.set(pair, [...(facts.get(pair) ?? []), fact]);
  }
  return [...facts].map(([pair, each]) => `    ${pair} : ${each.join('<br/>')}`);
}
