import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { UnitChanges } from '../../obligations/unit-changes.service';
import {
  unitChangeFrom,
  UnitChangeDto,
  unitLinkFrom,
  UnitLinkDto,
  UnitTransferDto,
} from '../../obligations/unit-changes.dto';
import { unitsOwing } from '../../obligations/plan-progress.store';
import { UnitTransfers } from '../../obligations/unit-transfers.service';
import { Acting, Asking } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import { seesUnit, type Scope } from '../../people/accounts/scope';
import type { SignedIn } from '../../people/accounts/signed-in';
import { parseDecision } from '../../people/decision';
import { allUnits, type Unit } from '../../people/people.store';
import { successionsOf } from '../../people/succession.store';
import { mayChangeUnits } from '../../people/unit-authority.store';
import { UNIT_CHANGE_KINDS, type UnitChangeKind } from '../../people/unit-change';
import { recordedChanges, type UnitActor } from '../../people/unit-change.store';
import { linksOn, linkUnits } from '../../people/unit-links.store';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { orRefuse, Refused } from '../../platform/refused';
import { ADDRESS, adminUnitAddress } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { OfficeClock } from '../page/office-clock.service';
import { Page, PageForm, Pages } from '../page/page.dto';
import { seeOther, type PageResult } from '../page/page-result';
import { fieldOf, fieldsOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { unitTree } from '../units/unit-tree';
import { adminCrumbs } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { framed, NOTHING_TRIED, triedWith, type Tried } from './tried';
import { TransferOutcome, TransferPreview } from './transfer-view';
import { UnitAdmin, UnitsAdmin } from './unit-admin-view';
import { UNIT_ADMIN_WORDS } from './unit-admin-words';
import { changeOf } from './unit-change-form';
import { CHANGE_ADDRESS, UnitChangeForm, UnitChangePreview } from './unit-change-view';
import { standingUnits } from './unit-select';

/** Mergers, splits, names and ends of units, links of the two trees, and the duties that wait for a decision then. */
@Pages()
export class UnitsAdminPage {
  constructor(
    private readonly changes: UnitChanges,
    private readonly transfers: UnitTransfers,
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
  ) {}

  @Page(ADDRESS.adminUnits)
  async list(@Asking() { scope }: SignedIn, @Viewing() { language }: View): Promise<PageResult> {
    const title = ADMIN_WORDS(language).units;
    return {
      ...{ kind: 'page', title, crumbs: adminCrumbs(language) },
      body: <UnitsAdmin tree={unitTree(await this.seen(scope))} />,
    };
  }

  @Page(CHANGE_ADDRESS)
  changeForm(@Req() { query }: Request, @Asking() signedIn: SignedIn, @Viewing() view: View): Promise<PageResult> {
    const unit = typeof query['unit'] === 'string' ? query['unit'].normalize('NFC') : '';
    const typed = { unit, predecessors: unit === '' ? [] : [unit] };
    return this.changePage(view, signedIn, kindFrom(query['kind']), { ...NOTHING_TRIED, typed });
  }

  @PageForm(CHANGE_ADDRESS)
  async change(
    @TypedIn() typed: Typed,
    @Acting() by: UnitActor,
    @Asking() signedIn: SignedIn,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const kind = kindFrom(typed['kind']);
    const preview = fieldOf(typed, 'step') !== 'record';
    const report = await triedWith(async () => {
      const form = readForm(UnitChangeDto, changeOf(kind, typed) as Typed);
      if ('wrong' in form) throw new Refused(refusal('request.invalid', { count: form.wrong.length }), form.wrong);
      return orRefuse(await this.changes.change(unitChangeFrom(form.read), { by, preview }));
    });
    if (report instanceof Refused) {
      return looking(() => this.changePage(view, signedIn, kind, triedOf(typed, report)));
    }
    const [unit = ''] = fieldsOf(typed, kind === 'merge' ? 'predecessors' : 'unit');
    if (!preview) return seeOther(`${adminUnitAddress(unit)}?done=true`);
    const unitNames = await looking(() => this.names());
    return {
      ...{ kind: 'page', title: UNIT_ADMIN_WORDS(view.language)[kind], crumbs: this.crumbs(view.language) },
      body: <UnitChangePreview {...{ kind, report, unitNames, typed }} posts={signedIn.posts} post={by.post} />,
    };
  }

  @Page(`${ADDRESS.adminUnits}/:unit`)
  one(@Param('unit') id: string, @Asking() signedIn: SignedIn, @Viewing() view: View): Promise<PageResult> {
    return this.onePage(view, signedIn, id, NOTHING_TRIED);
  }

  @PageForm(`${ADDRESS.adminUnits}/:unit`)
  async record(
    @Param('unit') id: string,
    @TypedIn() typed: Typed,
    @Acting() by: UnitActor,
    @Asking() signedIn: SignedIn,
    @Viewing() view: View,
  ): Promise<PageResult> {
    const unit = await looking(() => this.unitSeen(id, signedIn.scope));
    const done = await triedWith(() =>
      fieldOf(typed, 'type') === 'link'
        ? this.link(unit, typed, by)
        : this.transfer(unit, typed, { by, scope: signedIn.scope, view }),
    );
    if (!(done instanceof Refused)) return done;
    return looking(() => this.onePage(view, signedIn, id, triedOf(typed, done)));
  }

  private async link(unit: Unit, typed: Typed, by: UnitActor): Promise<PageResult> {
    const other = fieldOf(typed, 'other');
    const ends = unit.tree === 'party' ? { party: unit.id, state: other } : { party: other, state: unit.id };
    const form = readForm(UnitLinkDto, {
      ...{ ...ends, kind: fieldOf(typed, 'kind') },
      ...{ from: fieldOf(typed, 'from'), to: fieldOf(typed, 'until') },
    });
    if ('wrong' in form)
      throw new Refused(refusal('request.invalid', { count: form.wrong.length }), form.wrong.map(named));
    const [link, at] = [unitLinkFrom(form.read), this.clock.now()];
    const refused = await this.database.transaction(
      async (tx): Promise<Refusal | null> =>
        (await mayChangeUnits(tx, by, { units: [link.state], on: this.clock.today() })) ??
        (await linkUnits(tx, link, { by, at })),
    );
    if (refused !== null) throw new Refused(refused);
    return seeOther(`${adminUnitAddress(unit.id)}?done=true`);
  }

  private async transfer(
    unit: Unit,
    typed: Typed,
    { by, scope, view }: { readonly by: UnitActor; readonly scope: Scope; readonly view: View },
  ): Promise<PageResult> {
    const { step: _step, type: _type, ...fields } = typed;
    const duties = fieldsOf(typed, 'duties');
    const given = { ...fields, from: unit.id, ...(duties.length === 0 ? {} : { duties }) };
    const form = readForm(UnitTransferDto, given);
    if ('wrong' in form) throw new Refused(refusal('request.invalid', { count: form.wrong.length }), form.wrong);
    const { to, reason } = form.read;
    const decision = orRefuse(parseDecision(form.read.decision));
    const wish = { from: unit.id, to, reason, decision, by, scope, ...(duties.length === 0 ? {} : { duties }) };
    const crumbs = this.crumbs(view.language);
    const title = UNIT_ADMIN_WORDS(view.language).transfer;
    if (fieldOf(typed, 'step') !== 'record') {
      const items = orRefuse(await looking(() => this.transfers.preview(wish)));
      const names = await looking(() => this.names());
      const body = <TransferPreview {...{ unit, items, typed }} to={names.get(to) ?? to} post={by.post} />;
      return { kind: 'page', title, crumbs, body };
    }
    const report = orRefuse(await this.transfers.carryOut(wish));
    return { kind: 'page', title, crumbs, body: <TransferOutcome report={report} unit={unit.id} /> };
  }

  private async changePage(
    { language }: View,
    { scope, posts }: SignedIn,
    kind: UnitChangeKind,
    tried: Tried,
  ): Promise<PageResult> {
    const seen = await this.seen(scope);
    const split = fieldOf(tried.typed, 'unit');
    const units = standingUnits(seen, this.clock.today());
    const below = units.filter(({ parent }) => parent !== null && parent === split);
    return {
      ...framed(UNIT_ADMIN_WORDS(language)[kind], language, tried),
      crumbs: this.crumbs(language),
      body: <UnitChangeForm {...{ kind, units, below, posts, tried }} />,
    };
  }

  private async onePage({ language }: View, { scope, posts }: SignedIn, id: string, tried: Tried): Promise<PageResult> {
    const unit = await this.unitSeen(id, scope);
    const today = this.clock.today();
    const open = await this.changes.open([id], scope);
    const props = await this.database.transaction(async (tx) => {
      const units = await allUnits(tx);
      const successions = await successionsOf(tx, id);
      return {
        units: standingUnits(units, today),
        unitNames: new Map(units.map((each) => [each.id, each.name])),
        parent: units.find((each) => each.id === unit.parent) ?? null,
        before: successions.filter(({ successor }) => successor === id).map(({ predecessor }) => predecessor),
        after: successions.filter(({ predecessor }) => predecessor === id).map(({ successor }) => successor),
        links: await linksOn(tx, id, today),
        changes: await recordedChanges(tx, { unit: id }),
      };
    });
    return {
      ...framed(unit.name, language, tried),
      crumbs: this.crumbs(language),
      body: <UnitAdmin {...{ ...props, unit, open, posts, tried }} />,
    };
  }

  private async unitSeen(id: string, scope: Scope): Promise<Unit> {
    const unit = (await this.seen(scope)).find((each) => each.id === id);
    if (unit === undefined) throw new Refused(refusal('not-found', { subject: 'unit', id: id.slice(0, 100) }));
    return unit;
  }

  private async seen(scope: Scope): Promise<readonly Unit[]> {
    return this.database.transaction(async (tx) => {
      const units = await allUnits(tx);
      // Whoever issued a plan decides where its duties go, and knows the units that owe them.
      const owing = await unitsOwing(tx, units.map(({ id }) => id), scope); // prettier-ignore
      return units.filter(({ id }) => seesUnit(scope, id) || owing.has(id));
    });
  }

  private async names(): Promise<ReadonlyMap<string, string>> {
    const units = await this.database.transaction((tx) => allUnits(tx));
    return new Map(units.map(({ id, name }) => [id, name]));
  }

  private crumbs(language: View['language']) {
    return adminCrumbs(language, { address: ADDRESS.adminUnits, text: ADMIN_WORDS(language).units });
  }
}

const kindFrom = (given: unknown): UnitChangeKind => {
  const found = UNIT_CHANGE_KINDS.find((kind) => kind === given);
  if (found === undefined)
    throw new Refused(refusal('not-found', { subject: 'page', id: String(given).slice(0, 100) }));
  return found;
};

const triedOf = (typed: Typed, { refusal: refused, fields }: Refused): Tried => ({
  typed,
  refused: fields.length > 0 ? null : refused,
  wrong: fields.map(named),
});

/** Fields of the API under the names that the form has. */
const named = <T extends { readonly path: string }>(field: T): T => {
  const form: Readonly<Record<string, string>> = { party: 'other', state: 'other' };
  return { ...field, path: form[field.path] ?? field.path };
};
