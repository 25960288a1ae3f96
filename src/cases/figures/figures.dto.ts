import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type as TransformTo } from 'class-transformer';
import type { Type } from '@nestjs/common';
import { FIGURE_KINDS, SEVERITIES, type FigureKind } from '../../../workflows/figures/figure.machine';
import type { LocalDate } from '../../../workflows/vocabulary';
import { ReasonedEventDto } from '../../obligations/event.dto';
import { AnyObject, Day, OneOf, Text, Whole } from '../../platform/http/fields.dto';
import type { FigureWish } from './figure-register.service';

const COUNT = { least: 0, most: 999_999 } as const;

export class FigureDto {
  @OneOf(FIGURE_KINDS, { about: 'An accident, or the numbers of a year' })
  readonly kind!: FigureKind;

  @Text({ about: 'The unit in charge of the place' })
  readonly unit!: string;

  @Text({ optional: true, about: 'Where; left out: the whole area of the unit' })
  readonly locality?: string;

  @Text({ most: 80, optional: true, about: 'Number of the paper; needed for an accident' })
  readonly reference?: string;

  @Day({ optional: true, about: 'Of an accident: the day' })
  readonly happenedOn?: string;

  @Whole({ least: 1900, most: 2199, optional: true, about: 'Of the numbers of a year: the year' })
  readonly year?: number;

  @OneOf(SEVERITIES, { optional: true })
  readonly severity?: string;

  @Whole({ ...COUNT, optional: true, about: 'How many accidents; one where it is an accident' })
  readonly accidents?: number;

  @Whole(COUNT)
  readonly dead!: number;

  @Whole(COUNT)
  readonly injured!: number;
}

/** Null where day and year do not fit the kind. */
export function figureFrom(dto: FigureDto): FigureWish | null {
  const { kind, unit, locality = '', reference = '', happenedOn, year, severity, accidents, dead, injured } = dto;
  const isAccident = kind === 'accident';
  if (isAccident ? happenedOn === undefined || reference === '' : year === undefined || accidents === undefined)
    return null;
  return {
    ...{ kind, unit, locality, reference, dead, injured },
    happenedOn: isAccident ? (happenedOn as LocalDate) : null,
    year: isAccident ? Number((happenedOn ?? '').slice(0, 4)) : (year ?? 0),
    severity: isAccident ? (severity ?? 'other') : null,
    accidents: accidents ?? 1,
  };
}

export class FigureListDto {
  @OneOf(FIGURE_KINDS, { optional: true })
  readonly kind?: FigureKind;

  @TransformTo(() => Number)
  @Whole({ least: 1900, most: 2199, optional: true })
  readonly year?: number;

  @Text({ optional: true })
  readonly unit?: string;
}

export class CorrectedFigureEventDto extends ReasonedEventDto {
  @OneOf(SEVERITIES, { optional: true })
  readonly severity?: string;

  @Whole({ ...COUNT, optional: true })
  readonly accidents?: number;

  @Whole({ ...COUNT, optional: true })
  readonly dead?: number;

  @Whole({ ...COUNT, optional: true })
  readonly injured?: number;
}

export const FAMILY_OF_FIGURE_EVENT: ReadonlyMap<string, Type<ReasonedEventDto>> = new Map<
  string,
  Type<ReasonedEventDto>
>([
  ['figure.corrected', CorrectedFigureEventDto],
  ['figure.struck-out', ReasonedEventDto],
]);

@ApiExtraModels(CorrectedFigureEventDto, ReasonedEventDto)
export class SubmitFigureEventDto {
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(CorrectedFigureEventDto) }, { $ref: getSchemaPath(ReasonedEventDto) }] })
  @AnyObject()
  readonly event!: object;
}
