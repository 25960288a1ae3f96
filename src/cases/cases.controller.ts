import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LocalDate } from '../../workflows/vocabulary';
import { SentEvents } from '../evidence/sent-events.service';
import { inWords } from '../obligations/choice-words';
import { Asking, Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { SignedIn } from '../people/accounts/signed-in';
import type { Database } from '../platform/database/tx';
import { readEvent } from '../platform/http/event-reader.dto';
import { idempotencyKey } from '../platform/http/idempotency-key';
import { DATABASE } from '../platform/http/tokens';
import { UuidPipe } from '../platform/http/uuid.pipe';
import { orRefuse } from '../platform/refused';
import { actorInCase } from './answering.store';
import { FAMILY_OF_CASE_EVENT } from './case-event.dto';
import { CaseQueries } from './case-queries.service';
import { CASE_SCHEMAS } from './case-schemas';
import { CaseFilterDto, CaseListDto, caseWishFrom, SubmitCaseEventDto } from './cases.dto';

const PAGE = 50;

/** Cases: lists, one with its history, why it was opened, what can happen next, and the one way to record that something happened. */
@ApiTags('cases')
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly sent: SentEvents,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Cases that are seen, the latest act first' })
  @ApiOkResponse({ schema: CASE_SCHEMAS.page })
  async list(@Query() query: CaseListDto, @Seeing() scope: Scope) {
    const page = { after: query.after ?? null, limit: query.limit ?? PAGE };
    return orRefuse(await this.queries.list(caseWishFrom(query), page, scope));
  }

  @Get('counts')
  @ApiOperation({ summary: 'How many stand where' })
  @ApiOkResponse({ schema: CASE_SCHEMAS.counts })
  async counts(@Query() query: CaseFilterDto, @Seeing() scope: Scope) {
    return orRefuse(await this.queries.counts(caseWishFrom(query), scope));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One case, its whole state and all that happened to it' })
  @ApiOkResponse({ schema: CASE_SCHEMAS.one })
  async one(@Param('id', new UuidPipe('case')) id: string, @Seeing() scope: Scope) {
    return orRefuse(await this.queries.one(id, scope));
  }

  @Get(':id/explanation')
  @ApiOperation({
    summary: 'Why it was opened: the entry it follows from, the facts, the tables with their rows, the clauses',
  })
  @ApiOkResponse({ schema: CASE_SCHEMAS.explanation })
  async explanation(@Param('id', new UuidPipe('case')) id: string, @Seeing() scope: Scope) {
    return orRefuse(await this.queries.explanation(id, scope));
  }

  @Get(':id/next')
  @ApiOperation({
    summary: 'What whoever asks can record now, what it must bring, and why the rest cannot be recorded',
  })
  @ApiOkResponse({ schema: CASE_SCHEMAS.next })
  async next(
    @Param('id', new UuidPipe('case')) id: string,
    @Asking() asking: SignedIn,
    @Headers('acting-post') named: string | undefined,
    @Seeing() scope: Scope,
  ) {
    const by = await this.actorOf(asking, named, id);
    const { roles, choices } = orRefuse(await this.queries.next(id, by, scope));
    return { roles, choices: choices.map(inWords) };
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({ summary: 'Records that something happened in a case' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A repeat with the same body gets the first answer',
  })
  @ApiOkResponse({ schema: CASE_SCHEMAS.recorded })
  async record(
    @Param('id', new UuidPipe('case')) id: string,
    @Body() body: SubmitCaseEventDto,
    @Headers('idempotency-key') header: string | undefined,
    @Asking() asking: SignedIn,
    @Headers('acting-post') named: string | undefined,
    @Seeing() scope: Scope,
  ) {
    const by = await this.actorOf(asking, named, id);
    return this.sent.record({
      ...{ subject: 'case', id, by, scope, key: idempotencyKey(header) },
      event: readEvent(body.event, FAMILY_OF_CASE_EVENT),
      version: body.expectedVersion,
      occurredOn: body.occurredOn as LocalDate | undefined,
    });
  }

  /** Whoever holds no post any more answers for themselves all the same. */
  private async actorOf(asking: SignedIn, named: string | undefined, caseId: string) {
    const wish = { named: named?.normalize('NFC') ?? null, caseId };
    return orRefuse(await this.database.transaction((tx) => actorInCase(tx, asking, wish)));
  }
}
