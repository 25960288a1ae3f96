import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { refusal, type LocalDate, type Refusal } from '../../../workflows/vocabulary';
import { Frontage } from '../../platform/http/frontage';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { orRefuse, Refused } from '../../platform/refused';
import { AccountKeeping, type AccountDetail, type OneTimeLink } from './account-keeping.service';
import { ACCOUNT_SCHEMAS } from './account-schemas';
import type { Keeper } from './access-record.store';
import { Keeping } from './acting.dto';
import { EndGrantDto, GrantDto, grantFrom, NewAccountDto } from './accounts.dto';
import { linkAddress, originOf } from './link-address';
import { shownSession, shownToken } from './session.controller';

type By = NonNullable<Keeper>;
const AccountId = () => Param('account', new UuidPipe('account'));

/** Who may sign in, what was granted to them, and what they have open. For administrators; to anybody else there is no such address. */
@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly keeping: AccountKeeping,
    private readonly frontage: Frontage,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All accounts by name, closed ones too, with all that was ever granted' })
  @ApiOkResponse({ schema: ACCOUNT_SCHEMAS.list })
  async list() {
    return { items: await this.keeping.all() };
  }

  @Post()
  @ApiOperation({ summary: 'Makes an account; its one-time link is shown this once' })
  @ApiCreatedResponse({ schema: ACCOUNT_SCHEMAS.withLink })
  async add(@Body() { name, person }: NewAccountDto, @Keeping() by: By, @Req() request: Request) {
    const wish = { name, person: person?.normalize('NFC') ?? null };
    const { account, ...link } = orRefuse(await this.keeping.by(by).add(wish));
    return this.withLink(account, link, request);
  }

  @Get(':account')
  @ApiOperation({ summary: 'One account: grants, open sessions, good tokens, and what happened last' })
  @ApiOkResponse({ schema: ACCOUNT_SCHEMAS.one })
  async one(@AccountId() id: string) {
    return shown(await this.found(id));
  }

  @Post(':account/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Closes it; its sessions and tokens end' })
  @ApiOkResponse({ schema: ACCOUNT_SCHEMAS.one })
  close(@AccountId() id: string, @Keeping() by: By) {
    return this.changed(id, (name) => this.keeping.by(by).close(name));
  }

  @Post(':account/reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets a closed one in again' })
  @ApiOkResponse({ schema: ACCOUNT_SCHEMAS.one })
  reopen(@AccountId() id: string, @Keeping() by: By) {
    return this.changed(id, (name) => this.keeping.by(by).reopen(name));
  }

  @Post(':account/link')
  @ApiOperation({ summary: 'A new one-time link for a lost password; what was open ends' })
  @ApiCreatedResponse({ schema: ACCOUNT_SCHEMAS.withLink })
  async link(@AccountId() id: string, @Keeping() by: By, @Req() request: Request) {
    const { account } = await this.found(id);
    return this.withLink(id, orRefuse(await this.keeping.by(by).reset(account.name)), request);
  }

  @Post(':account/grants')
  @HttpCode(200)
  @ApiOperation({ summary: 'Grants a role over a unit and all below it, from a day to a day' })
  @ApiOkResponse({ schema: ACCOUNT_SCHEMAS.one })
  grant(@AccountId() id: string, @Body() body: GrantDto, @Keeping() by: By) {
    return this.changed(id, (account) => this.keeping.by(by).grant({ account, ...grantFrom(body) }));
  }

  @Post(':account/grants/:grant/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a grant, at once or after a last day' })
  @ApiOkResponse({ schema: ACCOUNT_SCHEMAS.one })
  endGrant(
    @AccountId() id: string,
    @Param('grant', new UuidPipe('grant')) grant: string,
    @Body() { on }: EndGrantDto,
    @Keeping() by: By,
  ) {
    return this.changed(id, (name) => this.keeping.by(by).endGrant(name, grant, (on as LocalDate | undefined) ?? null));
  }

  @Delete(':account/sessions/:session')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a session of the account' })
  @ApiOkResponse({ schema: ACCOUNT_SCHEMAS.one })
  endSession(@AccountId() id: string, @Param('session', new UuidPipe('session')) session: string, @Keeping() by: By) {
    return this.changed(id, () => this.keeping.by(by).endSession(id, session));
  }

  @Delete(':account/tokens/:token')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a token of the account' })
  @ApiOkResponse({ schema: ACCOUNT_SCHEMAS.one })
  endToken(@AccountId() id: string, @Param('token', new UuidPipe('token')) token: string, @Keeping() by: By) {
    return this.changed(id, () => this.keeping.by(by).endToken(id, token));
  }

  private async changed(id: string, work: (name: string) => Promise<Refusal | null>) {
    const { account } = await this.found(id);
    const refused = await work(account.name);
    if (refused !== null) throw new Refused(refused);
    return shown(await this.found(id));
  }

  private async found(id: string): Promise<AccountDetail> {
    const found = await this.keeping.one(id);
    if (found === null) throw new Refused(refusal('not-found', { subject: 'account', id }));
    return found;
  }

  private async withLink(id: string, { link, endsAt }: OneTimeLink, request: Request) {
    const address = linkAddress(this.frontage.addressOf(originOf(request)), link);
    return { ...shown(await this.found(id)), link: address, linkEndsAt: endsAt };
  }
}

const shown = ({ account, sessions, tokens, record }: AccountDetail) => ({
  ...{ account, record },
  sessions: sessions.map(shownSession),
  tokens: tokens.map(shownToken),
});
