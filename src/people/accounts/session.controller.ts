import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import { Frontage } from '../../platform/http/frontage';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { orRefuse, Refused } from '../../platform/refused';
import { Access } from './access.service';
import { Asking } from './acting.dto';
import { cookieSecret, sessionCookie } from './cookie';
import { PasswordSignIn } from './password-sign-in.service';
import { csrfOf } from './secret';
import { ChangePasswordDto, MakeTokenDto, SignInDto, UseLinkDto } from './session.dto';
import { SESSION_SCHEMAS } from './session-schemas';
import type { ApiToken, Session } from './sessions.store';
import { ownSession, type SignedIn } from './signed-in';
import { Open } from './signed-in.guard';

/** Coming in, going out, and what else lets somebody in as oneself: sessions elsewhere, tokens of programs. */
@ApiTags('sessions')
@Controller('api')
export class SessionController {
  constructor(
    private readonly access: Access,
    private readonly passwords: PasswordSignIn,
    private readonly frontage: Frontage,
  ) {}

  @Post('session')
  @Open('anybody')
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in: a cookie for the session, and the word that goes with it in X-CSRF-Token' })
  @ApiOkResponse({ schema: SESSION_SCHEMAS.begun })
  async begin(@Body() body: SignInDto, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    this.refuseForeign(request);
    const address = addressOf(request);
    const { account } = orRefuse(await this.passwords.prove(body, { address }));
    const before = cookieSecret(request.headers.cookie, this.frontage.cookieName);
    const begun = await this.access.begin(account, { address, method: this.passwords.name, before });
    response.cookie(this.frontage.cookieName, begun.secret, sessionCookie(this.frontage.secure));
    return { account, csrf: csrfOf(begun.secret), endsAt: begun.session.endsAt };
  }

  @Get('session')
  @ApiOperation({ summary: 'Who asks, in which posts today, and what was granted' })
  @ApiOkResponse({ schema: SESSION_SCHEMAS.own })
  own(@Asking() { account, by, on, posts, grants }: SignedIn) {
    const { id, name, person, personName } = account;
    return {
      ...{ account: { id, name, person, personName }, on, posts, grants },
      csrf: by.kind === 'session' ? csrfOf(by.secret) : null,
      session: by.kind === 'session' ? shownSession(by.session) : null,
      token: by.kind === 'token' ? shownToken(by.token) : null,
    };
  }

  @Delete('session')
  @HttpCode(204)
  @ApiOperation({ summary: 'Signs out' })
  async end(@Asking() asking: SignedIn, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const session = orRefuse(ownSession(asking));
    await this.access.end({ account: asking.account.id, session: session.id }, addressOf(request));
    response.clearCookie(this.frontage.cookieName, sessionCookie(this.frontage.secure));
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
  }

  @Post('session/password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sets another password; all other sessions and all tokens end' })
  async password(@Body() body: ChangePasswordDto, @Asking() asking: SignedIn, @Req() request: Request): Promise<void> {
    const wish = { ...body, session: orRefuse(ownSession(asking)).id };
    const refused = await this.access.changePassword(asking.account, wish, addressOf(request));
    if (refused !== null) throw new Refused(refused);
  }

  @Post('session/link')
  @Open('anybody')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets the first password, or a new one, by a one-time link' })
  @ApiOkResponse({ schema: SESSION_SCHEMAS.linkUsed })
  async useLink(@Body() { link, password }: UseLinkDto, @Req() request: Request) {
    this.refuseForeign(request);
    const { name } = orRefuse(await this.access.useLink(link, password, addressOf(request)));
    return { account: name };
  }

  @Get('sessions')
  @ApiOperation({ summary: 'One’s own sessions that are open' })
  @ApiOkResponse({ schema: SESSION_SCHEMAS.sessions })
  async sessions(@Asking() { account }: SignedIn) {
    return { items: (await this.access.sessions(account.id)).map(shownSession) };
  }

  @Delete('sessions/:session')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends one of them' })
  async revoke(
    @Param('session', new UuidPipe('session')) id: string,
    @Asking() { account }: SignedIn,
    @Req() request: Request,
  ): Promise<void> {
    const refused = await this.access.revokeSession(account.id, id, { owner: addressOf(request) });
    if (refused !== null) throw new Refused(refused);
  }

  @Get('tokens')
  @ApiOperation({ summary: 'One’s own tokens that are good' })
  @ApiOkResponse({ schema: SESSION_SCHEMAS.tokens })
  async tokens(@Asking() { account }: SignedIn) {
    return { items: (await this.access.tokens(account.id)).map(shownToken) };
  }

  @Post('tokens')
  @ApiOperation({ summary: 'Makes a token for a program; its secret is shown this once' })
  @ApiCreatedResponse({ schema: SESSION_SCHEMAS.madeToken })
  async makeToken(@Body() body: MakeTokenDto, @Asking() asking: SignedIn, @Req() request: Request) {
    // A token that could make tokens would outlive its own end.
    orRefuse(ownSession(asking));
    const { secret, token } = orRefuse(await this.access.makeToken(asking.account.id, body, addressOf(request)));
    return { token: shownToken(token), secret };
  }

  @Delete('tokens/:token')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends a token' })
  async revokeToken(
    @Param('token', new UuidPipe('token')) id: string,
    @Asking() { account }: SignedIn,
    @Req() request: Request,
  ): Promise<void> {
    const refused = await this.access.revokeToken(account.id, id, { owner: addressOf(request) });
    if (refused !== null) throw new Refused(refused);
  }

  /** Somebody else's page could otherwise sign its visitor in as somebody else. */
  private refuseForeign({ headers }: Request): void {
    if (!this.frontage.isOwnOrigin(headers.origin, headers.host)) throw new Refused(refusal('request.foreign'));
  }
}

/** As the proxies that we trust tell it. */
const addressOf = (request: Request): string => request.ip ?? '';

export const shownSession = ({ id, begunAt, seenAt, endsAt, address }: Session) => ({
  id,
  begunAt,
  seenAt,
  endsAt,
  address,
});
export const shownToken = ({ id, name, reach, madeAt, endsAt }: ApiToken) => ({ id, name, reach, madeAt, endsAt });
