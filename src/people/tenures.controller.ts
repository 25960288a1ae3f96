import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import { CLOCK, DATABASE } from '../platform/http/tokens';
import { orRefuse, Refused } from '../platform/refused';
import { Recording, Seeing } from './accounts/acting.dto';
import type { Scope } from './accounts/scope';
import { isSeenUnit } from './people.store';
import { recordedTenures, recordTenure, type TenureRecorder, type TenureWish } from './tenure-change.store';
import { AppointDto, appointmentFrom, endFrom, EndTenureDto, OfUnitPostsDto } from './tenures.dto';
import { TENURE_SCHEMAS } from './unit-schemas';

/** Who takes a post and who leaves it, each by a decision. */
@ApiTags('units')
@Controller('api/tenures')
export class TenuresController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What was recorded about the posts of a unit, the latest first' })
  @ApiOkResponse({ schema: TENURE_SCHEMAS.list })
  async list(@Query() { unit }: OfUnitPostsDto, @Seeing() scope: Scope) {
    return this.database.transaction(async (tx) => {
      if (!(await isSeenUnit(tx, unit, scope))) {
        throw new Refused(refusal('not-found', { subject: 'unit', id: unit.slice(0, 100) }));
      }
      return { items: await recordedTenures(tx, unit) };
    });
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Gives a post to somebody from a day on; makes the post, or the person, where they are new',
  })
  @ApiOkResponse({ schema: TENURE_SCHEMAS.one })
  appoint(@Body() body: AppointDto, @Recording() recorder: TenureRecorder) {
    return this.record(appointmentFrom(body), recorder);
  }

  @Post('end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says the last day on which somebody holds a post' })
  @ApiOkResponse({ schema: TENURE_SCHEMAS.one })
  end(@Body() body: EndTenureDto, @Recording() recorder: TenureRecorder) {
    return this.record(endFrom(body), recorder);
  }

  private async record(wish: TenureWish | Refusal, recorder: TenureRecorder) {
    const [asked, at] = [orRefuse(wish), this.clock.now()];
    const around = { recorder, at, on: localDateOf(at) };
    return orRefuse(await this.database.transaction((tx) => recordTenure(tx, asked, around)));
  }
}
