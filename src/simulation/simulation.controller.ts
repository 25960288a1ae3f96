import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LocalDate } from '../../workflows/vocabulary';
import { Acting, Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import { orRefuse } from '../platform/refused';
import { PlanSimulations } from './plan-simulations.service';
import { SimulatePlanDto } from './simulation.dto';
import { SIMULATION_SCHEMAS } from './simulation-schemas';

/** What a plan will demand, of whom and when, before anybody issues it. */
@ApiTags('plans')
@Controller('api/plans/:id/simulation')
export class SimulationController {
  constructor(private readonly simulations: PlanSimulations) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Runs a draft plan through its life in a throw-away database; ask GET how far it is, DELETE stops it',
  })
  @ApiAcceptedResponse({ schema: SIMULATION_SCHEMAS.running })
  async start(@Param('id') id: string, @Body() { until }: SimulatePlanDto, @Acting() by: UnitActor) {
    return orRefuse(await this.simulations.start(id, (until as LocalDate | undefined) ?? null, by));
  }

  @Get()
  @ApiOperation({ summary: 'The trial that runs, and what the last one showed' })
  @ApiOkResponse({ schema: SIMULATION_SCHEMAS.view })
  async view(@Param('id') id: string, @Seeing() scope: Scope) {
    return orRefuse(await this.simulations.view(id, scope));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Stops the trial; answers once it has stopped and its database is gone' })
  @ApiNoContentResponse()
  async cancel(@Param('id') id: string, @Acting() by: UnitActor) {
    orRefuse(await this.simulations.cancel(id, by));
  }
}
