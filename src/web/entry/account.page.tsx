import { Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Access } from '../../people/accounts/access.service';
import { Asking } from '../../people/accounts/acting.dto';
import type { SignedIn } from '../../people/accounts/signed-in';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { Refused } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { Account } from './account-view';
import { ENTRY_WORDS } from './entry-words';

/** One's own account. */
@Pages()
export class AccountPage {
  constructor(private readonly access: Access) {}

  @Page(ADDRESS.account)
  async show(@Asking() signedIn: SignedIn, @Viewing() { language }: View): Promise<PageResult> {
    const sessions = await this.access.sessions(signedIn.account.id);
    const title = ENTRY_WORDS(language).accountTitle;
    return { kind: 'page', title, body: <Account signedIn={signedIn} sessions={sessions} /> };
  }

  @PageForm(`${ADDRESS.account}/sessions/:session`)
  async endSession(
    @Param('session', new UuidPipe('session')) id: string,
    @Asking() { account }: SignedIn,
    @Req() request: Request,
  ): Promise<PageResult> {
    const refused = await this.access.revokeSession(account.id, id, { owner: request.ip ?? '' });
    if (refused !== null) throw new Refused(refused);
    return seeOther(ADDRESS.account);
  }
}
