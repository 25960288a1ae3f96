import type { ObligationState } from '../../workflows/obligations/obligation';
import type { Plain, Refusal } from '../../workflows/vocabulary';
import type { ToPrepare } from '../engine/subject';
import type { ObligationFixed } from './obligation-row';

/** One obligation and the fact that wants to be recorded on it. */
export interface ObligationItem extends ToPrepare<ObligationState> {
  readonly fixed: ObligationFixed;
}

/** Facts to be added to the event, or why it cannot be. */
export type Looked =
  | { readonly ok: true; readonly facts: { readonly [key: string]: Plain } }
  | { readonly ok: false; readonly refusal: Refusal };
