/** Text as people search for it: without Vietnamese marks (đ by hand, since Unicode does not take it apart), in lower case,
 *  with single spaces. "Sở  GTVT", "so gtvt" and any placement of a tone mark meet. Source: DOMAIN §8. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
