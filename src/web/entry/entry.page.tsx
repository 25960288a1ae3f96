import { Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { Access } from '../../people/accounts/access.service';
import { Asking } from '../../people/accounts/acting.dto';
import { cookieSecret, sessionCookie } from '../../people/accounts/cookie';
import { PasswordSignIn } from '../../people/accounts/password-sign-in.service';
import { SignInDto } from '../../people/accounts/session.dto';
import type { SignedIn } from '../../people/accounts/signed-in';
import { rememberSignedIn } from '../../people/accounts/signed-in-request';
import { Open } from '../../people/accounts/signed-in.guard';
import { Frontage } from '../../platform/http/frontage';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import { Refused, type FieldRefusal } from '../../platform/refused';
import { ADDRESS, localAddress } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { LANGUAGE_COOKIE } from '../page/language';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { placesFor } from '../page/places';
import type { View } from '../page/view';
import { fieldOf, type Typed } from '../page/typed';
import { TypedIn, Viewing, viewOf } from '../page/viewing.dto';
import { ENTRY_WORDS } from './entry-words';
import { keptForm } from './kept-form';
import { Resume } from './resume-view';
import { signInPage } from './sign-in-page';

const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

/** Coming in, going out, and the language in which one is answered. */
@Pages()
export class EntryPage {
  constructor(
    private readonly access: Access,
    private readonly passwords: PasswordSignIn,
    private readonly frontage: Frontage,
  ) {}

  @Page(ADDRESS.start)
  start(@Asking() signedIn: SignedIn): PageResult {
    return seeOther(placesFor(signedIn)[0]?.address ?? ADDRESS.account);
  }

  @Page(ADDRESS.signIn)
  @Open('anybody')
  signInForm(@Req() { query }: Request, @Viewing() { language }: View): PageResult {
    return signInPage(language, { onward: localAddress(query['onward']) ?? ADDRESS.start });
  }

  @PageForm(ADDRESS.signIn)
  @Open('anybody')
  async signIn(
    @TypedIn() typed: Typed,
    @Viewing() { language }: View,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageResult> {
    this.refuseForeign(request);
    const [onward, kept] = [localAddress(fieldOf(typed, 'onward')) ?? ADDRESS.start, fieldOf(typed, 'kept')];
    const again = (refused: Refusal | null, wrong: readonly FieldRefusal[]) =>
      signInPage(language, {
        ...{ onward, name: fieldOf(typed, 'name'), refused, wrong, kept: kept === '' ? null : kept },
        status: refused === null ? 422 : refusalStatus(refused.code),
      });
    const form = readForm(SignInDto, { name: fieldOf(typed, 'name'), password: fieldOf(typed, 'password') });
    if ('wrong' in form) return again(null, form.wrong);
    const address = request.ip ?? '';
    const proved = await this.passwords.prove(form.read, { address });
    if ('code' in proved) return again(proved, []);
    const before = cookieSecret(request.headers.cookie, this.frontage.cookieName);
    const { secret } = await this.access.begin(proved.account, { address, method: this.passwords.name, before });
    response.cookie(this.frontage.cookieName, secret, sessionCookie(this.frontage.secure));
    return kept === '' ? seeOther(onward) : this.resume(request, secret, kept, onward);
  }

  @PageForm(ADDRESS.signOut)
  async signOut(
    @Asking() { account, by }: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageResult> {
    if (by.kind !== 'session') throw new Refused(refusal('token.not-here'));
    await this.access.end({ account: account.id, session: by.session.id }, request.ip ?? '');
    response.clearCookie(this.frontage.cookieName, sessionCookie(this.frontage.secure));
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    return seeOther(ADDRESS.signIn);
  }

  @PageForm(ADDRESS.language)
  @Open('anybody')
  language(
    @TypedIn() typed: Typed,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): PageResult {
    this.refuseForeign(request);
    const chosen = fieldOf(typed, 'language') === 'en' ? 'en' : 'vi';
    response.cookie(LANGUAGE_COOKIE, chosen, { ...sessionCookie(this.frontage.secure), maxAge: YEAR_MS });
    return seeOther(localAddress(fieldOf(typed, 'back')) ?? ADDRESS.start);
  }

  /** The form of the ended session, dressed with the word of the new one. */
  private async resume(request: Request, secret: string, text: string, onward: string): Promise<PageResult> {
    const [kept, signedIn] = [keptForm(text), await this.access.resume(secret)];
    if (kept === null || signedIn === null) return seeOther(onward);
    rememberSignedIn(request, signedIn);
    const { language } = viewOf(request);
    return { kind: 'page', title: ENTRY_WORDS(language).resumeTitle, body: <Resume kept={kept} /> };
  }

  /** Somebody else's page could otherwise sign its visitor in as somebody else. */
  private refuseForeign({ headers }: Request): void {
    if (!this.frontage.isOwnOrigin(headers.origin, headers.host)) throw new Refused(refusal('request.foreign'));
  }
}
