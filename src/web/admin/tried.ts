import type { Refusal } from '../../../workflows/vocabulary';
import { refusalStatus, type Language } from '../../platform/refusals/refusal-text';
import { Refused, type FieldRefusal } from '../../platform/refused';
import type { Typed } from '../page/typed';
import { ADMIN_WORDS } from './admin-words';

/** What kept a form from being taken, and what was typed into it. */
export interface Tried {
  readonly typed: Typed;
  readonly refused: Refusal | null;
  readonly wrong: readonly FieldRefusal[];
}
export const NOTHING_TRIED: Tried = { typed: {}, refused: null, wrong: [] };

/** Title and status of a page, by whether its form was refused. */
export function framed(title: string, language: Language, { refused, wrong }: Tried) {
  if (refused === null && wrong.length === 0) return { kind: 'page', title } as const;
  const status = refused === null ? 422 : refusalStatus(refused.code);
  return { kind: 'page', title: ADMIN_WORDS(language).errorTitle(title), status } as const;
}

/** What the work gives, or the refusal that it threw. */
export async function triedWith<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
