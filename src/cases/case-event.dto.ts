import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { GROUNDS_WITHOUT_FAULT } from '../../workflows/cases/accountability.machine';
import { DISCIPLINE_FORMS } from '../../workflows/cases/disciplinary-review.machine';
import { EvidencedEventDto, PlainEventDto, ReasonedEventDto } from '../obligations/event.dto';
import { AnyObject, Day, Flag, Ids, OneOf } from '../platform/http/fields.dto';

/** What each event of a case brings. What a machine asks for by itself may be left out here: the machine refuses. */

export class ExplanationAskedEventDto extends PlainEventDto {
  @Day({ optional: true, about: 'The last day for the answer; the usual working days where none is named' })
  readonly dueOn?: string;
}

export class ClosedEventDto extends ReasonedEventDto {
  @OneOf(GROUNDS_WITHOUT_FAULT, { optional: true, about: 'Why there is no fault' })
  readonly ground?: string;
}

const ABOUT_PERSON = {
  type: 'object',
  additionalProperties: true,
  selfRequired: false,
  description: 'What is known of the person: isPartyMember, status, isLeader, moved. What is missing is asked for.',
} as const;

export class ReferredEventDto extends ReasonedEventDto {
  @ApiProperty(ABOUT_PERSON)
  @IsOptional()
  @AnyObject()
  readonly answers?: object;
}

export class ConfirmedViolationEventDto extends EvidencedEventDto {
  @ApiProperty(ABOUT_PERSON)
  @IsOptional()
  @AnyObject()
  readonly answers?: object;
}

export class DecidedEventDto extends EvidencedEventDto {
  @OneOf(DISCIPLINE_FORMS, { optional: true, about: 'What was imposed; `none` where nothing was' })
  readonly form?: string;

  @Flag({ optional: true, about: 'That time limit or limitation had run out: said rightly, or refused' })
  readonly outOfTime?: boolean;
}

export class MadeKnownEventDto extends EvidencedEventDto {
  @Flag({ optional: true, about: 'That the Party body, or the agency, was told too' })
  readonly otherSideTold?: boolean;
}

export class ReviewedFileEventDto extends PlainEventDto {
  @Flag({ optional: true, about: 'Whether the dossier is complete: the table is read with it' })
  readonly complete?: boolean;
}

export class AnsweredEventDto extends PlainEventDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Facts by the names that were asked for' })
  @AnyObject()
  readonly answers!: object;

  @Ids({ most: 50, optional: true, about: 'What shows it: ids from POST /api/evidence' })
  readonly evidence?: readonly string[];
}

/** The events of cases that people may send, by what they bring. */
const FAMILIES: readonly (readonly [Type<PlainEventDto>, readonly string[]])[] = [
  [PlainEventDto, ['case.examined', 'review.accepted', 'violation.checked', 'file.submitted']],
  [
    ReasonedEventDto,
    [
      ...['review.declined', 'review.passed-on', 'consideration.suspended', 'consideration.resumed', 'review.lapsed'],
      ...['time-limit.extended', 'violation.unfounded', 'violation.handed-on', 'file.returned', 'commendation.refused'],
      'question.set-aside',
    ],
  ],
  [
    EvidencedEventDto,
    [
      ...['explanation.given', 'reminder.issued', 'verification.concluded', 'kiemDiem.held', 'council.considered'],
      ...['complaint.lodged', 'complaint.handled', 'file.completed', 'file.appraised'],
      ...['file.considered', 'commendation.decided'],
    ],
  ],
  [ExplanationAskedEventDto, ['explanation.asked']],
  [ClosedEventDto, ['case.closed-without-fault']],
  [ReferredEventDto, ['case.referred']],
  [ConfirmedViolationEventDto, ['violation.confirmed']],
  [DecidedEventDto, ['discipline.decided']],
  [MadeKnownEventDto, ['decision.made-known']],
  [AnsweredEventDto, ['question.answered']],
  [ReviewedFileEventDto, ['file.reviewed']],
];

export const CASE_EVENT_FAMILIES = FAMILIES.map(([family]) => family);
export const FAMILY_OF_CASE_EVENT: ReadonlyMap<string, Type<PlainEventDto>> = new Map(
  FAMILIES.flatMap(([family, types]) => types.map((type) => [type, family] as const)),
);
