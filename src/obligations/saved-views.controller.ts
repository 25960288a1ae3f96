import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Asking } from '../people/accounts/acting.dto';
import type { SignedIn } from '../people/accounts/signed-in';
import { id, listOf, object, text } from '../platform/http/schema';
import { UuidPipe } from '../platform/http/uuid.pipe';
import { orRefuse, Refused } from '../platform/refused';
import { SaveViewDto, ViewNameDto } from './saved-views.dto';
import { SavedViews } from './saved-views.service';

const view = object({ id, name: text, fields: { type: 'object', additionalProperties: text } });

/** Filters of the list that one keeps under a name. */
@ApiTags('saved views')
@Controller('api/saved-views')
export class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  @Get()
  @ApiOperation({ summary: 'One’s own views of the list, by name' })
  @ApiOkResponse({ schema: object({ items: listOf(view) }) })
  async list(@Asking() { account }: SignedIn) {
    return { items: await this.views.list(account.id) };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Keeps a filter under a name; what had that name before is replaced' })
  @ApiOkResponse({ schema: view })
  async save(@Body() { name, fields }: SaveViewDto, @Asking() { account }: SignedIn) {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    return orRefuse(await this.views.save(account.id, { name, fields: Object.fromEntries(given) }));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Gives a view another name' })
  @ApiOkResponse({ schema: view })
  async rename(
    @Param('id', new UuidPipe('view')) viewId: string,
    @Body() { name }: ViewNameDto,
    @Asking() { account }: SignedIn,
  ) {
    return orRefuse(await this.views.rename(account.id, viewId, name));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forgets a view' })
  async remove(@Param('id', new UuidPipe('view')) viewId: string, @Asking() { account }: SignedIn): Promise<void> {
    const refused = await this.views.remove(account.id, viewId);
    if (refused !== null) throw new Refused(refused);
  }
}
