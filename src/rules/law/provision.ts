import type { LocalDate, Refusal } from '../../../workflows/vocabulary';
import { invalidRecord, recordReader, type RecordProblem } from '../../calendar/dated-record';

/** How sure we are of a provision: its text was read; it is known second-hand; a lawyer has yet to confirm it. */
export const CERTAINTIES = ['read', 'second-hand', 'to-be-confirmed'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** An act of law, of the Party, or a plan: what provisions stand in. */
export interface Act {
  readonly id: string;
  /** `377-QĐ/TW`; of what has no number, how people call it. */
  readonly number: string;
  readonly title: string;
  readonly issuedOn: LocalDate | null;
  readonly sure: Certainty;
}

/** What one clause says, as long as it says it. Records of one id follow one another: what a table cites stays the same while acts
 *  are replaced. */
export interface Provision {
  readonly id: string;
  readonly act: string;
  readonly article: string | null;
  readonly clause: string | null;
  /** In our own short words. */
  readonly says: { readonly vi: string; readonly en: string };
  /** Null where no source told us since when. */
  readonly effectiveFrom: LocalDate | null;
  /** Last day in force, or null while nothing is known to have replaced it. */
  readonly effectiveTo: LocalDate | null;
  readonly replacedBy: string | null;
  readonly source: string;
  readonly sure: Certainty;
  /** What a person has to be asked before this is relied on. */
  readonly question: string | null;
}

export interface LawRegister {
  readonly acts: readonly Act[];
  readonly provisions: readonly Provision[];
}

const text = { type: 'string', minLength: 1 };
const nullable = (format: object): object => ({ type: ['string', 'null'], ...format });
const day = { format: 'local-date' };
const sure = { enum: CERTAINTIES };

const readFile = recordReader<LawRegister>({
  type: 'object',
  additionalProperties: false,
  required: ['acts', 'provisions'],
  properties: {
    acts: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'number', 'title', 'issuedOn', 'sure'],
        properties: { id: text, number: text, title: text, issuedOn: nullable(day), sure },
      },
    },
    provisions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'act', 'says', 'effectiveFrom', 'effectiveTo', 'source', 'sure'],
        properties: {
          id: text,
          act: text,
          article: { ...nullable({}), default: null },
          clause: { ...nullable({}), default: null },
          says: {
            type: 'object',
            additionalProperties: false,
            required: ['vi', 'en'],
            properties: { vi: text, en: text },
          },
          effectiveFrom: nullable(day),
          effectiveTo: nullable(day),
          replacedBy: { ...nullable({}), default: null },
          source: text,
          sure,
          question: { ...nullable({}), default: null },
        },
      },
    },
  },
});

/** Reads a file of acts and provisions. Refuses with `record.invalid` what is not of the shape. */
export const parseLawFile = (file: string, yaml: string): LawRegister | Refusal => readFile(file, yaml);

/** One register of several files, or what contradicts itself in it: ids twice, acts that are not there, periods that overlap. */
export function registerOf(files: readonly LawRegister[], name: string): LawRegister | Refusal {
  const acts = files.flatMap((each) => each.acts);
  const provisions = files.flatMap((each) => each.provisions);
  const known = new Set(acts.map(({ id }) => id));
  const problems: RecordProblem[] = [
    ...acts
      .filter(({ id }, index) => acts.findIndex((other) => other.id === id) !== index)
      .map(({ id }) => ({ path: `/acts/${id}`, expected: 'an id of its own' })),
    ...provisions.flatMap(({ id, act, replacedBy }) =>
      [act, ...(replacedBy === null ? [] : [replacedBy])]
        .filter((each) => !known.has(each))
        .map((each) => ({ path: `/provisions/${id}`, expected: `an act that is in the register, not ${each}` })),
    ),
    ...[...new Set(provisions.map(({ id }) => id))].flatMap((id) =>
      overlapsOf(provisions.filter((each) => each.id === id)).map((from) => ({
        path: `/provisions/${id}`,
        expected: `no two records in force on ${from}`,
      })),
    ),
  ];
  return problems.length > 0 ? invalidRecord(name, problems) : { acts, provisions };
}

function overlapsOf(records: readonly Provision[]): readonly string[] {
  const sorted = [...records].sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1));
  return sorted.slice(1).flatMap((later, index) => {
    const to = sorted[index]?.effectiveTo ?? null;
    return to === null || later.effectiveFrom === null || to >= later.effectiveFrom ? [later.effectiveFrom ?? '?'] : [];
  });
}

/** Whether a record is in force on a day; one without a first day counts as in force until it ends. */
export const isInForce = ({ effectiveFrom, effectiveTo }: Provision, on: LocalDate): boolean =>
  (effectiveFrom === null || effectiveFrom <= on) && (effectiveTo === null || on <= effectiveTo);

/** The record of a provision on the day of an act, or null when none was in force. */
export const provisionOn = ({ provisions }: LawRegister, id: string, on: LocalDate): Provision | null =>
  provisions.find((each) => each.id === id && isInForce(each, on)) ?? null;

/** What was in force on a day, by act. */
export const lawOn = ({ provisions }: LawRegister, on: LocalDate): readonly Provision[] =>
  provisions.filter((each) => isInForce(each, on));
