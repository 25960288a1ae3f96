import type { Language } from './refusals/refusal-text';

/** What a page says: a sentence, or a function of what stands in it. */
type Sentence = string | ((...facts: never[]) => string);
type Table = Readonly<Record<string, { readonly vi: Sentence; readonly en: Sentence }>>;

type Said<Text> = Text extends string ? string : Text;
/** The English of an entry takes what its Vietnamese takes. */
type Paired<W extends Table> = { readonly [K in keyof W]: { readonly vi: W[K]['vi']; readonly en: Said<W[K]['vi']> } };
type Spoken<W extends Table> = { readonly [K in keyof W]: Said<W[K]['vi']> };

/** The words of one subject: `LIST_WORDS('vi').title`. */
export type Words<W extends Table = Table> = (language: Language) => Spoken<W>;

/** Makes a catalogue of a page's texts. A language that lacks an entry, a sentence that lacks what the other one takes, and a use of
 *  an entry that is not there are type errors. */
export function words<W extends Table>(table: W & Paired<W>): (language: Language) => Spoken<W> {
  const spoken = (language: Language) =>
    Object.fromEntries(Object.entries<Table[string]>(table).map(([key, pair]) => [key, pair[language]]));
  const both = { vi: spoken('vi'), en: spoken('en') };
  return (language) => both[language] as Spoken<W>;
}
