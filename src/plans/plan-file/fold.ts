/** Lower case, without Vietnamese marks (đ by hand), so that "Sở GTVT" and "so gtvt" meet. Source: DOMAIN §8. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
