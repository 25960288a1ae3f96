import { Headers } from '@nestjs/common';
import type { Refusal } from '../../../workflows/vocabulary';
import { Commands } from '../../engine/commands.service';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import type { ObligationLine } from '../../obligations/obligation-queries.store';
import { Acting, Seeing } from '../../people/accounts/acting.dto';
import { looking } from '../../people/accounts/request-database.store';
import type { Scope } from '../../people/accounts/scope';
import type { UnitActor } from '../../people/unit-change.store';
import { idempotencyKey } from '../../platform/http/idempotency-key';
import { ADDRESS, localAddress } from '../page/addresses';
import { PageForm, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import { fieldOf, fieldsOf, type Typed } from '../page/typed';
import type { View } from '../page/view';
import { TypedIn, Viewing } from '../page/viewing.dto';
import { BulkOutcome, BulkQuestion } from './bulk-view';
import { BULK_WORDS } from './bulk-words';

/** A page of a list holds no more. */
const MOST = 50;
const PICK = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(\d{1,9})$/;

interface Chosen {
  readonly line: ObligationLine;
  readonly version: number;
  readonly pick: string;
}

/** Confirms several duties of a list, each as if it were alone: one that cannot be keeps none of the others from it. */
@Pages()
export class BulkPage {
  constructor(
    private readonly queries: ObligationQueries,
    private readonly commands: Commands,
  ) {}

  @PageForm(ADDRESS.listConfirm)
  async confirm(
    @TypedIn() typed: Typed,
    @Acting() by: UnitActor,
    @Seeing() scope: Scope,
    @Headers('idempotency-key') header: string | undefined,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const title = BULK_WORDS(language).title;
    const back = localAddress(fieldOf(typed, 'back')) ?? ADDRESS.list;
    const chosen = await looking(() => this.chosen(typed, scope));
    if (fieldOf(typed, 'sure') !== 'true') {
      return { kind: 'page', title, body: <BulkQuestion chosen={chosen} post={by.post} back={back} /> };
    }
    const key = idempotencyKey(header);
    const outcomes = await Promise.all(
      chosen.map(async ({ line, version }) => ({ line, refused: await this.confirmOne(line.id, version, by, key) })),
    );
    const failed = outcomes.flatMap(({ line, refused }) => (refused === null ? [] : [{ line, refused }]));
    const body = <BulkOutcome done={outcomes.length - failed.length} failed={failed} back={back} />;
    return { kind: 'page', title, body };
  }

  private async confirmOne(id: string, version: number, by: UnitActor, key: string | null): Promise<Refusal | null> {
    const answer = await this.commands.submit({
      ...{ subject: 'obligation', id, by, asked: { type: 'confirmed' }, texts: [], expectedVersion: version },
      ...(key === null ? {} : { idempotencyKey: `${key}-${id}` }),
    });
    return answer.ok ? null : answer.refusal;
  }

  /** What is not seen is not there, chosen or not. */
  private async chosen(typed: Typed, scope: Scope): Promise<readonly Chosen[]> {
    const picks = [...new Set(fieldsOf(typed, 'pick'))].slice(0, MOST);
    const found = await Promise.all(
      picks.map(async (pick): Promise<readonly Chosen[]> => {
        const [, id = '', version = ''] = PICK.exec(pick) ?? [];
        if (id === '') return [];
        const read = await this.queries.one(id, null, scope);
        return 'code' in read ? [] : [{ line: read.obligation, version: Number(version), pick }];
      }),
    );
    return found.flat();
  }
}
