import { officeOf } from '../../intake/plan-draft/plan-of';
import { planAddress } from '../page/addresses';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { fieldOf } from '../page/typed';
import { useWords } from '../page/view';
import type { DraftProps } from './draft-props';
import { Hidden } from './duty-form';
import { DRAFT_WORDS } from './intake-words';

/** Into a plan; or, where it is one already, back into its draft. */
export function Accept({ shown, form, planStage, tried }: DraftProps) {
  const t = useWords(DRAFT_WORDS);
  const { row, unsure, units, draft } = shown;
  const unknown = units.filter((each) => each.units.length === 0).length;
  const mine = tried?.type === 'update' ? tried : null;
  return (
    <section class="panel no-print" aria-labelledby="accept">
      <h2 id="accept">{t.acceptTitle}</h2>
      {row.plan === null ? (
        <p>{t.acceptHelp}</p>
      ) : (
        <p>
          {t.isPlan} {planStage === null ? t.notSeen : <a href={planAddress(row.plan)}>{t.toPlan}</a>}
        </p>
      )}
      {row.plan === null && draft.document.office === undefined ? (
        <p class="notice notice--quiet section-s">{t.willTrack(officeOf(draft))}</p>
      ) : null}
      {row.plan === null && unsure > 0 ? <p class="notice notice--soon section-s">{t.stillUnsure(unsure)}</p> : null}
      {unknown > 0 ? <p class="notice notice--late section-s">{t.blocked(unknown)}</p> : null}
      {row.plan !== null && planStage !== null && planStage !== 'draft' ? <p class="muted">{t.planMoved}</p> : null}
      {form === null || draft.duties.length === 0 ? null : row.plan === null ? (
        <Form action={form.action} post={form.post} class="section-s">
          <Hidden type="accept" form={form} />
          <button class="btn" type="submit">
            {t.accept}
          </button>
        </Form>
      ) : planStage === 'draft' ? (
        <Form action={form.action} post={form.post} class="section-s">
          <Hidden type="update" form={form} />
          <Field name="reason" label={t.updateWhy} wrong={mine?.wrong ?? []}>
            {(control) => (
              <textarea {...control} rows={2} required maxLength={4000}>
                {mine === null ? '' : fieldOf(mine.typed, 'reason')}
              </textarea>
            )}
          </Field>
          <button class="btn btn--second" type="submit">
            {t.update}
          </button>
        </Form>
      ) : null}
    </section>
  );
}
