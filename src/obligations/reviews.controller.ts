import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Acting, Seeing } from '../people/accounts/acting.dto';
import { looking } from '../people/accounts/request-database.store';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import { orRefuse } from '../platform/refused';
import { CalendarChanges } from './calendar-changes.service';
import { reviewedLine } from './plan-review';
import { PlanReviews } from './plan-review.service';
import { UNIT_CHANGE_SCHEMAS } from './unit-change-schemas';
import { CalendarChangeDto, OpenReviewedDto } from './unit-changes.dto';

/** What the world did to running plans: units that joined a group later, and days off that were announced anew. */
@ApiTags('plans')
@Controller('api')
export class ReviewsController {
  constructor(
    private readonly reviews: PlanReviews,
    private readonly calendar: CalendarChanges,
  ) {}

  @Get('plans/:id/review')
  @ApiOperation({ summary: 'Duties that units have which joined a group after the plan’s day, open to nobody yet' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.review })
  async review(@Param('id') id: string, @Seeing() scope: Scope) {
    const { plan, duties } = orRefuse(await this.reviews.review(id, scope));
    return { plan: plan.slug, items: duties.map(reviewedLine) };
  }

  @Post('plans/:id/review')
  @HttpCode(200)
  @ApiOperation({ summary: 'Opens them; of what has passed only the tasks that are named' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.reviewed })
  async open(@Param('id') id: string, @Body() { also = [] }: OpenReviewedDto, @Acting() by: UnitActor) {
    const done = orRefuse(await this.reviews.open(id, { by, also }));
    const { opened, left } = done;
    return { plan: done.plan.slug, by: done.by, opened: opened.map(reviewedLine), left: left.map(reviewedLine) };
  }

  @Post('calendar-changes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Counts open dates by the calendar of today, an entry for each that moves' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.calendar })
  async apply(@Body() { preview = false }: CalendarChangeDto, @Acting() by: UnitActor) {
    // What moves is looked for behind the wall: whoever applies a calendar moves what they see. The door records outside it.
    return looking(async () => {
      if (preview) return { preview, ...(await this.calendar.preview()), moved: 0, refused: [] };
      return { preview, ...(await this.calendar.apply({ by })) };
    });
  }
}
