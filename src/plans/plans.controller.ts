import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refusal, type LocalDate } from '../../workflows/vocabulary';
import { SentEvents } from '../evidence/sent-events.service';
import { Acting, Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import type { Config } from '../platform/config';
import type { Database } from '../platform/database/tx';
import { readEvent } from '../platform/http/event-reader.dto';
import { idempotencyKey } from '../platform/http/idempotency-key';
import { CONFIG, DATABASE } from '../platform/http/tokens';
import { orRefuse, Refused } from '../platform/refused';
import { cascadesOf, documentOfPlan, documentsNamed } from './cascade.store';
import { PlanLoading } from './plan-loading.service';
import { allPlans, findPlan, tasksOf, type PlanRow } from './plan.store';
import { Occurrences } from './occurrences.service';
import {
  AmendPlanDto,
  CascadeDto,
  FAMILY_OF_PLAN_EVENT,
  LoadPlanDto,
  OccurrenceDto,
  occurrenceWishFrom,
  SubmitPlanEventDto,
} from './plans.dto';
import { PLAN_SCHEMAS } from './plan-schemas';
import { problemField, refusedFile } from './refused-file';

/** Plans: what was loaded, its tasks, loading and amending a file, ordering the issue, and the cascade. An id in an address may be the plan's short name. */
@ApiTags('plans')
@Controller('api')
export class PlansController {
  constructor(
    private readonly loading: PlanLoading,
    private readonly sent: SentEvents,
    private readonly occurrences: Occurrences,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<Config, 'planMaxBytes'>,
  ) {}

  @Get('plans')
  @ApiOperation({ summary: 'Plans, the newest first' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.page })
  async list(@Seeing() scope: Scope) {
    return { items: await this.database.transaction((tx) => allPlans(tx, scope)), next: null };
  }

  @Get('plans/:id')
  @ApiOperation({ summary: 'One plan with its tasks in the order of its text' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.one })
  async one(@Param('id') id: string, @Seeing() scope: Scope) {
    return this.database.transaction(async (tx) => {
      const plan = await findPlan(tx, id, scope);
      return plan === null ? notFound(id) : { plan, tasks: await tasksOf(tx, plan.id, scope) };
    });
  }

  @Post('plans')
  @HttpCode(200)
  @ApiOperation({ summary: 'Loads a plan file as a draft; the same file again changes nothing' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.loaded })
  async load(@Body() body: LoadPlanDto, @Acting() by: UnitActor) {
    const loaded = await this.loading.load(this.sourceFrom(body), by);
    if (!loaded.ok) throw refusedFile(loaded);
    const { planId, slug, unchanged, warnings } = loaded;
    return { id: planId, slug, unchanged, warnings: warnings.map(problemField) };
  }

  @Post('plans/:id/amendments')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts an amended file in the place of the loaded one, or shows what that would do' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.amended })
  async amend(
    @Param('id') idOrSlug: string,
    @Body() body: AmendPlanDto,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
  ) {
    const { slug: of } = (await this.database.transaction((tx) => findPlan(tx, idOrSlug, scope))) ?? notFound(idOrSlug);
    const { preview = false, reason = '' } = body;
    if (reason === '' && !preview) throw new Refused(refusal('reason.missing', { event: 'plan.amended' }));
    const amended = await this.loading.amend(this.sourceFrom(body), by, { of, reason, preview });
    if (!amended.ok) throw refusedFile(amended);
    const { planId, slug, difference, duties, warnings } = amended;
    return { id: planId, slug, preview, difference, duties, warnings: warnings.map(problemField) };
  }

  @Post('plans/:id/occurrences')
  @HttpCode(200)
  @ApiOperation({ summary: 'Records that something happened which the plan speaks of; opens what then is owed, once' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.occurred })
  async occurred(
    @Param('id') idOrSlug: string,
    @Body() body: OccurrenceDto,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
  ) {
    const wish = { ...occurrenceWishFrom(body, by), scope };
    const plan = (await this.database.transaction((tx) => findPlan(tx, idOrSlug, scope))) ?? notFound(idOrSlug);
    const { unchanged, duties } = orRefuse(await this.occurrences.record(plan, wish));
    const { occurrence, unit, reference } = wish;
    return { plan: plan.slug, occurrence, unit, reference, unchanged, duties };
  }

  @Get('plans/:id/cascade')
  @ApiOperation({ summary: 'What carries this plan out, and which units that had to issue their own plan have not' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.cascade })
  async cascade(@Param('id') id: string, @Seeing() scope: Scope) {
    return this.database.transaction(async (tx) => {
      const plan = (await findPlan(tx, id, scope)) ?? notFound(id);
      return { items: await cascadesOf(tx, await documentOfPlan(tx, plan.id, scope), scope) };
    });
  }

  @Get('cascade')
  @ApiOperation({ summary: 'The same below any document by its name; several where several issuers use the number' })
  @ApiOkResponse({ schema: PLAN_SCHEMAS.cascade })
  async cascadeBelow(@Query() { document }: CascadeDto, @Seeing() scope: Scope) {
    const items = await this.database.transaction(async (tx) =>
      cascadesOf(tx, await documentsNamed(tx, document, scope), scope),
    );
    if (items.length === 0) throw new Refused(refusal('not-found', { subject: 'document', id: document }));
    return { items };
  }

  @Post('plans/:id/events')
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
    const event = readEvent(body.event, FAMILY_OF_PLAN_EVENT);
    const { id } = (await this.database.transaction((tx) => findPlan(tx, idOrSlug, scope))) ?? notFound(idOrSlug);
    return this.sent.record({
      ...{ subject: 'plan', id, event, by, scope, key: idempotencyKey(header) },
      version: body.expectedVersion,
      occurredOn: body.occurredOn as LocalDate | undefined,
    });
  }

  private sourceFrom(body: LoadPlanDto) {
    for (const { text } of [body, ...(body.people ? [body.people] : [])]) this.refuseTooLarge(text);
    const people = body.people ? { text: body.people.text, fileName: body.people.fileName } : null;
    return { text: body.text, fileName: body.fileName, people };
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
