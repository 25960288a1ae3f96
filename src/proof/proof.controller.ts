import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import { ProofDownloads } from './proof-downloads.service';
import { ProofQueryDto } from './proof-query.dto';

/** The trail, or a part of it, as a file that proves itself. Source: docs/trail-format.md. */
@ApiTags('trail')
@Controller('api/trail')
export class ProofController {
  constructor(private readonly downloads: ProofDownloads) {}

  @Get('export')
  @ApiOperation({ summary: 'A file that proves itself: one duty, case, plan or unit, or all that is seen' })
  @ApiOkResponse({
    description: 'Lines of JSON, packed with gzip; `dondoc verify` verifies it without a server',
    content: { 'application/gzip': { schema: { type: 'string', format: 'binary' } } },
  })
  async export(@Query() query: ProofQueryDto, @Seeing() scope: Scope, @Res() response: Response): Promise<void> {
    await this.downloads.send(query, scope, response);
  }
}
