import { Inject, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { Asking, Recording } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import { seesUnit } from '../../people/accounts/scope';
import { keepsAccounts, type SignedIn } from '../../people/accounts/signed-in';
import { allPersons, allUnits, headOn } from '../../people/people.store';
import {
  postsOn,
  recordedTenures,
  recordTenure,
  type TenureRecorder,
  type TenureWish,
} from '../../people/tenure-change.store';
import { AppointDto, appointmentFrom, endFrom, EndTenureDto } from '../../people/tenures.dto';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { Refused, type FieldRefusal } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { fieldOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { adminCrumbs } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { Posts, postsAddress } from './posts-view';
import { framed, NOTHING_TRIED, type Tried } from './tried';
import { standingUnits } from './unit-select';

/** Posts and who holds them, as the API records it. */
@Pages()
export class PostsPage {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.adminPosts)
  show(@Req() { query }: Request, @Asking() signedIn: SignedIn, @Viewing() view: View): Promise<PageResult> {
    return this.page(view, signedIn, { unit: unitAsked(query['unit']), tried: NOTHING_TRIED });
  }

  @PageForm(ADDRESS.adminPosts)
  async record(
    @Req() { query }: Request,
    @TypedIn() typed: Typed,
    @Recording() recorder: TenureRecorder,
    @Asking() signedIn: SignedIn,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const unit = unitAsked(query['unit']);
    const outcome = await this.tryRecording(typed, recorder);
    if (outcome === null) return seeOther(`${postsAddress(unit ?? '')}&done=true`);
    const tried = 'wrong' in outcome ? { typed, refused: null, ...outcome } : { typed, refused: outcome, wrong: [] };
    return looking(() => this.page(view, signedIn, { unit, tried }));
  }

  private async tryRecording(
    typed: Typed,
    recorder: TenureRecorder,
  ): Promise<Refusal | { readonly wrong: readonly FieldRefusal[] } | null> {
    const wish = wishFrom(typed);
    if ('wrong' in wish || 'code' in wish) return wish;
    const at = this.clock.now();
    const around = { recorder, at, on: this.clock.today() };
    const done = await this.database.transaction((tx) => recordTenure(tx, wish, around));
    return 'code' in done ? done : null;
  }

  private async page(
    { language }: View,
    signedIn: SignedIn,
    { unit: id, tried }: { readonly unit: string | null; readonly tried: Tried },
  ): Promise<PageResult> {
    const today = this.clock.today();
    const props = await this.database.transaction(async (tx) => {
      const seen = (await allUnits(tx)).filter((each) => seesUnit(signedIn.scope, each.id));
      const unit = id === null ? null : seen.find((each) => each.id === id);
      if (unit === undefined)
        throw new Refused(refusal('not-found', { subject: 'unit', id: (id ?? '').slice(0, 100) }));
      const units = standingUnits(seen, today);
      const heads = unit === null ? await headOn(tx, units.map((each) => each.id), today) : null; // prettier-ignore
      return {
        ...{ units, unit },
        withoutHead: heads === null ? [] : units.filter((each) => !heads.has(each.id)),
        posts: unit === null ? [] : await postsOn(tx, unit.id, today),
        recorded: unit === null ? [] : await recordedTenures(tx, unit.id),
        persons: unit === null ? [] : await allPersons(tx),
      };
    });
    const title = ADMIN_WORDS(language).posts;
    const shown = props.unit === null ? title : props.unit.name;
    const own = keepsAccounts(signedIn) ? [] : signedIn.posts;
    return {
      ...framed(shown, language, tried),
      crumbs: adminCrumbs(language, ...(props.unit === null ? [] : [{ address: ADDRESS.adminPosts, text: title }])),
      body: <Posts {...props} own={own} tried={tried} />,
    };
  }
}

const unitAsked = (given: unknown): string | null =>
  typeof given === 'string' && given !== '' ? given.normalize('NFC') : null;

/** A post is chosen, or made anew under an id of its own. */
function wishFrom(typed: Typed): TenureWish | Refusal | { readonly wrong: readonly FieldRefusal[] } {
  const { type = '', newPost = '', unit = '', kind = '', title = '', ...rest } = typed;
  if (type === 'end') {
    const form = readForm(EndTenureDto, rest);
    return 'wrong' in form ? form : endFrom(form.read);
  }
  const isNew = fieldOf(typed, 'post') === '';
  const form = readForm(AppointDto, isNew ? { ...rest, post: newPost, unit, kind, title } : rest);
  return 'wrong' in form ? form : appointmentFrom(form.read);
}
