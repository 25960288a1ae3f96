import type { Refusal } from '../../../workflows/vocabulary';
import { refusalStatus } from '../../platform/refusals/refusal-text';
import type { FieldRefusal, Refused } from '../../platform/refused';
import type { SentForm } from './sent-form.service';
import { fieldOf, type Typed } from './typed';

/** A form that was sent and not taken: it is shown again with all that was typed. */
export interface Tried {
  readonly event: string;
  readonly typed: Typed;
  readonly refused: Refusal | null;
  readonly wrong: readonly FieldRefusal[];
  /** Proof that is here already, though the form was not taken. */
  readonly uploaded: readonly { readonly id: string; readonly name: string }[];
}

export function triedOf(sent: SentForm, { refusal, fields }: Refused): Tried {
  const event = fieldOf(sent.typed, 'type');
  const wrong = fields.map((field) => ({ ...field, path: idOf(event, nameOf(field)) }));
  // What each field says is not said twice.
  return { event, typed: sent.typed, wrong, uploaded: sent.files, refused: wrong.length > 0 ? null : refusal };
}

export const failedStatus = ({ refused }: Tried): number => (refused === null ? 422 : refusalStatus(refused.code));

/** Several forms stand on a page; each control has an id of its own. */
export const idOf = (event: string, field: string): string => `${event}-${field}`.replaceAll('.', '-');

/** `event.reason` and `reason` are the field “reason” of the form; proof is handed in as a file. */
const nameOf = ({ path }: FieldRefusal): string => {
  const name = path.replace(/^event\./, '').replace(/\[\d+\]$/, '');
  return name === 'evidence' ? 'file' : name;
};
