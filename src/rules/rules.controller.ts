import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Clock } from '../platform/clock';
import { anything, day, listOf, object, orNull, text } from '../platform/http/schema';
import { CLOCK, DATABASE } from '../platform/http/tokens';
import type { Database } from '../platform/database/tx';
import { Refused } from '../platform/refused';
import { decide, type Explained } from './decide';
import type { Scope } from './feel/values';
import { readLawEntries } from './law/law-book.store';
import { lawOn } from './law/provision';
import { RuleBook } from './rule-book.store';
import type { RuleFile } from './rule-text';
import { EvaluateDto, OnDayDto, ProvisionDto } from './rules.dto';
import { tablesHtml } from './table-html';

const head = {
  file: text,
  name: text,
  version: orNull(text),
  sha256: text,
  validFrom: orNull(text),
  validTo: orNull(text),
};

/** Tables and provisions as they are released: what is proposed can be read before it is proposed. */
@ApiTags('rules')
@Controller('api/rules')
export class RulesController {
  constructor(
    private readonly book: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The files of tables, with what each decides' })
  @ApiOkResponse({
    schema: object({
      items: listOf(object({ ...head, decisions: listOf(object({ id: text, name: text, question: orNull(text) })) })),
    }),
  })
  async list() {
    const items = [];
    for (const name of this.book.names()) items.push(summaryOf(name, await this.book.table(name)));
    return { items };
  }

  @Get('provisions')
  @ApiOperation({ summary: 'Provisions in force on a day, with their source and how sure we are of each' })
  @ApiOkResponse({ schema: object({ on: day, acts: listOf(anything), items: listOf(anything) }) })
  provisions(@Query() query: OnDayDto) {
    const on = this.dayOf(query);
    return { on, acts: this.book.law().acts, items: lawOn(this.book.law(), on) };
  }

  @Get('provisions/changes')
  @ApiOperation({ summary: 'What each release added, replaced, ended or corrected, as the trail has it' })
  @ApiOkResponse({ schema: object({ items: listOf(anything) }) })
  async changes(@Query() { provision }: ProvisionDto) {
    return { items: await this.database.transaction((tx) => readLawEntries(tx, provision ?? null)) };
  }

  @Get(':file')
  @ApiOperation({ summary: 'The tables of a file as data: inputs, rows, outputs, annotations' })
  @ApiOkResponse({ schema: object({ ...head, inputs: listOf(anything), decisions: listOf(anything) }) })
  async one(@Param('file') file: string) {
    const rules = await this.expect(file);
    const { decisions: _, ...about } = summaryOf(file, rules);
    return { ...about, inputs: rules.program.inputs, decisions: rules.program.decisions };
  }

  @Get(':file/html')
  @ApiOperation({ summary: 'The tables of a file as HTML to read, provisions as they stood on the day' })
  @ApiOkResponse({ schema: object({ html: text }) })
  async html(@Param('file') file: string, @Query() query: OnDayDto) {
    const { program } = await this.expect(file);
    return { html: tablesHtml(program.model, { law: this.book.law(), on: this.dayOf(query) }) };
  }

  @Post(':file/evaluate')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a decision says of facts, and why; nothing is recorded' })
  @ApiOkResponse({ schema: anything })
  async evaluate(@Param('file') file: string, @Body() { decision, facts }: EvaluateDto): Promise<Explained> {
    const rules = await this.expect(file);
    const explained = decide({ ...rules, file }, decision.normalize('NFC'), facts as Scope, this.book.law());
    if (!('length' in explained)) return explained as Explained;
    const [first] = explained as readonly Refusal[];
    throw new Refused(first ?? refusal('rules.unknown-decision'));
  }

  private async expect(file: string): Promise<RuleFile> {
    if (!this.book.names().includes(file))
      throw new Refused(refusal('not-found', { subject: 'path', id: file.slice(0, 100) }));
    return this.book.table(file);
  }

  private dayOf({ on }: OnDayDto): LocalDate {
    return on === undefined ? localDateOf(this.clock.now()) : (on as LocalDate);
  }
}

const summaryOf = (file: string, { sha256, program }: RuleFile) => {
  const { name, version, validFrom, validTo } = program.model;
  return {
    ...{ file, name, version, sha256, validFrom, validTo },
    decisions: program.decisions.map((each) => ({ id: each.id, name: each.name, question: each.question })),
  };
};
