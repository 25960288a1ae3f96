import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import { receiveUpload } from '../../evidence/upload.service';
import { Acting, Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { UnitActor } from '../../people/unit-change.store';
import { problemField, refusedFile } from '../../plans/refused-file';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { orRefuse, Refused } from '../../platform/refused';
import { CorrectDraftDto, correctionsFrom } from './intake.dto';
import { INTAKE_SCHEMAS } from './intake-schemas';
import { IntakeDrafts, type ShownDraft } from './intake-drafts.service';
import type { DraftRow } from './draft-row';

const FILE_BODY = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** From the signed paper to a plan: read, look, correct, accept. Who acts in a post may; the draft is their unit's. */
@ApiTags('intake')
@Controller('api/intake')
export class IntakeController {
  constructor(private readonly drafts: IntakeDrafts) {}

  @Post()
  @ApiOperation({
    summary: 'Reads a paper (docx, pdf, txt, html, md) into the draft of its plan; the file itself is not kept',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FILE_BODY })
  @ApiCreatedResponse({ schema: INTAKE_SCHEMAS.one })
  async read(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
  ) {
    const type = (request.headers['content-type'] ?? '').slice(0, 100);
    if (!request.is('multipart/form-data'))
      throw new Refused(refusal('request.unsupported-type', { type, expected: ['multipart/form-data'] }));
    const { taken } = await receiveUpload(request, response, (content, fileName) =>
      this.drafts.take(content, fileName, by),
    );
    return this.shown(orRefuse(taken), scope);
  }

  @Get()
  @ApiOperation({ summary: 'Papers that were read, the newest first' })
  @ApiOkResponse({ schema: INTAKE_SCHEMAS.page })
  async list(@Seeing() scope: Scope) {
    return { items: (await this.drafts.list(scope)).map(listed), next: null };
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One draft as it was corrected: duties with their places in the text, questions, units, documents',
  })
  @ApiOkResponse({ schema: INTAKE_SCHEMAS.one })
  one(@Param('id', new UuidPipe('draft')) id: string, @Seeing() scope: Scope) {
    return this.shown(id, scope);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Puts the corrections of people in the place of those before' })
  @ApiOkResponse({ schema: INTAKE_SCHEMAS.one })
  async correct(
    @Param('id', new UuidPipe('draft')) id: string,
    @Body() body: CorrectDraftDto,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
  ) {
    const { revision } = body;
    orRefuse(await this.drafts.correct(id, { corrections: correctionsFrom(body), revision }, by));
    return this.shown(id, scope);
  }

  @Get(':id/plan')
  @ApiOperation({ summary: 'The draft as a plan file, its bodies as new units' })
  @ApiOkResponse({ schema: INTAKE_SCHEMAS.plan })
  async plan(@Param('id', new UuidPipe('draft')) id: string, @Seeing() scope: Scope) {
    return { text: orRefuse(await this.drafts.plan(id, scope)) };
  }

  @Post(':id/accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Loads the draft as a plan, once each of its bodies is a unit of the register' })
  @ApiOkResponse({ schema: INTAKE_SCHEMAS.accepted })
  async accept(@Param('id', new UuidPipe('draft')) id: string, @Acting() by: UnitActor) {
    const loaded = await this.drafts.accept(id, by);
    if (!loaded.ok) throw refusedFile(loaded);
    const { planId, slug, unchanged, warnings } = loaded;
    return { plan: planId, slug, unchanged, warnings: warnings.map(problemField) };
  }

  private async shown(id: string, scope: Scope) {
    return answerOf(orRefuse(await this.drafts.one(id, scope)));
  }
}

function answerOf({ row, draft, ...view }: ShownDraft) {
  const { id, unit, fileName, sha256, readAt, revision, correctedAt, plan, text, corrections } = row;
  return {
    ...{ id, unit, fileName, sha256, readAt, revision, correctedAt, plan, text, corrections },
    ...draft,
    ...view,
  };
}

function listed({ id, unit, fileName, readAt, revision, correctedAt, plan, reading }: DraftRow) {
  const { symbol, title } = reading.document;
  return {
    ...{ id, unit, fileName, readAt, revision, correctedAt, plan },
    symbol,
    title,
    duties: reading.duties.length,
  };
}
