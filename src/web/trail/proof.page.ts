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

/** The same file as the API hands out, at an address of the pages: whoever is signed out is led to sign in, and a field left empty is none. */
@Controller()
@ApiExcludeController()
export class ProofPage {
  constructor(private readonly downloads: ProofDownloads) {}

  @Get(ADDRESS.proof)
  async download(@Req() { query }: Request, @Seeing() scope: Scope, @Res() response: Response): Promise<void> {
    const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.normalize('NFC')]] : [],
    );
    const form = readForm(ProofQueryDto, Object.fromEntries(given));
    if ('wrong' in form) throw new Refused(refusal('request.invalid', { count: form.wrong.length }), form.wrong);
    // A unit narrows what the form would otherwise ask for whole.
    const { all, ...rest } = form.read;
    await this.downloads.send(rest.unit === undefined && all !== undefined ? { ...rest, all } : rest, scope, response);
  }
}
