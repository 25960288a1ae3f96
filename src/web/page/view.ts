import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SignedIn } from '../../people/accounts/signed-in';
import type { Language } from '../../platform/refusals/refusal-text';
import type { IconName } from './icons.table';

/** Who looks, in which language, and at which address: what every part of a page may need. */
export interface View {
  readonly language: Language;
  /** Null where nobody has signed in. */
  readonly signedIn: SignedIn | null;
  /** Path and query of the page, to come back to. */
  readonly address: string;
  /** What a form of this answer carries to be taken for ours; null where nobody has signed in. */
  readonly formWord: string | null;
  /** Grows while the page is drawn: only these icons are sent along. */
  readonly icons: Set<IconName>;
}

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('a part of a page is drawn outside of one');
  return view;
}

/** The words of a catalogue in the language of whoever looks. */
export const useWords = <T>(words: (language: Language) => T): T => words(useView().language);
