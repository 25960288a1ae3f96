import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { CASE_KINDS, CASE_STATES, isCaseKind } from '../../workflows/cases/kinds';
import type { LocalDate } from '../../workflows/vocabulary';
import { AnyObject, Day, Id, OneOf, Text, Whole } from '../platform/http/fields.dto';
import { CASE_EVENT_FAMILIES } from './case-event.dto';
import type { CaseWish } from './case-queries.service';
import { CASE_SOURCES } from './case-row';

export class CaseFilterDto {
  @OneOf(CASE_KINDS, { optional: true })
  readonly kind?: string;

  @OneOf(CASE_STATES, { optional: true, about: 'Where it stands, as its machine names it' })
  readonly state?: string;

  @OneOf(CASE_SOURCES, { optional: true, about: 'A table, or who brought it' })
  readonly source?: string;

  @Text({ optional: true, about: 'A unit: itself and all below it' })
  readonly unit?: string;

  @Id({ optional: true })
  readonly plan?: string;

  @Text({ optional: true, about: 'The person concerned' })
  readonly concerned?: string;

  @OneOf(['true', 'false'], { optional: true, about: 'Only ended ones, or only those still open' })
  readonly ended?: 'true' | 'false';

  @OneOf(['true', 'false'], { optional: true, about: 'Only those whose time limit or limitation ran out' })
  readonly outOfTime?: 'true' | 'false';

  @Day({ optional: true, about: 'First day of the act, inclusive' })
  readonly from?: string;

  @Day({ optional: true, about: 'Last day of the act, inclusive' })
  readonly to?: string;
}

export class CaseListDto extends CaseFilterDto {
  @Text({ optional: true, about: '`next` of the page before' })
  readonly after?: string;

  @Type(() => Number)
  @Whole({ least: 1, most: 200, optional: true, about: 'Lines of a page; 50 unless told' })
  readonly limit?: number;
}

export const caseWishFrom = (dto: CaseFilterDto): CaseWish => ({
  ...(dto.kind !== undefined && isCaseKind(dto.kind) ? { kind: dto.kind } : {}),
  ...(dto.state === undefined ? {} : { state: dto.state }),
  ...(dto.source === undefined ? {} : { source: dto.source }),
  ...(dto.unit === undefined ? {} : { unit: dto.unit }),
  ...(dto.plan === undefined ? {} : { planId: dto.plan }),
  ...(dto.concerned === undefined ? {} : { concerned: dto.concerned }),
  ...(dto.ended === undefined ? {} : { ended: dto.ended === 'true' }),
  ...(dto.outOfTime === undefined ? {} : { outOfTime: dto.outOfTime === 'true' }),
  ...(dto.from === undefined ? {} : { from: dto.from as LocalDate }),
  ...(dto.to === undefined ? {} : { to: dto.to as LocalDate }),
});

@ApiExtraModels(...CASE_EVENT_FAMILIES)
export class SubmitCaseEventDto {
  @ApiProperty({ oneOf: CASE_EVENT_FAMILIES.map((family) => ({ $ref: getSchemaPath(family) })) })
  @AnyObject()
  readonly event!: object;

  @Whole({ least: 1, most: 2_000_000_000, optional: true, about: 'The version that was seen; a newer one refuses' })
  readonly expectedVersion?: number;

  @Day({ optional: true, about: 'When it is said to have happened; shown, never used to judge' })
  readonly occurredOn?: string;
}
