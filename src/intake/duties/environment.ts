import type { Passage } from '../text/passage';
import type { Section } from '../structure/section';
import type { RoleField } from './role-labels';

/** What the items above a duty have already said: which section it stands in, whom the heading names, what labelled lines give. */
export interface Environment {
  readonly section: Section;
  readonly leads: readonly string[];
  /** The heading directs ("Chỉ đạo …:") or gives to ("Giao …:"). */
  readonly directs: readonly string[];
  readonly coordinates: readonly string[];
  readonly fields: readonly RoleField[];
  /** The heading that names a day for the list below it. */
  readonly governing: Passage | null;
  readonly issuedOn: string | null;
}

export const emptyEnvironment = (issuedOn: string | null): Environment => ({
  ...{ section: 'none', leads: [], directs: [], coordinates: [], fields: [], governing: null, issuedOn },
});
