import { ADDRESS } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { useWords } from '../page/view';
import type { FieldRefusal } from '../../platform/refused';
import type { Refusal } from '../../../workflows/vocabulary';
import { ENTRY_WORDS } from './entry-words';

export interface SignInProps {
  /** Where to go on. */
  readonly onward: string;
  /** A form that was sent when nobody was signed in any more, as text; null: none. */
  readonly kept: string | null;
  readonly name: string;
  readonly refused: Refusal | null;
  readonly wrong: readonly FieldRefusal[];
}

/** Where everybody comes in. */
export function SignIn({ onward, kept, name, refused, wrong }: SignInProps) {
  const t = useWords(ENTRY_WORDS);
  return (
    <div class="panel entry">
      <h1>{t.title}</h1>
      <ErrorSummary refused={refused} wrong={wrong} labels={{ name: t.name, password: t.password }} />
      <p class={kept === null ? 'muted section-s' : 'notice notice--soon section-s'}>
        {kept === null ? t.lead : t.ended}
      </p>
      <form method="post" action={ADDRESS.signIn} class="section-s">
        <input type="hidden" name="onward" value={onward} />
        {kept === null ? null : <input type="hidden" name="kept" value={kept} />}
        <Field name="name" label={t.name} wrong={wrong}>
          {(control) => (
            <input {...control} class="w-full" value={name} autocomplete="username" autocapitalize="none" required />
          )}
        </Field>
        <Field name="password" label={t.password} wrong={wrong}>
          {(control) => <input {...control} class="w-full" type="password" autocomplete="current-password" required />}
        </Field>
        <button class="btn" type="submit">
          {t.submit}
        </button>
      </form>
    </div>
  );
}
