import { OneOf, Text, Whole } from '../../platform/http/fields.dto';
import { TOKEN_MOST_DAYS } from './access.service';
import { TOKEN_REACHES, type TokenReach } from './sessions.store';

/** Longer than any password may be, and short enough to cost nothing. */
const PASSWORD_MOST = 500;

export class SignInDto {
  @Text({ most: 100, about: 'Name of the account' })
  readonly name!: string;

  @Text({ most: PASSWORD_MOST })
  readonly password!: string;
}

export class ChangePasswordDto {
  @Text({ most: PASSWORD_MOST, about: 'The present one' })
  readonly current!: string;

  @Text({ most: PASSWORD_MOST, about: 'The new one: 12 characters or more' })
  readonly next!: string;
}

export class UseLinkDto {
  @Text({ most: 100, about: 'The last part of the link' })
  readonly link!: string;

  @Text({ most: PASSWORD_MOST, about: '12 characters or more' })
  readonly password!: string;
}

export class LinkFormDto {
  @Text({ most: PASSWORD_MOST })
  readonly password!: string;

  // For the browser's store of passwords; the link says whose it is.
  @Text({ most: 100, optional: true })
  readonly username?: string;
}

export class MakeTokenDto {
  @Text({ most: 100, about: 'What it is for' })
  readonly name!: string;

  @OneOf(TOKEN_REACHES, { about: 'read: only looks; write: also records; metrics: the numbers of the process alone' })
  readonly reach!: TokenReach;

  @Whole({ least: 1, most: TOKEN_MOST_DAYS, about: 'Days until it is over' })
  readonly days!: number;
}
