import type { SignedIn } from './signed-in';

/** Who asks, by request. Kept beside the request and not in it: nothing that was sent can be taken for it. */
const known = new WeakMap<object, SignedIn>();

export const rememberSignedIn = (request: object, signedIn: SignedIn): void => void known.set(request, signedIn);

/** Null on a route that is open to anybody, and for a request that was turned away. */
export const signedInOf = (request: object): SignedIn | null => known.get(request) ?? null;
