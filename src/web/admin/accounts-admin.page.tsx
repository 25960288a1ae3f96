import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refusal, type LocalDate, type Refusal } from '../../../workflows/vocabulary';
import { AccountKeeping, type AccountDetail, type OneTimeLink } from '../../people/accounts/account-keeping.service';
import type { Keeper } from '../../people/accounts/access-record.store';
import { EndGrantDto, GrantDto, grantFrom, NewAccountDto } from '../../people/accounts/accounts.dto';
import { Asking, Keeping } from '../../people/accounts/acting.dto';
import { linkAddress, originOf } from '../../people/accounts/link-address';
import { looking } from '../../people/accounts/request-database.store';
import type { SignedIn } from '../../people/accounts/signed-in';
import { allUnits } from '../../people/people.store';
import type { Database } from '../../platform/database/tx';
import { Frontage } from '../../platform/http/frontage';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { Refused, type FieldRefusal } from '../../platform/refused';
import { ADDRESS, adminAccountAddress } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { fieldOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { AccountAdmin } from './account-admin-view';
import { ACCOUNT_ADMIN_WORDS } from './account-admin-words';
import { AccountList } from './account-list-view';
import { framed, NOTHING_TRIED, type Tried } from './tried';
import { OneTimeLinkView } from './one-time-link-view';
import { adminCrumbs } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { standingUnits } from './unit-select';

type By = NonNullable<Keeper>;
const AccountId = () => Param('account', new UuidPipe('account'));

/** Accounts, roles, sessions and links, as the API keeps them. */
@Pages()
export class AccountsAdminPage {
  constructor(
    private readonly keeping: AccountKeeping,
    private readonly frontage: Frontage,
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.adminAccounts)
  list(@Viewing() view: View): Promise<PageResult> {
    return this.listPage(view, NOTHING_TRIED);
  }

  @PageForm(ADDRESS.adminAccounts)
  async add(
    @TypedIn() typed: Typed,
    @Keeping() by: By,
    @Req() request: Request,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const form = readForm(NewAccountDto, typed);
    if ('wrong' in form) return this.listPage(view, { typed, refused: null, wrong: form.wrong });
    const { name, person = null } = form.read;
    const made = await this.keeping.by(by).add({ name, person });
    if ('code' in made) return this.listPage(view, { typed, refused: made, wrong: [] });
    return this.linkPage(view, await this.found(made.account), { made, request });
  }

  @Page(`${ADDRESS.adminAccounts}/:account`)
  one(@AccountId() id: string, @Asking() signedIn: SignedIn, @Viewing() view: View): Promise<PageResult> {
    return this.onePage(view, id, { signedIn, tried: NOTHING_TRIED });
  }

  @PageForm(`${ADDRESS.adminAccounts}/:account`)
  async change(
    @AccountId() id: string,
    @TypedIn() typed: Typed,
    @Keeping() by: By,
    @Asking() signedIn: SignedIn,
    @Req() request: Request,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const detail = await this.found(id);
    const keeping = this.keeping.by(by);
    if (fieldOf(typed, 'type') === 'link') {
      const made = await keeping.reset(detail.account.name);
      if (!('code' in made)) return this.linkPage(view, detail, { made, request });
      return this.onePage(view, id, { signedIn, tried: { typed, refused: made, wrong: [] } });
    }
    const outcome = await deedOf(keeping, detail, typed);
    if (outcome === null) return seeOther(`${adminAccountAddress(id)}?done=true`);
    const tried = 'wrong' in outcome ? { typed, refused: null, ...outcome } : { typed, refused: outcome, wrong: [] };
    return this.onePage(view, id, { signedIn, tried });
  }

  private async listPage({ language }: View, tried: Tried): Promise<PageResult> {
    const [accounts, candidates, units] = [
      await this.keeping.all(),
      await this.keeping.candidates(),
      await this.units(),
    ];
    const unitNames = new Map(units.map(({ id, name }) => [id, name]));
    const title = ADMIN_WORDS(language).accounts;
    return {
      ...framed(title, language, tried),
      crumbs: adminCrumbs(language),
      body: <AccountList {...{ accounts, candidates, unitNames, tried }} today={this.clock.today()} />,
    };
  }

  private async onePage(
    { language }: View,
    id: string,
    { signedIn, tried }: { readonly signedIn: SignedIn; readonly tried: Tried },
  ): Promise<PageResult> {
    const detail = await this.found(id);
    const [units, accounts] = [await this.units(), await this.keeping.all()];
    const today = this.clock.today();
    const props = {
      ...{ detail, today, tried, own: signedIn.account.id === id },
      units: standingUnits(units, today),
      unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
      names: new Map(accounts.map((account) => [account.id, account.name])),
    };
    return {
      ...framed(detail.account.name, language, tried),
      crumbs: this.crumbs(language),
      body: <AccountAdmin {...props} />,
    };
  }

  private linkPage(
    { language }: View,
    { account }: AccountDetail,
    { made, request }: { readonly made: OneTimeLink; readonly request: Request },
  ): PageResult {
    const address = linkAddress(this.frontage.addressOf(originOf(request)), made.link);
    const shown = { name: account.name, account: account.id, address, endsAt: made.endsAt };
    const title = ACCOUNT_ADMIN_WORDS(language).linkTitle;
    return { kind: 'page', title, crumbs: this.crumbs(language), body: <OneTimeLinkView {...shown} /> };
  }

  private crumbs(language: View['language']) {
    return adminCrumbs(language, { address: ADDRESS.adminAccounts, text: ADMIN_WORDS(language).accounts });
  }

  private units() {
    return looking(() => this.database.transaction((tx) => allUnits(tx)));
  }

  private async found(id: string): Promise<AccountDetail> {
    const found = await this.keeping.one(id);
    if (found === null) throw new Refused(refusal('not-found', { subject: 'account', id }));
    return found;
  }
}

/** Does what the form says. Null: it is done. Throws `not-found` for a deed that there is not. */
async function deedOf(
  keeping: AccountKeeping,
  { account: { id, name } }: AccountDetail,
  typed: Typed,
): Promise<Refusal | { readonly wrong: readonly FieldRefusal[] } | null> {
  const { type = '', grant = '', session = '', token = '', ...fields } = typed;
  switch (type) {
    case 'close':
      return keeping.close(name);
    case 'reopen':
      return keeping.reopen(name);
    case 'grant': {
      const form = readForm(GrantDto, fields);
      return 'wrong' in form ? form : keeping.grant({ account: name, ...grantFrom(form.read) });
    }
    case 'end-grant': {
      const form = readForm(EndGrantDto, fields);
      return 'wrong' in form
        ? form
        : keeping.endGrant(name, String(grant), (form.read.on as LocalDate | undefined) ?? null);
    }
    case 'end-session':
      return keeping.endSession(id, String(session));
    case 'end-token':
      return keeping.endToken(id, String(token));
    default:
      throw new Refused(refusal('not-found', { subject: 'deed', id: String(type).slice(0, 100) }));
  }
}
