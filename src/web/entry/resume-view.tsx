import { Form } from '../page/form';
import { useWords } from '../page/view';
import { ENTRY_WORDS } from './entry-words';
import type { KeptForm } from './kept-form';

/** What was typed before the session ended, to be sent by a click and not by itself: who signs in may be somebody else. */
export function Resume({ kept }: { readonly kept: KeptForm }) {
  const t = useWords(ENTRY_WORDS);
  const shown = kept.fields.filter(([, value]) => value.trim() !== '');
  return (
    <div class="panel">
      <h1>{t.resumeTitle}</h1>
      <p class="section-s">{t.resumeLead}</p>
      <dl class="summary section-s">
        {shown.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd class="kept">{value}</dd>
          </div>
        ))}
      </dl>
      <Form action={kept.action} class="section-s">
        {kept.fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <div class="actions">
          <button class="btn" type="submit">
            {t.resumeSend}
          </button>
          <a class="btn btn--plain" href={kept.page}>
            {t.resumeLeave}
          </a>
        </div>
      </Form>
    </div>
  );
}
