/** Whether an expression speaks of a name: outside texts in quotation marks, and not as a part of a longer word. */
export function mentions(text: string, name: string): boolean {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  for (let at = bare.indexOf(name); at !== -1; at = bare.indexOf(name, at + 1)) {
    const before = bare[at - 1] ?? ' ';
    const after = bare[at + name.length] ?? ' ';
    if (!LETTER.test(before) && before !== '.' && !LETTER.test(after)) return true;
  }
  return false;
}

const LETTER = /[\p{L}\p{N}_]/u;

/** Says something of null itself, and so knows what to do without a value. */
export const mentionsNull = (text: string): boolean => mentions(text, 'null') || mentions(text, 'is defined');
