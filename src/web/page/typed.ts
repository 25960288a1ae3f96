/** What was typed into a form, as the browser sent it: in NFC, with the line ends of Unix. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** One field of a form; what was sent twice counts once. */
export const fieldOf = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

/** All values of a field that may be sent several times. */
export const fieldsOf = (typed: Typed, name: string): readonly string[] => [typed[name] ?? []].flat();

/** Only texts: anything else that a parser made is left out. */
export function typedFrom(body: Readonly<Record<string, unknown>>): Typed {
  const cleaned = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, clean(value)]];
    return Array.isArray(value) ? [[name, value.filter((each) => typeof each === 'string').map(clean)]] : [];
  });
  return Object.fromEntries(cleaned);
}

const clean = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n');
