import { Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, ValidateNested } from 'class-validator';
import { OneOf, Text } from '../platform/http/fields.dto';
import { ObligationFilterDto } from './obligations.dto';
import { SORTS, type Sort } from './page-cursor';

/** What a saved view asks: the filter of the list, and its order. */
export class ViewFieldsDto extends ObligationFilterDto {
  @OneOf(SORTS, { optional: true, about: 'What it is ordered by' })
  readonly sort?: Sort;
}

export const VIEW_NAME_MOST = 80;

export class ViewNameDto {
  @Text({ most: VIEW_NAME_MOST, about: 'What it is called' })
  readonly name!: string;
}

export class SaveViewDto extends ViewNameDto {
  @ApiProperty({ type: ViewFieldsDto })
  @IsDefined()
  @Type(() => ViewFieldsDto)
  @ValidateNested()
  readonly fields!: ViewFieldsDto;
}
