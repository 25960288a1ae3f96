import type { Correction } from '../../intake/drafts/correction';
import type { ShownDraft } from '../../intake/drafts/intake-drafts.service';
import type { Span } from '../../intake/text/passage';
import type { Unit } from '../../people/people.store';
import type { Refusal } from '../../../workflows/vocabulary';
import type { DraftForm, TriedForm } from './duty-form';

/** What the page of one draft is drawn from. */
export interface DraftProps {
  readonly shown: ShownDraft;
  readonly units: readonly Unit[];
  /** How the forms act; null for whoever may only look. */
  readonly form: DraftForm | null;
  /** The stage of the plan that it became; null: none, or not seen. */
  readonly planStage: string | null;
  /** The duty whose form is open, or the passage that one is added from. */
  readonly chosen: Span | null;
  readonly adding: Span | null;
  readonly done: Correction['op'] | 'take-back' | null;
  readonly tried: TriedForm | null;
  readonly refused: Refusal | null;
}
