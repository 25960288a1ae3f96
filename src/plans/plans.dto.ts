import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import { DUTY_KINDS } from '../../workflows/obligations/kinds';
import { refusal, type Actor, type LocalDate } from '../../workflows/vocabulary';
import { AnyObject, Day, Flag, Ids, Moment, OneOf, Part, Text, Whole } from '../platform/http/fields.dto';
import { instantFrom } from '../platform/http/moment';
import { Refused } from '../platform/refused';
import type { OccurrenceWish } from './occurrences.service';

/** A file may be as long as the configuration allows; the controller asks for that. */
const FILE_MOST = 104_857_600;

export class SentFileDto {
  @Text({ most: FILE_MOST, about: 'The whole file, YAML' })
  readonly text!: string;

  @Text({ most: 200, about: 'Its name, for messages' })
  readonly fileName!: string;
}

export class LoadPlanDto extends SentFileDto {
  @Part(() => SentFileDto, { optional: true, about: 'The people file that the plan names' })
  readonly people?: SentFileDto;
}

export class AmendPlanDto extends LoadPlanDto {
  @Text({ most: 4_000, optional: true, about: 'Why, in free words; kept beside the trail. A preview needs none' })
  readonly reason?: string;

  @Flag({ optional: true, about: 'Only say what would follow; nothing is written' })
  readonly preview?: boolean;
}

export class OccurrenceDto {
  @Text({ most: 100, about: 'What happened, as the plan file names it: `violation-found`' })
  readonly occurrence!: string;

  @Text({ about: 'The unit that it happened to' })
  readonly unit!: string;

  @Text({ most: 80, about: 'What tells it from others of its kind, such as the number of the minutes: `BB-12/2024`' })
  readonly reference!: string;

  @Moment({ optional: true, about: 'When it happened, or was found: hours and days run from here' })
  readonly happenedAt?: string;

  @Day({ optional: true, about: 'The day, where only that is known: hours then run from its end' })
  readonly happenedOn?: string;

  @Text({ most: 4_000, optional: true, about: 'What happened, in free words; kept beside the trail' })
  readonly what?: string;

  @Ids({ most: 50, optional: true, about: 'The paper that shows it: ids from POST /api/evidence' })
  readonly evidence?: readonly string[];
}

/** Refuses `occurrence.when-missing`. */
export function occurrenceWishFrom(dto: OccurrenceDto, by: Actor): Omit<OccurrenceWish, 'scope'> {
  const { occurrence, unit, reference, happenedAt, happenedOn, what, evidence = [] } = dto;
  if ((happenedAt === undefined) === (happenedOn === undefined)) throw new Refused(refusal('occurrence.when-missing'));
  const happened = happenedAt === undefined ? (happenedOn as LocalDate) : instantFrom(happenedAt);
  return {
    ...{ occurrence, unit: unit.normalize('NFC'), reference: reference.normalize('NFC'), happened },
    ...{ what: what ?? null, evidence, by },
  };
}

export class TaskListDto {
  @Text({ optional: true, about: 'Only of this plan: its id or its short name' })
  readonly plan?: string;

  @OneOf(DUTY_KINDS, { optional: true })
  readonly kind?: string;

  @Text({ optional: true, about: '`next` of the page before' })
  readonly after?: string;

  @Type(() => Number)
  @Whole({ least: 1, most: 200, optional: true, about: 'Lines of a page; 50 unless told' })
  readonly limit?: number;
}

export class CascadeDto {
  @Text({ most: 200, about: 'Number and symbol of the document above, as people write them: `23-CT/TW`' })
  readonly document!: string;
}

export class PlanEventDto {
  @Text({ most: 60, about: 'What happened, in the past tense' })
  readonly type!: string;
}

export class PlanEndedEventDto extends PlanEventDto {
  @Ids({ most: 50, optional: true, about: 'The report of the final review' })
  readonly evidence?: readonly string[];

  @Text({ most: 4_000, optional: true, about: 'In free words; kept beside the trail' })
  readonly reason?: string;
}

export const PLAN_EVENT_FAMILIES = [PlanEventDto, PlanEndedEventDto];
export const FAMILY_OF_PLAN_EVENT: ReadonlyMap<string, Class<PlanEventDto>> = new Map<string, Class<PlanEventDto>>([
  ['plan.issue-ordered', PlanEventDto],
  ['plan.closed', PlanEndedEventDto],
  ['plan.withdrawn', PlanEndedEventDto],
]);

@ApiExtraModels(...PLAN_EVENT_FAMILIES)
export class SubmitPlanEventDto {
  @ApiProperty({ oneOf: PLAN_EVENT_FAMILIES.map((family) => ({ $ref: getSchemaPath(family) })) })
  @AnyObject()
  readonly event!: object;

  @Whole({ least: 1, most: 2_000_000_000, optional: true, about: 'The version that was seen; a newer one refuses' })
  readonly expectedVersion?: number;

  @Day({ optional: true, about: 'When it is said to have happened; shown, never used to judge timeliness' })
  readonly occurredOn?: string;
}
