import { Day, Text } from '../platform/http/fields.dto';

export class UnitListDto {
  @Text({ optional: true, about: 'A unit: only itself and all below it' })
  readonly under?: string;

  @Day({ optional: true, about: 'Only units that existed on this day' })
  readonly on?: string;
}

export class OnDayDto {
  @Day({ optional: true, about: 'Who held which post on this day; today unless told' })
  readonly on?: string;
}
