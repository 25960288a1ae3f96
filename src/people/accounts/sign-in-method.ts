import type { Refusal } from '../../../workflows/vocabulary';

/** A way to prove who one is. A password is one; a body's own directory (OIDC) will be another, and gives nothing but this: which
 *  account it is. Sessions, roles and scope begin after it and do not ask how. */
export interface SignInMethod<Given> {
  /** As the record of access names it. */
  readonly name: string;
  /** The account, or one refusal that is the same for every reason. */
  prove(given: Given, from: { readonly address: string }): Promise<{ readonly account: string } | Refusal>;
}
