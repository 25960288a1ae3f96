import { Day } from '../platform/http/fields.dto';

export class SimulatePlanDto {
  @Day({ optional: true, about: 'Last day of the trial; the last day of the plan, else a year on' })
  readonly until?: string;
}
