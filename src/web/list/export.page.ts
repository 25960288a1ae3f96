import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { once } from 'node:events';
import { refusal } from '../../../workflows/vocabulary';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import { ObligationQueries, type ObligationWish } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import type { Sort } from '../../obligations/page-cursor';
import { Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import { orRefuse, Refused } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { csvLine, exportCells, exportHead } from './export-cells';
import { readListQuery } from './list-query.dto';
import { XlsxStream } from './xlsx-stream';

/** Lines fetched at a time: an export holds no more of them than this. */
const CHUNK = 500;
const UTF8_MARK = '\ufeff';

/** The list of the same filter as a file, written while it is read. */
@Controller()
@ApiExcludeController()
export class ExportPage {
  constructor(
    private readonly queries: ObligationQueries,
    private readonly clock: OfficeClock,
  ) {}

  @Get(ADDRESS.listCsv)
  async csv(
    @Req() { query }: Request,
    @Res() response: Response,
    @Seeing() scope: Scope,
    @Viewing() { language }: View,
  ): Promise<void> {
    const chunks = await this.begun(query, scope);
    this.head(response, 'text/csv; charset=utf-8', 'csv');
    // Without the mark, a spreadsheet takes the letters for those of another alphabet.
    response.write(UTF8_MARK + csvLine(exportHead(language)));
    for await (const lines of chunks) {
      const text = lines.map((line) => csvLine(exportCells(line, language))).join('');
      if (!(await written(response, text))) return;
    }
    response.end();
  }

  @Get(ADDRESS.listXlsx)
  async xlsx(
    @Req() { query }: Request,
    @Res() response: Response,
    @Seeing() scope: Scope,
    @Viewing() { language }: View,
  ): Promise<void> {
    const chunks = await this.begun(query, scope);
    this.head(response, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx');
    let ready: Uint8Array[] = [];
    const sheet = new XlsxStream((bytes) => ready.push(bytes));
    sheet.add(exportHead(language));
    for await (const lines of chunks) {
      for (const line of lines) sheet.add(exportCells(line, language));
      const bytes = Buffer.concat(ready);
      ready = [];
      if (!(await written(response, bytes))) return;
    }
    sheet.end();
    response.end(Buffer.concat(ready));
  }

  /** The first lines are read before anything is sent: a refusal is still an answer then. */
  private async begun(query: Request['query'], scope: Scope): Promise<AsyncIterable<readonly ObligationLine[]>> {
    const { dto, wrong } = readListQuery(query);
    if (wrong.length > 0) throw new Refused(refusal('request.invalid', { count: wrong.length }), wrong);
    const wish = wishFrom(dto);
    const page = { sort: dto.sort, limit: CHUNK };
    return this.chunks(wish, page, scope, orRefuse(await this.queries.list(wish, { ...page, after: null }, scope)));
  }

  private async *chunks(
    wish: ObligationWish,
    asked: { readonly sort: Sort | undefined; readonly limit: number },
    scope: Scope,
    first: { readonly items: readonly ObligationLine[]; readonly next: string | null },
  ): AsyncGenerator<readonly ObligationLine[]> {
    let page = first;
    yield page.items;
    while (page.next !== null) {
      page = orRefuse(await this.queries.list(wish, { ...asked, after: page.next }, scope));
      yield page.items;
    }
  }

  private head(response: Response, type: string, ending: string): void {
    const name = `nhiem-vu-${this.clock.today()}.${ending}`;
    response.setHeader('Content-Type', type).setHeader('Content-Disposition', `attachment; filename="${name}"`);
  }
}

/** Waits for a reader that is slower than we are; false when it has gone. */
async function written(response: Response, data: string | Buffer): Promise<boolean> {
  if (response.destroyed) return false;
  if (response.write(data)) return true;
  await Promise.race([once(response, 'drain'), once(response, 'close')]);
  return !response.destroyed;
}
