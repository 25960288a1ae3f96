import { isIP } from 'node:net';

/** How the house is reached from outside: on this machine alone, or under a name over https behind a proxy. */

/** What is known of the way a request took. */
export interface Reach {
  /** Over https up to us or up to a proxy that we trust. */
  readonly secure: boolean;
  /** Address at the other end of the connection itself. */
  readonly peer: string;
  /** Somebody says that it was passed on. */
  readonly forwarded: boolean;
  readonly host: string | undefined;
}

export class Frontage {
  private readonly origin: string | null;

  /** `publicUrl`: where people reach it; null: on this machine only. */
  constructor(publicUrl: string | null) {
    this.origin = publicUrl === null ? null : new URL(publicUrl).origin;
  }

  get secure(): boolean {
    return this.origin?.startsWith('https:') === true;
  }

  /** A browser takes a `__Host-` cookie only over https, for this host alone and for all of its paths: no neighbour can plant one. */
  get cookieName(): string {
    return this.secure ? '__Host-dondoc' : 'dondoc';
  }

  /** Where people reach it, given where it listens. */
  addressOf(listening: string): string {
    return this.origin ?? listening;
  }

  /** Under a public name nothing is answered that came in the clear, unless it never left this machine. On this machine alone only its
   *  own names are answered, or a foreign name that is made to point here could read along. */
  isReachedSafely(reach: Reach): boolean {
    if (this.secure) return reach.secure || this.isThisMachine(reach);
    return isLoopbackHost(reach.host) || hostOf(this.origin) === reach.host;
  }

  /** The other end is this machine and nobody says that it passes something on. */
  isThisMachine({ peer, forwarded }: Reach): boolean {
    return !forwarded && isLoopback(peer);
  }

  /** Whether a page of ours asks. A request that does not say where it comes from does not count as ours. */
  isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined) return false;
    if (this.origin !== null) return origin === this.origin;
    return isLoopbackHost(host) && origin === `http://${host}`;
  }
}

const hostOf = (origin: string | null): string | null => (origin === null ? null : new URL(origin).host);

export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

function isLoopbackHost(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || isLoopback(name);
}
