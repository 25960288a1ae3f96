import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import { Frontage } from '../../platform/http/frontage';
import { refusalText } from '../../platform/refusals/refusal-text';
import { Refused } from '../../platform/refused';
import { Access } from './access.service';
import { LINK_PATH } from './link-address';
import { linkPage } from './link-page';
import { LinkFormDto } from './session.dto';
import { Open } from './signed-in.guard';

/** The page behind a one-time link. */
@ApiExcludeController()
@Controller(LINK_PATH)
@Open('anybody')
export class LinkController {
  constructor(
    private readonly access: Access,
    private readonly frontage: Frontage,
  ) {}

  @Get(':secret')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async ask(@Param('secret') secret: string): Promise<string> {
    const name = await this.access.nameOfLink(secret);
    return linkPage(name === null ? { kind: 'not-good' } : { kind: 'ask', name, wrong: null });
  }

  @Post(':secret')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  async set(
    @Param('secret') secret: string,
    @Body() { password }: LinkFormDto,
    @Req() request: Request,
  ): Promise<string> {
    const { origin, host } = request.headers;
    if (!this.frontage.isOwnOrigin(origin, host)) throw new Refused(refusal('request.foreign'));
    const outcome = await this.access.useLink(secret, password, request.ip ?? '');
    if (!('code' in outcome)) return linkPage({ kind: 'done', name: outcome.name });
    const name = await this.access.nameOfLink(secret);
    if (name === null) return linkPage({ kind: 'not-good' });
    const wrong = { vi: refusalText(outcome, 'vi'), en: refusalText(outcome, 'en') };
    return linkPage({ kind: 'ask', name, wrong });
  }
}
