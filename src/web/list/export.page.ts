import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import { ObligationQueries, type ObligationWish } from '../../obligations/obligation-queries.service';
import { wishFrom } from '../../obligations/obligations.dto';
import type { Sort } from '../../obligations/page-cursor';
import { Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import type { Language } from '../../platform/refusals/refusal-text';
import { orRefuse, Refused } from '../../platform/refused';
import { ADDRESS } from '../page/addresses';
import { OfficeClock } from '../page/office-clock.service';
import { streamed } from '../page/streamed';
import type { View } from '../page/view';
import { Viewing } from '../page/viewing.dto';
import { csvLine, exportCells, exportHead } from './export-cells';
import { readListQuery } from './list-query.dto';
import { XlsxStream } from './xlsx-stream';

/** Lines fetched at a time: an export holds no more of them than this. */
const CHUNK = 500;
const UTF8_MARK = '\ufeff';
type Chunks = AsyncIterable<readonly ObligationLine[]>;

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
    await streamed(response, csvOf(chunks, language));
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
    await streamed(response, xlsxOf(chunks, language));
  }

  /** The first lines are read before anything is sent: a refusal is still an answer then. */
  private async begun(query: Request['query'], scope: Scope): Promise<Chunks> {
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

async function* csvOf(chunks: Chunks, language: Language): AsyncGenerator<string> {
  // Without the mark, a spreadsheet takes the letters for those of another alphabet.
  yield UTF8_MARK + csvLine(exportHead(language));
  for await (const lines of chunks) yield lines.map((line) => csvLine(exportCells(line, language))).join('');
}

async function* xlsxOf(chunks: Chunks, language: Language): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const sheet = new XlsxStream((bytes) => ready.push(bytes));
  sheet.add(exportHead(language));
  for await (const lines of chunks) {
    for (const line of lines) sheet.add(exportCells(line, language));
    yield Buffer.concat(ready.splice(0));
  }
  sheet.end();
  yield Buffer.concat(ready);
}
