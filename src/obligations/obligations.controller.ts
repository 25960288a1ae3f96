import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LocalDate } from '../../workflows/vocabulary';
import { SentEvents } from '../evidence/sent-events.service';
import { Acting, Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import { readEvent } from '../platform/http/event-reader.dto';
import { idempotencyKey } from '../platform/http/idempotency-key';
import { instantFrom } from '../platform/http/moment';
import { UuidPipe } from '../platform/http/uuid.pipe';
import { orRefuse } from '../platform/refused';
import { inWords } from './choice-words';
import { FAMILY_OF_EVENT } from './event.dto';
import { ObligationQueries } from './obligation-queries.service';
import { AsOfDto, ObligationFilterDto, ObligationListDto, SubmitEventDto, wishFrom } from './obligations.dto';
import { OBLIGATION_SCHEMAS } from './obligation-schemas';

const PAGE = 50;

/** Obligations: lists, one with its history, what can happen next, and the one way to record that something happened. */
@ApiTags('obligations')
@Controller('api/obligations')
export class ObligationsController {
  constructor(
    private readonly queries: ObligationQueries,
    private readonly sent: SentEvents,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Obligations, by due day unless told; those without one last' })
  @ApiOkResponse({ schema: OBLIGATION_SCHEMAS.page })
  async list(@Query() query: ObligationListDto, @Seeing() scope: Scope) {
    const page = { sort: query.sort, after: query.after ?? null, limit: query.limit ?? PAGE };
    return orRefuse(await this.queries.list(wishFrom(query), page, scope));
  }

  @Get('counts')
  @ApiOperation({ summary: 'How many by timeliness, and the rate over those that came due' })
  @ApiOkResponse({ schema: OBLIGATION_SCHEMAS.counts })
  async counts(@Query() query: ObligationFilterDto, @Seeing() scope: Scope) {
    return orRefuse(await this.queries.counts(wishFrom(query), scope));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One obligation, its whole state and all that happened to it' })
  @ApiOkResponse({ schema: OBLIGATION_SCHEMAS.one })
  async one(@Param('id', new UuidPipe('obligation')) id: string, @Query() query: AsOfDto, @Seeing() scope: Scope) {
    const asOf = query.asOf === undefined ? null : instantFrom(query.asOf);
    return orRefuse(await this.queries.one(id, asOf, scope));
  }

  @Get(':id/next')
  @ApiOperation({
    summary: 'What whoever asks can record now, what it must bring, and why the rest cannot be recorded',
  })
  @ApiOkResponse({ schema: OBLIGATION_SCHEMAS.next })
  async next(@Param('id', new UuidPipe('obligation')) id: string, @Acting() by: UnitActor, @Seeing() scope: Scope) {
    const { roles, choices } = orRefuse(await this.queries.next(id, by, scope));
    return { roles, choices: choices.map(inWords) };
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({ summary: 'Records that something happened' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A repeat with the same body gets the first answer',
  })
  @ApiOkResponse({ schema: OBLIGATION_SCHEMAS.recorded })
  async record(
    @Param('id', new UuidPipe('obligation')) id: string,
    @Body() body: SubmitEventDto,
    @Headers('idempotency-key') header: string | undefined,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
  ) {
    return this.sent.record({
      ...{ subject: 'obligation', id, by, scope, key: idempotencyKey(header) },
      event: readEvent(body.event, FAMILY_OF_EVENT),
      version: body.expectedVersion,
      occurredOn: body.occurredOn as LocalDate | undefined,
    });
  }
}
