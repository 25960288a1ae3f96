import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';

/** Where a page of a list ended: its last row by due day and id. Rows that come or go meanwhile shift no page. */
export interface PageCursor {
  readonly dueOn: LocalDate | null;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An opaque word for addresses: people are not meant to build it. */
export const cursorText = ({ dueOn, id }: PageCursor): string =>
  Buffer.from(`${dueOn ?? ''}/${id}`, 'utf8').toString('base64url');

/** Refuses `page.cursor-invalid`. */
export function parseCursor(text: string): PageCursor | Refusal {
  const [dueOn, id, ...rest] = Buffer.from(text, 'base64url').toString('utf8').split('/');
  const sound = rest.length === 0 && id !== undefined && UUID.test(id) && dueOn !== undefined;
  if (!sound || (dueOn !== '' && !isLocalDate(dueOn)))
    return refusal('page.cursor-invalid', { cursor: text.slice(0, 80) });
  return { dueOn: dueOn === '' ? null : (dueOn as LocalDate), id };
}
