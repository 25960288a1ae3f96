import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refusal, type LocalDate } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import { CLOCK, DATABASE } from '../platform/http/tokens';
import { Refused } from '../platform/refused';
import { Seeing } from './accounts/acting.dto';
import { seesUnit, type Scope } from './accounts/scope';
import { allUnits, holders, subtree, unitsById } from './people.store';
import { OnDayDto, UnitListDto } from './units.dto';
import { UNIT_SCHEMAS } from './unit-schemas';

/** Units, and who held their posts on a day. */
@ApiTags('units')
@Controller('api/units')
export class UnitsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Units by id, all that are seen or one branch of them' })
  @ApiOkResponse({ schema: UNIT_SCHEMAS.page })
  async list(@Query() { under, on }: UnitListDto, @Seeing() scope: Scope) {
    if (under !== undefined && !seesUnit(scope, under)) notFound(under);
    return this.database.transaction(async (tx) => {
      const all = (await allUnits(tx)).filter(({ id }) => seesUnit(scope, id));
      const existed = on === undefined ? all : all.filter(({ from, to }) => (from ?? on) <= on && on <= (to ?? on));
      if (under === undefined) return { items: existed, next: null };
      const branch = new Set(await subtree(tx, under, (on as LocalDate | undefined) ?? null));
      if (branch.size === 0) notFound(under);
      return { items: existed.filter(({ id }) => branch.has(id)), next: null };
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One unit, all below it, and who held its posts on a day' })
  @ApiOkResponse({ schema: UNIT_SCHEMAS.one })
  async one(@Param('id') id: string, @Query() query: OnDayDto, @Seeing() scope: Scope) {
    const on = (query.on as LocalDate | undefined) ?? localDateOf(this.clock.now());
    return this.database.transaction(async (tx) => {
      const unit = (await unitsById(tx, [id])).get(id);
      if (!unit || !seesUnit(scope, id)) return notFound(id);
      const [posts = []] = await holders(tx, [{ unit: id, on }]);
      const below = (await subtree(tx, id, on)).filter((other) => other !== id && seesUnit(scope, other));
      return { unit, on, posts, below };
    });
  }
}

function notFound(id: string): never {
  throw new Refused(refusal('not-found', { subject: 'unit', id: id.slice(0, 100) }));
}
