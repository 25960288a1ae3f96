const LONGEST = 200;

/** The name a file is kept under, from what its sender called it: NFC, the last part of a path, no control or direction
 *  characters, at most 200 characters with the ending kept. Never used as a path: content lies under its hash. */
export function keptFileName(declared: string): string {
  const last = declared.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replaceAll(/[\p{C}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'tep';
  const letters = [...clean];
  if (letters.length <= LONGEST) return clean;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return letters.slice(0, LONGEST - ending.length).join('') + ending;
}
