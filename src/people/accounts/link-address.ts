export const LINK_PATH = 'link';

/** Where a one-time link leads. */
export const linkAddress = (origin: string, secret: string): string => `${origin}/${LINK_PATH}/${secret}`;

/** The origin that a request was sent to, as the one who sent it knows it. */
export const originOf = ({
  protocol,
  headers,
}: {
  readonly protocol: string;
  readonly headers: { readonly host?: string | undefined };
}): string => `${protocol}://${headers.host ?? ''}`;
