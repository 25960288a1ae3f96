import type { Type } from '@nestjs/common';
import { Day, Flag, Id, Ids, Text, Whole } from '../platform/http/fields.dto';

/** What each kind of event brings. Fields that a machine asks for by itself (a reason, evidence) may be left out here: it is the
 *  machine that refuses, with its own code. */

const EVIDENCE_MOST = 50;
const WORDS_MOST = 4_000;
const REASON = {
  most: WORDS_MOST,
  optional: true,
  about: 'In free words; kept beside the trail, which holds only its salted hash',
};
const NOTE = REASON;

export class PlainEventDto {
  @Text({ most: 60, about: 'What happened, in the past tense' })
  readonly type!: string;
}

export class ReasonedEventDto extends PlainEventDto {
  @Text(REASON)
  readonly reason?: string;
}

export class NotedEventDto extends PlainEventDto {
  @Text(NOTE)
  readonly note?: string;
}

export class ProposalEventDto extends ReasonedEventDto {
  @Day({ about: 'The day asked for or offered: the last one in time' })
  readonly dueOn!: string;
}

export class EvidencedEventDto extends NotedEventDto {
  @Ids({ most: EVIDENCE_MOST, optional: true, about: 'Ids from POST /api/evidence' })
  readonly evidence?: readonly string[];
}

export class PublishedEventDto extends EvidencedEventDto {
  @Text({ most: 500, optional: true, about: 'Web address, notice board, issue of a paper' })
  readonly place?: string;
}

export class ReviewIssuedEventDto extends EvidencedEventDto {
  @Text({ most: 50, optional: true, about: 'Number as written on the report' })
  readonly number?: string;

  @Day({ optional: true, about: 'Date as written on the report' })
  readonly issuedOn?: string;
}

export class SessionEventDto extends PlainEventDto {
  @Whole({ least: 0, most: 1_000_000, about: 'How many must study the document in all' })
  readonly headcount!: number;

  @Whole({ least: 0, most: 1_000_000, about: 'How many came to this session' })
  readonly attended!: number;

  @Flag({ about: 'For those who missed an earlier session' })
  readonly makeUp!: boolean;
}

export class ConsolidatedEventDto extends PlainEventDto {
  @Id({ about: 'The obligation whose report has taken this one in' })
  readonly into!: string;
}

export class SupersededEventDto extends ReasonedEventDto {
  @Text({ most: 300, optional: true, about: 'Identity of the plan or document that replaces the duty' })
  readonly amendment?: string;
}

export class TransferredEventDto extends ReasonedEventDto {
  @Text({ most: 200, about: 'Id of the unit that takes the duty over' })
  readonly toUnit!: string;

  @Ids({ most: EVIDENCE_MOST, optional: true, about: 'The decision: ids from POST /api/evidence' })
  readonly evidence?: readonly string[];
}

export class ObjectiveCauseEventDto extends PlainEventDto {
  @Text({ ...REASON, about: 'The objective cause, in free words; kept beside the trail' })
  readonly cause?: string;

  @Ids({ most: EVIDENCE_MOST, optional: true, about: 'The confirming document: ids from POST /api/evidence' })
  readonly evidence?: readonly string[];
}

export class CorrectedEventDto extends ReasonedEventDto {
  @Whole({ least: 1, most: 2_000_000_000, about: 'Number of the entry that is wrong; it stays as it is' })
  readonly seq!: number;

  @Text({ ...REASON, about: 'What is right, in free words; kept beside the trail' })
  readonly correction?: string;
}

/** The events that people may send, by what they bring. */
const FAMILIES: readonly (readonly [Type<PlainEventDto>, readonly string[]])[] = [
  [
    PlainEventDto,
    [
      ...[
        'draft.started',
        'duty.accepted',
        'work.started',
        'inspection.carried-out',
        'nil-reported',
        'report.passed-on',
      ],
      ...[
        'none-to-send.declared',
        'dossier.reviewed',
        'reports.collected',
        'report.drafted',
        'review.held',
        'concluded',
      ],
      ...['extension.accepted', 'extension.declined', 'calendar.changed'],
    ],
  ],
  [
    ReasonedEventDto,
    [
      'returned',
      'report.sent-back',
      'discharged',
      'duty.handed-back',
      'duty.reassigned',
      'extension.granted',
      'extension.refused',
      'duty.suspended',
      'duty.resumed',
    ],
  ],
  [NotedEventDto, ['confirmed', 'assessed', 'duty.urged']],
  [ProposalEventDto, ['extension.requested', 'extension.counter-offered']],
  [
    EvidencedEventDto,
    [
      ...['plan.issued', 'attendance.evidenced', 'progress.reported', 'work.submitted', 'findings.recorded'],
      ...['no-findings.recorded', 'findings.followed-up', 'report.submitted', 'incident.reported', 'dossier.sent'],
    ],
  ],
  [PublishedEventDto, ['result.published']],
  [ReviewIssuedEventDto, ['review.issued']],
  [SessionEventDto, ['session.held']],
  [ConsolidatedEventDto, ['report.consolidated']],
  [SupersededEventDto, ['duty.superseded']],
  [TransferredEventDto, ['duty.transferred']],
  [ObjectiveCauseEventDto, ['objective-cause.confirmed']],
  [CorrectedEventDto, ['record.corrected']],
];

export const EVENT_FAMILIES = FAMILIES.map(([family]) => family);
export const FAMILY_OF_EVENT: ReadonlyMap<string, Type<PlainEventDto>> = new Map(
  FAMILIES.flatMap(([family, types]) => types.map((type) => [type, family] as const)),
);
