export const LINK_PATH = 'link';

/** Where a one-time link leads. */
export const linkAddress = (origin: string, secret: string): string => `${origin}/${LINK_PATH}/${secret}`;
