import type { Actor } from '../../../workflows/vocabulary';
import { Text } from './fields.dto';

/** Who acts: a person, in a post, in a unit. Until there are accounts the caller says so, which is why the server listens to
 *  this machine only. Whether the person held that post that day is asked for each command. */
export class ActorDto {
  @Text({ most: 100, about: 'Id of the person' })
  readonly person!: string;

  @Text({ most: 100, about: 'Id of the post held on the day of the act' })
  readonly post!: string;

  @Text({ most: 100, about: 'Id of the unit of that post' })
  readonly unit!: string;
}

export const actorFrom = (dto: ActorDto): Actor => personFrom(dto);

export const personFrom = ({ person, post, unit }: ActorDto): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  ...{ person: person.normalize('NFC'), post: post.normalize('NFC'), unit: unit.normalize('NFC') },
});
