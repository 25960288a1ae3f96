import { CASE_NOTICES } from './case-notices.table';
import { DEED_NOTICES } from './deed-notices.table';
import { LADDER_NOTICES } from './ladder-notices.table';
import { say, type Bilingual } from './wording';

/** What people read, by what happened and to whom it is said. Short, respectful, and says what to do: who acts and by when, no blame.
 *  Placeholders: {task} {unit} {plan} {due} {deadline} {nth}. An urge is a notice of this system; an official letter is recorded
 *  when a person issues one, and none is claimed here. Source: DOMAIN §2. */
export const NOTICE_CATALOGUE = {
  ...LADDER_NOTICES,
  ...DEED_NOTICES,
  ...CASE_NOTICES,
  // What this catalogue does not know yet, e.g. after going back to an older program.
  other: say(
    ['Có cập nhật: {task}', 'Nhiệm vụ của {unit} vừa có cập nhật. Mở nhiệm vụ để xem.'],
    ['Updated: {task}', 'The task of {unit} was updated. Open it to see.'],
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
export type NoticeTextKey = keyof typeof NOTICE_CATALOGUE;
