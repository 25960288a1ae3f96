import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refusal, type LocalDate } from '../../workflows/vocabulary';
import { Acting, Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import { flag, id, listOf, object, oneOf, whole } from '../platform/http/schema';
import { orRefuse, Refused } from '../platform/refused';
import { importNotices } from './import-notices';
import { ViolationReports } from './violation-reports.service';
import { ImportDto, ReportViolationDto } from './violations.dto';

const reported = object({ id, as: oneOf(['received', 'asked']), unchanged: flag });

/** Reports of violations on their way in. What becomes of them is a case. */
@ApiTags('cases')
@Controller('api/violations')
export class ViolationsController {
  constructor(private readonly reports: ViolationReports) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Receives a report; the same one again changes nothing. A report is no finding' })
  @ApiOkResponse({ schema: reported })
  async report(@Body() body: ReportViolationDto, @Acting() by: UnitActor, @Seeing() scope: Scope) {
    const { source, person = null, name = null, what = null, evidence = [], happenedOn, ...rest } = body;
    if (person === null && name === null) throw new Refused(refusal('violation.nobody-named'));
    const report = { ...rest, person, name, what, evidence, happenedOn: happenedOn as LocalDate };
    const taken = await this.reports.take([report], { by, source, scope });
    if ('wrong' in taken) {
      throw new Refused(taken.wrong[0]?.refusal ?? refusal('request.invalid', { count: taken.wrong.length }));
    }
    return taken[0];
  }

  @Post('notices')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes police notices in from a CSV table: all lines or none, each once' })
  @ApiOkResponse({ schema: object({ received: whole, asked: whole, unchanged: whole, items: listOf(reported) }) })
  async notices(@Body() { text }: ImportDto, @Acting() by: UnitActor, @Seeing() scope: Scope) {
    const imported = await importNotices(this.reports, text, { by, scope });
    if ('wrong' in imported)
      throw new Refused(refusal('csv.rows-wrong', { count: imported.wrong.length }), imported.wrong);
    return orRefuse(imported);
  }
}
