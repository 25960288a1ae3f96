import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refusal, type LocalDate } from '../../workflows/vocabulary';
import { Commands } from '../engine/commands.service';
import { citedFields } from '../evidence/cited-fields.store';
import { Acting, Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import type { Config } from '../platform/config';
import type { Database } from '../platform/database/tx';
import { readEvent } from '../platform/http/event-reader.dto';
import { idempotencyKey } from '../platform/http/idempotency-key';
import { CONFIG, DATABASE } from '../platform/http/tokens';
import { orRefuse, Refused } from '../platform/refused';
import { PlanLoading } from './plan-loading.service';
import { planProblemText } from './plan-file/plan-problem-texts';
import type { PlanProblem } from './plan-file/plan-problem';
import { allPlans, findPlan, tasksOf, type PlanRow } from './plan.store';
import { FAMILY_OF_PLAN_EVENT, LoadPlanDto, SubmitPlanEventDto } from './plans.dto';
import { PLAN_SCHEMAS } from './plan-schemas';

/** Plans: what was loaded, its tasks, loading a file and ordering the issue. An id in an address may be the plan's short name. */
@ApiTags('plans')
@Controller('api/plans')
export class PlansController {
  constructor(
    private readonly loading: PlanLoading,
    private readonly commands: Commands,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<Config, 'planMaxBytes'>,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Plans, the newest first' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.page })
  async list(@Seeing() scope: Scope) {
    return { items: await this.database.transaction((tx) => allPlans(tx, scope)), next: null };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One plan with its tasks in the order of its text' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.one })
  async one(@Param('id') id: string, @Seeing() scope: Scope) {
    return this.database.transaction(async (tx) => {
      const plan = await findPlan(tx, id, scope);
      return plan === null ? notFound(id) : { plan, tasks: await tasksOf(tx, plan.id, scope) };
    });
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Loads a plan file as a draft; the same file again changes nothing' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.loaded })
  async load(@Body() body: LoadPlanDto, @Acting() by: UnitActor) {
    for (const { text } of [body, ...(body.people ? [body.people] : [])]) this.refuseTooLarge(text);
    const people = body.people ? { text: body.people.text, fileName: body.people.fileName } : null;
    const loaded = await this.loading.load({ text: body.text, fileName: body.fileName, people }, by);
    if (!loaded.ok && 'problems' in loaded) {
      const count = loaded.problems.length;
      throw new Refused(refusal('plan.has-problems', { count }), loaded.problems.map(fieldOf));
    }
    if (!loaded.ok) throw new Refused(loaded.refusal);
    const { planId, slug, unchanged, warnings } = loaded;
    return { id: planId, slug, unchanged, warnings: warnings.map(fieldOf) };
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({ summary: 'Orders the issue, closes or withdraws a plan' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A repeat with the same body gets the first answer',
  })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.recorded })
  async record(
    @Param('id') idOrSlug: string,
    @Body() body: SubmitPlanEventDto,
    @Headers('idempotency-key') header: string | undefined,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
  ) {
    const key = idempotencyKey(header);
    const event = readEvent(body.event, FAMILY_OF_PLAN_EVENT);
    const { id } = (await this.database.transaction((tx) => findPlan(tx, idOrSlug, scope))) ?? notFound(idOrSlug);
    const repeatKey = key === null ? null : `plan\n${id}\n${by.person}\n${by.post}\n${key}`;
    const fields = orRefuse(await this.database.transaction((tx) => citedFields(tx, event, repeatKey, scope)));
    const answer = await this.commands.submit({
      ...{ subject: 'plan', id, by },
      asked: { ...fields, ...(body.occurredOn === undefined ? {} : { occurredOn: body.occurredOn as LocalDate }) },
      ...(body.expectedVersion === undefined ? {} : { expectedVersion: body.expectedVersion }),
      ...(key === null ? {} : { idempotencyKey: key }),
    });
    if (!answer.ok) throw new Refused(answer.refusal);
    const { ok: _, ...recorded } = answer;
    return recorded;
  }

  private refuseTooLarge(text: string): void {
    const bytes = Buffer.byteLength(text, 'utf8');
    const { planMaxBytes: maxBytes } = this.config;
    if (bytes > maxBytes) throw new Refused(refusal('plan.too-large', { bytes, maxBytes }));
  }
}

function notFound(id: string): PlanRow {
  throw new Refused(refusal('not-found', { subject: 'plan', id: id.slice(0, 100) }));
}

/** Problems of a file bring their own sentences: its place in the file is the field. */
const fieldOf = (problem: PlanProblem) => ({
  path: problem.path,
  code: problem.code,
  facts: { ...problem.facts, file: problem.file, line: problem.line, column: problem.column },
  words: { vi: planProblemText(problem, 'vi'), en: planProblemText(problem, 'en') },
});
