import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refusal, type LocalDate } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { Acting, Seeing } from '../people/accounts/acting.dto';
import { looking } from '../people/accounts/request-database.store';
import { seesUnit, type Scope } from '../people/accounts/scope';
import { parseDecision } from '../people/decision';
import { isSeenUnit } from '../people/people.store';
import { mayChangeUnits } from '../people/unit-authority.store';
import { recordedChanges, type UnitActor } from '../people/unit-change.store';
import { linksOn, linkUnits } from '../people/unit-links.store';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import { CLOCK, DATABASE } from '../platform/http/tokens';
import { orRefuse, Refused } from '../platform/refused';
import { UNIT_CHANGE_SCHEMAS } from './unit-change-schemas';
import {
  LinksOfUnitDto,
  OfUnitDto,
  OneUnitDto,
  unitChangeFrom,
  UnitChangeDto,
  UnitLinkDto,
  unitLinkFrom,
  UnitTransferDto,
} from './unit-changes.dto';
import { UnitChanges } from './unit-changes.service';
import { UnitTransfers } from './unit-transfers.service';

/** Mergers, splits, changed names and ends of units, the duties that wait for a decision then, and links of the two trees. */
@ApiTags('units')
@Controller('api')
export class UnitChangesController {
  constructor(
    private readonly changes: UnitChanges,
    private readonly transfers: UnitTransfers,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('unit-changes')
  @ApiOperation({ summary: 'What changed about units, by which decision, the latest first' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.changes })
  async list(@Query() { unit }: OfUnitDto, @Seeing() scope: Scope) {
    if (unit !== undefined) await this.mustBeSeen(unit, scope);
    const wanted = unit === undefined ? {} : { unit };
    const all = await this.database.transaction((tx) => recordedChanges(tx, wanted));
    return {
      items: all.filter(({ predecessors, successors }) =>
        [...predecessors, ...successors].some((each) => seesUnit(scope, each)),
      ),
    };
  }

  @Post('unit-changes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Merges, splits, renames or ends units; lists the open duties, and moves none' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.changed })
  async change(@Body() body: UnitChangeDto, @Acting() by: UnitActor) {
    return orRefuse(await this.changes.change(unitChangeFrom(body), { by, preview: body.preview === true }));
  }

  @Get('unit-transfers')
  @ApiOperation({ summary: 'The open duties of a unit, and where each could go' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.open })
  async open(@Query() { unit }: OneUnitDto, @Seeing() scope: Scope) {
    await this.mustBeSeen(unit, scope);
    return { items: await this.changes.open([unit], scope) };
  }

  @Post('unit-transfers')
  @HttpCode(200)
  @ApiOperation({ summary: 'Moves open duties from one unit to another by a decision' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.transferred })
  async transfer(
    @Body() { decision, preview = false, ...body }: UnitTransferDto,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
  ) {
    const wish = { ...body, decision: orRefuse(parseDecision(decision)), by, scope };
    const items = orRefuse(await looking(() => this.transfers.preview(wish)));
    if (preview) return { preview, items, moved: [], refused: [] };
    return { preview, items, ...orRefuse(await this.transfers.carryOut(wish)) };
  }

  @Get('unit-links')
  @ApiOperation({ summary: 'What a unit of one tree is to units of the other, on a day' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.links })
  async links(@Query() { unit, on }: LinksOfUnitDto, @Seeing() scope: Scope) {
    await this.mustBeSeen(unit, scope);
    const day = (on as LocalDate | undefined) ?? localDateOf(this.clock.now());
    return { items: await this.database.transaction((tx) => linksOn(tx, unit, day)) };
  }

  @Post('unit-links')
  @HttpCode(200)
  @ApiOperation({ summary: 'Links a Party organisation and a State body, or ends a link' })
  @ApiOkResponse({ schema: UNIT_CHANGE_SCHEMAS.links })
  async link(@Body() body: UnitLinkDto, @Acting() by: UnitActor) {
    const [link, at] = [unitLinkFrom(body), this.clock.now()];
    const refused = await this.database.transaction(
      async (tx) =>
        (await mayChangeUnits(tx, by, { units: [link.state], on: localDateOf(at) })) ??
        (await linkUnits(tx, link, { by, at })),
    );
    if (refused) throw new Refused(refused);
    return { items: await this.database.transaction((tx) => linksOn(tx, link.party, link.from)) };
  }

  private async mustBeSeen(unit: string, scope: Scope): Promise<void> {
    if (await this.database.transaction((tx) => isSeenUnit(tx, unit, scope))) return;
    throw new Refused(refusal('not-found', { subject: 'unit', id: unit.slice(0, 100) }));
  }
}
