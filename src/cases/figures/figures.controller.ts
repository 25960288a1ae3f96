import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FIGURE_KINDS } from '../../../workflows/figures/figure.machine';
import { refusal } from '../../../workflows/vocabulary';
import { SentEvents } from '../../evidence/sent-events.service';
import { OBLIGATION_SCHEMAS } from '../../obligations/obligation-schemas';
import { Acting, Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { UnitActor } from '../../people/unit-change.store';
import type { Database } from '../../platform/database/tx';
import { readEvent } from '../../platform/http/event-reader.dto';
import { day, flag, id, listOf, object, oneOf, orNull, text, whole } from '../../platform/http/schema';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { orRefuse, Refused } from '../../platform/refused';
import { ImportDto } from '../violations.dto';
import { FigureRegister } from './figure-register.service';
import { importFigures } from './figure-table';
import { FAMILY_OF_FIGURE_EVENT, FigureDto, figureFrom, FigureListDto, SubmitFigureEventDto } from './figures.dto';
import { listFigures } from './figures.store';

const MOST = 1_000;
const recorded = object({ id, unchanged: flag });
const line = object({
  id,
  kind: oneOf(FIGURE_KINDS),
  unit: object({ id: text, name: text }),
  locality: text,
  reference: text,
  year: whole,
  happenedOn: orNull(day),
  severity: orNull(text),
  ...{ accidents: whole, dead: whole, injured: whole, version: whole },
  struckOut: flag,
});

/** Accidents and the numbers of years, as they are brought from outside. */
@ApiTags('figures')
@Controller('api/figures')
export class FiguresController {
  constructor(
    private readonly register: FigureRegister,
    private readonly sent: SentEvents,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Figures, the latest year first; a thousand at most' })
  @ApiOkResponse({ schema: object({ items: listOf(line) }) })
  async list(@Query() query: FigureListDto) {
    return { items: await this.database.transaction((tx) => listFigures(tx, query, MOST)) };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Records an accident or the numbers of a year; the same again changes nothing' })
  @ApiOkResponse({ schema: recorded })
  async record(@Body() body: FigureDto, @Acting() by: UnitActor) {
    const wish = figureFrom(body);
    if (wish === null) throw new Refused(refusal('figure.day-or-year'));
    const taken = await this.register.take([wish], by);
    if ('wrong' in taken) throw new Refused(taken.wrong[0]?.refusal ?? refusal('figure.day-or-year'));
    return taken[0];
  }

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes figures in from a CSV table: all lines or none, each once' })
  @ApiOkResponse({ schema: object({ recorded: whole, unchanged: whole, items: listOf(recorded) }) })
  async import(@Body() { text: table }: ImportDto, @Acting() by: UnitActor) {
    const imported = await importFigures(this.register, table, by);
    if ('wrong' in imported)
      throw new Refused(refusal('csv.rows-wrong', { count: imported.wrong.length }), imported.wrong);
    return orRefuse(imported);
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Corrects a figure or strikes it out, with a reason; what was said first stays in the trail',
  })
  @ApiOkResponse({ schema: OBLIGATION_SCHEMAS.recorded })
  async change(
    @Param('id', new UuidPipe('figure')) figureId: string,
    @Body() body: SubmitFigureEventDto,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
  ) {
    const event = readEvent(body.event, FAMILY_OF_FIGURE_EVENT);
    return this.sent.record({ subject: 'figure', id: figureId, event, by, scope, key: null });
  }
}
