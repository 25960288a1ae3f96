import { Day, Ids, OneOf, Text } from '../platform/http/fields.dto';
import { REPORT_SOURCES, VIOLATIONS } from './violation-reports.service';

export class ReportViolationDto {
  @OneOf(REPORT_SOURCES, { about: 'Who brings it' })
  readonly source!: (typeof REPORT_SOURCES)[number];

  @Text({ most: 80, about: 'Number of the paper: with unit and day it tells the report from others' })
  readonly reference!: string;

  @Day({ about: 'When it happened' })
  readonly happenedOn!: string;

  @Text({ about: 'The unit of whoever did it, on that day' })
  readonly unit!: string;

  @Text({ optional: true, about: 'Id of the person' })
  readonly person?: string;

  @Text({ optional: true, about: 'Name as the paper has it; whoever is meant is asked where it is not certain' })
  readonly name?: string;

  @OneOf(VIOLATIONS, { about: 'What was done' })
  readonly violation!: string;

  @Text({ most: 4_000, optional: true, about: 'In free words; kept beside the trail' })
  readonly what?: string;

  @Ids({ most: 50, optional: true, about: 'Ids from POST /api/evidence' })
  readonly evidence?: readonly string[];
}

/** A table as a spreadsheet saves it. */
export class ImportDto {
  @Text({ most: 1_000_000, about: 'The CSV file as text, UTF-8' })
  readonly text!: string;
}
