import type { Language } from '../../platform/refusals/refusal-text';
import type { PageResult } from '../page/page-result';
import { ENTRY_WORDS } from './entry-words';
import { SignIn, type SignInProps } from './sign-in-view';

const EMPTY: Omit<SignInProps, 'onward'> = { kept: null, name: '', refused: null, wrong: [] };

/** The page on which one signs in; `onward` is where it leads. */
export function signInPage(
  language: Language,
  { status = 200, ...props }: Partial<SignInProps> & { readonly onward: string; readonly status?: number },
): PageResult {
  const t = ENTRY_WORDS(language);
  const shown = { ...EMPTY, ...props };
  const failed = shown.refused !== null || shown.wrong.length > 0;
  return {
    ...{ kind: 'page', status },
    title: failed ? t.errorTitle(t.title) : t.title,
    body: <SignIn {...shown} />,
  };
}
