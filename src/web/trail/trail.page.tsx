import { Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { ObligationQueries } from '../../obligations/obligation-queries.service';
import { Asking, Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { SignedIn } from '../../people/accounts/signed-in';
import type { Database } from '../../platform/database/tx';
import { DATABASE } from '../../platform/http/tokens';
import { UuidPipe } from '../../platform/http/uuid.pipe';
import { LOG_STANDING, type AskLogStanding } from '../../proof/log-standing.store';
import { dutyNames } from '../duty/duty-names.store';
import { DutyReader } from '../duty/duty-reading.service';
import { unitsWithDuties } from '../list/list-options.store';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { Page, Pages } from '../page/page.dto';
import type { PageResult } from '../page/page-result';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { Story } from './story-view';
import { checkChain, trailLines, type TrailLine } from './trail-entries.store';
import { trailFilterOf } from './trail-filter';
import { Trail } from './trail-view';
import { TRAIL_WORDS } from './trail-words';

const LINES = 50;
const CHECKPOINTS = 5;

/** The trail as far as it is seen, and the story of one obligation with a check of its chain. */
@Pages()
export class TrailPage {
  private readonly reader: DutyReader;

  constructor(
    queries: ObligationQueries,
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: OfficeClock,
    @Inject(LOG_STANDING) private readonly standing: AskLogStanding,
  ) {
    this.reader = new DutyReader(queries, database, clock);
  }

  @Page(ADDRESS.trail)
  async list(@Req() { query }: Request, @Seeing() scope: Scope, @Viewing() { language }: View): Promise<PageResult> {
    const filter = trailFilterOf(query);
    const read = await this.database.transaction(async (tx) => {
      const found = await trailLines(tx, filter, { scope, limit: LINES + 1 });
      const lines = found.slice(0, LINES);
      return {
        lines,
        next: found.length > LINES ? (lines.at(-1)?.id ?? null) : null,
        names: await dutyNames(tx, peopleIn(lines)),
        units: await unitsWithDuties(tx),
      };
    });
    const standing = await this.standing(CHECKPOINTS);
    return {
      ...{ kind: 'page', title: TRAIL_WORDS(language).title },
      body: <Trail {...{ ...read, filter, standing }} />,
    };
  }

  /** The check is made anew each time that the page is asked for. */
  @Page(`${ADDRESS.trail}/:id`)
  async story(
    @Param('id', new UuidPipe('obligation')) id: string,
    @Asking() signedIn: SignedIn,
    @Viewing() { language }: View,
  ): Promise<PageResult> {
    const check = await this.database.transaction((tx) => checkChain(tx, id));
    const reading = await this.reader.read(id, signedIn, null).catch((error: unknown) => {
      // A text that was altered may be no JSON any more; what the check found is then all that can be shown.
      if (error instanceof SyntaxError && check.faults.length > 0) return null;
      throw error;
    });
    const t = TRAIL_WORDS(language);
    return {
      ...{ kind: 'page', title: reading === null ? t.story : `${t.story}: ${reading.duty.task.title}` },
      crumbs: [{ address: ADDRESS.trail, text: t.title }],
      body: <Story {...{ id, reading, check }} checkedAt={this.clock.now()} />,
    };
  }
}

function peopleIn(lines: readonly TrailLine[]) {
  const people = lines.flatMap(({ by }) => (by?.kind === 'person' ? [by] : []));
  return { persons: people.map(({ person }) => person), posts: people.map(({ post }) => post), units: [] };
}
