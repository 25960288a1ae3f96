import { AccountKeeping } from '../../src/people/accounts/account-keeping.service';
import type { DeskWorld } from './desk-world';
import { PageClient } from './page-client';
import { accountOf, clientOf, type Client } from './signed-in-client';

/** An account that keeps accounts, granted as at the machine itself: one that belongs to nobody, or the one of a person. */
export async function administrator(
  { plan, served }: DeskWorld,
  name = 'quan-tri',
  person: string | null = null,
): Promise<string> {
  const account = await accountOf(plan.fresh.database, name, person);
  const wish = { account: name, role: 'administrator', unit: null, from: null, to: null } as const;
  const refused = await served.app.get(AccountKeeping).grant(wish);
  if (refused !== null) throw new Error(refused.code);
  return account;
}

/** A program, and a browser without scripts, in which an administrator has signed in. */
export async function administratorClient(world: DeskWorld, name = 'quan-tri'): Promise<Client> {
  await administrator(world, name);
  return clientOf(world.served.app, world.plan.fresh.database, null, name);
}
export async function administratorPages(world: DeskWorld, name = 'quan-tri'): Promise<PageClient> {
  await administrator(world, name);
  return PageClient.named(world.served.app, world.plan.fresh.database, { name, person: null });
}
