/** The session's secret among the cookies of a request, or null. */
export function cookieSecret(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) {
      const value = part.slice(at + 1).trim();
      return /^[\w-]{1,200}$/.test(value) ? value : null;
    }
  }
  return null;
}

/** How the session's cookie is set. Lax: a link in a mail leads to one's own page; what changes anything asks for more than the
 *  cookie. */
export const sessionCookie = (secure: boolean) => ({ httpOnly: true, secure, sameSite: 'lax', path: '/' }) as const;
