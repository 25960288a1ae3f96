import { Injectable } from '@nestjs/common';
import { Registry } from './types';

/** No offender: Nest reads the constructor's types at run time, so this import must stay a value. */
@Injectable()
export class Injected {
  constructor(readonly registry: Registry) {}
}
