import { fold } from '../../people/fold';
import type { Draft, DraftDuty } from '../draft';
import { sentenceOf, type Sentence } from '../questions';
import type { Correction } from './correction';
import { corrected } from './corrected';
import type { DraftRow } from './draft-row';
import { matchUnits, type Register, type UnitMatch } from './unit-match';

/** A draft as people look at it: corrected, its names matched, every question and warning as a sentence. */
export interface DraftView {
  readonly draft: Draft;
  readonly units: readonly UnitMatch[];
  readonly unplaced: readonly Correction[];
  readonly said: readonly Said[];
  /** Duties that a person should look at. */
  readonly unsure: number;
}

/** A question of a duty, or a warning of the paper, in words. */
export interface Said extends Sentence {
  readonly code: string;
  /** The duty it is about, or null for the paper. */
  readonly ref: string | null;
}

export function viewOf(row: DraftRow, register: Register): DraftView {
  const { draft, unplaced } = corrected(row.reading, row.corrections, row.text);
  const said = new Map(
    row.corrections.flatMap((one) => (one.op === 'unit' ? [[fold(one.name), one.unit] as const] : [])),
  );
  const { issuedOn } = draft.document;
  const on = issuedOn?.length === 10 ? issuedOn : null;
  return {
    draft,
    unplaced,
    units: matchUnits(namesOf(draft), register, { on, said, called: calledOf(draft) }),
    said: [
      ...draft.warnings.map((warning) => ({ ref: null, code: warning.code, ...sentenceOf(warning) })),
      ...draft.duties.flatMap((duty) =>
        duty.questions.map((question) => ({ ref: duty.ref, code: question.code, ...sentenceOf(question) })),
      ),
    ],
    unsure: draft.duties.filter(({ confidence }) => confidence === 'low').length,
  };
}

/** What the paper's own short names stand for. */
const calledOf = ({ document }: Draft): ReadonlyMap<string, string> =>
  new Map(document.aliases.map(({ alias, stands }) => [fold(alias), stands]));

/** Every body that a plan made of the draft would name, once. */
export function namesOf({ document, duties }: Draft): readonly string[] {
  const names = [
    ...(document.issuer === null ? [] : [document.issuer]),
    ...(document.parentIssuer === null ? [] : [document.parentIssuer]),
    ...(document.office === undefined ? [] : [document.office]),
    ...duties.flatMap(bodiesOf),
  ];
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = fold(name);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

const bodiesOf = (duty: DraftDuty): readonly string[] =>
  [duty.leads, duty.carriesOut, duty.directs, duty.routedThrough, duty.reportsTo].flat();
