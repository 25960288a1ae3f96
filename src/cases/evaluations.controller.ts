import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { refusal } from '../../workflows/vocabulary';
import { Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import { Text, Whole } from '../platform/http/fields.dto';
import { anything, day, flag, id, listOf, moment, object, oneOf, orNull, text, whole } from '../platform/http/schema';
import { Refused } from '../platform/refused';
import { Evaluations } from './evaluations.service';

class EvaluationDto {
  @Text({ optional: true, about: 'Only this unit' })
  readonly unit?: string;

  @Text({ optional: true, about: '`next` of the page before' })
  readonly after?: string;

  @Type(() => Number)
  @Whole({ least: 1, most: 200, optional: true, about: 'Units of a page; 50 unless told' })
  readonly limit?: number;
}

const PAGE = 50;
const YEAR = /^(19|20|21)\d\d$/;
const named = object({ id: text, name: text });
const caseOfYear = object({
  ...{ id, kind: text, unit: text, person: orNull(text), personName: orNull(text), decidedOn: day, state: text },
  ...{ form: orNull(text), outOfTime: flag },
});
const dutyOfYear = object({
  ...{
    id,
    plan: text,
    task: text,
    title: text,
    baselineDueOn: day,
    handedInAt: orNull(moment),
    done: flag,
    late: flag,
  },
  ...{ objectiveCause: flag, letGo: flag, counts: oneOf(['completed', 'not-completed', 'not-counted']) },
});
const evaluated = object({
  unit: named,
  duties: listOf(dutyOfYear),
  cases: listOf(caseOfYear),
  ratio: object({ cameDue: whole, completed: whole, percent: orNull(whole), reading: orNull(anything) }),
  listedBy: orNull(anything),
});

/** What counts in the evaluation of a year, with every item behind it. It computes no rating. */
@ApiTags('cases')
@Controller('api/evaluations')
export class EvaluationsController {
  constructor(private readonly evaluations: Evaluations) {}

  @Get(':year')
  @ApiOperation({ summary: 'Per unit and person: the duties and cases of the year, the ratio, the clause; no rating' })
  @ApiOkResponse({
    schema: object({
      ...{ year: whole, units: listOf(evaluated), next: orNull(text) },
      persons: listOf(object({ person: named, cases: listOf(caseOfYear), listedBy: orNull(anything) })),
    }),
  })
  async of(@Param('year') year: string, @Query() query: EvaluationDto, @Seeing() scope: Scope) {
    if (!YEAR.test(year)) throw new Refused(refusal('not-found', { subject: 'path', id: year.slice(0, 20) }));
    const page = { unit: query.unit ?? null, after: query.after ?? null, limit: query.limit ?? PAGE };
    return this.evaluations.of(Number(year), page, scope);
  }
}
