import type { LocalDate } from '../../../workflows/vocabulary';
import { Day, OneOf, Text } from '../../platform/http/fields.dto';
import type { GrantWish } from './account-keeping.service';
import { GRANTED_ROLES, type GrantedRole } from './scope';

export class NewAccountDto {
  @Text({ most: 100, about: 'Name to sign in with' })
  readonly name!: string;

  @Text({ optional: true, about: 'Person of the register whose account it is; left out: one that only keeps accounts' })
  readonly person?: string;
}

export class GrantDto {
  @OneOf(GRANTED_ROLES)
  readonly role!: GrantedRole;

  @Text({ optional: true, about: 'The unit over which, and over all below it; none for an administrator' })
  readonly unit?: string;

  @Day({ optional: true, about: 'First day; today unless told' })
  readonly from?: string;

  @Day({ optional: true, about: 'Last day; without one it goes on' })
  readonly to?: string;
}

export const grantFrom = ({ role, unit, from, to }: GrantDto): Omit<GrantWish, 'account'> => ({
  ...{ role, unit: unit?.normalize('NFC') ?? null },
  from: (from as LocalDate | undefined) ?? null,
  to: (to as LocalDate | undefined) ?? null,
});

export class EndGrantDto {
  @Day({ optional: true, about: 'Last day; without one it ends at once' })
  readonly on?: string;
}
