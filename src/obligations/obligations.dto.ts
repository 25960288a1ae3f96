import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { DUTY_KINDS, DUTY_STATES, isDutyKind } from '../../workflows/obligations/kinds';
import type { LocalDate } from '../../workflows/vocabulary';
import { AnyObject, Day, Id, Moment, OneOf, Text, Whole } from '../platform/http/fields.dto';
import { withPlus } from '../platform/http/moment';
import { WATCH_STATES } from '../../workflows/obligations/watch.machine';
import { EVENT_FAMILIES } from './event.dto';
import { HANDS, type Hands } from './obligation-filter.store';
import type { ObligationWish } from './obligation-queries.service';
import { SORTS, type Sort } from './page-cursor';
import { TIMELINESS, type Timeliness } from './timeliness';

export class ObligationFilterDto {
  @Id({ optional: true })
  readonly plan?: string;

  @Text({ optional: true, about: 'Ref of a task within its plan' })
  readonly task?: string;

  @Text({ optional: true, about: 'A unit: itself and all below it' })
  readonly unit?: string;

  @OneOf(['true'], { optional: true, about: 'The unit itself, without those below it' })
  readonly alone?: 'true';

  @Text({ optional: true, about: 'Part of the name of somebody who holds a post in the unit today, marks aside' })
  readonly officer?: string;

  @Text({ optional: true, about: 'Words of the task, marks and đ aside; all of them' })
  readonly words?: string;

  @OneOf(DUTY_KINDS, { optional: true })
  readonly kind?: string;

  @OneOf(DUTY_STATES, { optional: true, about: 'State of the work, as its machine names it' })
  readonly state?: string;

  @OneOf(TIMELINESS, { optional: true })
  readonly timeliness?: Timeliness;

  @OneOf(['true', 'false'], { optional: true, about: 'Only ended ones, or only those still open' })
  readonly ended?: 'true' | 'false';

  @OneOf(HANDS, { optional: true, about: 'In whose hands the work is: the unit, one on the way, the office' })
  readonly hands?: Hands;

  @Text({ optional: true, about: 'The office that tracks it' })
  readonly office?: string;

  @OneOf(WATCH_STATES, { optional: true, about: 'How far the clock of the unit has climbed' })
  readonly watch?: string;

  @OneOf(['requested', 'counterOffered'], { optional: true, about: 'A wish for more time that is open' })
  readonly extension?: string;

  @OneOf(['true'], { optional: true, about: 'Its due day is over, and it was neither let go nor replaced nor moved' })
  readonly cameDue?: 'true';

  @OneOf(['true'], { optional: true, about: 'Handed in late, or late and not handed in' })
  readonly late?: 'true';

  @Day({ optional: true, about: 'First due day, inclusive' })
  readonly dueFrom?: string;

  @Day({ optional: true, about: 'Last due day, inclusive' })
  readonly dueTo?: string;
}

export class ObligationListDto extends ObligationFilterDto {
  @OneOf(SORTS, { optional: true, about: 'What it is ordered by, `due` unless told; a minus turns it round' })
  readonly sort?: Sort;

  @Text({ optional: true, about: '`next` of the page before' })
  readonly after?: string;

  @Type(() => Number)
  @Whole({ least: 1, most: 200, optional: true, about: 'Lines of a page; 50 unless told' })
  readonly limit?: number;
}

export const wishFrom = (dto: ObligationFilterDto): ObligationWish => ({
  ...(dto.plan === undefined ? {} : { planId: dto.plan }),
  ...(dto.task === undefined ? {} : { taskRef: dto.task.normalize('NFC') }),
  ...(dto.unit === undefined ? {} : { unit: dto.unit }),
  ...(dto.alone === undefined ? {} : { alone: true as const }),
  ...(dto.officer === undefined ? {} : { officer: dto.officer }),
  ...(dto.words === undefined ? {} : { words: dto.words }),
  ...(dto.kind !== undefined && isDutyKind(dto.kind) ? { kind: dto.kind } : {}),
  ...(dto.state === undefined ? {} : { workState: dto.state }),
  ...(dto.timeliness === undefined ? {} : { timeliness: dto.timeliness }),
  ...(dto.ended === undefined ? {} : { ended: dto.ended === 'true' }),
  ...(dto.hands === undefined ? {} : { hands: dto.hands }),
  ...(dto.office === undefined ? {} : { office: dto.office }),
  ...(dto.watch === undefined ? {} : { watchState: dto.watch }),
  ...(dto.extension === undefined ? {} : { extensionState: dto.extension }),
  ...(dto.cameDue === undefined ? {} : { cameDue: true as const }),
  ...(dto.late === undefined ? {} : { late: true as const }),
  ...(dto.dueFrom === undefined ? {} : { dueFrom: dto.dueFrom as LocalDate }),
  ...(dto.dueTo === undefined ? {} : { dueTo: dto.dueTo as LocalDate }),
});

export class AsOfDto {
  @Transform(withPlus)
  @Moment({ optional: true, about: 'As it stood then, by what was known then' })
  readonly asOf?: string;
}

@ApiExtraModels(...EVENT_FAMILIES)
export class SubmitEventDto {
  @ApiProperty({ oneOf: EVENT_FAMILIES.map((family) => ({ $ref: getSchemaPath(family) })) })
  @AnyObject()
  readonly event!: object;

  @Whole({ least: 1, most: 2_000_000_000, optional: true, about: 'The version that was seen; a newer one refuses' })
  readonly expectedVersion?: number;

  @Day({ optional: true, about: 'When it is said to have happened; shown, never used to judge timeliness' })
  readonly occurredOn?: string;
}
