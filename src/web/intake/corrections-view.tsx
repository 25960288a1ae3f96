import type { Correction } from '../../intake/drafts/correction';
import { Form } from '../page/form';
import { useView, useWords } from '../page/view';
import type { DraftProps } from './draft-props';
import { Hidden, type DraftForm } from './duty-form';
import { CORRECTION_WORDS, DRAFT_WORDS } from './intake-words';
import { shortened } from './paper-text';

/** Everything that people said of the reading, the newest first, each to be taken back. */
export function Corrections({ shown: { row }, form }: DraftProps) {
  const { language } = useView();
  const t = useWords(DRAFT_WORDS);
  const { corrections } = row;
  return (
    <section class="panel" aria-labelledby="corrections">
      <h2 id="corrections">{t.corrections(corrections.length)}</h2>
      {corrections.length === 0 ? <p class="muted">{t.noCorrections}</p> : null}
      <ul class="tasks tasks--long">
        {corrections
          .map((one, index) => ({ one, index }))
          .reverse()
          .map(({ one, index }) => (
            <li key={index}>
              <div>{correctionText(one, row.text, language)}</div>
              {form === null ? null : <TakeBack form={form} index={index} />}
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Takes one correction back. */
export function TakeBack({ form, index }: { readonly form: DraftForm; readonly index: number }) {
  const t = useWords(DRAFT_WORDS);
  return (
    <Form action={form.action} post={form.post}>
      <Hidden type="take-back" form={form} />
      <input type="hidden" name="index" value={index} />
      <button class="btn btn--second btn--small" type="submit">
        {t.takeBack}
      </button>
    </Form>
  );
}

/** One correction in a line. */
export function correctionText(one: Correction, text: string, language: 'vi' | 'en'): string {
  const done = CORRECTION_WORDS(language)[one.op];
  if (one.op === 'unit') return `${done}: ${one.name}`;
  if (one.op === 'head') return done;
  return `${done}: ${shortened(text.slice(one.at.start, one.at.end))}`;
}
