import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import { Seeing } from '../../people/accounts/acting.dto';
import type { Scope } from '../../people/accounts/scope';
import { Refused } from '../../platform/refused';
import { ProofDownloads } from '../../proof/proof-downloads.service';
import { ProofQueryDto } from '../../proof/proof-query.dto';
import { ADDRESS } from '../page/addresses';
import { readForm } from '../page/form-reader.dto';
import { queryFields } from '../page/query-fields';

/** The same file as the API hands out, at an address of the pages: whoever is signed out is led to sign in, and a field left empty is none. */
@Controller()
@ApiExcludeController()
export class ProofPage {
  constructor(private readonly downloads: ProofDownloads) {}

  @Get(ADDRESS.proof)
  async download(@Req() { query }: Request, @Seeing() scope: Scope, @Res() response: Response): Promise<void> {
    const { fields, wrong } = queryFields(query, Object.keys(query));
    const form = readForm(ProofQueryDto, fields);
    const all = [...wrong, ...('wrong' in form ? form.wrong : [])];
    if (all.length > 0 || 'wrong' in form) throw new Refused(refusal('request.invalid', { count: all.length }), all);
    // A unit narrows what the form would otherwise ask for whole.
    const { all: whole, ...rest } = form.read;
    const part = rest.unit === undefined && whole !== undefined ? { ...rest, all: whole } : rest;
    await this.downloads.send(part, scope, response);
  }
}
