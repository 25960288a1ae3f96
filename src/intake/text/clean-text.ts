/** The one form in which a text is read and its places are counted: NFC, `\n` line ends, no byte-order mark, no form feeds. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/^\ufeff/u, '')
    .replace(/\r\n?|\u2028|\u2029|\u0085|\f|\v/gu, '\n');
