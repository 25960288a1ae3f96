import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refusal } from '../../workflows/vocabulary';
import { Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { Database } from '../platform/database/tx';
import { DATABASE } from '../platform/http/tokens';
import { orRefuse, Refused } from '../platform/refused';
import { PLAN_SCHEMAS } from './plan-schemas';
import { findPlan } from './plan.store';
import { TaskListDto } from './plans.dto';
import { listTasks, parsePlace } from './task-list.store';

const LINES = 50;

/** What plans demand, over all plans that are seen. */
@ApiTags('plans')
@Controller('api/tasks')
export class TasksController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Tasks of all plans or of one, by plan and place in its text' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.tasks })
  async list(@Query() { plan, kind, after, limit = LINES }: TaskListDto, @Seeing() scope: Scope) {
    const place = after === undefined ? null : orRefuse(parsePlace(after));
    return this.database.transaction(async (tx) => {
      if (plan !== undefined && (await findPlan(tx, plan, scope)) === null)
        throw new Refused(refusal('not-found', { subject: 'plan', id: plan.slice(0, 100) }));
      const wish = { ...(plan === undefined ? {} : { plan }), ...(kind === undefined ? {} : { kind }) };
      return listTasks(tx, scope, { ...wish, after: place, limit });
    });
  }
}
