import type { DraftDuty } from '../../intake/draft';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { useWords } from '../page/view';
import { Hidden, type DraftForm } from './duty-form';
import { DRAFT_WORDS } from './intake-words';
import { placeText, shortened, splitPlaces } from './paper-text';

/** What else a person can say of a duty: that it is two, that it is one with another, that it is none. */
export function ShapeForms({
  duty,
  others,
  text,
  form,
}: {
  readonly duty: DraftDuty;
  /** Those that it may be merged with, the nearest first. */
  readonly others: readonly DraftDuty[];
  readonly text: string;
  readonly form: DraftForm;
}) {
  const t = useWords(DRAFT_WORDS);
  const places = splitPlaces(text, duty.span);
  return (
    <details class="section-s">
      <summary>{t.shape}</summary>
      {places.length === 0 ? null : (
        <Form action={form.action} post={form.post}>
          <Hidden type="split" form={form} at={duty.span} />
          <Field name="where" label={t.splitWhere}>
            {(control) => (
              <select {...control}>
                {places.map(({ at, words }) => (
                  <option key={at} value={at}>
                    {words}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button class="btn btn--second" type="submit">
            {t.split}
          </button>
        </Form>
      )}
      {others.length === 0 ? null : (
        <Form action={form.action} post={form.post} class="section-s">
          <Hidden type="merge" form={form} at={duty.span} />
          <Field name="with" label={t.merge}>
            {(control) => (
              <select {...control}>
                {others.map(({ span, ref, text: words }) => (
                  <option key={placeText(span)} value={placeText(span)}>
                    {`${ref}. ${shortened(words)}`}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button class="btn btn--second" type="submit">
            {t.mergeDo}
          </button>
        </Form>
      )}
      <Form action={form.action} post={form.post} class="section-s">
        <Hidden type="drop" form={form} at={duty.span} />
        <button class="btn btn--second" type="submit">
          {t.drop}
        </button>
      </Form>
    </details>
  );
}
