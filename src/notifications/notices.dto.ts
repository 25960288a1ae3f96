import { Type } from 'class-transformer';
import { Id, OneOf, Text, Whole } from '../platform/http/fields.dto';

export class NoticeListDto {
  @Text({ optional: true, most: 100, about: 'Id of the person told' })
  readonly person?: string;

  @Text({ optional: true, most: 100, about: 'The unit in whose post somebody was told' })
  readonly unit?: string;

  @Id({ optional: true })
  readonly obligation?: string;

  @OneOf(['true'], { optional: true, about: 'Only those that nobody has acknowledged' })
  readonly open?: 'true';

  @Text({ optional: true, about: '`next` of the page before' })
  readonly after?: string;

  @Type(() => Number)
  @Whole({ least: 1, most: 200, optional: true, about: 'Notices of a page; 50 unless told' })
  readonly limit?: number;
}
