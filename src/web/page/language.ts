import type { Language } from '../../platform/refusals/refusal-text';

export const LANGUAGE_COOKIE = 'dondoc-language';

/** Vietnamese, unless somebody chose otherwise in this browser. */
export function languageOf(cookies: string | undefined): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(\\w+)`).exec(cookies ?? '')?.[1];
  return chosen === 'en' ? 'en' : 'vi';
}
