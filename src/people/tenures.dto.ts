import type { LocalDate, Refusal } from '../../workflows/vocabulary';
import { Day, OneOf, Text } from '../platform/http/fields.dto';
import { parseDecision } from './decision';
import type { PostKind } from './register';
import type { TenureWish } from './tenure-change.store';

export const POST_KINDS = ['head', 'deputy', 'officer', 'inspector'] as const satisfies readonly PostKind[];
const DECISION = { about: 'Number, symbol and day of the paper: `1123/QĐ-UBND, 20/6/2025`' } as const;
const nfc = (text: string): string => text.normalize('NFC');

export class AppointDto {
  @Text({ about: 'Id of the post; a new one where unit, kind and title are given' })
  readonly post!: string;

  @Text({ optional: true, about: 'Unit of a new post' })
  readonly unit?: string;

  @OneOf(POST_KINDS, { optional: true, about: 'Kind of a new post' })
  readonly kind?: PostKind;

  @Text({ optional: true, about: 'Title of a new post' })
  readonly title?: string;

  @Text({ about: 'Id of the person; a new one where a name is given' })
  readonly person!: string;

  @Text({ optional: true, about: 'Name of a person whom the register does not know yet' })
  readonly name?: string;

  @Text({ optional: true, about: 'Mail of a new person' })
  readonly email?: string;

  @Day({ about: 'First day in the post' })
  readonly from!: string;

  @Day({ optional: true, about: 'Last day, where it is known' })
  readonly to?: string;

  @Text(DECISION)
  readonly decision!: string;
}

export class EndTenureDto {
  @Text()
  readonly post!: string;

  @Text()
  readonly person!: string;

  @Day({ about: 'The day since which it was held' })
  readonly from!: string;

  @Day({ about: 'Last day in the post' })
  readonly to!: string;

  @Text(DECISION)
  readonly decision!: string;
}

export class OfUnitPostsDto {
  @Text({ about: 'Id of the unit' })
  readonly unit!: string;
}

/** Refuses `decision.unreadable`. */
export function appointmentFrom(dto: AppointDto): TenureWish | Refusal {
  const decision = parseDecision(dto.decision);
  if ('code' in decision) return decision;
  const { unit, kind, title, name, email } = dto;
  const whole = unit !== undefined && kind !== undefined && title !== undefined;
  return {
    ...{ kind: 'appointed', post: nfc(dto.post), person: nfc(dto.person), decision },
    newPost: whole ? { unit: nfc(unit), kind, title: nfc(title) } : null,
    newPerson: name === undefined ? null : { name: nfc(name), email: email ?? null },
    from: dto.from as LocalDate,
    to: (dto.to as LocalDate | undefined) ?? null,
  };
}

/** Refuses `decision.unreadable`. */
export function endFrom({ post, person, from, to, decision: paper }: EndTenureDto): TenureWish | Refusal {
  const decision = parseDecision(paper);
  if ('code' in decision) return decision;
  return {
    ...{ kind: 'ended', post: nfc(post), person: nfc(person), decision },
    ...{ from: from as LocalDate, to: to as LocalDate },
  };
}
