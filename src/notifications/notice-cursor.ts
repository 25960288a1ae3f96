import { refusal, type Refusal } from '../../workflows/vocabulary';
import type { NoticeCursor } from './notices.store';

const CURSOR = /^(\d{1,18})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** An opaque word for addresses. */
export const noticeCursorText = ({ position, id }: NoticeCursor): string =>
  Buffer.from(`${position}/${id}`, 'utf8').toString('base64url');

/** Refuses `page.cursor-invalid`. */
export function parseNoticeCursor(text: string): NoticeCursor | Refusal {
  const [, position, id] = CURSOR.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  if (position === undefined || id === undefined) return refusal('page.cursor-invalid', { cursor: text.slice(0, 80) });
  return { position, id };
}
