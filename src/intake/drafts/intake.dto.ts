import { DUTY_KINDS, type DutyKind } from '../../../workflows/obligations/kinds';
import { refusal } from '../../../workflows/vocabulary';
import { Day, OneOf, Part, Parts, Text, Texts, Whole } from '../../platform/http/fields.dto';
import { Refused } from '../../platform/refused';
import type { Correction, DutyFields, HeadFields } from './correction';

const PLACE_MOST = 10_000_000;
const NAMES_MOST = 100;

export class SpanDto {
  @Whole({ least: 0, most: PLACE_MOST, about: 'First character of the text that was read' })
  readonly start!: number;

  @Whole({ least: 0, most: PLACE_MOST, about: 'The character after the last' })
  readonly end!: number;
}

export class DutyFieldsDto {
  @Text({ most: 4_000, optional: true })
  readonly text?: string;

  @OneOf(DUTY_KINDS, { optional: true })
  readonly kind?: DutyKind;

  @Texts({ most: NAMES_MOST, optional: true })
  readonly directs?: string[];

  @Texts({ most: NAMES_MOST, optional: true })
  readonly leads?: string[];

  @Texts({ most: NAMES_MOST, optional: true })
  readonly carriesOut?: string[];

  @Texts({ most: NAMES_MOST, optional: true })
  readonly coordinates?: string[];

  @Texts({ most: NAMES_MOST, optional: true })
  readonly drafts?: string[];

  @Texts({ most: NAMES_MOST, optional: true })
  readonly routedThrough?: string[];

  @Texts({ most: NAMES_MOST, optional: true })
  readonly reportsTo?: string[];

  @Texts({ most: NAMES_MOST, optional: true })
  readonly contactPoint?: string[];

  @Text({ most: 500, optional: true })
  readonly product?: string | null;

  @Text({ most: 300, optional: true, about: 'In words: trước ngày 30/6/2026, hằng quý; null is none' })
  readonly deadline?: string | null;
}

export class HeadFieldsDto {
  @Text({ most: 100, optional: true })
  readonly type?: string;

  @Text({ most: 100, optional: true, about: 'With its number: 77/KH-BATGT' })
  readonly symbol?: string;

  @Day({ optional: true })
  readonly issuedOn?: string;

  @Text({ most: 2_000, optional: true })
  readonly title?: string;

  @Text({ most: 300, optional: true })
  readonly issuer?: string;

  @Text({ most: 300, optional: true, about: 'The office that tracks the plan' })
  readonly office?: string;
}

const OPS = ['edit', 'drop', 'split', 'merge', 'add', 'head', 'unit'] as const;

export class CorrectionDto {
  @OneOf(OPS, { about: 'What is done; the other members follow from it' })
  readonly op!: (typeof OPS)[number];

  @Part(() => SpanDto, { optional: true, about: 'Where the duty stands: all but `unit` and `head`' })
  readonly at?: SpanDto;

  @Part(() => SpanDto, { optional: true, about: 'The duty that is joined to it: `merge`' })
  readonly with?: SpanDto;

  @Whole({ least: 0, most: PLACE_MOST, optional: true, about: 'Where the second part begins: `split`' })
  readonly where?: number;

  @Part(() => DutyFieldsDto, { optional: true, about: 'What is otherwise: `edit`, `add`' })
  readonly fields?: DutyFieldsDto;

  @Part(() => HeadFieldsDto, { optional: true, about: 'What is otherwise: `head`' })
  readonly head?: HeadFieldsDto;

  @Text({ most: 300, optional: true, about: 'A name of the paper: `unit`' })
  readonly name?: string;

  @Text({ most: 200, optional: true, about: 'The unit of the register that it means: `unit`' })
  readonly unit?: string;
}

export class CorrectDraftDto {
  @Parts(() => CorrectionDto, { most: 2_000, about: 'All corrections, oldest first; leaving out the last undoes it' })
  readonly corrections!: CorrectionDto[];

  @Whole({ least: 0, most: 1_000_000, about: 'The revision that was looked at' })
  readonly revision!: number;
}

export const correctionsFrom = ({ corrections }: CorrectDraftDto): readonly Correction[] =>
  corrections.map((one, i) => correctionFrom(one, `corrections[${i}]`));

function correctionFrom(dto: CorrectionDto, path: string): Correction {
  const { op } = dto;
  if (op === 'unit')
    return { op, name: told(dto.name, `${path}.name`).normalize('NFC'), unit: told(dto.unit, `${path}.unit`) };
  if (op === 'head') return { op, fields: plainOf(told(dto.head, `${path}.head`)) as HeadFields };
  const { start, end } = told(dto.at, `${path}.at`);
  const at = { start, end };
  switch (op) {
    case 'drop':
      return { op, at };
    case 'split':
      return { op, at, where: told(dto.where, `${path}.where`) };
    case 'merge': {
      const other = told(dto.with, `${path}.with`);
      return { op, at, with: { start: other.start, end: other.end } };
    }
    case 'edit':
    case 'add':
      return { op, at, fields: plainOf(told(dto.fields, `${path}.fields`)) as DutyFields };
  }
}

/** Only what was said: a member that is left out stays as it was read. In one spelling, as every text from outside. */
const plainOf = (dto: object): unknown => JSON.parse(JSON.stringify(dto).normalize('NFC'));

function told<T>(value: T | undefined, path: string): T {
  if (value !== undefined) return value;
  throw new Refused(refusal('request.invalid', { count: 1 }), [{ path, code: 'field.missing', facts: {} }]);
}
