import { isDeadlineRight, isKindRight, countBodies, normOf } from './duty-score';
import { f1, precision, recall, share, sum, sumOfRatios, type Score } from './score';

/** The table of a run: one line per document and one in all. */
export function reportLines(scores: readonly Score[]): readonly string[] {
  const total: Score = {
    name: 'in all',
    head: sumOfRatios(scores.map(({ head }) => head)),
    duties: sum(scores.map(({ duties }) => duties)),
    kinds: sumOfRatios(scores.map(({ kinds }) => kinds)),
    bodies: sum(scores.map(({ bodies }) => bodies)),
    deadlines: sumOfRatios(scores.map(({ deadlines }) => deadlines)),
    fields: [],
    matching: { pairs: [], missed: [], superfluous: [] },
  };
  const heads = ['document', 'head', 'duties P', 'R', 'F1', 'kind', 'bodies F1', 'deadline'];
  return [line(heads), ...[...scores, total].map((score) => line(cells(score)))];
}

const three = (value: number): string => value.toFixed(3);

const cells = (score: Score): readonly string[] => [
  score.name,
  `${three(share(score.head))} (${score.head.right}/${score.head.of})`,
  three(precision(score.duties)),
  three(recall(score.duties)),
  `${three(f1(score.duties))} (${score.duties.hits}/${score.duties.wanted})`,
  three(share(score.kinds)),
  three(f1(score.bodies)),
  three(share(score.deadlines)),
];

const WIDTHS = [34, 16, 9, 6, 17, 6, 10, 9];
const line = (values: readonly string[]): string =>
  values
    .map((value, i) => value.padEnd(WIDTHS[i] ?? 8))
    .join(' ')
    .trimEnd();

/** What went wrong, for whoever mends the reader. */
export function mistakeLines(score: Score): readonly string[] {
  return [
    ...score.fields
      .filter(({ right }) => !right)
      .map(
        (field) =>
          `  head ${field.field}: expected ${JSON.stringify(field.expected)}, found ${JSON.stringify(field.found)}`,
      ),
    ...score.matching.missed.map((duty) => `  missed ${duty.ref}: ${duty.text60}`),
    ...score.matching.superfluous.map((duty) => `  superfluous ${duty.ref} [${duty.kind}]: ${duty.text.slice(0, 90)}`),
    ...score.matching.pairs.flatMap(([duty, found]) => {
      if (duty.optional) return [];
      const bodies = countBodies(duty, found);
      return [
        ...(isKindRight(duty, found) === false
          ? [`  kind ${duty.ref}: expected ${duty.kind}, found ${found.kind}`]
          : []),
        ...(isDeadlineRight(duty, found)
          ? []
          : [
              `  deadline ${duty.ref}: expected ${duty.deadline?.norm} (${duty.deadline?.raw}), found ${normOf(found.deadline)} (${found.deadline?.literal})`,
            ]),
        ...(bodies.hits >= Math.max(bodies.wanted, bodies.given) - 0.2
          ? []
          : [
              `  bodies ${duty.ref}: expected ${JSON.stringify([duty.leadRaw ?? duty.lead, duty.coordRaw ?? duty.coord, duty.directing])}, found ${JSON.stringify([[...found.leads, ...found.carriesOut], found.coordinates, found.directs])}`,
            ]),
      ];
    }),
  ];
}
