import { ApiProperty } from '@nestjs/swagger';
import { AnyObject, Day, Text } from '../platform/http/fields.dto';

export class OnDayDto {
  @Day({ optional: true, about: 'The day of the act; today where none is named' })
  readonly on?: string;
}

export class ProvisionDto {
  @Text({ optional: true, about: 'Id of one provision; all where none is named' })
  readonly provision?: string;
}

export class EvaluateDto {
  @Text({ about: 'Id or name of the decision' })
  readonly decision!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Facts by the names of the inputs' })
  @AnyObject()
  readonly facts!: object;
}
