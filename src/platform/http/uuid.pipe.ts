import { Injectable, type PipeTransform } from '@nestjs/common';
import { refusal } from '../../../workflows/vocabulary';
import { Refused } from '../refused';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id in an address. What cannot be an id is nothing that exists: `not-found`, not a complaint about its form. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  constructor(private readonly subject: string) {}

  transform(value: string): string {
    const id = value.toLowerCase();
    if (UUID.test(id)) return id;
    throw new Refused(refusal('not-found', { subject: this.subject, id: value.slice(0, 100) }));
  }
}
