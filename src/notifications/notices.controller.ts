import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import { Acting, Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import { CLOCK, DATABASE } from '../platform/http/tokens';
import { UuidPipe } from '../platform/http/uuid.pipe';
import { orRefuse, Refused } from '../platform/refused';
import { noticeCursorText, parseNoticeCursor } from './notice-cursor';
import { noticeText } from './notice-texts';
import { NoticeListDto } from './notices.dto';
import { acknowledge, listNotices, type NoticeView } from './notices.store';
import { NOTICE_SCHEMAS } from './notice-schemas';

const PAGE = 50;

/** Who was told what, and who has acknowledged it. */
@ApiTags('notices')
@Controller('api/notices')
export class NoticesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Notices, the latest first' })
  @ApiOkResponse({ schema: NOTICE_SCHEMAS.page })
  async list(@Query() { person, unit, obligation, open, after, limit }: NoticeListDto, @Seeing() scope: Scope) {
    const filter = {
      scope,
      ...(person === undefined ? {} : { person }),
      ...(unit === undefined ? {} : { unit }),
      ...(obligation === undefined ? {} : { obligation }),
      ...(open === undefined ? {} : { open: true }),
    };
    const cursor = after === undefined ? null : orRefuse(parseNoticeCursor(after));
    const page = await this.database.transaction((tx) =>
      listNotices(tx, filter, { after: cursor, limit: limit ?? PAGE }),
    );
    return { items: page.items.map(withWords), next: page.next === null ? null : noticeCursorText(page.next) };
  }

  @Post(':id/acknowledge')
  @HttpCode(204)
  @ApiOperation({ summary: 'Whoever was told says so; saying it again changes nothing' })
  async acknowledge(@Param('id', new UuidPipe('notice')) id: string, @Acting() by: UnitActor): Promise<void> {
    const at = this.clock.now();
    const refused = await this.database.transaction((tx) => acknowledge(tx, { id, person: by.person, at }));
    if (refused !== null) throw new Refused(refused);
  }
}

const withWords = (view: NoticeView) => ({ ...view, vi: noticeText(view, 'vi'), en: noticeText(view, 'en') });
